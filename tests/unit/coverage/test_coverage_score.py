"""Demands against what stands, on hand-made data."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausekit.coverage.score import DemandResult, Status, score
from clausekit.coverage.standing import Standing, Step
from clausekit.library.checklists import Checklist, Demand
from clausekit.model.strength import Strength
from clausekit.source.span import Span

HERE = Span("checklist.yaml")
A, B, C, D = "demo/one#a", "demo/one#b", "demo/two#c", "demo/two#d"


def demand(
    all_of: tuple[str, ...] = (),
    any_of: tuple[str, ...] = (),
    addressee: str = "company",
    partly: str = "",
) -> Demand:
    return Demand("X1", "doc", "§1", "words", addressee, all_of, any_of, HERE, partly=partly)


def standing(*elements: str) -> Standing:
    return Standing({e: (f"1.{i}",) for i, e in enumerate(elements, 1)}, frozenset())


def result(asked: Demand, *elements: str) -> DemandResult:
    return score(Checklist("own", {asked.id: asked}, HERE), standing(*elements)).results[0]


@pytest.mark.parametrize(
    ("asked", "elements", "status"),
    [
        (demand((A, B)), (A, B), Status.MET),
        (demand((A, B)), (A,), Status.PARTLY),
        (demand((A, B)), (C,), Status.NOT_MET),
        (demand((), (A, B)), (B,), Status.MET),
        (demand((A,), (B, C)), (A, C), Status.MET),
        (demand((A,), (B, C)), (A,), Status.PARTLY),
        (demand((A,), (B, C)), (C,), Status.PARTLY),
        (demand((A,), partly="the rest"), (A,), Status.PARTLY),
        (demand((A,), partly="the rest"), (), Status.NOT_MET),
        (demand(), (A,), Status.NOT_MET),
        (demand(partly="why not"), (A,), Status.NOT_MET),
        (demand((A,), addressee="context"), (), Status.NOT_MET),
        (demand(addressee="context"), (), Status.NOT_APPLICABLE),
        (demand(addressee="union"), (A,), Status.NOT_APPLICABLE),
        (demand((A,), addressee="union"), (), Status.NOT_APPLICABLE),
        (demand((A,), addressee="government", partly="laws"), (A,), Status.PARTLY),
        (demand((A, B), addressee="government"), (A,), Status.PARTLY),
    ],
)
def test_a_demand_has_the_status_that_its_elements_give(
    asked: Demand, elements: tuple[str, ...], status: Status
) -> None:
    assert result(asked, *elements).status is status


def test_the_provisions_are_named_once_and_in_the_order_of_the_demand() -> None:
    given_here = Standing({A: ("2.1", "2.3"), B: ("2.1",)}, frozenset())
    asked = demand((B, A))
    found = score(Checklist("own", {"X1": asked}, HERE), given_here).results[0]
    assert found.provisions == ("2.1", "2.3")


def test_alternatives_that_are_all_missing_are_named_as_such() -> None:
    found = result(demand((A,), (B, C)))
    assert found.missing == (A, B, C)
    assert found.one_of == (B, C)
    assert result(demand((A,), (B, C)), C).missing == (A,)


def test_clauses_that_are_absent_would_meet_what_is_missing() -> None:
    present = Standing({A: ("1.1",)}, frozenset(), strengths={"demo/one": Strength.BASIC})
    asked = demand((A, B, C, D))
    found = score(Checklist("own", {"X1": asked}, HERE), present).results[0]
    assert found.would_meet == ("demo/two",)
    assert [w.step for w in found.ways] == [Step.NONE, Step.ADD, Step.ADD]


def test_the_share_is_of_demands_on_the_company_alone() -> None:
    demands = {
        "X1": demand((A,)),
        "X2": demand((B,)),
        "X3": demand((A,), addressee="context"),
        "X4": demand((A,), addressee="union", partly="their own task"),
        "X5": demand(addressee="government"),
    }
    found = score(Checklist("own", demands, HERE), standing(A))
    assert (found.met, found.asked) == (2, 3)
    assert found.share_met == pytest.approx(200 / 3)
    assert [found.count(s) for s in Status] == [2, 1, 1, 1]


def test_a_checklist_that_asks_nothing_of_the_company_is_met() -> None:
    found = score(Checklist("own", {"X1": demand(addressee="union")}, HERE), standing())
    assert found.share_met == 100.0


ELEMENTS = st.sampled_from([A, B, C, D])
RANK = {Status.NOT_APPLICABLE: 0, Status.NOT_MET: 0, Status.PARTLY: 1, Status.MET: 2}


@given(
    all_of=st.lists(ELEMENTS, unique=True),
    any_of=st.lists(ELEMENTS, unique=True),
    addressee=st.sampled_from(["company", "government", "union", "context"]),
    partly=st.sampled_from(["", "the rest"]),
    carried=st.sets(ELEMENTS),
    more=ELEMENTS,
)
def test_one_element_more_never_makes_a_demand_worse(
    all_of: list[str], any_of: list[str], addressee: str, partly: str, carried: set[str], more: str
) -> None:
    asked = demand(tuple(all_of), tuple(any_of), addressee, partly)
    before, after = result(asked, *sorted(carried)), result(asked, *sorted(carried | {more}))
    assert RANK[after.status] >= RANK[before.status]
    assert set(after.missing) <= set(before.missing)
    assert (after.status is Status.MET) <= (not after.missing and not partly)
    assert set(after.missing).isdisjoint(carried | {more})
