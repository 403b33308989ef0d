"""Values move the way that is better for workers: down from strong to basic, never up."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from clausekit.library.checks.context import ClauseView, Context
from clausekit.library.ladder import ORDERED, as_number, gain

if TYPE_CHECKING:
    from clausekit.library.records import Parameter


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
    if parameter.type in ORDERED:
        return all(as_number(value) is not None for value in values)
    return parameter.type == "flag" or (parameter.type == "list" and parameter.better != "none")


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return ", ".join(value) if isinstance(value, list) else str(value)
