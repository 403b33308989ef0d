"""A place in a file."""

from __future__ import annotations

from clausekit.lean import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a source file, as an editor counts it.

    Attributes:
        file: The file as the user would type it; `<name>` for text without a file.
        line: From 1.
        column: From 1, in characters.
        end_line: Line of the first character after the place, or 0 when unknown.
        end_column: Column of that character, or 0 when unknown.
    """

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    def shifted(self, lines: int, columns: int = 0) -> Span:
        """Return the place `lines` further down, moved `columns` right on that line."""
        return Span(self.file, self.line + lines, self.column + columns)
