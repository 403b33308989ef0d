"""What a kind of agreement must get right for itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from clausekit.model.pattern import strange_places
from clausekit.notation.nodes import ParagraphNode
from clausekit.source.nearest import suggestion

if TYPE_CHECKING:
    from clausekit.diagnostics import Report
    from clausekit.library.layers import LayeredRecord
    from clausekit.library.records import AgreementTemplate, TemplateText

_SECTIONS = ("subtitle", "closing")
_PLACES = {"page": ("page", "pages"), "proposal": ("number",), "inherited": ("heading",)}
"""What may stand in braces, by the key of the words."""


def check_template(template: AgreementTemplate, record: LayeredRecord, report: Report) -> None:
    """Report articles and recitals that do not fit together."""
    places = record.places
    seen: dict[str, str] = {}
    taken: dict[str, str] = {}
    doubled: set[tuple[str, str]] = set()
    for index, article in enumerate(template.articles):
        if article.id in seen:
            span = places.span(("articles", index, "id"))
            report.error("template/twice", f"The article “{article.id}” stands twice.", span)
        seen[article.id] = article.id
        for key, ids in (("takes", article.takes), ("default", article.default)):
            for position, id_ in enumerate(ids):
                holder = taken.setdefault(id_, article.id)
                if holder != article.id and (article.id, id_) not in doubled:
                    doubled.add((article.id, id_))
                    span = places.span(("articles", index, key, position))
                    message = f"“{article.id}” and “{holder}” both take “{id_}”."
                    hint = "Let one article take it."
                    report.error("template/two-articles", message, span, hint=hint)
        for position, id_ in enumerate(article.required):
            if id_ not in article.default:
                span = places.span(("articles", index, "required", position))
                message = f"“{id_}” is required but not among the defaults of “{article.id}”."
                report.error("template/required", message, span, hint="Add it to “default”.")
    for id_, when in template.recitals.items():
        for fact in when.facts:
            if fact not in template.facts:
                span = places.key_span(("recitals", id_, "when", fact))
                hint = suggestion(fact, template.facts, "Declare it under “facts”.")
                message = f"The template declares no fact “{fact}”."
                report.error("template/unknown-fact", message, span, hint=hint)


def check_template_text(template: AgreementTemplate, text: TemplateText, report: Report) -> None:
    """Report headings, recitals, roles and labels that a text lacks or has too many."""
    articles = [article.id for article in template.articles]
    known = list(_SECTIONS)
    _check_section_group("article", articles, text.articles, text, report)
    _check_section_group("recital", template.recitals, text.recitals, text, report)
    known += (f"article.{id_}" for id_ in articles)
    known += (f"recital.{id_}" for id_ in template.recitals)
    for id_, span in text.sections.items():
        if id_ not in known:
            message = f"“{id_}” is no part of this template."
            report.error("template/unknown-section", message, span, hint=suggestion(id_, known))
    for id_, nodes in text.articles.items():
        if not nodes and id_ in articles:
            span = text.sections[f"article.{id_}"]
            report.error("template/heading", "A heading is one line of words.", span)
    for id_, blocks in text.recitals.items():
        if len(blocks) != 1 or not isinstance(blocks[0], ParagraphNode):
            span = text.sections[f"recital.{id_}"]
            report.error("template/recital", "A recital is one paragraph.", span)
    _check_labels(template, text, report)
    _check_places(text, report)


def _check_section_group(
    group: str,
    declared: Iterable[str],
    given: Mapping[str, object],
    text: TemplateText,
    report: Report,
) -> None:
    for id_ in declared:
        if id_ not in given:
            message = f"The {group} “{id_}” has no words in “{text.language}”."
            hint = f"Add “## {group}.{id_}”."
            report.error("template/no-words", message, text.span, hint=hint)


def _check_labels(template: AgreementTemplate, text: TemplateText, report: Report) -> None:
    for slot in template.parties:
        if slot.id not in text.roles:
            message = f"“roles” does not say what “{slot.id}” is called in “{text.language}”."
            report.error("template/no-role", message, text.span)
    for fact in template.facts:
        if fact not in text.facts:
            message = f"“facts” has no label for “{fact}” in “{text.language}”."
            report.error("template/no-label", message, text.span)


def _check_places(text: TemplateText, report: Report) -> None:
    words = {**text.words, "inherited": text.inherited}
    for key, known in _PLACES.items():
        for braced in strange_places(words.get(key, ""), known):
            message = f"“{key}” has “{braced[:40]}”, which nothing fills."
            hint = f"It may have: {', '.join(f'{{{name}}}' for name in known)}."
            report.error("template/place", message, text.span, hint=hint)
