"""Checklists: what unions want an agreement to cover, demand by demand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from clausekit.lean import dataclass

if TYPE_CHECKING:
    from clausekit.diagnostics import Report
    from clausekit.library.shelf import Shelf
    from clausekit.source.span import Span

FOLDER = "clauses/checklists"


@dataclass(frozen=True, slots=True)
class Demand:
    """What a union wants an agreement to cover, in the words of a document.

    Attributes:
        addressee: company, government, union or context.
        all_of, any_of: Elements that meet it, as `topic/clause#element`.
        partly: What remains unmet, in words.
    """

    id: str
    document: str
    place: str
    quote: str
    addressee: str
    all_of: tuple[str, ...]
    any_of: tuple[str, ...]
    span: Span
    file: str = ""
    title: str = ""
    partly: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Checklist:
    """The demands of one union, in the order of the file."""

    name: str
    demands: Mapping[str, Demand]
    span: Span


def read_checklist(shelves: Sequence[Shelf], name: str, report: Report) -> Checklist | None:
    """Return a checklist, or None where it cannot be used."""
    from clausekit.library.layers import read_record

    record = read_record(shelves, f"{FOLDER}/{name}.yaml", "checklist", report)
    if record is None:
        return None
    demands: dict[str, Demand] = {}
    for id_, entry in record.data.items():
        met_by = entry.get("met_by", {})
        demands[id_] = Demand(
            id=id_,
            document=entry["document"],
            place=entry["place"],
            quote=entry["quote"],
            addressee=entry["addressee"],
            all_of=tuple(met_by.get("all_of", ())),
            any_of=tuple(met_by.get("any_of", ())),
            span=record.places.key_span((id_,)),
            file=entry.get("file", ""),
            title=entry.get("title", ""),
            partly=entry.get("partly", ""),
            note=entry.get("note", ""),
        )
    return Checklist(name, demands, record.places.span())
