"""Every element is carried, every provision carries one, and no lesser strength carries more."""

from __future__ import annotations

from itertools import pairwise

from clausekit.library.checks.context import ClauseView, Context
from clausekit.model.strength import STRENGTHS, Strength


def check_elements(view: ClauseView, context: Context) -> None:
    """Report elements without a provision, provisions without an element, and climbing elements."""
    clause, report = view.clause, context.report
    carried = {e for p in clause.provisions.values() for e in p.elements_at(Strength.STRONG)}
    for index, element in enumerate(clause.elements):
        if element not in carried:
            message = f"No provision carries the element “{element}” at strong."
            hint = "Name it under “elements” of the provision whose words carry it."
            view.error("elements/uncarried", message, view.span("elements", index), report, hint)
    for id_, provision in clause.provisions.items():
        place = view.key_span("provisions", id_)
        if provision.machinery and provision.elements:
            message = f"“{id_}” carries an element and says “machinery: true”."
            view.error("elements/machinery", message, place, report, "Keep one of the two.")
        elif not provision.machinery and not provision.elements and not provision.when.facts:
            message = f"The provision “{id_}” carries no element."
            hint = "Name what it carries under “elements”, or say “machinery: true”."
            view.error("elements/none", message, place, report, hint)
        _check_falling(view, id_, context)


def _check_falling(view: ClauseView, id_: str, context: Context) -> None:
    provision = view.clause.provisions[id_]
    for stronger, weaker in pairwise(STRENGTHS):
        gained = set(provision.elements_at(weaker)) - set(provision.elements_at(stronger))
        for element in sorted(gained):
            message = f"“{id_}” carries “{element}” at {weaker} and not at {stronger}."
            hint = f"List it under “instead_of” of the wording at {weaker} too."
            place = view.key_span("provisions", id_, "wordings", str(weaker))
            view.error("ladder/element", message, place, context.report, hint)
