"""What stands in a draft: the elements that its words carry, and how a missing one would get in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from clausekit.lean import dataclass
from clausekit.library.records import When
from clausekit.model.agreement import Agreement
from clausekit.model.provenance import Provenance
from clausekit.model.strength import Strength

if TYPE_CHECKING:
    from clausekit.library.records import Clause, Provision


class Step(StrEnum):
    """What brings a missing element into the draft."""

    ADD = "add"
    STRENGTHEN = "strengthen"
    TAKE_BACK = "take-back"
    RESTATE = "restate"
    CONDITION = "condition"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Way:
    """How an element that is missing would come into the draft.

    Attributes:
        element: As `topic/clause#element`.
        detail: The clause to add, the strength to take, or the provisions to take back.
        words: What the element says, in one sentence.
    """

    element: str
    step: Step
    detail: str = ""
    words: str = ""

    @property
    def clause(self) -> str:
        """The clause that carries the element."""
        return self.element.partition("#")[0]


@dataclass(frozen=True, slots=True)
class Standing:
    """What the words of a draft carry.

    Attributes:
        carried: Numbers of the provisions that carry an element, as printed.
        unconfirmed: Elements whose words a layer replaced without restating what they carry.
        clauses: The clauses of the draft by id, as they were used.
        strengths: The strength at which each stands.
        printed: Ids of the provisions that stand, by clause.
        sentence: Gives what an element says, also of a clause that is not in the draft.
    """

    carried: Mapping[str, tuple[str, ...]]
    unconfirmed: frozenset[str]
    clauses: Mapping[str, Clause] = field(default_factory=dict)
    strengths: Mapping[str, Strength] = field(default_factory=dict)
    printed: Mapping[str, frozenset[str]] = field(default_factory=dict)
    sentence: Callable[[str], str] = lambda _: ""

    def way_to(self, element: str) -> Way:
        """Return how a missing element would come into the draft."""
        step, detail = self._step_to(element)
        return Way(element, step, detail, self.sentence(element))

    def _step_to(self, element: str) -> tuple[Step, str]:
        id_, _, name = element.partition("#")
        if id_ not in self.strengths:
            return Step.ADD, id_
        if element in self.unconfirmed:
            return Step.RESTATE, ""
        clause = self.clauses.get(id_)
        if clause is None:
            return Step.NONE, ""
        strength = self.strengths[id_]
        left_out = left_out_of(clause, strength, self.printed.get(id_, frozenset()))
        missing = [p.id for p in left_out if name in p.elements_at(strength)]
        if missing:
            return Step.TAKE_BACK, ", ".join(missing)
        for stronger in reversed(list(Strength)[: strength.rank]):
            if any(name in p.elements_at(stronger) for p in clause.provisions.values()):
                return Step.STRENGTHEN, stronger
        if any(name in p.elements for p in clause.provisions.values()):
            return Step.CONDITION, ""
        return Step.NONE, ""


def standing(
    agreement: Agreement,
    provenance: Provenance,
    clauses: Mapping[str, Clause],
    sentence: Callable[[str], str] = lambda _: "",
) -> Standing:
    """Return what stands in a draft.

    An element whose words are spread over several provisions counts only while all of them stand;
    those that a condition keeps out are alternatives and do not take it away.

    Args:
        agreement: The draft.
        provenance: Where its provisions came from.
        clauses: The clauses as this draft used them; without one nothing is known of what it left out.
        sentence: Gives what an element says, for the reports.
    """
    numbers = provision_numbers(agreement)
    carried: dict[str, list[str]] = {}
    unconfirmed: set[str] = set()
    printed: dict[str, set[str]] = {}
    for key, origin in provenance.provisions.items():
        if key not in numbers:
            continue
        printed.setdefault(origin.clause, set()).add(origin.provision)
        for element in origin.elements:
            carried.setdefault(f"{origin.clause}#{element}", []).append(numbers[key])
        unconfirmed.update(f"{origin.clause}#{element}" for element in origin.unconfirmed)
    strengths = {c.clause: Strength(c.strength) for c in provenance.clauses}
    lost = unconfirmed | {
        f"{id_}#{element}"
        for id_, strength in strengths.items()
        if id_ in clauses
        for provision in left_out_of(clauses[id_], strength, frozenset(printed.get(id_, ())))
        for element in provision.elements_at(strength)
    }
    return Standing(
        carried={e: tuple(dict.fromkeys(n)) for e, n in carried.items() if e not in lost},
        unconfirmed=frozenset(unconfirmed),
        clauses=clauses,
        strengths=strengths,
        printed={id_: frozenset(ids) for id_, ids in printed.items()},
        sentence=sentence,
    )


def left_out_of(
    clause: Clause, strength: Strength, printed: frozenset[str]
) -> tuple[Provision, ...]:
    """Return the provisions that a strength prints without any condition and that are not there."""
    return tuple(
        p
        for p in clause.provisions.values()
        if p.stands_at(strength) and p.when == When() and p.id not in printed
    )


def provision_numbers(agreement: Agreement) -> dict[str, str]:
    """Return the printed number of each provision by its key."""
    return {
        p.key: p.number
        for article in agreement.articles
        for p in (*article.provisions, *(p for s in article.sections for p in s.provisions))
    }
