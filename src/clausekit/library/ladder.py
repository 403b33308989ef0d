"""Which of two values of a parameter is better for workers."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from clausekit.library.records import Parameter

ORDERED = frozenset({"duration", "count", "ratio", "percent", "money"})


def gain(parameter: Parameter, before: Any, after: Any) -> int | None:
    """Return 1 if `after` is better for workers than `before`, -1 if worse, None if nobody can say."""
    if parameter.type == "choice":
        places = [_place(parameter.options, v) for v in (before, after)]
        return None if None in places else _sign(places[0] - places[1])  # type: ignore[operator]
    if parameter.type == "list":
        step = _sets(before, after)
    elif parameter.type == "flag":
        wanted = {"true": True, "false": False}.get(parameter.better)
        return None if wanted is None else (1 if after is wanted else -1)
    elif parameter.type in ORDERED:
        step = _numbers(before, after)
    else:
        return None
    if step is None or parameter.better == "none":
        return None
    return step if parameter.better == "higher" else -step


def as_number(value: Any) -> Decimal | None:
    """Return a number or a ratio such as `3:1` as a decimal, or None for anything else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | Decimal):
        return Decimal(value)
    if isinstance(value, str):
        parts = value.replace("/", ":").split(":")
        try:
            numbers = [Decimal(part.strip()) for part in parts]
        except ArithmeticError:
            return None
        if len(numbers) == 1:
            return numbers[0]
        return numbers[0] / numbers[1] if len(numbers) == 2 and numbers[1] else None
    return None


def _numbers(before: Any, after: Any) -> int | None:
    first, second = as_number(before), as_number(after)
    return None if first is None or second is None else _sign(second - first)


def _sets(before: Any, after: Any) -> int | None:
    first, second = set(before), set(after)
    if second < first:
        return -1
    return 1 if second > first else None


def _place(options: tuple[str, ...], value: Any) -> int | None:
    return options.index(value) if value in options else None


def _sign(number: int | Decimal) -> int:
    return (number > 0) - (number < 0)
