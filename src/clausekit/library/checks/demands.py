"""Checklists name elements that clauses carry."""

from __future__ import annotations

from clausekit.library.checks.context import Context
from clausekit.source.nearest import suggestion


def check_checklists(context: Context) -> None:
    """Report demands that are met by clauses or elements that do not exist."""
    for checklist in context.library.checklists(context.report).values():
        for demand in checklist.demands.values():
            for name in (*demand.all_of, *demand.any_of):
                clause, _, element = name.partition("#")
                if clause not in context.known:
                    message = f"{demand.id}: there is no clause “{clause}”."
                    hint = suggestion(clause, context.known)
                elif clause in context.views:
                    elements = context.views[clause].clause.elements
                    if element in elements:
                        continue
                    message = f"{demand.id}: “{clause}” has no element “{element}”."
                    hint = suggestion(element, elements)
                else:
                    continue
                context.report.error("checklist/unknown", message, demand.span, hint=hint)
