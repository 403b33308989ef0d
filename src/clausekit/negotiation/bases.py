"""What a clause rests on, and what our side must know before saying so aloud."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from clausekit.lean import dataclass
from clausekit.negotiation.case import Case
from clausekit.negotiation.words import PaperWords
from clausekit.values.format import show
from clausekit.values.types import Date

if TYPE_CHECKING:
    from clausekit.library.records import Basis, Instrument

_OLD_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Ground:
    """A basis in words.

    Attributes:
        warnings: What to take care of; empty for law that may be quoted.
    """

    source: str
    state: str
    warnings: tuple[str, ...]


def grounds(case: Case, clause: str, words: PaperWords, today: date) -> tuple[Ground, ...]:
    """Return the bases of a clause with their state and warnings, in the clause's order."""
    return tuple(
        ground_of(
            basis, case.library.instruments.get(basis.instrument), case.language, words, today
        )
        for basis in case.clauses[clause].chosen.clause.bases
    )


def ground_of(
    basis: Basis, record: Instrument | None, language: str, words: PaperWords, today: date
) -> Ground:
    """Return one basis in words, with what to take care of on a day."""
    if record is None:
        source = f"{basis.instrument} {basis.at}".strip()
        return Ground(source, words.verified[basis.verified], (words.unknown_source,))
    title = record.title.get(language) or record.title["en"]
    standing = words.standing.get(record.status, record.status)
    return Ground(
        source=f"{title}, {basis.at}" if basis.at else title,
        state=f"{standing}; {words.verified[basis.verified]}",
        warnings=tuple(_warnings(basis, record, language, words, today)),
    )


def _warnings(
    basis: Basis, record: Instrument, language: str, words: PaperWords, today: date
) -> Iterator[str]:
    if record.status != "in-force":
        yield words.not_in_force
    if basis.verified == "not-yet":
        yield words.not_verified
    oldest = min((d for d in (basis.as_of, record.as_of) if d), default="")
    if oldest and is_old(oldest, today):
        yield words.old.format(date=day(oldest, language))


def is_old(written: str, today: date) -> bool:
    """Return whether a date lies more than twelve months back; False for what is no date."""
    try:
        then = date.fromisoformat(written)
    except ValueError:
        return False
    months = (today.year - then.year) * 12 + today.month - then.month - (today.day < then.day)
    return months > _OLD_MONTHS or (months == _OLD_MONTHS and today.day > then.day)


def day(written: str, language: str) -> str:
    """Return a date in the words of the language."""
    try:
        return show(Date(date.fromisoformat(written)), language)
    except ValueError:
        return written
