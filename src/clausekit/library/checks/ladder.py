"""Values move the way that is better for workers: down from strong to basic, never up."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from clausekit.library.checks.context import ClauseView, Context

if TYPE_CHECKING:
    from clausekit.library.records import Parameter

_ORDERED = frozenset({"duration", "count", "ratio", "percent", "money"})


def check_ladder(view: ClauseView, context: Context) -> None:
    """Report values that are better for workers at a lesser strength."""
    for parameter in view.clause.parameters.values():
        path = ("parameters", parameter.name, "values")
        for stronger, weaker in pairwise(parameter.values):
            above, below = parameter.values[stronger], parameter.values[weaker]
            if above == below:
                continue
            order = gain(parameter, above, below)
            place = view.span(*path, str(weaker))
            if order is None and not _is_ordered(parameter, above, below):
                continue
            if order is None:
                message = (
                    f"“{parameter.name}” differs between {stronger} and {weaker}, in no order."
                )
                hint = "Say which way is better for workers: “better: higher” or “better: lower”."
                view.error("ladder/no-direction", message, place, context.report, hint)
            elif order > 0:
                message = (
                    f"“{parameter.name}” is better for workers at {weaker} ({_shown(below)}) "
                    f"than at {stronger} ({_shown(above)})."
                )
                hint = "Mend the values, or what “better” says."
                view.error("ladder/climbs", message, place, context.report, hint)


def _is_ordered(parameter: Parameter, *values: Any) -> bool:
    """Return whether the values must have an order: a list only if it claims one.

    Values that are not of their type are the business of the loader.
    """
    if parameter.type in _ORDERED:
        return all(as_number(value) is not None for value in values)
    return parameter.type == "flag" or (parameter.type == "list" and parameter.better != "none")


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
    elif parameter.type in _ORDERED:
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


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return ", ".join(value) if isinstance(value, list) else str(value)
