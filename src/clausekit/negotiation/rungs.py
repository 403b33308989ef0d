"""The order of the positions on one clause: opening ≥ target ≥ floor, and what the draft asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from clausekit.diagnostics import Report
from clausekit.negotiation.case import Case
from clausekit.negotiation.demands import Scales
from clausekit.negotiation.mandate import ClauseMandate, PositionName
from clausekit.negotiation.measure import better, shown
from clausekit.negotiation.positions import Held, as_drafted, typed, typed_values
from clausekit.source.span import Span

if TYPE_CHECKING:
    from clausekit.library.records import Clause, Parameter

_PAIRS: tuple[tuple[PositionName, PositionName], ...] = (
    ("opening", "target"), ("opening", "floor"), ("target", "floor"),
)  # fmt: skip

_HINTS = {
    "ladder": "An opening asks at least the target, a target at least the floor.",
    "below-law": "The law gives this without us; ask for more, or leave the value out.",
}


def check_order(
    case: Case,
    own: ClauseMandate,
    positions: Mapping[PositionName, Held | None],
    scales: Scales,
    minimum: Callable[[str, Parameter], tuple[object, str] | None] | None,
    report: Report,
) -> None:
    """Report positions that ask more than the one above, and drafts and floors that ask too little."""
    check = _Order(case, own, scales, report)
    for upper, lower in _PAIRS:
        if upper == "opening" and lower == "floor" and positions["target"] is not None:
            continue
        high, low = positions[upper], positions[lower]
        if high is not None and low is not None and lower in own.positions:
            check.pair(upper, high, lower, low)
    check.draft(positions)
    if minimum is not None:
        check.law(positions, minimum)


class _Order:
    """Holds what the comparisons of one clause share."""

    def __init__(self, case: Case, own: ClauseMandate, scales: Scales, report: Report) -> None:
        self.case, self.own, self.scales, self.report = case, own, scales, report
        self.clause: Clause = case.draft.chosen[own.id].clause
        self.text = case.text_of(own.id)

    def pair(self, upper: PositionName, high: Held, lower: PositionName, low: Held) -> None:
        if low.without:
            return
        if high.without:
            self._error(lower, f"The {lower} asks for the clause, the {upper} does without it.")
            return
        if low.strength.rank < high.strength.rank:
            message = (
                f"The {lower} is {low.strength}, which is more than the {upper} ({high.strength})."
            )
            self._error(lower, message)
            return
        self._values(upper, high, lower, low)
        gained = self.scales.elements_at(self.clause, low) - self.scales.elements_at(
            self.clause, high
        )
        if gained:
            names = ", ".join(sorted(e.partition("#")[2] for e in gained))
            self._error(lower, f"The {lower} carries what the {upper} lacks: {names}.")

    def _values(self, upper: PositionName, high: Held, lower: PositionName, low: Held) -> None:
        above = typed_values(self.case, self.clause, high)
        for name, value in typed_values(self.case, self.clause, low).items():
            parameter = self.clause.parameters[name]
            if name in above and better(parameter, value, above[name]) == 1:
                words = [
                    shown(self.text, name, v, self.case.language) for v in (value, above[name])
                ]
                message = (
                    f"{name}: the {lower} ({words[0]}) asks more than the {upper} ({words[1]})."
                )
                self._error(lower, message, name)

    def draft(self, positions: Mapping[PositionName, Held | None]) -> None:
        """Say where the draft asks less than the target, or less than the floor."""
        now = as_drafted(self.case.draft.chosen[self.own.id])
        names: tuple[PositionName, ...] = ("floor", "target")
        for name in names:
            wanted = positions[name]
            short = self._short(now, wanted) if wanted and not wanted.without else ""
            if short:
                say = self.report.error if name == "floor" else self.report.warning
                say(
                    f"mandate/draft-below-{name}",
                    f"The draft asks less than this {name}: {short}.",
                    self.own.positions[name].span if name in self.own.positions else self.own.span,
                    clause=self.own.id,
                    hint="Correct the agreement file, or the mandate.",
                )
                return

    def _short(self, now: Held, wanted: Held) -> str:
        if now.strength.rank > wanted.strength.rank:
            return f"{now.strength} instead of {wanted.strength}"
        drafted = typed_values(self.case, self.clause, now)
        for name, value in typed_values(self.case, self.clause, wanted).items():
            if name in drafted and better(self.clause.parameters[name], drafted[name], value) == -1:
                words = [
                    shown(self.text, name, v, self.case.language) for v in (drafted[name], value)
                ]
                return f"{name} {words[0]} instead of {words[1]}"
        return ""

    def law(
        self,
        positions: Mapping[PositionName, Held | None],
        minimum: Callable[[str, Parameter], tuple[object, str] | None],
    ) -> None:
        """Report values below what the law gives anyway: nobody signs away the law."""
        for name in self.own.positions:
            position = positions[name]
            if position is None or position.without:
                continue
            for key, value in typed_values(self.case, self.clause, position).items():
                parameter = self.clause.parameters[key]
                required = minimum(self.own.id, parameter)
                least = typed(self.case, self.clause, key, required[0]) if required else None
                if least is None or required is None or better(parameter, value, least) != -1:
                    continue
                words = [shown(self.text, key, v, self.case.language) for v in (value, least)]
                message = (
                    f"{key}: {words[0]} is below the legal minimum of {words[1]} ({required[1]})."
                )
                self._error(name, message, key, rule="below-law")

    def _error(
        self, position: PositionName, message: str, value: str = "", rule: str = "ladder"
    ) -> None:
        self.report.error(
            f"mandate/{rule}",
            message,
            self._span(position, value),
            clause=self.own.id,
            hint=_HINTS[rule],
        )

    def _span(self, position: PositionName, value: str) -> Span:
        document = self.scales.case.mandate.document if self.scales.case.mandate else None
        path = ("clauses", self.own.id, position, "values", value)
        if document is not None and value and document.has(path):
            return document.span(path)
        return self.own.positions[position].span
