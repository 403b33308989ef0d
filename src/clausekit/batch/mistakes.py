"""Mistakes of many rows: what is wrong in all of them is said once, what is wrong in some names them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from clausekit.batch.table import place_of
from clausekit.diagnostics import Diagnostic
from clausekit.lean import dataclass, replace

_NAMED = 8


@dataclass(slots=True)
class Mistakes:
    """Mistakes as they come, row by row."""

    _rows: int = 0
    _found: dict[Diagnostic, list[int]] = field(default_factory=dict)

    def add(self, row: int, found: Sequence[Diagnostic]) -> None:
        """Take in what is wrong with a row, or that nothing is."""
        self._rows += 1
        for diagnostic in dict.fromkeys(found):
            self._found.setdefault(diagnostic, []).append(row)

    def all(self) -> tuple[Diagnostic, ...]:
        """Return all mistakes by row; those of the agreement file itself come first."""
        common, own = [], []
        for diagnostic, rows in self._found.items():
            if diagnostic.span is None:
                own.append((min(rows), diagnostic))
            elif len(rows) == self._rows:
                common.append(diagnostic)
            else:
                own.append((min(rows), _in_rows(diagnostic, sorted(rows))))
        own.sort(key=lambda pair: (pair[0], pair[1].place))
        return (*common, *(diagnostic for _, diagnostic in own))


def _in_rows(diagnostic: Diagnostic, rows: list[int]) -> Diagnostic:
    """Return a mistake that shows in a file and comes from a few rows, with their numbers."""
    named = ", ".join(map(str, rows[:_NAMED]))
    more = f" and {len(rows) - _NAMED} more" if len(rows) > _NAMED else ""
    place = place_of(rows[0]) if len(rows) == 1 else f"rows {named}{more}"
    return replace(diagnostic, span=None, place=f"{place} ({diagnostic.span})")
