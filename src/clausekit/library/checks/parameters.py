"""Every parameter is printed, at the strengths at which it has a value, and at no others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from clausekit.library.checks.context import ClauseView, Context, Use
from clausekit.model.strength import STRENGTHS, Strength
from clausekit.notation.nodes import ConditionNode, ValueNode

if TYPE_CHECKING:
    from clausekit.library.records import Parameter


def check_parameters(view: ClauseView, context: Context) -> None:
    """Report parameters that no text uses, and values that no wording of their strength prints.

    One language is enough: that the others print the same is proved by their comparison.
    """
    used = _used(use for uses in view.uses.values() for use in uses)
    for parameter in view.clause.parameters.values():
        if parameter.name not in used:
            message = f"No text uses “{parameter.name}”."
            place = view.key_span("parameters", parameter.name)
            view.error(
                "parameters/unused", message, place, context.report, "Print it, or delete it."
            )
        elif parameter.values:
            _check_strengths(view, context, parameter, used[parameter.name])


def _check_strengths(
    view: ClauseView, context: Context, parameter: Parameter, printed: frozenset[Strength]
) -> None:
    name = parameter.name
    for strength in STRENGTHS:
        if strength in printed and strength not in parameter.values:
            message = f"The text prints “{name}” at {strength}, where it has no value."
            place = view.key_span("parameters", name, "values")
            hint = "Give it a value, or let the wording of that strength do without."
            view.error("parameters/no-value", message, place, context.report, hint)
        elif strength in parameter.values and strength not in printed:
            message = f"The text does not print “{name}” at {strength}."
            place = view.key_span("parameters", name, "values", str(strength))
            view.error("parameters/unprinted", message, place, context.report, "Delete the value.")


def _used(uses: Iterable[Use]) -> dict[str, frozenset[Strength]]:
    """Return the strengths at which the text reads each name."""
    found: dict[str, set[Strength]] = {}
    for use in uses:
        if isinstance(use.node, ValueNode):
            names = use.node.names
        elif isinstance(use.node, ConditionNode):
            names = tuple(n for branch in use.node.branches for n in branch.names)
        else:
            continue
        for name in names:
            found.setdefault(name, set()).update(use.strengths)
    return {name: frozenset(strengths) for name, strengths in found.items()}
