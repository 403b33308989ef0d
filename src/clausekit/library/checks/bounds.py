"""No value that the library accepts undoes an element of its clause, as far as that can be proved.

A number without a lower bound can be set to zero: a notice of no days, a share of nothing.
"""

from __future__ import annotations

from decimal import Decimal

from clausekit.library.checks.context import ClauseView, Context
from clausekit.library.ladder import ORDERED, as_number


def check_bounds(view: ClauseView, context: Context) -> None:
    """Report ranges in which a value would take away what the clause gives."""
    for parameter in view.clause.parameters.values():
        if parameter.type not in ORDERED:
            continue
        least, most = as_number(parameter.minimum), as_number(parameter.maximum)
        place = view.key_span("parameters", parameter.name, "minimum")
        if least is not None and most is not None and least > most:
            message = f"The minimum of “{parameter.name}” is above its maximum."
            view.error("values/empty-range", message, place, context.report)
        if parameter.better == "higher" and (least is None or least <= Decimal(0)):
            message = f"“{parameter.name}” may be 0, which leaves workers nothing of it."
            hint = "Give it the smallest “minimum” that still means something."
            view.error("values/undoes", message, place, context.report, hint)
        if parameter.type == "percent" and parameter.better == "lower" and most == Decimal(100):
            message = f"“{parameter.name}” may be 100 %, which leaves workers nothing of it."
            hint = "Give it the largest “maximum” that still means something."
            view.error("values/undoes", message, place, context.report, hint)
