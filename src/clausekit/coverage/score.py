"""Each demand of a checklist against the provisions of a draft.

A demand names elements, never clauses. An element counts only where its wording stands in the
assembled text at the chosen strength; one that an overlay replaced counts when its author restated it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from clausekit.model.agreement import Agreement
from clausekit.model.provenance import Provenance

if TYPE_CHECKING:
    from clausekit.library.checklists import Checklist, Demand


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
        unconfirmed: Elements whose words a layer replaced without restating what they carry.
        would_meet: Clauses that are not in the draft and would bring what is missing.
        remainder: What no clause of the library gives, in the words of the checklist.
    """

    demand: Demand
    status: Status
    provisions: tuple[str, ...]
    missing: tuple[str, ...]
    unconfirmed: tuple[str, ...]
    would_meet: tuple[str, ...]
    remainder: str = ""


@dataclass(frozen=True, slots=True)
class ChecklistResult:
    """All demands of a checklist."""

    name: str
    results: tuple[DemandResult, ...]

    def count(self, status: Status) -> int:
        """Return how many demands have the status."""
        return sum(1 for r in self.results if r.status is status)

    @property
    def share_met(self) -> float:
        """Percentage of the demands an agreement can meet that are met in full, 0 to 100."""
        asked = len(self.results) - self.count(Status.NOT_APPLICABLE)
        return 100.0 * self.count(Status.MET) / asked if asked else 100.0


def carried_elements(
    agreement: Agreement, provenance: Provenance
) -> tuple[dict[str, list[str]], set[str]]:
    """Return, for each element in the text, the numbers of its provisions; and unconfirmed elements."""
    numbers = provision_numbers(agreement)
    carried: dict[str, list[str]] = {}
    unconfirmed: set[str] = set()
    for key, origin in provenance.provisions.items():
        if key not in numbers:
            continue
        for element in origin.elements:
            carried.setdefault(f"{origin.clause}#{element}", []).append(numbers[key])
        unconfirmed.update(f"{origin.clause}#{element}" for element in origin.unconfirmed)
    return carried, unconfirmed - carried.keys()


def provision_numbers(agreement: Agreement) -> dict[str, str]:
    """Return the printed number of each provision by its key."""
    return {
        p.key: p.number
        for article in agreement.articles
        for p in (*article.provisions, *(p for s in article.sections for p in s.provisions))
    }


def score(checklist: Checklist, agreement: Agreement, provenance: Provenance) -> ChecklistResult:
    """Return what the agreement gives of every demand of a checklist."""
    carried, unconfirmed = carried_elements(agreement, provenance)
    present = {c.clause for c in provenance.clauses}
    results = (
        _result(demand, carried, unconfirmed, present) for demand in checklist.demands.values()
    )
    return ChecklistResult(checklist.name, tuple(results))


def _result(
    demand: Demand, carried: Mapping[str, list[str]], unconfirmed: set[str], present: set[str]
) -> DemandResult:
    wanted = (*demand.all_of, *demand.any_of)
    found = [e for e in wanted if e in carried]
    numbers = tuple(dict.fromkeys(n for e in found for n in carried[e]))
    if not wanted:
        asked = demand.addressee == "company"
        status = Status.NOT_MET if asked else Status.NOT_APPLICABLE
        return DemandResult(demand, status, (), (), (), (), demand.partly)
    missing = [e for e in demand.all_of if e not in carried]
    if demand.any_of and not any(e in carried for e in demand.any_of):
        missing += demand.any_of
    if not missing:
        status = Status.PARTLY if demand.partly else Status.MET
    elif found:
        status = Status.PARTLY
    elif demand.addressee in ("government", "union"):
        status = Status.NOT_APPLICABLE
    else:
        status = Status.NOT_MET
    return DemandResult(
        demand=demand,
        status=status,
        provisions=numbers,
        missing=tuple(missing),
        unconfirmed=tuple(e for e in missing if e in unconfirmed),
        would_meet=_absent(missing, present),
        remainder=demand.partly,
    )


def _absent(elements: Iterable[str], present: set[str]) -> tuple[str, ...]:
    clauses = (e.partition("#")[0] for e in elements)
    return tuple(dict.fromkeys(c for c in clauses if c not in present))
