"""Reads text files and single lines of notation into nodes; mistakes go into a report.

Nothing here raises for bad input, and every pass is linear in the length of the text.
"""

from __future__ import annotations

import re

from clausekit.diagnostics import Report
from clausekit.model.strength import STRENGTHS
from clausekit.notation.blocks import BlockReader
from clausekit.notation.forms import form_blocks
from clausekit.notation.inline import inline_nodes
from clausekit.notation.lines import heading_parts
from clausekit.notation.nodes import (
    BlockNode,
    InlineNode,
    ListNode,
    ParagraphNode,
    TermNode,
    TextFile,
    TextNode,
    ValueNode,
    WordingNode,
)
from clausekit.notation.passage import MAX_SOURCE, Passage, SourceLine, Trouble, source_lines
from clausekit.source.span import Span

_WORDING = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)(?:\s+@(\S+))?")
_TEMPLATE_SECTION = re.compile(r"((?:[a-z]+\.)?[a-z0-9]+(?:-[a-z0-9]+)*)()")
_NAMES = frozenset(str(strength) for strength in STRENGTHS)


def parse_text(
    source: str,
    file: str,
    report: Report,
    *,
    first_line: int = 1,
    template: bool = False,
    overlay: bool = False,
) -> TextFile:
    """Return the text file: its heading and its wordings.

    Args:
        source: The text after the front matter.
        file: What places call the file.
        report: Takes the mistakes.
        first_line: Line of the file on which `source` begins.
        template: Whether this is the text of an agreement template: its heading may print
            values, its sections may hold several paragraphs.
        overlay: Whether this is the text of a layer, which may do without a heading.
    """
    reader = _TextReader(file, Trouble(report), template=template, overlay=overlay)
    return reader.read(source, first_line)


def parse_form(
    source: str, file: str, report: Report, *, first_line: int = 1
) -> tuple[tuple[InlineNode, ...], tuple[BlockNode, ...]]:
    """Return the heading of a form and its blocks: paragraphs, lists, sub-headings, tables."""
    trouble = Trouble(report)
    reader = _TextReader(file, trouble, template=False)
    lines = reader.after_heading(source_lines(source, file, trouble, first_line))
    blocks = form_blocks(lines, file, trouble)
    if not blocks and not trouble.found:
        place = reader.heading_span or Span(file, first_line)
        trouble.error("empty", place, "The form has no words.", "Write them below its heading.")
    return reader.heading, blocks


def parse_inline(source: str, span: Span, report: Report) -> tuple[InlineNode, ...]:
    """Return the nodes of a line of notation that stands elsewhere, such as in front matter.

    Args:
        source: The line.
        span: Place of its first character.
        report: Takes the mistakes.
    """
    trouble = Trouble(report)
    if len(source) > MAX_SOURCE:
        trouble.error("size", span, "The text is too long.", f"Keep it below {MAX_SOURCE:,}.")
        return ()
    parts: list[tuple[int, int, str]] = []
    for line in source_lines(source, span.file, trouble, span.line):
        words = line.text.strip().replace("\t", " ")
        column = (span.column if line.number == span.line else 1) + line.indent
        if words or not parts:
            parts.append((line.number, column, words))
    return inline_nodes(Passage(span.file, parts), trouble)


