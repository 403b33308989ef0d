"""The words of a clause of the draft as plain text, as they go on the record and on the sheet."""

from __future__ import annotations

from collections.abc import Iterator

from clausekit.model.agreement import Item, Provision
from clausekit.model.inline import plain
from clausekit.negotiation.case import PlacedClause


def words_of(placed: PlacedClause, provision: str = "", *, numbers: bool = True) -> str:
    """Return the words of a clause, or of one of its provisions, a line for each paragraph.

    Args:
        placed: The clause in the draft.
        provision: Id of one provision; empty for all.
        numbers: Whether provisions carry their numbers, which move from draft to draft.
    """
    lines: list[str] = []
    for id_, node in placed.provisions:
        if provision in ("", id_):
            lines += lines_of(node, numbers=numbers)
    return "\n".join(lines)


def lines_of(node: Provision, *, numbers: bool = True) -> list[str]:
    """Return the words of a provision, a line for each paragraph."""
    first = f"{node.number} {plain(node.content)}" if numbers else plain(node.content)
    lines = [first.strip(), *_items(node.items, "")]
    if node.closing:
        lines.append(plain(node.closing))
    for definition in node.definitions:
        lines.append(f"“{definition.words}”: {plain(definition.content)}")
    return [line for line in lines if line]


def _items(items: tuple[Item, ...], indent: str) -> Iterator[str]:
    for item in items:
        yield f"{indent}{item.number} {plain(item.content)}".rstrip()
        yield from _items(item.items, indent + "  ")
