"""Working copies: the draft with what only our own side may read.

The outgoing path does not know this module; the command group leads `draft --working` here.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from clausekit.diagnostics import Report
from clausekit.library.guides import read_guide
from clausekit.library.locate import BUILT_IN
from clausekit.model.walk import places
from clausekit.negotiation.bases import Ground, ground_of
from clausekit.negotiation.words import words_for
from clausekit.writers.docx.working import (
    WorkingLine,
    WorkingNotes,
    check_working_target,
    write_working,
)
from clausekit.writers.options import PLAIN, WriteOptions

if TYPE_CHECKING:
    from clausekit.assemble.draft import Draft
    from clausekit.library.load import Library
    from clausekit.library.records import Clause


def working_notes(draft: Draft, library: Library, today: datetime.date) -> WorkingNotes:
    """Return what a working copy shows beyond the agreement.

    Args:
        draft: A draft that has an agreement.
        library: The shelf, guides included.
        today: The day by which law is old or not.
    """
    assert draft.agreement is not None
    holder = {
        getattr(node, "key", ""): place.provision
        for place in places(draft.agreement)
        for node in place.line
    }
    blanks = draft.provenance.blanks
    origins = draft.provenance.provisions
    return WorkingNotes(
        blanks=tuple(
            WorkingLine(f"{b.label} ({b.clause})", holder.get(b.key, ""))
            for b in blanks
            if b.kind == "missing"
        ),
        confirms=tuple(
            WorkingLine(f"{b.label} ({b.clause})", holder.get(b.key, ""))
            for b in blanks
            if b.kind == "confirm"
        ),
        unreviewed=tuple(
            WorkingLine(f"{c.clause} {c.version}: {c.status}", c.key)
            for c in draft.provenance.clauses
            if not c.signed_off
        ),
        law=tuple(_law(draft, library, today)),
        comments=_comments(draft, library, today),
        departures=frozenset(key for key, o in origins.items() if o.layer != BUILT_IN),
        names={key: f"{o.clause}.{o.provision}" for key, o in origins.items()},
    )


def write_working_copy(
    draft: Draft,
    library: Library,
    path: Path,
    today: datetime.date,
    options: WriteOptions = PLAIN,
) -> None:
    """Write the working copy of a draft, complete or not at all.

    Raises:
        OutputError: The name does not end in `.working.docx`, outgoing copies lie beside it, or the
            place cannot be written.
    """
    from clausekit.source.files import check_writable, write_atomically

    check_working_target(path)
    check_writable(path)
    assert draft.agreement is not None
    notes = working_notes(draft, library, today)
    write_atomically(path, write_working(draft.agreement, notes, options), private=True)


def _law(draft: Draft, library: Library, today: datetime.date) -> Iterator[WorkingLine]:
    first = _first_provisions(draft)
    by_warning: dict[str, dict[str, list[str]]] = {}
    for one in draft.chosen.values():
        for basis in _grounds(one.clause, library, draft_language(draft), today):
            if basis.warnings:
                clauses = by_warning.setdefault("; ".join(basis.warnings), {})
                clauses.setdefault(one.clause.id, []).append(basis.source)
    for warning, clauses in by_warning.items():
        yield WorkingLine(f"{warning}:")
        for clause, sources in clauses.items():
            yield WorkingLine(f"{clause}: {'; '.join(sources)}", first.get(clause, ""))


def _comments(draft: Draft, library: Library, today: datetime.date) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for id_, key in _first_provisions(draft).items():
        clause = draft.chosen[id_].clause
        notes = [*_objections(clause, library, draft_language(draft))]
        bases = [
            b.source + (f" ({'; '.join(b.warnings)})" if b.warnings else "")
            for b in _grounds(clause, library, draft_language(draft), today)
        ]
        if bases:
            notes.append("Rests on: " + "; ".join(bases))
        if notes:
            found[key] = tuple(notes)
    return found


def _objections(clause: Clause, library: Library, language: str) -> Iterator[str]:
    report = Report()  # what is wrong with a guide is told by `check`
    guide = read_guide(library, clause.id, language, report)
    if guide is None:
        guide = read_guide(library, clause.id, "en", report)
    for objection in guide.objections if guide else ():
        yield f"{objection.words} – {objection.answer}"


def _grounds(
    clause: Clause, library: Library, language: str, today: datetime.date
) -> tuple[Ground, ...]:
    words = words_for(language)
    return tuple(
        ground_of(b, library.instruments.get(b.instrument), language, words, today)
        for b in clause.bases
    )


def _first_provisions(draft: Draft) -> dict[str, str]:
    """Return the key of the first provision of each clause."""
    first: dict[str, str] = {}
    for key, origin in draft.provenance.provisions.items():
        first.setdefault(origin.clause, key)
    return first


def draft_language(draft: Draft) -> str:
    """Return the language of a draft that has an agreement."""
    assert draft.agreement is not None
    return draft.agreement.language
