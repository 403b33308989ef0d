"""Templates name clauses, forms and schemes that are there, and bring what their defaults require."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausekit.diagnostics import Report
from clausekit.errors import ClausekitError, InputError
from clausekit.library.checks.context import Context
from clausekit.library.checks.requirements import required
from clausekit.library.layers import read_record
from clausekit.library.templates import FOLDER
from clausekit.source.nearest import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausekit.library.records import AgreementTemplate
    from clausekit.source.places import Path, Places


def check_templates(context: Context) -> None:
    """Report what the templates name and the library lacks."""
    for template in context.templates.values():
        path = f"{FOLDER}/{template.id}/template.yaml"
        record = read_record(context.library.shelves, path, "template", Report())
        assert record is not None, "a template that was read can be read again"
        _check_names(template, record.places, context)
        _check_closed(template, record.places, context)
        _check_numbering(template, record.places, context)


def _check_names(template: AgreementTemplate, places: Places, context: Context) -> None:
    lists: list[tuple[Path, tuple[str, ...]]] = [(("inherits",), template.inherits)]
    for number, article in enumerate(template.articles):
        lists.append((("articles", number, "takes"), article.takes))
        lists.append((("articles", number, "default"), article.default))
    for path, names in lists:
        for position, name in enumerate(names):
            what = "clause" if "/" in name else "topic"
            known = context.known if what == "clause" else context.library.topics
            _report_unknown(name, known, what, (*path, position), places, context)
    for position, form in enumerate(template.schedules):
        _report_unknown(form, context.owners, "form", ("schedules", position), places, context)


def _report_unknown(
    name: str, known: Iterable[str], what: str, path: Path, places: Places, context: Context
) -> None:
    if name not in set(known):
        message = f"There is no {what} “{name}”."
        hint = suggestion(name, known)
        context.report.error(f"template/unknown-{what}", message, places.span(path), hint=hint)


def _check_closed(template: AgreementTemplate, places: Places, context: Context) -> None:
    there = {i for article in template.articles for i in article.default} | {*template.inherits}
    for number, article in enumerate(template.articles):
        for position, id_ in enumerate(article.default):
            view = context.views.get(id_)
            if view is None:
                continue
            span = places.span(("articles", number, "default", position))
            for needed in required(view):
                if needed in context.known and needed not in there:
                    message = f"“{id_}” refers to “{needed}”, which this template does not bring."
                    hint = f"Add “{needed}” to the defaults."
                    context.report.error("template/not-closed", message, span, hint=hint)
            for conflict in view.clause.conflicts:
                if conflict in there:
                    message = (
                        f"“{id_}” conflicts with “{conflict}”, which this template brings too."
                    )
                    context.report.error("template/conflict", message, span)


def _check_numbering(template: AgreementTemplate, places: Places, context: Context) -> None:
    for language in template.texts:
        try:
            context.library.numbering(template.numbering, language, context.report)
        except InputError:
            continue  # the report has what is wrong with the scheme
        except ClausekitError as error:
            span = places.span(("numbering",))
            context.report.error("template/numbering", error.message, span, hint=error.hint or "")
