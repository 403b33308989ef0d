"""Defined terms in one language, from the glossaries of all layers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from clausekit.library.layers import LayeredRecord, read_record
from clausekit.library.records import Glossary, Term
from clausekit.library.structure import by_strength
from clausekit.library.traverse import pieces
from clausekit.notation.nodes import InlineNode, TermNode, TextNode
from clausekit.notation.parse import parse_inline

if TYPE_CHECKING:
    from clausekit.diagnostics import Report
    from clausekit.library.shelf import Shelf
    from clausekit.source.places import Path


def glossary_path(language: str) -> str:
    """Return the path of a glossary in a layer."""
    return f"clauses/glossary.{language}.yaml"


def read_glossary(shelves: Sequence[Shelf], language: str, report: Report) -> Glossary:
    """Return the defined terms in a language; without a glossary there are none."""
    record = read_record(shelves, glossary_path(language), "glossary", report)
    if record is None:
        return Glossary(language, {}, {})
    terms = {id_: _term(record, id_, report) for id_ in record.data}
    by_form: dict[str, str] = {}
    for term in terms.values():
        _enter_forms(record, term, by_form, terms, report)
    return Glossary(language, terms, by_form)


def _term(record: LayeredRecord, id_: str, report: Report) -> Term:
    entry = record.data[id_]
    wordings = {
        strength: _words(record, (id_, "wordings", str(strength)), text, report)
        for strength, text in by_strength(entry.get("wordings")).items()
    }
    return Term(
        id=id_,
        term=entry["term"],
        forms=tuple(entry.get("forms", ())),
        definition=_words(record, (id_, "definition"), entry["definition"], report),
        wordings=wordings,
        layer=record.layer_of((id_,)),
        span=record.places.key_span((id_,)),
    )


def _words(record: LayeredRecord, path: Path, text: str, report: Report) -> tuple[InlineNode, ...]:
    nodes = parse_inline(text, record.places.content_span(path), report)
    for node, _ in pieces(nodes):
        if not isinstance(node, TextNode | TermNode):
            message = "A definition holds words and terms only."
            hint = "Put values, conditions and references into a provision."
            report.error("glossary/notation", message, node.span, hint=hint)
    return nodes


def _enter_forms(
    record: LayeredRecord,
    term: Term,
    by_form: dict[str, str],
    terms: dict[str, Term],
    report: Report,
) -> None:
    for index, form in enumerate((term.term, *term.forms)):
        folded = form.casefold()
        holder = by_form.setdefault(folded, term.id)
        if holder == term.id:
            continue
        path: Path = (term.id, "forms", index - 1) if index else (term.id, "term")
        first = terms[holder].span.line
        message = f"“{form}” is a form of two terms: “{holder}” (line {first}) and “{term.id}”."
        hint = "Let one of them keep it."
        report.error("glossary/two-terms", message, record.places.span(path), hint=hint)
