"""Every case under tests/cases/notation reads as its tree, with its places and its mistakes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from clausekit.diagnostics import Report
from clausekit.notation.nodes import (
    BlockNode,
    CitationNode,
    ConditionNode,
    HeadingNode,
    InlineNode,
    ItemNode,
    ListNode,
    ParagraphNode,
    ReferenceNode,
    TableNode,
    TermNode,
    TextNode,
    ValueNode,
)
from clausekit.notation.parse import parse_form, parse_text
from clausekit.source.span import Span

CASES = Path(__file__).parents[2] / "cases" / "notation"


def read_cases() -> Iterator[object]:
    for path in sorted(CASES.glob("*.md")):
        parts = path.read_text(encoding="utf-8").split("\n.\n")
        for index in range(0, len(parts) - 2, 3):
            title = parts[index].strip()
            yield pytest.param(
                path.stem, parts[index + 1], parts[index + 2], id=f"{path.stem}: {title}"
            )


@pytest.mark.parametrize(("kind", "source", "expected"), list(read_cases()))
def test_case_reads_as_its_tree(kind: str, source: str, expected: str) -> None:
    assert "\n".join(tree_of(kind, source + "\n")) == expected.strip("\n")


def tree_of(kind: str, source: str) -> Iterator[str]:
    """Return the tree as lines: what, where it begins and ends, words; mistakes after `!`."""
    report = Report()
    if kind == "forms":
        heading, blocks = parse_form(source, "f", report)
        yield "heading"
        yield from inlines(heading, 1)
        for block in blocks:
            yield from block_lines(block, 0)
    else:
        text = parse_text(source, "f", report, template=kind == "templates")
        yield "heading"
        yield from inlines(text.heading, 1)
        for wording in text.wordings:
            yield f"{place(wording.span)} {wording.provision} @{wording.strength}".rstrip(" @")
            for block in wording.blocks:
                yield from block_lines(block, 1)
    for mistake in report:
        yield f"! {mistake.span} {mistake.rule}".replace(" f:", " ")


def block_lines(block: BlockNode, depth: int) -> Iterator[str]:
    pad = "  " * depth
    match block:
        case ParagraphNode():
            yield f"{pad}{place(block.span)} paragraph"
            yield from inlines(block.content, depth + 1)
        case ListNode():
            yield f"{pad}{place(block.span)} list {block.conjunction}"
            for item in block.items:
                yield from item_lines(item, depth + 1)
        case HeadingNode():
            yield f"{pad}{place(block.span)} heading {block.level}"
            yield from inlines(block.content, depth + 1)
        case TableNode():
            yield f"{pad}{place(block.span)} table"
            yield from inlines(block.caption, depth + 1)
            for row in (block.header, *block.rows):
                yield f"{pad}  row"
                for cell in row:
                    yield f"{pad}    cell"
                    yield from inlines(cell, depth + 3)


def item_lines(item: ItemNode, depth: int) -> Iterator[str]:
    marks = "".join(f" @{strength}" for strength in item.strengths)
    join = f" {item.conjunction}" if item.items else ""
    yield f"{'  ' * depth}{place(item.span)} item{marks}{join}"
    yield from inlines(item.content, depth + 1)
    for inner in item.items:
        yield from item_lines(inner, depth + 1)


def inlines(nodes: tuple[InlineNode, ...], depth: int) -> Iterator[str]:
    pad = "  " * depth
    for node in nodes:
        head = f"{pad}{place(node.span)}"
        match node:
            case TextNode():
                yield f"{head} “{node.text}”"
            case ValueNode():
                yield f"{head} value {node.expression} ({', '.join(node.names)})"
            case TermNode():
                yield f"{head} term {node.shown} | {node.term}".rstrip(" |")
            case ReferenceNode():
                yield f"{head} {node.kind} {node.target}"
            case CitationNode():
                yield f"{head} citation {node.instrument} {node.pinpoint}".rstrip()
            case ConditionNode():
                yield f"{head} condition"
                for branch in node.branches:
                    words = branch.expression or "else"
                    yield f"{pad}  {place(branch.span)} {words} ({', '.join(branch.names)})"
                    yield from inlines(branch.content, depth + 2)


def place(span: Span) -> str:
    return f"{span.line}:{span.column}–{span.end_line}:{span.end_column}"
