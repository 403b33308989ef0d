"""Every parameter is printed, at the strengths at which it has a value, in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausekit.library.checks.context import ClauseView, Context, Use
from clausekit.model.strength import STRENGTHS, Strength
from clausekit.notation.nodes import ConditionNode, ValueNode

if TYPE_CHECKING:
    from clausekit.library.records import Parameter


def check_parameters(view: ClauseView, context: Context) -> None:
    """Report parameters that no text uses, and values that no wording of their strength prints."""
    for language, uses in view.uses.items():
        used = _used(uses)
        for parameter in view.clause.parameters.values():
            name = parameter.name
            place = view.key_span("parameters", name)
            if name not in used:
                message = f"No text in “{language}” uses “{name}”."
                hint = "Print it, or delete it."
                view.error("parameters/unused", message, place, context.report, hint)
                continue
            if parameter.values:
                _check_strengths(view, context, parameter, used[name], language)


def _check_strengths(
    view: ClauseView,
    context: Context,
    parameter: Parameter,
    printed: frozenset[Strength],
    language: str,
) -> None:
    name = parameter.name
    for strength in STRENGTHS:
        if strength in printed and strength not in parameter.values:
            message = (
                f"The text in “{language}” prints “{name}” at {strength}, where it has no value."
            )
            place = view.key_span("parameters", name, "values")
            hint = "Give it a value, or let the wording of that strength do without."
            view.error("parameters/no-value", message, place, context.report, hint)
        elif strength in parameter.values and strength not in printed:
            message = f"No text in “{language}” prints “{name}” at {strength}."
            place = view.key_span("parameters", name, "values", str(strength))
            view.error("parameters/unprinted", message, place, context.report, "Delete the value.")


def _used(uses: tuple[Use, ...]) -> dict[str, frozenset[Strength]]:
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
