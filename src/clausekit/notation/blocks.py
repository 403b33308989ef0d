"""Paragraphs and lists out of source lines."""

from __future__ import annotations

from collections.abc import Sequence

from clausekit.notation.inline import inline_nodes
from clausekit.notation.lines import Kind, kind_of
from clausekit.notation.lists import read_list
from clausekit.notation.nodes import BlockNode, ParagraphNode
from clausekit.notation.passage import Passage, SourceLine, Trouble
from clausekit.source.span import Span

_REFUSED = {
    Kind.FENCE: (
        "code",
        "A code block begins here; the notation has none.",
        "Write the words as a paragraph.",
    ),
    Kind.QUOTE: (
        "quote",
        "“>” begins a block quotation; the notation has none.",
        "Take the sign out; write \\> for the character itself.",
    ),
    Kind.RULE: (
        "rule",
        "This line draws a rule or underlines a heading; the notation has neither.",
        "Take it out; headings begin with #.",
    ),
    Kind.BULLET: (
        "bullet",
        "An item begins with “- ” here, with no other sign.",
        "Write “- ” at the beginning of the line.",
    ),
    Kind.NUMBERED: (
        "numbered-list",
        "A number is written out here; the numbering scheme prints every number.",
        "Write “- ” for an item; write \\ before the dot or bracket for the characters themselves.",
    ),
    Kind.TABLE: (
        "table",
        "A table stands here; only forms may have tables.",
        "Put it into form.<id>.<lang>.md and refer to it as [[#schedule:id]].",
    ),
    Kind.HEADING: (
        "heading-level",
        "A heading of this level cannot stand here.",
        "A provision is a numbered paragraph; begin a new one with “## id”.",
    ),
}


class BlockReader:
    """Reads blocks one after another; forms add their own kinds by overriding `special`."""

    def __init__(self, lines: Sequence[SourceLine], file: str, trouble: Trouble) -> None:
        self.lines = lines
        self.file = file
        self.trouble = trouble
        self.at = 0
        self.refused = False

    def read(self) -> tuple[BlockNode, ...]:
        """Return every block of the lines."""
        blocks: list[BlockNode] = []
        while self.at < len(self.lines):
            block = self._next()
            if block is not None:
                blocks.append(block)
        return tuple(blocks)

    def special(self, kind: Kind) -> BlockNode | None:
        """Return the block that a line of the kind begins, or refuse it and move past it."""
        self.refuse(kind)
        return None

    def text_block(self) -> BlockNode | None:
        """Return the block that a line of words begins."""
        first = self.lines[self.at]
        if first.indent:
            self.trouble.error(
                "indent",
                Span(self.file, first.number, 1, first.number, first.indent + 1),
                "A paragraph is indented.",
                "Begin it in the first column; only items inside an item are indented.",
            )
        parts: list[tuple[int, int, str]] = []
        while self.at < len(self.lines) and self.goes_on(self.lines[self.at]):
            parts.append(part_of(self.lines[self.at]))
            self.at += 1
        passage = Passage(self.file, parts)
        span = passage.span(0, len(passage.text))
        return ParagraphNode(inline_nodes(passage, self.trouble), span)

    def goes_on(self, line: SourceLine) -> bool:
        """Return whether a paragraph takes the line in."""
        return kind_of(line.text) is Kind.TEXT

    def refuse(self, kind: Kind) -> None:
        """Report lines that the notation does not have, once, and move past them."""
        first = self.lines[self.at]
        rule, message, hint = _REFUSED[kind]
        column = first.indent + 1
        span = Span(self.file, first.number, column, first.number, len(first.text.rstrip()) + 1)
        self.trouble.error(rule, span, message, hint)
        self.refused = True
        self.at += 1
        if kind is Kind.FENCE:
            self._skip_fence(first.text.strip()[:3])
        elif kind not in {Kind.HEADING, Kind.RULE}:
            self._skip_block(kind, first)

    def _skip_block(self, kind: Kind, first: SourceLine) -> None:
        parts = [part_of(first)]
        while self.at < len(self.lines):
            if kind_of(self.lines[self.at].text) not in {kind, Kind.TEXT}:
                break
            parts.append(part_of(self.lines[self.at]))
            self.at += 1
        inline_nodes(Passage(self.file, parts), self.trouble)  # for the mistakes inside it

    def _skip_fence(self, mark: str) -> None:
        while self.at < len(self.lines):
            self.at += 1
            if self.lines[self.at - 1].text.strip().startswith(mark):
                break

    def _next(self) -> BlockNode | None:
        kind = kind_of(self.lines[self.at].text)
        if kind is Kind.BLANK:
            self.at += 1
            return None
        if kind is Kind.ITEM:
            node, self.at = read_list(self.lines, self.at, self.file, self.trouble)
            return node
        if kind is Kind.TEXT:
            return self.text_block()
        return self.special(kind)


def part_of(line: SourceLine) -> tuple[int, int, str]:
    """Return line, column and words of a source line, for a passage."""
    words = line.text.rstrip().replace("\t", " ")
    return (line.number, line.indent + 1, words.lstrip(" "))
