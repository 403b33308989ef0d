"""Which value is more, and which is better for workers."""

from __future__ import annotations

import datetime
import pickle
from decimal import Decimal
from typing import Any

import pytest

from clausekit.library.records import Parameter
from clausekit.source.span import Span
from clausekit.values.compare import better_for_workers, compare
from clausekit.values.types import (
    Choice,
    Count,
    Date,
    Duration,
    Flag,
    ListValue,
    Money,
    Percent,
    Ratio,
    TextValue,
    TypedValue,
)

A, B, C = TextValue("a"), TextValue("b"), TextValue("c")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Duration(14, "days"), Duration(30, "days"), -1),
        (Duration(2, "weeks"), Duration(14, "days"), 0),
        (Duration(3, "weeks"), Duration(14, "days"), 1),
        (Duration(1, "years"), Duration(11, "months"), 1),
        (Duration(30, "days"), Duration(1, "months"), None),
        (Duration(27, "days"), Duration(1, "months"), -1),
        (Duration(62, "days"), Duration(1, "months"), 1),
        (Duration(10, "working-days"), Duration(10, "days"), None),
        (Duration(48, "hours"), Duration(1, "days"), 1),
        (Duration(0, "days"), Duration(0, "months"), 0),
        (Count(3), Count(4), -1),
        (Percent(Decimal("2.5")), Percent(2), 1),
        (Ratio(3, 1), Ratio(2, 1), 1),
        (Ratio(1, 2), Ratio(Decimal("0.5")), 0),
        (Money(5, "EUR"), Money(6, "EUR"), -1),
        (Money(5, "EUR"), Money(5, "USD"), None),
        (Date(datetime.date(2026, 1, 1)), Date(datetime.date(2027, 1, 1)), -1),
        (Flag(True), Flag(True), 0),
        (Choice("a"), Choice("a"), 0),
        (Choice("a"), Choice("b"), None),
        (TextValue("a"), TextValue("b"), None),
        (ListValue((A, B)), ListValue((B, A)), 0),
        (ListValue((A, B)), ListValue((A,)), 1),
        (ListValue((A,)), ListValue((A, C)), -1),
        (ListValue((A,)), ListValue((B,)), None),
        (Count(3), Percent(3), None),
    ],
)
def test_order(one: TypedValue, other: TypedValue, expected: int | None) -> None:
    assert compare(one, other) == expected
    assert compare(other, one) == (None if expected is None else -expected)


def parameter(kind: Any, better: str, options: tuple[str, ...] = ()) -> Parameter:
    return Parameter("p", kind, Span("clause.yaml"), unit="days", better=better, options=options)


@pytest.mark.parametrize(
    ("spec", "one", "other", "expected"),
    [
        (parameter("duration", "higher"), Duration(30, "days"), Duration(14, "days"), 1),
        (parameter("duration", "lower"), Duration(30, "days"), Duration(14, "days"), -1),
        (parameter("duration", "lower"), Duration(14, "days"), Duration(14, "days"), 0),
        (parameter("duration", "none"), Duration(30, "days"), Duration(14, "days"), None),
        (parameter("duration", "none"), Duration(14, "days"), Duration(14, "days"), 0),
        (parameter("choice", "none", ("all", "some")), Choice("all"), Choice("some"), 1),
        (parameter("choice", "none", ("all", "some")), Choice("some"), Choice("all"), -1),
        (parameter("choice", "none", ("all", "some")), Choice("all"), Choice("all"), 0),
        (parameter("choice", "none", ("all", "some")), Choice("all"), Choice("none"), None),
        (parameter("flag", "true"), Flag(True), Flag(False), 1),
        (parameter("flag", "false"), Flag(True), Flag(False), -1),
        (parameter("flag", "none"), Flag(True), Flag(False), None),
        (parameter("flag", "none"), Flag(True), Flag(True), 0),
        (parameter("list", "higher"), ListValue((A, B)), ListValue((A,)), 1),
        (parameter("list", "higher"), ListValue((A,)), ListValue((B,)), None),
    ],
)
def test_what_is_better_for_workers(
    spec: Parameter, one: TypedValue, other: TypedValue, expected: int | None
) -> None:
    assert better_for_workers(spec, one, other) == expected


def test_a_value_is_held_against_bare_numbers_and_texts() -> None:
    days = Duration(30, "days")
    assert days == 30
    assert days > 14
    assert days <= 30.0
    assert Percent(Decimal("2.1")) == 2.1
    assert Choice("all") == "all"
    assert Flag(True) == True  # noqa: E712
    assert Count(1) != True  # noqa: E712
    assert Date(datetime.date(2027, 3, 1)) < "2027-03-02"
    assert not Count(0)
    assert "a" in ListValue((A, B))
    assert len(ListValue((A, B))) == 2
    assert list(ListValue((A, B))) == [A, B]


def test_values_are_equal_only_in_type_and_every_field() -> None:
    assert Duration(7, "days") != Duration(7, "weeks")
    assert Count(7) != Percent(7)
    assert Money(7, "EUR") != Money(7, "USD")
    assert TextValue("a") != Choice("a")
    assert Count(7) == Count(7)
    assert len({Count(7), Count(7), Duration(7, "days")}) == 2
    assert Count(7) != object()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Duration(7, "days"), Duration(7, "weeks")),
        (Money(7, "EUR"), Money(7, "USD")),
        (Count(7), Percent(7)),
        (Count(7), "7"),
        (TextValue("a"), 7),
    ],
)
def test_what_has_no_common_measure_has_no_order(one: Any, other: Any) -> None:
    with pytest.raises(TypeError, match="cannot be held against"):
        assert one < other


def test_values_survive_pickling() -> None:
    value = ListValue((A, Choice("b")))
    assert pickle.loads(pickle.dumps(value)) == value
