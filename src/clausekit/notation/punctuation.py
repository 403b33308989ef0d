"""Takes off the punctuation at the end of an item: the assembler prints its own."""

from __future__ import annotations

import re

from clausekit.lean import replace
from clausekit.notation.nodes import Branch, ConditionNode, Conjunction, InlineNode, TextNode
from clausekit.source.span import Span

_WORDS: dict[str, Conjunction] = {
    "and": "and", "et": "and", "y": "and", "e": "and", "or": "or", "ou": "or", "o": "or", "u": "or",
}  # fmt: skip
_ALONE = frozenset({"and", "et", "or", "ou"})
# A single letter could be a name ("option y"), so it needs punctuation before it.
_CONJUNCTION = re.compile(r"(?:[;,]\s+(and|et|y|e|or|ou|o|u)|\s(and|et|or|ou))$")


def without_punctuation(
    content: tuple[InlineNode, ...],
) -> tuple[tuple[InlineNode, ...], Conjunction | None]:
    """Return the content without one mark at its end, and the conjunction that followed it."""
    if not content:
        return content, None
    last = content[-1]
    if isinstance(last, ConditionNode):
        branches = tuple(
            Branch(b.expression, b.names, without_punctuation(b.content)[0], b.span)
            for b in last.branches
        )
        return (*content[:-1], ConditionNode(branches, last.span)), None
    if not isinstance(last, TextNode):
        return content, None
    words, conjunction = last.text.rstrip(), None
    if words in _ALONE and isinstance(content[-2:][0], TextNode) and len(content) > 1:
        return without_punctuation(content[:-1])[0], _WORDS[words]
    found = _CONJUNCTION.search(words[-6:]) if words[-1:].isalpha() else None
    if found:
        conjunction = _WORDS[found[1] or found[2]]
        words = words[: -len(found[1] or found[2])].rstrip()
    if words and words[-1] in ";.,":
        words = words[:-1].rstrip()
    if words:
        return (*content[:-1], _shortened(last, words)), conjunction
    return content[:-1], conjunction


def _shortened(node: TextNode, words: str) -> TextNode:
    if len(words) == len(node.text):
        return node
    span = node.span
    column = span.column + len(words)
    return replace(
        node, text=words, span=Span(span.file, span.line, span.column, span.line, column)
    )
