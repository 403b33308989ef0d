"""Topics and instruments: the two lists that all clauses share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from clausekit.library.layers import read_record
from clausekit.library.records import Instrument, Topic

if TYPE_CHECKING:
    from clausekit.diagnostics import Report
    from clausekit.library.shelf import Shelf

TOPICS = "clauses/topics.yaml"
INSTRUMENTS = "clauses/instruments.yaml"


def read_topics(shelves: Sequence[Shelf], report: Report) -> dict[str, Topic]:
    """Return the topics by id, in the order of the file."""
    record = read_record(shelves, TOPICS, "topics", report)
    if record is None:
        return {}
    topics = record.data["topics"]
    return {id_: Topic(id_, order, topics[id_]["title"]) for order, id_ in enumerate(topics, 1)}


def read_instruments(shelves: Sequence[Shelf], report: Report) -> dict[str, Instrument]:
    """Return the instruments by id, in the order of the file."""
    record = read_record(shelves, INSTRUMENTS, "instruments", report)
    if record is None:
        return {}
    return {
        id_: Instrument(
            id=id_,
            title=entry["title"],
            short=entry.get("short", {}),
            kind=entry["kind"],
            status=entry["status"],
            scope=entry["scope"],
            as_of=entry["as_of"],
            verified=entry["verified"],
            span=record.places.key_span((id_,)),
            applies_from=entry.get("applies_from", ""),
            url=entry.get("url", ""),
            note=entry.get("note", ""),
        )
        for id_, entry in record.data.items()
    }
