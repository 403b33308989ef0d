"""What every check looks at: the whole library, read once, with the place of everything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Any

from clausekit.diagnostics import Report
from clausekit.lean import dataclass
from clausekit.library.clause import structure_of
from clausekit.library.traverse import Guards, lines, pieces
from clausekit.model.strength import STRENGTHS, Strength
from clausekit.notation.nodes import InlineNode

if TYPE_CHECKING:
    from clausekit.library.load import Library
    from clausekit.library.records import (
        AgreementTemplate,
        Clause,
        Glossary,
        Instrument,
        Provision,
        Wording,
    )
    from clausekit.source.places import Places
    from clausekit.source.span import Span


@dataclass(frozen=True, slots=True)
class Use:
    """A piece of notation in a clause, and when it is printed.

    Attributes:
        provision: The provision in whose words it stands; None for headings, options and forms.
        strengths: Strengths at which it may be printed.
        guards: Expressions of the conditions around it.
        option: The option whose words it belongs to, as parameter and option.
    """

    node: InlineNode
    provision: Provision | None
    strengths: tuple[Strength, ...]
    guards: Guards
    option: tuple[str, str] | None = None


@dataclass(slots=True)
class ClauseView:
    """A clause with the places in its clause.yaml and its notation by language."""

    clause: Clause
    data: Mapping[str, Any]
    places: Places
    uses: Mapping[str, tuple[Use, ...]]

    def error(
        self, rule: str, message: str, span: Span | None, report: Report, hint: str = ""
    ) -> None:
        """Report an error of this clause."""
        report.error(rule, message, span, clause=self.clause.id, hint=hint)

    def span(self, *path: str | int) -> Span:
        """Return the place of a value in clause.yaml."""
        return self.places.span(path)

    def key_span(self, *path: str | int) -> Span:
        """Return the place of a key in clause.yaml."""
        return self.places.key_span(path)


@dataclass(slots=True)
class Context:
    """The library as the checks see it.

    Attributes:
        glossaries: By language; one that cannot be read is not there.
        owners: The clause that brings a form, by form id.
        complete: Whether every clause could be read, so that what nobody uses is really unused.
    """

    library: Library
    report: Report
    views: Mapping[str, ClauseView]
    known: frozenset[str]
    glossaries: Mapping[str, Glossary]
    instruments: Mapping[str, Instrument]
    templates: Mapping[str, AgreementTemplate]
    owners: Mapping[str, str] = field(default_factory=dict)
    complete: bool = True


def view_of(clause: Clause, library: Library) -> ClauseView:
    """Return a clause with the places in its clause.yaml."""
    data, places = structure_of(library.folders(clause.id, Report()))
    uses = {language: tuple(_uses(clause, language)) for language in clause.texts}
    return ClauseView(clause, data, places, uses)


def _uses(clause: Clause, language: str) -> Iterator[Use]:
    text = clause.texts[language]
    yield from _everywhere(text.heading)
    for id_, given in text.wordings.items():
        for rung, wording in given.items():
            yield from _in_wording(clause.provisions.get(id_), rung, wording)
    for name, options in text.options.items():
        for option, words in options.items():
            yield from _everywhere(words, (name, option))
    for forms in clause.forms.values():
        if language in forms:
            yield from _everywhere(forms[language].heading)
            for content, _ in lines(forms[language].blocks):
                yield from _everywhere(content)


def _everywhere(
    words: tuple[InlineNode, ...], option: tuple[str, str] | None = None
) -> Iterator[Use]:
    for node, guards in pieces(words):
        yield Use(node, None, STRENGTHS, guards, option)


def _in_wording(provision: Provision | None, rung: Strength, wording: Wording) -> Iterator[Use]:
    printed = _printed_at(provision, rung) if provision else STRENGTHS
    for content, strengths in lines(wording.blocks):
        at = tuple(s for s in printed if not strengths or str(s) in strengths)
        for node, guards in pieces(content):
            yield Use(node, provision, at, guards)


def _printed_at(provision: Provision, rung: Strength) -> tuple[Strength, ...]:
    """Return the strengths at which the wording of a strength is printed."""
    return tuple(s for s in STRENGTHS if provision.stands_at(s) and provision.wording_at(s) is rung)


__all__ = ["ClauseView", "Context", "Use", "view_of"]