class _TextReader:
    def __init__(
        self, file: str, trouble: Trouble, *, template: bool, overlay: bool = False
    ) -> None:
        self.file = file
        self.trouble = trouble
        self.template = template
        self.overlay = overlay
        self.heading: tuple[InlineNode, ...] = ()
        self.heading_span: Span | None = None
        self._seen: dict[tuple[str, str], Span] = {}

    def read(self, source: str, first_line: int) -> TextFile:
        lines = source_lines(source, self.file, self.trouble, first_line)
        sections: list[tuple[SourceLine, list[SourceLine]]] = []
        before: list[SourceLine] = []
        for line in self.after_heading(lines):
            if line.text.startswith("## "):
                sections.append((line, []))
            else:
                (sections[-1][1] if sections else before).append(line)
        self._refuse_words_before_sections(before)
        wordings = tuple(
            wording for head, body in sections if (wording := self._wording(head, body))
        )
        return TextFile(self.heading, self.heading_span, wordings, first_line)

    def after_heading(self, lines: list[SourceLine]) -> list[SourceLine]:
        """Read the first heading, and return the lines that follow it."""
        for index, line in enumerate(lines):
            if not line.text.strip():
                continue
            if not line.text.startswith("# "):
                break
            self._read_heading(line)
            return lines[index + 1 :]
        place = next((line for line in lines if line.text.strip()), None)
        number = place.number if place else (lines[0].number if lines else 1)
        if lines and not self.overlay:
            self.trouble.error(
                "no-heading",
                Span(self.file, number, 1),
                "The text does not begin with its heading.",
                "Write “# Heading” before everything else.",
            )
        return lines

    def _read_heading(self, line: SourceLine) -> None:
        _, offset, words = heading_parts(line.text)
        passage = Passage(self.file, [(line.number, offset + 1, words)])
        self.heading_span = passage.span(0, len(words))
        nodes = inline_nodes(passage, self.trouble)
        kept: list[InlineNode] = []
        for node in nodes:
            if isinstance(node, TextNode | TermNode) or (
                self.template and isinstance(node, ValueNode)
            ):
                kept.append(node)
                continue
            self.trouble.error(
                "heading",
                node.span,
                "A heading holds words and terms only.",
                "Put values, conditions and references into a provision.",
            )
        self.heading = tuple(kept)
        if not words:
            self.trouble.error(
                "heading", self.heading_span, "The heading has no words.", "Write them after “# ”."
            )

    def _refuse_words_before_sections(self, lines: list[SourceLine]) -> None:
        first = next((line for line in lines if line.text.strip()), None)
        if first is not None:
            self.trouble.error(
                "before-provision",
                Span(self.file, first.number, first.indent + 1),
                "These words stand before the first provision, so they belong to none.",
                "Put “## id” with the id of a provision before them.",
            )

    def _wording(self, head: SourceLine, body: list[SourceLine]) -> WordingNode | None:
        _, offset, words = heading_parts(head.text)
        span = Span(self.file, head.number, offset + 1, head.number, offset + len(words) + 1)
        reader = BlockReader(body, self.file, self.trouble)
        blocks = reader.read()
        found = (_TEMPLATE_SECTION if self.template else _WORDING).fullmatch(words)
        if found is None:
            self.trouble.error(
                "provision-id",
                span,
                f"“{words[:60]}” is not the id of a provision.",
                "Write “## id” or “## id @basic”: small letters, digits and hyphens.",
                actual=words,
            )
            return None
        provision, strength = found[1], found[2] or ""
        if strength and strength not in _NAMES:
            self.trouble.error(
                "strength",
                span,
                f"“@{strength}” is no strength.",
                "Write @standard or @basic; a wording without a mark is that of strong.",
                actual=strength,
            )
            return None
        if strength == "strong":
            strength = ""
        self._check_shape(blocks, span, provision, refused=reader.refused)
        if not self._is_first((provision, strength), span):
            return None
        return WordingNode(provision, strength, blocks, span)

    def _is_first(self, key: tuple[str, str], span: Span) -> bool:
        earlier = self._seen.setdefault(key, span)
        if earlier is span:
            return True
        name = f"{key[0]} @{key[1]}" if key[1] else key[0]
        self.trouble.error(
            "twice",
            span,
            f"“## {name}” stands twice; the first is on line {earlier.line}.",
            "Give one of them another id or strength.",
            actual=name,
        )
        return False

    def _check_shape(
        self, blocks: tuple[BlockNode, ...], span: Span, provision: str, *, refused: bool
    ) -> None:
        if refused:
            return
        if not blocks:
            self.trouble.error(
                "empty", span, f"“{provision}” has no words.", "Write its paragraph below it."
            )
        elif not self.template:
            self._check_order(blocks)

    def _check_order(self, blocks: tuple[BlockNode, ...]) -> None:
        expected = (ParagraphNode, ListNode, ParagraphNode)
        for index, block in enumerate(blocks):
            if index < len(expected) and isinstance(block, expected[index]):
                continue
            self.trouble.error(
                "shape",
                block.span,
                "A provision is one paragraph, then at most one list, then at most one closing "
                "paragraph; this is one block too many."
                if index
                else "A provision begins with its paragraph, not with a list.",
                "Make it a provision of its own with “## id”, or join it with the paragraph.",
            )
            return
