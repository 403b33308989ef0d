"""Lists of two levels: `- item`, and inside an item, indented by two spaces, `  - item`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field

from clausekit.lean import dataclass
from clausekit.model.strength import STRENGTHS
from clausekit.notation.inline import inline_nodes
from clausekit.notation.lines import Kind, kind_of
from clausekit.notation.nodes import Conjunction, ItemNode, ListNode
from clausekit.notation.passage import Passage, SourceLine, Trouble
from clausekit.notation.punctuation import without_punctuation
from clausekit.source.span import Span

_MARKER = re.compile(r"@([\w-]*)(?:\s+|$)")
_NAMES = frozenset(str(strength) for strength in STRENGTHS)
_NESTED, _TOO_DEEP = 2, 4


@dataclass(slots=True)
class _Draft:
    """An item while its lines are collected."""

    line: int
    column: int
    strengths: tuple[str, ...]
    parts: list[tuple[int, int, str]]
    items: list[_Draft] = field(default_factory=list)


def read_list(
    lines: Sequence[SourceLine], at: int, file: str, trouble: Trouble
) -> tuple[ListNode, int]:
    """Return the list that begins at line `at`, and the index of the line after it."""
    reader = _ListReader(lines, file, trouble)
    end = reader.collect(at)
    first = reader.drafts[0]
    items, conjunction = reader.finish(reader.drafts)
    last = items[-1].span
    span = Span(file, first.line, first.column, last.end_line, last.end_column)
    return ListNode(items, span, conjunction), end


class _ListReader:
    def __init__(self, lines: Sequence[SourceLine], file: str, trouble: Trouble) -> None:
        self.lines = lines
        self.file = file
        self.trouble = trouble
        self.drafts: list[_Draft] = []

    def collect(self, at: int) -> int:
        after_blank = False
        while at < len(self.lines):
            line = self.lines[at]
            kind = kind_of(line.text)
            if kind is Kind.ITEM:
                self._begin(line)
            elif kind is Kind.TEXT and (line.indent or not after_blank):
                self._continue(line, after_blank=after_blank)
            elif kind is not Kind.BLANK:
                break
            after_blank = kind is Kind.BLANK
            at += 1
        return at

    def finish(self, drafts: list[_Draft]) -> tuple[tuple[ItemNode, ...], Conjunction]:
        """Return the items, with the conjunction that joins them."""
        items: list[ItemNode] = []
        conjunctions: dict[Conjunction, None] = {}
        for draft in drafts:
            passage = Passage(self.file, draft.parts)
            content, conjunction = without_punctuation(inline_nodes(passage, self.trouble))
            if conjunction:
                conjunctions[conjunction] = None
            inner, inner_conjunction = self.finish(draft.items)
            end_line, end_column = passage.place(max(len(passage.text) - 1, 0))
            end_column += 1 if passage.text else 0
            if inner:
                end_line, end_column = inner[-1].span.end_line, inner[-1].span.end_column
            span = Span(self.file, draft.line, draft.column, end_line, end_column)
            if not passage.text:
                self.trouble.error("empty-item", span, "The item has no words.", "Delete it.")
            items.append(ItemNode(draft.strengths, content, inner, span, inner_conjunction))
        if len(conjunctions) > 1:
            self.trouble.error(
                "conjunction",
                items[0].span,
                "Some items of the list end with “and”, others with “or”.",
                "Write no “and”; write “; or” where any one of the items is enough.",
            )
        return tuple(items), "or" if "or" in conjunctions else "and"

    def _begin(self, line: SourceLine) -> None:
        indent = line.indent
        if indent not in {0, _NESTED} or "\t" in line.text[:indent] or not self._parent(indent):
            self.trouble.error(
                "indent",
                Span(self.file, line.number, 1, line.number, indent + 1),
                "The item stands neither in the first column nor two spaces inside another item.",
                "Lists are (a) and, inside an item and indented by two spaces, (i); no deeper.",
            )
        offset = indent + 1
        words = line.text.rstrip().replace("\t", " ")
        offset += len(words[offset:]) - len(words[offset:].lstrip())
        strengths, offset = self._markers(line, words, offset)
        draft = _Draft(
            line.number, indent + 1, strengths, [(line.number, offset + 1, words[offset:])]
        )
        nested = indent >= _NESTED and bool(self.drafts)
        (self.drafts[-1].items if nested else self.drafts).append(draft)

    def _parent(self, indent: int) -> bool:
        return indent == 0 or bool(self.drafts)

    def _markers(self, line: SourceLine, words: str, offset: int) -> tuple[tuple[str, ...], int]:
        strengths: list[str] = []
        while found := _MARKER.match(words, offset):
            if found[1] not in _NAMES or found[1] in strengths:
                why = "is no strength" if found[1] not in _NAMES else "stands twice"
                self.trouble.error(
                    "strength",
                    Span(self.file, line.number, offset + 1, line.number, found.end(1) + 1),
                    f"“@{found[1]}” {why}.",
                    "Write @strong, @standard or @basic, each once.",
                    actual=found[1],
                )
            else:
                strengths.append(found[1])
            offset = found.end()
        return tuple(strengths), offset

    def _continue(self, line: SourceLine, *, after_blank: bool) -> None:
        if after_blank or line.indent < _NESTED:
            message, hint = (
                ("An item has a single paragraph.", "Join the two, or make a second item.")
                if after_blank
                else (
                    "A line after an item is not indented.",
                    "Indent it by two spaces if it goes on with the item; else put an empty line "
                    "before it.",
                )
            )
            span = Span(self.file, line.number, 1, line.number, line.indent + 1)
            self.trouble.error("item-paragraph", span, message, hint)
        draft = self.drafts[-1].items[-1] if self.drafts[-1].items else self.drafts[-1]
        words = line.text.strip().replace("\t", " ")
        if draft.parts == [(draft.line, draft.parts[0][1], "")]:
            draft.parts.clear()
        draft.parts.append((line.number, line.indent + 1, words))
