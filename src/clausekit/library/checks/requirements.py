"""What a text cannot stand without: the hard references between clauses go in no circle."""

from __future__ import annotations

from clausekit.library.checks.circles import circles
from clausekit.library.checks.conditions import guaranteed
from clausekit.library.checks.context import ClauseView, Context
from clausekit.library.checks.references import target_of
from clausekit.notation.nodes import ReferenceNode


def required(view: ClauseView) -> dict[str, ReferenceNode]:
    """Return the clauses that a clause cannot stand without, each with the first such reference.

    A reference under `has('…')`, or in a provision with `when: {has: …}`, requires nothing.
    """
    found: dict[str, ReferenceNode] = {}
    for uses in view.uses.values():
        for use in uses:
            node = use.node
            if isinstance(node, ReferenceNode) and node.kind in {"clause", "provision"}:
                owner, _ = target_of(node, view.clause.id)
                if owner != view.clause.id and owner not in guaranteed(use).has:
                    found.setdefault(owner, node)
    return found


def check_requirements(context: Context) -> None:
    """Report circles of hard references, and hard references to a clause that conflicts."""
    needs = {id_: required(view) for id_, view in context.views.items()}
    for circle in circles({id_: list(found) for id_, found in needs.items()}):
        node = needs[circle[0]][circle[1]]
        words = " → ".join(f"“{id_}”" for id_ in circle)
        message = f"These clauses require each other in a circle: {words}."
        hint = "Put one of the references under “{% if has('…') %}”."
        view = context.views[circle[0]]
        view.error("reference/circle", message, node.span, context.report, hint)
    for id_, found in needs.items():
        for conflict in context.views[id_].clause.conflicts:
            if conflict in found:
                message = f"The text requires “{conflict}”, with which the clause conflicts."
                view = context.views[id_]
                view.error("reference/conflict", message, found[conflict].span, context.report)
