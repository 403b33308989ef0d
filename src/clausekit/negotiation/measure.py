"""Distances between two values of one parameter, in words that a negotiator can say."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from clausekit.values.compare import better_for_workers
from clausekit.values.format import number, show
from clausekit.values.types import (
    Choice,
    Count,
    Duration,
    Flag,
    ListValue,
    Money,
    Percent,
    Ratio,
    TypedValue,
)
from clausekit.values.units import converted, plain

if TYPE_CHECKING:
    from clausekit.library.records import ClauseText, Parameter

LONGEST = 48
"""Characters of an option that a narrow column bears."""


def better(parameter: Parameter, a: TypedValue, b: TypedValue) -> int | None:
    """Return 1, 0 or -1 for `a` better for workers than, as good as or worse than `b`; None if unsure."""
    return better_for_workers(parameter, a, b)


def distance(
    parameter: Parameter, a: TypedValue, b: TypedValue, language: str, step: tuple[str, str]
) -> str:
    """Return how far two values are apart: `7 days`, `2 steps`; empty where nobody can say.

    Args:
        parameter: The parameter.
        a: A value.
        b: Another.
        language: Of the words.
        step: What a rung of a choice is called, one and several.
    """
    if isinstance(a, Choice) and isinstance(b, Choice):
        order = list(parameter.options)
        if a.option not in order or b.option not in order:
            return ""
        return steps(abs(order.index(a.option) - order.index(b.option)), step)
    if isinstance(a, ListValue) and isinstance(b, ListValue):
        return steps(len(set(a.items) ^ set(b.items)), step)
    if isinstance(a, Flag) and isinstance(b, Flag):
        return steps(int(a.value != b.value), step)
    return _amount(a, b, language)


def steps(count: int, step: tuple[str, str]) -> str:
    """Return a number of steps in words."""
    return f"{count} {step[0] if count == 1 else step[1]}"


def _amount(a: TypedValue, b: TypedValue, language: str) -> str:
    if isinstance(a, Duration) and isinstance(b, Duration):
        same = converted(b, a.unit)
        if same is not None:
            return show(Duration(_positive(a.amount - same.amount), a.unit), language)
        other = converted(a, b.unit)
        return show(Duration(_positive(other.amount - b.amount), b.unit), language) if other else ""
    if isinstance(a, Money) and isinstance(b, Money) and a.currency == b.currency:
        return show(Money(_positive(a.amount - b.amount), a.currency), language)
    if isinstance(a, Percent) and isinstance(b, Percent):
        return show(Percent(_positive(a.amount - b.amount)), language)
    if isinstance(a, Count) and isinstance(b, Count):
        return number(abs(a.amount - b.amount), language)
    if isinstance(a, Ratio) and isinstance(b, Ratio):
        gap = abs(Decimal(a.bare) - Decimal(b.bare))
        return number(_positive(gap), language)
    return ""


def _positive(value: int | Decimal) -> int | Decimal:
    return plain(abs(Decimal(value)))


def shown(text: ClauseText | None, name: str, value: TypedValue, language: str) -> str:
    """Return a value as a paper prints it: an option by its words."""
    words = text.options.get(name, {}) if text else {}
    if isinstance(value, Choice) and value.option in words:
        return "".join(_words(node) for node in words[value.option]).strip(" ,;")
    if isinstance(value, ListValue) and words:
        return ", ".join(shown(text, name, item, language) for item in value.items)
    return show(value, language)


def shortly(text: ClauseText | None, name: str, value: TypedValue, language: str) -> str:
    """Return a value for a narrow column: a long option by its id."""
    found = shown(text, name, value, language)
    if isinstance(value, Choice) and len(found) > LONGEST:
        return value.option.replace("-", " ")
    if isinstance(value, ListValue) and len(found) > LONGEST:
        return ", ".join(shortly(text, name, item, language) for item in value.items)
    return found


def _words(node: object) -> str:
    return str(getattr(node, "text", "") or getattr(node, "shown", ""))
