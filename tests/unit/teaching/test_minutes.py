"""Minutes: shared out in whole fives, and days in a room with interpretation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.teaching.shipped_courses import NAMES, plan

from clausekit.teaching.minutes import (
    clock,
    interpreted,
    minutes_of,
    overrun,
    shared_out,
    timetable,
)

FIVES = st.integers(1, 40).map(lambda n: n * 5)


@given(st.lists(FIVES, min_size=1, max_size=8), st.integers(0, 60))
def test_parts_are_whole_fives_and_make_the_total(shares: list[int], more: int) -> None:
    total = 5 * (len(shares) + more)
    parts = shared_out(total, shares)
    assert sum(parts) == total
    assert all(part >= 5 and part % 5 == 0 for part in parts)


@given(st.lists(FIVES, min_size=1, max_size=8))
def test_parts_that_fit_stay_as_they_are(shares: list[int]) -> None:
    assert shared_out(sum(shares), shares) == tuple(shares)


@given(st.integers(0, 287).map(lambda n: n * 5))
def test_a_time_of_day_reads_back(minutes: int) -> None:
    assert minutes_of(clock(minutes)) == minutes


@pytest.mark.parametrize("name", NAMES)
def test_minutes_make_up_the_day_and_steps_the_session(name: str) -> None:
    for day in plan(name).days:
        slots = timetable(day)
        assert slots[0].begins == day.starts
        assert slots[-1].ends == day.ends
        for slot in slots:
            if slot.session.module is not None:
                assert sum(s.minutes for s in slot.session.steps) == slot.session.minutes


@pytest.mark.parametrize("name", NAMES)
def test_nobody_works_for_more_than_two_hours_and_a_half_without_a_break(name: str) -> None:
    for day in plan(name).days:
        stretch = 0
        for session in day.sessions:
            stretch = 0 if session.module is None else stretch + session.minutes
            assert stretch <= 150, f"{stretch} minutes"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("factor", [1.25, 1.5, 2.0])
def test_interpretation_gives_every_session_its_factor_and_keeps_the_breaks(
    name: str, factor: float
) -> None:
    before, after = plan(name), interpreted(plan(name), factor)
    lengths = {s.module.id: s.minutes for s in before.sessions if s.module}
    for session in after.sessions:
        assert session.module is not None
        assert 0 <= session.minutes - lengths[session.module.id] * factor < 5
        assert sum(s.minutes for s in session.steps) == session.minutes
    for old, new in zip(before.days, after.days, strict=True):
        lunches = [s.minutes for s in old.sessions if s.pause == "lunch"]
        assert [s.minutes for s in new.sessions if s.pause == "lunch"] == lunches
        assert new.sessions[0].module is not None
        assert new.sessions[-1].module is not None


@pytest.mark.parametrize("name", NAMES)
def test_what_falls_away_is_optional_and_named(name: str) -> None:
    before, after = plan(name), interpreted(plan(name), 1.5)
    gone = [s for s in before.sessions if s.module not in [t.module for t in after.sessions]]
    assert sorted(after.left_out) == sorted(s.module.title for s in gone if s.module)
    assert all(s.optional for s in gone)
    assert all(overrun(day) <= 20 for day in after.days)
    assert interpreted(before, 1) is before
