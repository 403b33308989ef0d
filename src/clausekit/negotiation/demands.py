"""Which demands rest on which clause, and which are lost when one gives way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from clausekit.assemble.facts import Facts
from clausekit.assemble.provisions import holds
from clausekit.coverage.score import Status, score
from clausekit.coverage.standing import Standing, standing
from clausekit.lean import dataclass
from clausekit.negotiation.case import Case
from clausekit.negotiation.positions import Held

if TYPE_CHECKING:
    from clausekit.library.checklists import Demand
    from clausekit.library.records import Clause

_ORDER = {Status.MET: 2, Status.PARTLY: 1, Status.NOT_MET: 0, Status.NOT_APPLICABLE: 0}


@dataclass(frozen=True, slots=True)
class Loss:
    """A demand that is met less than before.

    Attributes:
        checklist: Its checklist.
        missing: Elements that went, as `topic/clause#element`.
        wholly: Whether nothing of it is left.
    """

    checklist: str
    demand: Demand
    missing: tuple[str, ...]
    wholly: bool


class Scales:
    """Weighs a draft against the demands that count."""

    def __init__(self, case: Case) -> None:
        self.case = case
        clauses = {id_: chosen.clause for id_, chosen in case.draft.chosen.items()}
        given = standing(case.agreement, case.draft.provenance, clauses)
        self.carried = frozenset(given.carried)
        """Elements that the draft carries, as `topic/clause#element`."""
        self._facts = Facts(case.request.facts)
        self._present = frozenset(case.draft.chosen) | frozenset(
            case.library.template(case.request.template).inherits
        )

    def resting_on(self, clause: str) -> tuple[tuple[str, Demand], ...]:
        """Return the demands that the draft meets, in part or whole, through a clause."""
        own = {e for e in self.carried if e.startswith(f"{clause}#")}
        return tuple(
            (checklist, demand)
            for (checklist, _), demand in self.case.demands.items()
            if own.intersection(demand.all_of) or own.intersection(demand.any_of)
        )

    def elements_at(self, clause: Clause, position: Held) -> frozenset[str]:
        """Return the elements that a clause carries in full at a position."""
        if position.without:
            return frozenset()
        text = clause.texts.get(self.case.language)
        carried: set[str] = set()
        lost: set[str] = set(position.loses)
        for id_, provision in clause.provisions.items():
            if not provision.stands_at(position.strength):
                continue
            elements = provision.elements_at(position.strength)
            conditional = not holds(provision.when, self._facts, self._present)
            if id_ in position.omit and not conditional:
                lost.update(elements)
            elif not conditional:
                rung = provision.wording_at(position.strength)
                wording = text.wordings.get(id_, {}).get(rung) if text else None
                (carried if wording is None or wording.restated else lost).update(elements)
        return frozenset(f"{clause.id}#{e}" for e in carried - lost)

    def with_positions(self, positions: Mapping[str, Held]) -> frozenset[str]:
        """Return what the draft would carry with some clauses at other positions."""
        kept = {e for e in self.carried if e.partition("#")[0] not in positions}
        for id_, position in positions.items():
            kept |= self.elements_at(self.case.draft.chosen[id_].clause, position)
        return frozenset(kept)

    def lost(self, before: Iterable[str], after: Iterable[str]) -> tuple[Loss, ...]:
        """Return the demands that fewer elements meet less, in the order of the checklists."""
        first, second = frozenset(before), frozenset(after)
        if second >= first:
            return ()
        found = []
        for checklist in self.case.checklists:
            then, now = (score(checklist, _bare(e)) for e in (first, second))
            for old, new in zip(then.results, now.results, strict=True):
                missing = tuple(e for e in new.missing if e in first and e not in second)
                if _ORDER[new.status] < _ORDER[old.status] or (
                    missing and new.status != old.status
                ):
                    wholly = _ORDER[new.status] == 0
                    found.append(Loss(checklist.name, old.demand, missing, wholly))
        return tuple(found)


def _bare(elements: frozenset[str]) -> Standing:
    return Standing(dict.fromkeys(elements, ()), frozenset())
