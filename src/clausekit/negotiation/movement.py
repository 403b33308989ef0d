"""How far each side has moved on a value, and what is left between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from clausekit.lean import dataclass
from clausekit.negotiation.case import Case
from clausekit.negotiation.entries import Entry, Party
from clausekit.negotiation.measure import better
from clausekit.negotiation.positions import typed
from clausekit.negotiation.state import Subject

if TYPE_CHECKING:
    from clausekit.library.records import Clause, Parameter
    from clausekit.values.types import TypedValue


@dataclass(frozen=True, slots=True)
class Offer:
    """A value that a side named in a round."""

    round: int
    value: TypedValue


@dataclass(frozen=True, slots=True)
class Track:
    """One parameter through the rounds.

    Attributes:
        union, company: What each side named, without repetitions.
    """

    parameter: Parameter
    union: tuple[Offer, ...]
    company: tuple[Offer, ...]

    @property
    def open(self) -> bool:
        """Whether the two sides name different values, or one of them none."""
        if not self.union or not self.company:
            return True
        return self.union[-1].value != self.company[-1].value

    @property
    def moved(self) -> bool:
        """Whether a side has changed what it names."""
        return len(self.union) > 1 or len(self.company) > 1

    @property
    def went_back(self) -> tuple[Party, ...]:
        """Sides that in their last move went away from the other side."""
        found = []
        for party, offers, away in (
            (Party.UNION, self.union, 1),
            (Party.COMPANY, self.company, -1),
        ):
            if len(offers) > 1:
                last = better(self.parameter, offers[-1].value, offers[-2].value)
                if last == away:
                    found.append(party)
        return tuple(found)


def tracks(case: Case, subject: Subject) -> tuple[Track, ...]:
    """Return the parameters of a subject on which a side has named a value, in the clause's order."""
    placed = case.clauses.get(subject.clause)
    if placed is None:
        return ()
    clause = placed.chosen.clause
    found = []
    for name, parameter in clause.parameters.items():
        union = tuple(_offers(case, clause, name, subject.side(Party.UNION)))
        company = tuple(_offers(case, clause, name, subject.side(Party.COMPANY)))
        if union or company:
            found.append(Track(parameter, union, company))
    return tuple(found)


def _offers(case: Case, clause: Clause, name: str, entries: Iterable[Entry]) -> Iterator[Offer]:
    last: TypedValue | None = None
    for entry in entries:
        raw = entry.values.get(name)
        if raw is None and entry.strength is not None:
            raw = clause.parameters[name].values.get(entry.strength)
        value = typed(case, clause, name, raw)
        if value is not None and value != last:
            last = value
            yield Offer(entry.round, value)
