"""A stretch of source text with the place of each of its characters, and trouble found in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from clausekit.diagnostics import Report
from clausekit.lean import dataclass
from clausekit.source.span import Span

MAX_SOURCE = 1_000_000
MAX_MISTAKES = 200

# Characters that XML cannot hold, that only some editors count as line ends, and the two
# overrides of writing direction with which a text can read otherwise than it is stored.
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\u202d\u202e\ufffe\uffff\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of a file, without its line end."""

    number: int
    text: str

    @property
    def indent(self) -> int:
        """Number of blanks at the start."""
        return len(self.text) - len(self.text.lstrip(" \t"))


class Passage:
    """Text of one paragraph, item, heading or cell, its source lines joined by single spaces."""

    __slots__ = ("_places", "_starts", "file", "text")

    def __init__(self, file: str, parts: Sequence[tuple[int, int, str]]) -> None:
        """Join `parts`: line, column and text of each piece."""
        self.file = file
        self.text = parts[0][2] if len(parts) == 1 else " ".join(text for _, _, text in parts)
        self._places = [(line, column) for line, column, _ in parts]
        self._starts = [0]
        for _, _, text in parts[:-1]:
            self._starts.append(self._starts[-1] + len(text) + 1)

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of the character at `offset`."""
        index = bisect_right(self._starts, offset) - 1 if len(self._starts) > 1 else 0
        line, column = self._places[index]
        return line, column + offset - self._starts[index]

    def span(self, start: int, end: int) -> Span:
        """Return the place of `text[start:end]`."""
        line, column = self.place(start)
        if end <= start:
            return Span(self.file, line, column, line, column)
        end_line, end_column = self.place(end - 1)
        return Span(self.file, line, column, end_line, end_column + 1)

    def pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return `start:end` cut where source lines begin."""
        if len(self._starts) == 1:
            return [(start, end)]
        cuts = self._starts[bisect_right(self._starts, start) : bisect_left(self._starts, end)]
        return list(zip([start, *cuts], [*cuts, end], strict=True))

    def line_ends_at(self, offset: int) -> bool:
        """Return whether the character at `offset` is the last of its source line."""
        index = bisect_left(self._starts, offset + 2)
        following = self._starts[index] if index < len(self._starts) else len(self.text) + 1
        return offset + 2 == following


class Trouble:
    """Errors of one file, no more of them than a person can read."""

    __slots__ = ("_left", "report")

    def __init__(self, report: Report) -> None:
        self.report = report
        self._left = MAX_MISTAKES

    @property
    def found(self) -> int:
        """How many mistakes were found so far."""
        return MAX_MISTAKES - self._left

    def error(self, rule: str, span: Span, message: str, hint: str = "", actual: str = "") -> None:
        """Report a mistake under `notation/rule`."""
        self._left -= 1
        if self._left < 0:
            return
        if self._left == 0:
            rule, message, actual = "too-many", "Further mistakes are not listed.", ""
            hint = "Mend those above, then run it again."
        self.report.error("notation/" + rule, message, span, hint=hint, actual=actual)


def source_lines(source: str, file: str, trouble: Trouble, first_line: int) -> list[SourceLine]:
    """Return the lines of `source`, with characters that no agreement may hold taken out."""
    if len(source) > MAX_SOURCE:
        trouble.error(
            "size",
            Span(file, first_line),
            f"The text has {len(source):,} characters; at most {MAX_SOURCE:,} are read.",
            "Divide it into several clauses.",
        )
        return []
    source = source.removeprefix("\ufeff").replace("\r\n", "\n")
    lines = source.split("\n")
    if _CONTROL.search(source):
        lines = [
            _without_controls(line, file, trouble, first_line + index)
            for index, line in enumerate(lines)
        ]
    return [SourceLine(first_line + index, line) for index, line in enumerate(lines)]


def _without_controls(line: str, file: str, trouble: Trouble, number: int) -> str:
    for found in _CONTROL.finditer(line):
        column = found.start() + 1
        trouble.error(
            "control-character",
            Span(file, number, column, number, column + 1),
            f"The invisible character U+{ord(found[0]):04X} cannot stand in an agreement.",
            "Delete it.",
        )
    return _CONTROL.sub(" ", line)
