"""What stands around the articles: title, parties, recitals, closing formula, proposal line."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from clausekit.assemble.expand import Scope, blank, expand
from clausekit.assemble.keys import key_of
from clausekit.assemble.numbering import number
from clausekit.assemble.provisions import holds
from clausekit.assemble.request import AgreementRequest, PartyRequest
from clausekit.lean import dataclass
from clausekit.model.agreement import Party, Recital, Words
from clausekit.model.inline import Line, Text, Value
from clausekit.model.pattern import filled
from clausekit.model.scheme import Scheme
from clausekit.notation.nodes import ParagraphNode
from clausekit.source.span import Span
from clausekit.values.format import join, show
from clausekit.values.types import Date

if TYPE_CHECKING:
    from clausekit.library.records import AgreementTemplate, TemplateText


@dataclass(frozen=True, slots=True)
class PartyBook:
    """The parties as texts of the template may name them: `parties.company.name`."""

    template: AgreementTemplate
    roles: Mapping[str, str]
    given: tuple[PartyRequest, ...]
    main: Mapping[str, Any]
    place: Callable[..., Span]
    """Gives the place of a key in the agreement file, where a person writes what is missing."""

    def line(self, expression: str, scope: Scope) -> Line:
        """Return what `parties.<slot>.<field>` prints; a field that nobody gave is a blank.

        `main_agreement.title` and `main_agreement.date` print the agreement that an annex belongs to.
        """
        if expression.startswith("main_agreement."):
            return self._main(expression.partition(".")[2], scope)
        _, slot, field = (*expression.split("."), "", "")[:3]
        found = [getattr(p, field, "") for p in self.given if p.slot == slot]
        names = [n for n in found if n]
        if names:
            return (Value(join(names, scope.language), "name"),)
        return (
            blank(f"{self.roles.get(slot, slot)}: {field}", scope, self.place("parties", slot)),
        )

    def _main(self, field: str, scope: Scope) -> Line:
        raw = self.main.get(field)
        shown = printed_date(raw, scope.language) if field == "date" else raw
        if shown:
            return (Value(str(shown), "name"),)
        place = self.place("main_agreement", field)
        return (blank(f"main agreement: {field}", scope, place),)


def parties(book: PartyBook, words: Words, scope: Scope) -> tuple[Party, ...]:
    """Return the parties in the template's order; what nobody gave is a visible blank."""
    out = []
    for slot in book.template.parties:
        role = book.roles.get(slot.id, slot.id)
        given = [p for p in book.given if p.slot == slot.id]
        if not given and slot.required:
            given = [PartyRequest(slot.id, "")]
        place = book.place("parties", slot.id)
        for party in given:
            out.append(
                Party(
                    role=role,
                    name=_field(party.name, f"{role}: {words.name}", scope, place),
                    seat=_field(party.seat, f"{role}: {words.seat}", scope, place),
                    signatory=(Value(party.signatory, "name"),) if party.signatory else (),
                    capacity=(Value(party.capacity, "name"),) if party.capacity else (),
                )
            )
    return tuple(out)


def _field(given: str, label: str, scope: Scope, place: Span) -> Line:
    return (Value(given, "name"),) if given else (blank(label, scope, place),)


def recitals(
    template: AgreementTemplate,
    text: TemplateText,
    facts: Mapping[str, Any],
    present: frozenset[str],
    scheme: Scheme,
    scope: Scope,
) -> tuple[Recital, ...]:
    """Return the recitals whose conditions hold, numbered."""
    out: list[Recital] = []
    for id_, when in template.recitals.items():
        if not holds(when, facts, present):
            continue
        nodes = tuple(
            n
            for block in text.recitals.get(id_, ())
            if isinstance(block, ParagraphNode)
            for n in block.content
        )
        count = number(scheme, "recital", {"recital": len(out) + 1})
        out.append(Recital(key_of("recital", id_), count, expand(nodes, scope)))
    return tuple(out)


def title(request: AgreementRequest, text: TemplateText, scope: Scope) -> tuple[Line, Line]:
    """Return title and subtitle: the file's own, else the template's."""
    main = (Value(request.title, "name"),) if request.title else expand(text.title, scope)
    sub = (Value(request.subtitle, "name"),) if request.subtitle else expand(text.subtitle, scope)
    return main, sub


def proposal(request: AgreementRequest, words: Words) -> str:
    """Return `Union proposal 2, 23 November 2026`, or an empty text when the file names none."""
    given = request.proposal
    if not given:
        return ""
    parts = [filled(words.proposal, {"number": str(given.get("number", ""))})]
    if date := printed_date(given.get("date"), request.language):
        parts.append(date)
    return ", ".join(p.strip() for p in parts)


def printed_date(raw: object, language: str) -> str:
    """Return an ISO date as the language prints it; an empty text where there is none."""
    try:
        return show(Date(datetime.date.fromisoformat(str(raw))), language) if raw else ""
    except ValueError:
        return ""  # the schema has reported it


def plain_text(text: str) -> Line:
    """Return words of the template as a line."""
    return (Text(text),) if text else ()
