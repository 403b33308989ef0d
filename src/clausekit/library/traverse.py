"""Every piece of notation in a text, with the conditions under which it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clausekit.notation.nodes import (
    BlockNode,
    ConditionNode,
    HeadingNode,
    InlineNode,
    ItemNode,
    ListNode,
    ParagraphNode,
    TableNode,
)

Guards = tuple[str, ...]


def pieces(nodes: Iterable[InlineNode], guards: Guards = ()) -> Iterator[tuple[InlineNode, Guards]]:
    """Yield each node with the expressions of the conditions around it, outermost first.

    A condition comes before what stands in it. An else arm, and what an earlier arm of the same
    condition excludes, counts as the negation: `not (…)`.
    """
    for node in nodes:
        yield node, guards
        if isinstance(node, ConditionNode):
            refused: Guards = ()
            for branch in node.branches:
                own = (branch.expression,) if branch.expression else ()
                yield from pieces(branch.content, (*guards, *refused, *own))
                refused = (*refused, *(f"not ({e})" for e in own))


def lines(blocks: Iterable[BlockNode]) -> Iterator[tuple[tuple[InlineNode, ...], tuple[str, ...]]]:
    """Yield the inline content of each block, item and cell, with the strengths it stands at.

    No strengths means all of them.
    """
    for block in blocks:
        if isinstance(block, ParagraphNode | HeadingNode):
            yield block.content, ()
        elif isinstance(block, ListNode):
            yield from _items(block.items, ())
        elif isinstance(block, TableNode):
            yield block.caption, ()
            for row in (block.header, *block.rows):
                for cell in row:
                    yield cell, ()


def pieces_of(blocks: Iterable[BlockNode]) -> Iterator[tuple[InlineNode, Guards]]:
    """Yield each node of the blocks with the conditions around it."""
    for content, _ in lines(blocks):
        yield from pieces(content)


def _items(
    items: Iterable[ItemNode], strengths: tuple[str, ...]
) -> Iterator[tuple[tuple[InlineNode, ...], tuple[str, ...]]]:
    for item in items:
        own = item.strengths or strengths
        yield item.content, own
        yield from _items(item.items, own)
