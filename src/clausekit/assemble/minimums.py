"""Values of a draft against what the law of its country asks."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from clausekit.diagnostics import Report
from clausekit.library.countries import unbounded
from clausekit.values.compare import better_for_workers, compare
from clausekit.values.format import show
from clausekit.values.read import read_value

if TYPE_CHECKING:
    from clausekit.assemble.choice import ChosenClause
    from clausekit.assemble.request import AgreementRequest
    from clausekit.library.countries import Minimum
    from clausekit.library.records import Parameter
    from clausekit.source.span import Span
    from clausekit.values.types import TypedValue


def check_minimums(
    chosen: ChosenClause,
    values: Mapping[str, TypedValue],
    printed: Collection[str],
    minimums: Mapping[str, Minimum],
    request: AgreementRequest,
    report: Report,
) -> None:
    """Report each printed value that is worse for workers than the law allows, with the law."""
    for name, minimum in minimums.items():
        parameter = chosen.clause.parameters.get(name)
        if parameter is None or name not in values or name not in printed:
            continue  # `check` reports names that the sheet has and the clause has not
        given = chosen.request is not None and name in chosen.request.values
        span = (
            request.span("clauses", chosen.clause.id, "values", name) if given else parameter.span
        )
        for bound, side in ((minimum.at_least, 1), (minimum.at_most, -1)):
            if bound is not None:
                _check(parameter, values[name], bound, side, minimum, request, span, report)


def _check(
    parameter: Parameter,
    value: TypedValue,
    bound: Any,
    side: int,
    minimum: Minimum,
    request: AgreementRequest,
    span: Span,
    report: Report,
) -> None:
    limit = read_value(
        unbounded(parameter),
        bound,
        request.currency,
        minimum.span,
        report,
        language=request.language,
    )
    if limit is None:
        return
    country = request.law_country
    shown, wanted = show(value, "en"), show(limit, "en")
    words = f"{'at least' if side > 0 else 'at most'} {wanted}"
    order = _order(parameter, value, limit)
    if order is None:
        report.warning(
            "country/not-comparable",
            f"“{parameter.name}” is {shown}; whether that is {words} cannot be told ({minimum.source}).",
            span,
            clause=minimum.clause,
            hint=f"Compare them by hand; the sheet of {country} is {minimum.span.file}.",
        )
    elif order * side < 0:
        report.error(
            "country/below-law",
            f"“{parameter.name}” is {shown}; the law of {country} asks for {words} ({minimum.source}).",
            span,
            clause=minimum.clause,
            hint=f"Give {words} under `clauses`, `{minimum.clause}`, `values`.",
            actual=shown,
            expected=words,
        )


def _order(parameter: Parameter, value: TypedValue, limit: TypedValue) -> int | None:
    """Return whether a value is more or less; for choices and flags, better or worse for workers."""
    if value.kind in {"choice", "flag"}:
        return better_for_workers(parameter, value, limit)
    return compare(value, limit)
