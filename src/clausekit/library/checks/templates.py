"""Templates name clauses, forms and schemes that are there, and bring what their defaults require."""

from __future__ import annotations

from clausekit.errors import NotFoundError
from clausekit.library.checks.context import Context
from clausekit.library.checks.requirements import required
from clausekit.library.records import AgreementTemplate, TemplateArticle
from clausekit.source.nearest import suggestion


def check_templates(context: Context) -> None:
    """Report what the templates name and the library lacks."""
    for template in context.templates.values():
        for article in template.articles:
            _check_article(template, article, context)
        _check_closed(template, context)
        for form in template.schedules:
            if form not in context.owners:
                message = f"“{template.id}” prints the form “{form}”, which no clause brings."
                hint = suggestion(form, context.owners)
                context.report.error("template/unknown-form", message, template.span, hint=hint)
        for id_ in template.inherits:
            if id_ not in context.known:
                message = f"“{template.id}” inherits “{id_}”, which is no clause."
                hint = suggestion(id_, context.known)
                context.report.error("template/unknown-clause", message, template.span, hint=hint)
        for language in template.texts:
            try:
                context.library.numbering(template.numbering, language, context.report)
            except NotFoundError as error:
                context.report.error(
                    "template/numbering", error.message, template.span, hint=error.hint or ""
                )


def _check_article(template: AgreementTemplate, article: TemplateArticle, context: Context) -> None:
    topics = context.library.topics
    for id_ in article.takes:
        if "/" not in id_ and id_ not in topics:
            message = f"“{template.id}”, article “{article.id}”: there is no topic “{id_}”."
            hint = suggestion(id_, topics)
            context.report.error("template/unknown-topic", message, article.span, hint=hint)
    for id_ in (*article.takes, *article.default):
        if "/" in id_ and id_ not in context.known:
            message = f"“{template.id}”, article “{article.id}”: there is no clause “{id_}”."
            hint = suggestion(id_, context.known)
            context.report.error("template/unknown-clause", message, article.span, hint=hint)


def _check_closed(template: AgreementTemplate, context: Context) -> None:
    brought = [id_ for article in template.articles for id_ in article.default]
    there = {*brought, *template.inherits}
    for id_ in brought:
        view = context.views.get(id_)
        if view is None:
            continue
        for needed in required(view):
            if needed in context.known and needed not in there:
                message = f"“{template.id}” brings “{id_}”, which refers to “{needed}”."
                hint = f"Add “{needed}” to the defaults."
                context.report.error("template/not-closed", message, template.span, hint=hint)
        for conflict in view.clause.conflicts:
            if conflict in there:
                message = f"“{template.id}” brings “{id_}” and “{conflict}”, which conflict."
                context.report.error("template/conflict", message, template.span)
