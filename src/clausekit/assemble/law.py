"""What the clauses of a draft rest on: verified sources for the text, unverified ones for our side."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from clausekit.model.agreement import Source

if TYPE_CHECKING:
    from clausekit.assemble.structure import BuiltClause
    from clausekit.library.load import Library
    from clausekit.library.records import Basis, Clause


def public_sources(
    built: Iterable[BuiltClause], library: Library, language: str
) -> tuple[Source, ...]:
    """Return the sources that may be printed: verified, in force, under each clause's first provision."""
    out, instruments = [], library.instruments
    for member in built:
        if not member.provisions:
            continue
        key = member.provisions[0].node.key
        for basis in member.chosen.clause.bases:
            record = instruments.get(basis.instrument)
            if record is None or not is_verified(basis) or record.status != "in-force":
                continue
            title = record.title.get(language) or record.title["en"]
            words = f"{title}, {basis.at}" if basis.at else title
            out.append(Source(key, words, basis.url or record.url))
    return tuple(out)


def is_verified(basis: Basis) -> bool:
    """Return whether somebody saw the text or a page that says so."""
    return basis.verified != "not-yet"


def unverified(clauses: Iterable[Clause], library: Library) -> tuple[str, ...]:
    """Return each basis that nobody verified, as `clause: instrument pinpoint`, in order."""
    instruments = library.instruments
    return tuple(
        f"{clause.id}: {basis.instrument} {basis.at}".rstrip()
        for clause in clauses
        for basis in clause.bases
        if not is_verified(basis) or basis.instrument not in instruments
    )
