"""Typed values of a clause: the library's at the chosen strength, and the user's over them."""

from __future__ import annotations

from clausekit.assemble.choice import ChosenClause
from clausekit.assemble.request import AgreementRequest
from clausekit.diagnostics import Report
from clausekit.source.nearest import suggestion
from clausekit.values.read import read_value
from clausekit.values.types import TypedValue


def fill(chosen: ChosenClause, request: AgreementRequest, report: Report) -> dict[str, TypedValue]:
    """Return the values of a clause; unknown parameters and provisions and wrong values are reported."""
    clause = chosen.clause
    given = chosen.request.values if chosen.request else {}
    values: dict[str, TypedValue] = {}
    for name, parameter in clause.parameters.items():
        if name in given:
            span = request.span("clauses", clause.id, "values", name)
            raw = given[name]
        else:
            span = parameter.span
            raw = parameter.values.get(chosen.strength)
        if raw is None:
            continue
        value = read_value(
            parameter, raw, request.currency, span, report, language=request.language
        )
        if value is not None:
            values[name] = value
    _report_unknown(chosen, request, report)
    return values


def report_unprinted(
    chosen: ChosenClause,
    request: AgreementRequest,
    read: set[str],
    report: Report,
) -> None:
    """Report values that the file gives and that the chosen wordings do not print."""
    if chosen.request is None:
        return
    for name, given in chosen.request.values.items():
        # `~` gives nothing, so that nothing is lost.
        if given is not None and name in chosen.clause.parameters and name not in read:
            report.error(
                "values/unprinted",
                f"“{chosen.clause.id}” at {chosen.strength} prints no “{name}”, "
                "so this value would be lost.",
                request.key_span("clauses", chosen.clause.id, "values", name),
                clause=chosen.clause.id,
                hint="Choose another strength, or remove the value.",
            )


def _report_unknown(chosen: ChosenClause, request: AgreementRequest, report: Report) -> None:
    if chosen.request is None:
        return
    clause = chosen.clause
    for name in chosen.request.values:
        if name not in clause.parameters:
            report.error(
                "agreement/unknown-value",
                f"“{clause.id}” has no value “{name}”.",
                request.key_span("clauses", clause.id, "values", name),
                clause=clause.id,
                hint=suggestion(name, clause.parameters, _has(clause.parameters)),
                actual=name,
            )
    wishes = (("omit", chosen.request.omit, clause.provisions, "provision"),
              ("confirmed", chosen.request.confirmed, clause.confirm, "fact to confirm"))  # fmt: skip
    for key, names, known, what in wishes:
        for index, name in enumerate(names):
            if name not in known:
                report.error(
                    f"agreement/unknown-{key}",
                    f"“{clause.id}” has no {what} “{name}”.",
                    request.span("clauses", clause.id, key, index),
                    clause=clause.id,
                    hint=suggestion(name, known, _has(known)),
                    actual=name,
                )


def _has(known: object) -> str:
    names = ", ".join(f"“{n}”" for n in known)  # type: ignore[attr-defined]
    return f"It has {names}." if names else "It has none."
