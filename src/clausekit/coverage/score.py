"""Each demand of a checklist against what stands in a draft.

A demand names elements, never clauses. An element counts only where its wording stands in the
assembled text at the chosen strength; one that an overlay replaced counts when its author restated it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from clausekit.coverage.standing import Standing, Step, Way
from clausekit.lean import dataclass

if TYPE_CHECKING:
    from clausekit.library.checklists import Checklist, Demand

ASKED_OF_THE_COMPANY = ("company", "context")
"""Whose demands an agreement is measured by; those to others it can meet in part at best."""


class Status(StrEnum):
    """What became of a demand."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not-met"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True)
class DemandResult:
    """What an agreement gives of one demand.

    Attributes:
        provisions: Numbers of the provisions that carry what it asks, as this draft prints them.
        missing: Elements that are not carried, as `clause#element`.
        one_of: Those of `missing` of which a single one is enough.
        ways: How each missing element would come into the draft.
        remainder: What no clause of the library gives, in the words of the checklist.
    """

    demand: Demand
    status: Status
    provisions: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()
    remainder: str = ""

    @property
    def unconfirmed(self) -> tuple[str, ...]:
        """Missing elements whose words a layer replaced without restating what they carry."""
        return tuple(w.element for w in self.ways if w.step is Step.RESTATE)

    @property
    def would_meet(self) -> tuple[str, ...]:
        """Clauses that are not in the draft and would bring what is missing."""
        return tuple(dict.fromkeys(w.clause for w in self.ways if w.step is Step.ADD))

    @property
    def counts(self) -> bool:
        """Whether the agreement is measured by this demand."""
        return (
            self.demand.addressee in ASKED_OF_THE_COMPANY
            and self.status is not Status.NOT_APPLICABLE
        )


@dataclass(frozen=True, slots=True)
class ChecklistResult:
    """All demands of a checklist."""

    name: str
    results: tuple[DemandResult, ...]

    def count(self, status: Status) -> int:
        """Return how many demands have the status."""
        return sum(1 for r in self.results if r.status is status)

    @property
    def asked(self) -> int:
        """Number of the demands that the agreement is measured by."""
        return sum(1 for r in self.results if r.counts)

    @property
    def met(self) -> int:
        """Number of these that are met in full."""
        return sum(1 for r in self.results if r.counts and r.status is Status.MET)

    @property
    def share_met(self) -> float:
        """Percentage of the demands on the company that are met in full, 0 to 100."""
        return 100.0 * self.met / self.asked if self.asked else 100.0


def score(checklist: Checklist, given: Standing) -> ChecklistResult:
    """Return what a draft gives of every demand of a checklist."""
    results = (_result(demand, given) for demand in checklist.demands.values())
    return ChecklistResult(checklist.name, tuple(results))


def _result(demand: Demand, given: Standing) -> DemandResult:
    wanted = (*demand.all_of, *demand.any_of)
    if not wanted:
        status = Status.NOT_MET if demand.addressee == "company" else Status.NOT_APPLICABLE
        return DemandResult(demand, status, remainder=demand.partly)
    found = [e for e in wanted if e in given.carried]
    missing = tuple(e for e in demand.all_of if e not in given.carried)
    one_of = () if any(e in given.carried for e in demand.any_of) else demand.any_of
    return DemandResult(
        demand=demand,
        status=_status(demand, bool(found), complete=not missing and not one_of),
        provisions=tuple(dict.fromkeys(n for e in found for n in given.carried[e])),
        missing=(*missing, *one_of),
        one_of=one_of,
        ways=tuple(given.way_to(e) for e in (*missing, *one_of)),
        remainder=demand.partly,
    )


def _status(demand: Demand, found: bool, *, complete: bool) -> Status:
    if complete and not demand.partly:
        return Status.MET
    if complete or found:
        return Status.PARTLY
    asked = demand.addressee in ASKED_OF_THE_COMPANY
    return Status.NOT_MET if asked else Status.NOT_APPLICABLE
