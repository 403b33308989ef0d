"""The mandate: what a union opened with, wants and can accept. Private."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from clausekit.lean import dataclass
from clausekit.library.schemas import validate
from clausekit.model.strength import Strength
from clausekit.source.yaml import load_yaml

if TYPE_CHECKING:
    from clausekit.diagnostics import Report
    from clausekit.source.places import YamlDocument
    from clausekit.source.span import Span

PositionName: TypeAlias = Literal["opening", "target", "floor"]
POSITIONS: tuple[PositionName, ...] = ("opening", "target", "floor")
WITHOUT = "none"
"""Written in the place of a strength: we can sign without this clause."""
FORMAT = 1
USUAL_WEIGHT = 3


@dataclass(frozen=True, slots=True)
class Position:
    """What a mandate says of one position on one clause.

    Attributes:
        strength: None where the file names none: then the position above it goes on.
        without: Whether the clause may be missing altogether.
        words: Words of the union's own.
        loses: Elements that these own words do not carry.
    """

    span: Span
    strength: Strength | None = None
    without: bool = False
    values: Mapping[str, Any] = field(default_factory=dict)
    omit: tuple[str, ...] = ()
    words: str = ""
    loses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClauseMandate:
    """What a mandate says of one clause.

    Attributes:
        weight: 1 to 5; what the file does not weigh counts 3.
        trade_for: What to ask for in exchange, or to give.
    """

    id: str
    span: Span
    weight: int = USUAL_WEIGHT
    positions: Mapping[PositionName, Position] = field(default_factory=dict)
    trade_for: tuple[str, ...] = ()
    notes: str = ""


@dataclass(frozen=True, slots=True)
class RoundNote:
    """A private note on an entry of the rounds."""

    entry: int
    note: str


@dataclass(frozen=True, slots=True)
class Mandate:
    """A mandate file, read.

    Attributes:
        agreement: Name of the agreement file that it belongs to.
        given_by, given_on: Who gave it and when.
        checklists: Names of the checklists whose demands count.
    """

    document: YamlDocument
    agreement: str = ""
    given_by: str = ""
    given_on: str = ""
    checklists: tuple[str, ...] = ()
    clauses: Mapping[str, ClauseMandate] = field(default_factory=dict)
    notes: str = ""
    rounds: tuple[RoundNote, ...] = ()

    def weight(self, clause: str) -> int:
        """Return the weight of a clause."""
        found = self.clauses.get(clause)
        return found.weight if found else USUAL_WEIGHT

    def notes_on(self, entry: int) -> tuple[str, ...]:
        """Return the private notes on an entry of the rounds."""
        return tuple(n.note for n in self.rounds if n.entry == entry)


def read_mandate(text: str, file: str, report: Report) -> Mandate | None:
    """Return a mandate, or None with the reasons in the report."""
    document = load_yaml(text, file, report)
    if document is None or not validate(document.data, "mandate", document, report):
        return None
    data = document.data if isinstance(document.data, dict) else {}
    given = _mapping(data.get("given"))
    return Mandate(
        document=document,
        agreement=_text(data.get("agreement")),
        given_by=_text(given.get("by")),
        given_on=_text(given.get("on")),
        checklists=_texts(data.get("checklists")),
        clauses={
            id_: _clause(document, id_, _mapping(entry))
            for id_, entry in _mapping(data.get("clauses")).items()
        },
        notes=_text(data.get("notes")),
        rounds=_rounds(data.get("rounds")),
    )


def _clause(document: YamlDocument, id_: str, entry: Mapping[str, Any]) -> ClauseMandate:
    positions = {
        name: _position(document.span(("clauses", id_, name)), entry[name])
        for name in POSITIONS
        if entry.get(name) is not None
    }
    weight = entry.get("weight")
    return ClauseMandate(
        id=id_,
        span=document.key_span(("clauses", id_)),
        weight=weight if isinstance(weight, int) else USUAL_WEIGHT,
        positions=positions,
        trade_for=_texts(entry.get("trade_for")),
        notes=_text(entry.get("notes")),
    )


def _position(span: Span, raw: Any) -> Position:
    if isinstance(raw, str):
        if raw == WITHOUT:
            return Position(span, without=True)
        return Position(span, Strength(raw))
    found = _mapping(raw)
    strength = found.get("strength")
    return Position(
        span=span,
        strength=Strength(strength) if strength and strength != WITHOUT else None,
        without=strength == WITHOUT,
        values=_mapping(found.get("values")),
        omit=_texts(found.get("omit")),
        words=_text(found.get("words")),
        loses=_texts(found.get("loses")),
    )


def _rounds(raw: Any) -> tuple[RoundNote, ...]:
    entries = raw if isinstance(raw, list) else []
    return tuple(RoundNote(e["entry"], e["note"]) for e in entries)


def _mapping(raw: Any) -> dict[str, Any]:
    return raw if isinstance(raw, dict) else {}


def _text(raw: Any) -> str:
    return raw.strip() if isinstance(raw, str) else ""


def _texts(raw: Any) -> tuple[str, ...]:
    if isinstance(raw, str):
        return (raw.strip(),) if raw.strip() else ()
    return tuple(x for x in raw if isinstance(x, str)) if isinstance(raw, list) else ()
