"""Which of two values is more, and which of two is better for workers."""

from __future__ import annotations

from clausekit.values.spec import Spec
from clausekit.values.types import Choice, Duration, Flag, ListValue, Money, TextValue, TypedValue
from clausekit.values.units import compared


def compare(a: TypedValue, b: TypedValue) -> int | None:
    """Return -1, 0 or 1 for less, equal or more; None where no order is sure.

    Values of different types or currencies, choices, texts and lists that hold different things
    have no order of their own; equal ones are 0.
    """
    if type(a) is not type(b):
        return None
    if isinstance(a, Duration) and isinstance(b, Duration):
        return compared(a, b)
    if isinstance(a, ListValue) and isinstance(b, ListValue):
        return _compared_sets(set(a.items), set(b.items))
    if isinstance(a, Money) and isinstance(b, Money) and a.currency != b.currency:
        return None
    if isinstance(a, Choice | TextValue):
        return 0 if a == b else None
    return (a > b) - (a < b)


def better_for_workers(spec: Spec, a: TypedValue, b: TypedValue) -> int | None:
    """Return 1, 0 or -1 for `a` better than, as good as or worse than `b`; None if unsure.

    The parameter says which way is better; a choice is ordered best first. Without a direction
    only equal values compare.
    """
    if isinstance(a, Choice) and isinstance(b, Choice):
        order = list(spec.options)
        if a.option not in order or b.option not in order:
            return None
        gap = order.index(b.option) - order.index(a.option)
        return (gap > 0) - (gap < 0)
    if isinstance(a, Flag) and isinstance(b, Flag):
        if a.value == b.value:
            return 0
        wanted = {"true": True, "false": False}.get(str(spec.better).lower())
        return None if wanted is None else 1 if a.value is wanted else -1
    order_of = compare(a, b)
    if order_of is None or order_of == 0:
        return order_of
    if spec.better == "higher":
        return order_of
    return -order_of if spec.better == "lower" else None


def _compared_sets(a: set[object], b: set[object]) -> int | None:
    if a == b:
        return 0
    if a > b:
        return 1
    return -1 if a < b else None
