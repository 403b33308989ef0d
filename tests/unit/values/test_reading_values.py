"""What a user may write for a parameter, and what is said when it cannot be read."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausekit.diagnostics import Report
from clausekit.library.records import Parameter
from clausekit.source.span import Span
from clausekit.values.read import read_value
from clausekit.values.spec import Spec
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

PLACE = Span("agreement.yaml", 14, 22)
KINDS = [
    "duration", "count", "ratio", "percent", "money", "date", "text", "choice", "flag", "list",
]  # fmt: skip


@dataclass(frozen=True)
class Wanted:
    """A parameter as far as its values depend on it."""

    type: str
    name: str = "limit"
    unit: str = "days"
    minimum: Any = None
    maximum: Any = None
    better: str = "none"
    options: tuple[str, ...] = ()


def read(spec: Spec, raw: object, language: str = "en") -> TypedValue | None:
    report = Report()
    value = read_value(spec, raw, "EUR", PLACE, report, language=language)
    assert not list(report)
    return value


def said(spec: Spec, raw: object, currency: str = "EUR", language: str = "en") -> str:
    report = Report()
    assert read_value(spec, raw, currency, PLACE, report, language=language) is None
    (finding,) = report
    return str(finding)


def test_a_parameter_of_the_library_is_a_spec() -> None:
    parameter = Parameter("limit", "duration", PLACE, unit="weeks", minimum="1")
    assert read(parameter, "2") == Duration(2, "weeks")


@pytest.mark.parametrize(
    ("raw", "unit", "expected"),
    [
        (21, "days", Duration(21, "days")),
        ("21", "days", Duration(21, "days")),
        ("21 days", "days", Duration(21, "days")),
        ("21  Days ", "days", Duration(21, "days")),
        ("21days", "days", Duration(21, "days")),
        ("1 day", "days", Duration(1, "days")),
        ("3 weeks", "days", Duration(21, "days")),
        ("14 days", "weeks", Duration(2, "weeks")),
        ("1.5 hours", "minutes", Duration(90, "minutes")),
        ("90 minutes", "hours", None),
        ("120 minutes", "hours", Duration(2, "hours")),
        ("2 years", "months", Duration(24, "months")),
        ("18 months", "years", None),
        ("24 months", "years", Duration(2, "years")),
        ("0.5 years", "months", Duration(6, "months")),
        ("10 working days", "working-days", Duration(10, "working-days")),
        (Decimal("1.50"), "hours", Duration(Decimal("1.5"), "hours")),
        (2.5, "hours", Duration(Decimal("2.5"), "hours")),
        ("2.0", "hours", Duration(2, "hours")),
        (0, "days", Duration(0, "days")),
        ("10 working days", "days", None),
        ("1 month", "days", None),
        ("24 hours", "days", None),
        ("10 days", "weeks", None),
    ],
)
def test_durations(raw: object, unit: str, expected: TypedValue | None) -> None:
    spec = Wanted("duration", unit=unit)
    if expected is None:
        assert "exact number of" in said(spec, raw)
    else:
        value = read(spec, raw)
        assert value == expected
        assert isinstance(value, Duration)
        assert type(value.amount) is type(expected.bare)


@pytest.mark.parametrize(
    ("raw", "language", "expected"),
    [
        ("21 jours", "fr", Duration(21, "days")),
        ("21 days", "fr", Duration(21, "days")),
        ("3 semaines", "fr", Duration(21, "days")),
        ("21 días", "es", Duration(21, "days")),
        ("21 dias", "es", Duration(21, "days")),
        ("1 día", "es-MX", Duration(1, "days")),
        ("21 Tage", "de", Duration(21, "days")),
    ],
)
def test_units_in_the_language_of_the_agreement(
    raw: str, language: str, expected: TypedValue
) -> None:
    assert read(Wanted("duration"), raw, language) == expected


@pytest.mark.parametrize(
    ("kind", "raw", "expected"),
    [
        ("count", 3, Count(3)),
        ("count", "3", Count(3)),
        ("count", 3.0, Count(3)),
        ("ratio", "3:1", Ratio(3, 1)),
        ("ratio", "2.5:1", Ratio(Decimal("2.5"), 1)),
        ("ratio", "0.8", Ratio(Decimal("0.8"))),
        ("ratio", 0.8, Ratio(Decimal("0.8"))),
        ("percent", 2.5, Percent(Decimal("2.5"))),
        ("percent", "2.5", Percent(Decimal("2.5"))),
        ("percent", "2.5%", Percent(Decimal("2.5"))),
        ("percent", "2.5 %", Percent(Decimal("2.5"))),
        ("percent", 100, Percent(100)),
        ("money", 1000, Money(1000, "EUR")),
        ("money", "1000.50", Money(Decimal("1000.5"), "EUR")),
        ("money", "EUR 1000", Money(1000, "EUR")),
        ("money", "1000 EUR", Money(1000, "EUR")),
        ("money", "EUR1000", Money(1000, "EUR")),
        ("date", "2027-03-01", Date(datetime.date(2027, 3, 1))),
        ("date", datetime.date(2027, 3, 1), Date(datetime.date(2027, 3, 1))),
        ("date", datetime.datetime(2027, 3, 1, 8), Date(datetime.date(2027, 3, 1))),  # noqa: DTZ001
        ("text", " Turin ", TextValue("Turin")),
        ("text", "two\n  lines\n", TextValue("two lines")),
        ("text", 12, TextValue("12")),
        ("text", "**{{ x }}** [[a]] <b> & | # 1.", TextValue("**{{ x }}** [[a]] <b> & | # 1.")),
        ("choice", "some", Choice("some")),
        ("flag", True, Flag(True)),
        ("flag", False, Flag(False)),
        ("list", ["all", "some"], ListValue((Choice("all"), Choice("some")))),
    ],
)
def test_other_types(kind: str, raw: object, expected: TypedValue) -> None:
    value = read(Wanted(kind, options=("all", "some")), raw)
    assert value == expected
    assert type(value) is type(expected)


def test_a_list_without_options_holds_texts() -> None:
    value = read(Wanted("list"), ["France", "Italy"])
    assert value == ListValue((TextValue("France"), TextValue("Italy")))


def test_money_brings_its_currency_when_the_agreement_has_none() -> None:
    report = Report()
    assert read_value(Wanted("money"), "CHF 5", "", PLACE, report) == Money(5, "CHF")
    assert not report


@pytest.mark.parametrize(
    ("kind", "raw", "message"),
    [
        ("duration", "tomorrow", "limit: “tomorrow” is not a number of days. Write 14 or 14 days."),
        ("duration", "14 moons", "limit: “moons” is not a unit of time."),
        ("duration", True, "limit: “true” is not a number of days."),
        ("duration", None, "limit: Nothing is not a number of days."),
        ("duration", [1], "limit: A list is not a number of days."),
        ("duration", {"a": 1}, "limit: A group of keys is not a number of days."),
        ("duration", -1, "limit: “-1” is below zero."),
        ("duration", "-3 weeks", "limit: “-3 weeks” is below zero."),
        ("duration", "1e9", "is not a"),
        ("duration", "1,000", "is not a number of days."),
        ("duration", "1 month", "limit: “1 month” is no exact number of days."),
        ("duration", float("inf"), "is not a number of days."),
        ("duration", float("nan"), "is not a number of days."),
        ("duration", Decimal("NaN"), "is not a number of days."),
        ("duration", Decimal("1E+999999"), "is not a number of days."),
        ("duration", 10**5_000, "“a number of more than thirty digits” is not a number of days."),
        ("duration", 10**20, "is not a number of days."),
        ("duration", "9" * 1_000_000, "…” is not a number of days."),
        ("duration", "1" * 40 + " days", "is not a number of days."),
        ("count", 2.5, "limit: “2.5” is not a whole number. Write 3."),
        ("count", True, "limit: “true” is not a whole number."),
        ("count", -1, "limit: “-1” is below zero."),
        ("count", "three", "limit: “three” is not a whole number."),
        ("ratio", "3:", "limit: “3:” is not a ratio. Write 3:1 or a number such as 0.8."),
        ("ratio", "3:0", "is not a ratio."),
        ("ratio", "1:2:3", "is not a ratio."),
        ("ratio", -1, "is not a ratio."),
        ("percent", 101, "limit: “101” lies outside 0 to 100."),
        ("percent", -1, "limit: “-1” lies outside 0 to 100."),
        ("percent", "half", "limit: “half” is not a percentage."),
        ("money", "1,000", "limit: “1,000” is not an amount of money. Write 1000 or EUR 1000"),
        ("money", "€1000", "is not an amount of money."),
        ("money", "USD 5", "limit: “USD 5” is not in EUR, the currency of the agreement."),
        ("money", "USD 5 EUR", "is not an amount of money."),
        ("money", -5, "is not an amount of money."),
        ("money", "1.2.3", "is not an amount of money."),
        ("date", "1 March 2027", "limit: “1 March 2027” is not a date. Write 2026-11-23"),
        ("date", "2027-02-29", "limit: “2027-02-29” is no day of the calendar."),
        ("date", 20270301, "is not a date."),
        ("text", True, "limit: “true” is not a text."),
        ("text", "  ", "limit: The text is empty."),
        ("text", "a\u202eb", "limit: The text holds the invisible character U+202E."),
        ("text", "x" * 100_000_000, "limit: The text has 100,000,000 characters"),
        ("choice", "alll", "limit: “alll” is none of the options. Did you mean “all”?"),
        ("choice", "x" * 100_000, "The options are all, some."),
        ("choice", True, "limit: “true” is none of the options. The options are all, some."),
        ("flag", "yes", "limit: “yes” is neither true nor false. Write true or false."),
        ("flag", 1, "limit: “1” is neither true nor false."),
        ("list", "all", "limit: “all” is not a list. Write [one, two]."),
        ("list", [], "limit: A list is not a list."),
        ("list", ["all", "all"], "limit: “all” stands twice in the list."),
        ("list", ["none"], "limit: “none” is none of the options."),
        ("list", ["all"] * 201, "limit: The list has 201 items"),
    ],
    ids=lambda v: str(v)[:40] if not isinstance(v, int) else "number",
)
def test_a_mistake_is_one_sentence_with_its_place(kind: str, raw: object, message: str) -> None:
    text = said(Wanted(kind, options=("all", "some")), raw)
    assert text.startswith("agreement.yaml:14:22: error: ")
    assert message in text
    assert len(text) < 300


def test_money_without_any_currency_asks_for_one() -> None:
    assert "has no currency. Say `currency: EUR`" in said(Wanted("money"), 5, currency="")


@pytest.mark.parametrize(
    ("spec", "raw", "message"),
    [
        (
            Wanted("duration", minimum=14),
            "5",
            "“5 days” is below the minimum of 14 days. Write at least 14 days.",
        ),
        (
            Wanted("duration", minimum="14"),
            "1 week",
            "“7 days” is below the minimum of 14 days.",
        ),
        (
            Wanted("duration", unit="weeks", maximum=4),
            "35 days",
            "“5 weeks” is above the maximum of 4 weeks. Write at most 4 weeks.",
        ),
        (Wanted("count", minimum=2), 1, "“1” is below the minimum of 2."),
        (Wanted("percent", maximum=50), 51, "“51%” is above the maximum of 50%."),
        (Wanted("money", minimum=10), 5, "“EUR 5” is below the minimum of EUR 10."),
        (Wanted("ratio", minimum="1:2"), "1:3", "“1:3” is below the minimum of 1:2."),
    ],
)
def test_a_value_out_of_range_names_the_bound(spec: Wanted, raw: object, message: str) -> None:
    assert message in said(spec, raw)


def test_a_percentage_may_exceed_a_hundred_where_the_parameter_says_so() -> None:
    assert read(Wanted("percent", maximum=200), 150) == Percent(150)


def test_the_bounds_themselves_are_allowed() -> None:
    spec = Wanted("duration", minimum=7, maximum=14)
    assert read(spec, 7) == Duration(7, "days")
    assert read(spec, "2 weeks") == Duration(14, "days")


RAW: st.SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30) | st.dates()
    | st.decimals() | st.sampled_from(["3 days", "EUR 5", "2:1", "5%", "2026-02-30", "all"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)  # fmt: skip


@given(st.sampled_from(KINDS), RAW, st.sampled_from(["en", "fr", "es"]))
def test_whatever_was_written_gives_a_value_or_one_mistake(
    kind: str, raw: object, language: str
) -> None:
    report = Report()
    spec = Wanted(kind, options=("all", "some"), minimum=None)
    value = read_value(spec, raw, "EUR", PLACE, report, language=language)
    assert len(report) == (1 if value is None else 0)
    if value is not None:
        assert value.kind == kind
