"""Country sheets name clauses and values that exist, in their units, and no layer lowers another's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clausekit.diagnostics import Report
from clausekit.library.checks.context import Context
from clausekit.library.countries import Minimum, country_names, read_country, unbounded
from clausekit.library.ladder import gain
from clausekit.source.nearest import suggestion
from clausekit.values.read import read_value

if TYPE_CHECKING:
    from clausekit.library.records import Parameter

_UNKNOWN_CURRENCY = "EUR"


def check_countries(context: Context) -> None:
    """Report what is wrong with the country sheets of all layers."""
    shelves = context.library.shelves
    for country in country_names(shelves):
        for clause, minimums in read_country(shelves, country, context.report).items():
            for minimum in minimums.values():
                _check(clause, minimum, context)
        _check_lowered(country, context)


def _check(clause: str, minimum: Minimum, context: Context) -> None:
    view = context.views.get(clause)
    if view is None:
        if clause not in context.known:
            message = f"There is no clause “{clause}”."
            hint = suggestion(clause, context.known)
            context.report.error("country/unknown-clause", message, minimum.span, hint=hint)
        return
    parameter = view.clause.parameters.get(minimum.parameter)
    if parameter is None:
        message = f"“{clause}” has no value “{minimum.parameter}”."
        names = view.clause.parameters
        hint = suggestion(minimum.parameter, names, f"It has: {', '.join(names) or 'none'}.")
        context.report.error("country/unknown-value", message, minimum.span, hint=hint)
        return
    for bound, against in ((minimum.at_least, "lower"), (minimum.at_most, "higher")):
        if bound is None:
            continue
        read_value(unbounded(parameter), bound, _UNKNOWN_CURRENCY, minimum.span, context.report)
        if parameter.better == against:
            which = "at_most" if against == "lower" else "at_least"
            message = f"Of “{parameter.name}”, {against} is better for workers: this bound protects nobody."
            hint = f"The law's protection is “{which}”."
            context.report.warning("country/direction", message, minimum.span, hint=hint)


def _check_lowered(country: str, context: Context) -> None:
    """Warn where a layer's sheet asks for less than one below it."""
    below: dict[tuple[str, str], Minimum] = {}
    for shelf in context.library.shelves:
        for clause, minimums in read_country([shelf], country, Report()).items():
            view = context.views.get(clause)
            for name, minimum in minimums.items():
                parameter = view.clause.parameters.get(name) if view else None
                before = below.get((clause, name))
                if parameter and before and _is_less(parameter, before, minimum):
                    law = f"the layer “{before.layer}” below ({before.source})"
                    message = f"“{name}” asks for less than {law}."
                    hint = "Mend it, unless the law has changed."
                    context.report.warning("country/lowered", message, minimum.span, hint=hint)
                below[clause, name] = minimum


def _is_less(parameter: Parameter, before: Minimum, after: Minimum) -> bool:
    pairs: tuple[tuple[Any, Any], ...] = (
        (before.at_least, after.at_least), (before.at_most, after.at_most),
    )  # fmt: skip
    return any(
        old is not None and new is not None and old != new and (gain(parameter, old, new) or 0) < 0
        for old, new in pairs
    )
