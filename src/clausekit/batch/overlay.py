"""One row laid over an agreement file: the same document, with other values and other places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from clausekit.lean import dataclass
from clausekit.source.places import Data, Path, YamlDocument
from clausekit.source.span import Span


@dataclass(frozen=True, slots=True)
class RowDocument(YamlDocument):
    """An agreement file with one row over it.

    The place of what the row gives is the row: its span has the table's name for a file, the row
    for a line and the position of the column for a column.
    """

    table: str = ""
    row: int = 0
    given: Mapping[Path, int] = field(default_factory=dict)

    def has(self, path: Path) -> bool:
        """Return whether a value stands at the path."""
        return self._column(path) is not None or YamlDocument.has(self, path)

    def span(self, path: Path = ()) -> Span:
        """Return the place of the value at the path, or of the nearest value around it."""
        column = self._column(path)
        return YamlDocument.span(self, path) if column is None else self._cell(column)

    def key_span(self, path: Path) -> Span:
        """Return the place of the key at the path, or the nearest place around it."""
        column = self._column(path)
        return YamlDocument.key_span(self, path) if column is None else self._cell(column)

    def content_span(self, path: Path = ()) -> Span:
        """Return the place of the first character of a text, inside its quotation marks."""
        column = self._column(path)
        return YamlDocument.content_span(self, path) if column is None else self._cell(column)

    def _cell(self, column: int) -> Span:
        return Span(self.table, self.row, column + 1)

    def _column(self, path: Path) -> int | None:
        """Return the column that gave what stands at the path, or that alone gave anything under it."""
        for end in range(len(path), 0, -1):
            found = self.given.get(path[:end])
            if found is not None:
                return found
        if YamlDocument.has(self, path):
            return None
        under = (at for given, at in self.given.items() if given[: len(path)] == path)
        return next(under, None)


class NoPlaceError(ValueError):
    """A value cannot be put where the row wants it."""


def laid_over(base: Data, path: Path, value: Any) -> Data:
    """Return data with a value at a path; what is not on the way is shared, nothing is changed.

    Raises:
        NoPlaceError: The path leads through a value that holds nothing.
    """
    if not path:
        return value  # type: ignore[no-any-return]
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        entries = list(base) if isinstance(base, list) else []
        if base is not None and not isinstance(base, list):
            entries = [base]
        if step > len(entries):
            raise NoPlaceError(f"there are only {len(entries)} entries before it")
        below = entries[step] if step < len(entries) else None
        entries[step : step + 1] = [laid_over(below, rest, value)]
        return entries
    if base is not None and not isinstance(base, dict):
        raise NoPlaceError(f"“{step}” is no part of what stands there")
    held = base or {}
    return {**held, step: laid_over(held.get(step), rest, value)}


def value_at(data: Data, path: Path) -> Any:
    """Return what stands at a path, or None."""
    for step in path:
        if isinstance(data, dict):
            data = data.get(str(step))
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data
