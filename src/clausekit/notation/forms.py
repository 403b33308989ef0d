"""Forms: besides paragraphs and lists they have sub-headings and pipe tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clausekit.notation.blocks import BlockReader
from clausekit.notation.inline import inline_nodes
from clausekit.notation.lines import Kind, heading_parts, kind_of
from clausekit.notation.nodes import BlockNode, HeadingNode, InlineNode, TableNode
from clausekit.notation.passage import Passage, SourceLine, Trouble
from clausekit.source.span import Span

MAX_COLUMNS = 12
_CAPTION = re.compile(r"Table:[ \t]*")
_DELIMITER = re.compile(r":?-+:?")
_SUB_HEADING = 2

Cell = tuple[InlineNode, ...]
Row = tuple[Cell, ...]


def form_blocks(lines: Sequence[SourceLine], file: str, trouble: Trouble) -> tuple[BlockNode, ...]:
    """Return the blocks of a form."""
    return _FormReader(lines, file, trouble).read()


class _FormReader(BlockReader):
    def special(self, kind: Kind) -> BlockNode | None:
        if kind is Kind.HEADING:
            return self._heading()
        if kind is Kind.TABLE:
            return self._table((), None)
        return super().special(kind)

    def text_block(self) -> BlockNode | None:
        if _CAPTION.match(self.lines[self.at].text):
            return self._captioned()
        return super().text_block()

    def goes_on(self, line: SourceLine) -> bool:
        return super().goes_on(line) and not _CAPTION.match(line.text)

    def _captioned(self) -> BlockNode | None:
        line = self.lines[self.at]
        offset = len("Table:")
        words = line.text.rstrip()
        offset += len(words[offset:]) - len(words[offset:].lstrip())
        passage = Passage(self.file, [(line.number, offset + 1, words[offset:])])
        place = Span(self.file, line.number, 1, line.number, len(words) + 1)
        caption = inline_nodes(passage, self.trouble)
        self.at += 1
        while self.at < len(self.lines) and not self.lines[self.at].text.strip():
            self.at += 1
        if self.at < len(self.lines) and kind_of(self.lines[self.at].text) is Kind.TABLE:
            return self._table(caption, place)
        self.trouble.error(
            "caption",
            place,
            "“Table:” begins the caption of a table, but no table follows.",
            "Write the table on the next line.",
        )
        return None

    def _heading(self) -> BlockNode | None:
        line = self.lines[self.at]
        level, offset, words = heading_parts(line.text)
        if level != _SUB_HEADING or line.indent or not words:
            self.refuse(Kind.HEADING)
            return None
        self.at += 1
        passage = Passage(self.file, [(line.number, offset + 1, words)])
        span = passage.span(0, len(words))
        return HeadingNode(level, inline_nodes(passage, self.trouble), span)

    def _table(self, caption: Cell, place: Span | None) -> TableNode | None:
        first = self.lines[self.at]
        rows: list[tuple[SourceLine, list[tuple[int, str]]]] = []
        while self.at < len(self.lines) and kind_of(self.lines[self.at].text) is Kind.TABLE:
            rows.append((self.lines[self.at], _cells(self.lines[self.at].text)))
            self.at += 1
        last = self.lines[self.at - 1]
        start = place or Span(self.file, first.number, first.indent + 1)
        end = len(last.text.rstrip()) + 1
        span = Span(self.file, start.line, start.column, last.number, end)
        if len(rows) < 2 or not all(_DELIMITER.fullmatch(text) for _, text in rows[1][1]):
            self.trouble.error(
                "table",
                span,
                "The second line of a table divides its header from its rows.",
                "Write “| --- | --- |” below the header.",
            )
            return None
        if not self._is_even(rows):
            return None
        header = self._row(*rows[0])
        body = tuple(self._row(*row) for row in rows[2:])
        return TableNode(caption, header, body, span)

    def _is_even(self, rows: list[tuple[SourceLine, list[tuple[int, str]]]]) -> bool:
        width = len(rows[0][1])
        if width > MAX_COLUMNS:
            place = Span(self.file, rows[0][0].number, 1)
            self.trouble.error(
                "table",
                place,
                f"The table has {width} columns; a page takes {MAX_COLUMNS}.",
                "Divide it into two tables.",
            )
            return False
        even = True
        for line, cells in rows[1:]:
            if len(cells) != width:
                even = False
                self.trouble.error(
                    "table",
                    Span(self.file, line.number, line.indent + 1),
                    f"The row has {len(cells)} cells, the header has {width}.",
                    "Give every row as many cells; write \\| for the character itself.",
                )
        return even

    def _row(self, line: SourceLine, cells: list[tuple[int, str]]) -> Row:
        return tuple(
            inline_nodes(Passage(self.file, [(line.number, offset + 1, text)]), self.trouble)
            for offset, text in cells
        )


def _cells(line: str) -> list[tuple[int, str]]:
    """Return offset and words of each cell; bars that are escaped or in brackets do not count."""
    line = line.rstrip()
    cells: list[tuple[int, str]] = []
    start = position = len(line) - len(line.lstrip()) + 1
    depth = 0
    while position < len(line):
        pair = line[position : position + 2]
        if pair[0] == "\\":
            position += 2
            continue
        if pair in {"[[", "{{", "{%"}:
            depth = 1
        elif pair in {"]]", "}}", "%}"}:
            depth = 0
        elif pair[0] == "|" and not depth:
            cells.append(_trimmed(line, start, position))
            start = position + 1
        position += 1
    if line[start:].strip():
        cells.append(_trimmed(line, start, len(line)))
    return cells


def _trimmed(line: str, start: int, end: int) -> tuple[int, str]:
    words = line[start:end]
    return (start + len(words) - len(words.lstrip()), words.strip().replace("\t", " "))
