"""What a mandate says of the values that came back. Private: such a report never leaves the house."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausekit.api.returned.result import Comparison, ProvisionResult, ValueChange
from clausekit.api.returned.substance import printed_value, typed_value
from clausekit.lean import replace

if TYPE_CHECKING:
    from clausekit.assemble.draft import Draft
    from clausekit.library.records import Clause
    from clausekit.negotiation.mandate import Mandate

_STEPS = (("target", "at or above our target"), ("floor", "between our target and our floor"))


def measured(comparison: Comparison, draft: Draft, mandate: Mandate) -> Comparison:
    """Return a comparison that says of each value how it stands to the mandate."""
    found = tuple(
        _of(result, draft, mandate, comparison.language) for result in comparison.provisions
    )
    return replace(comparison, provisions=found, confidential=True)


def _of(result: ProvisionResult, draft: Draft, mandate: Mandate, language: str) -> ProvisionResult:
    chosen = draft.chosen.get(result.clause)
    if chosen is None or not any(v.parameter for v in result.values):
        return result
    from clausekit.negotiation.positions import held, raw_value

    positions = held(mandate, chosen)
    values = []
    for value in result.values:
        raws = {
            name: raw_value(chosen.clause, position, value.parameter)
            for name, position in positions.items()
            if position is not None and value.parameter in chosen.clause.parameters
        }
        said = _said(
            value, chosen.clause, {k: v for k, v in raws.items() if v is not None}, language
        )
        values.append(replace(value, mandate=said))
    return replace(result, values=tuple(values))


def _said(value: ValueChange, clause: Clause, raws: dict[str, object], language: str) -> str:
    from clausekit.values.compare import better_for_workers

    parameter = clause.parameters.get(value.parameter)
    theirs = printed_value(parameter, clause, value.new, language, "") if parameter else None
    if parameter is None or theirs is None:
        return ""
    orders = {
        name: better_for_workers(parameter, theirs, ours)
        for name, raw in raws.items()
        if (ours := typed_value(parameter, raw, language, "")) is not None
    }
    for name, words in _STEPS:
        order = orders.get(name)
        if order is not None and order >= 0:
            return words if name == "target" or "target" in orders else "at or above our floor"
    floor = orders.get("floor")
    return f"below our floor ({raws['floor']})" if floor is not None and floor < 0 else ""
