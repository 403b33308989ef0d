"""What holds for any text: parsing never raises, places are true, writing back changes nothing."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from clausekit.diagnostics import Report
from clausekit.model.strength import STRENGTHS
from clausekit.notation.expressions import bare_name, names_in
from clausekit.notation.nodes import (
    Branch,
    CitationNode,
    ConditionNode,
    InlineNode,
    ItemNode,
    ListNode,
    ParagraphNode,
    ReferenceNode,
    TermNode,
    TextFile,
    TextNode,
    ValueNode,
    WordingNode,
)
from clausekit.notation.parse import parse_form, parse_inline, parse_text
from clausekit.notation.sections import parse_sections
from clausekit.notation.unparse import unparse, unparse_inline
from clausekit.source.span import Span

NOWHERE = Span("f")
MARKS = [
    "{{", "}}", "{%", "%}", "[[", "]]", "{#", "#}", "{{ x }}", "{% if x %}", "{% else %}",
    "{% endif %}", "{% elif y %}", "[[term]]", "[[#a/b]]", "[[@gdpr 1]]", "\n", "\n\n", "\n- ",
    "\n  - ", "\n## a\n", "# H\n", "*", "**", "_", "`", "<b>", "&amp;", "\\", "|", "\n| a | b |\n",
    "> ", "1. ", "(a) ", "'", '"', " ", "\t", "words", "é", "\u00a0", "@strong ", ";", " and", ".",
    "Table: c\n", "\n| - | - |\n", "---\n", "```\n", "\r\n", "\u2028", "\x00", "😀", "[a](b)",
]  # fmt: skip
SOURCES = st.lists(st.sampled_from(MARKS) | st.text(max_size=4), max_size=40).map("".join)


@given(SOURCES)
@settings(max_examples=400, deadline=None)
def test_parsing_never_raises_and_every_mistake_has_its_place(source: str) -> None:
    report = Report()
    parse_text(source, "f", report)
    parse_text(source, "f", report, template=True)
    parse_form(source, "f", report)
    parse_sections(source, "f", report)
    parse_inline(source, NOWHERE, report)
    lines = source.count("\n") + 1
    for finding in report:
        assert finding.rule.startswith("notation/")
        assert finding.span is not None
        assert 1 <= finding.span.line <= lines
        assert finding.hint


@given(SOURCES)
@settings(max_examples=400, deadline=None)
def test_places_point_at_the_characters(source: str) -> None:
    text = parse_text("# H\n\n## a\n" + source, "f", Report())
    lines = ("# H\n\n## a\n" + source).replace("\r\n", "\n").removeprefix("\ufeff").split("\n")
    for node in walk(text):
        if isinstance(node, TextNode):
            line = lines[node.span.line - 1]
            for index, character in enumerate(node.text):
                column = node.span.column + index
                assert character == " " or line[column - 1 : column] == character
        elif isinstance(node, ValueNode):
            assert lines[node.span.line - 1].startswith("{{", node.span.column - 1)
            assert lines[node.span.end_line - 1][: node.span.end_column - 1].endswith("}}")
        elif isinstance(node, TermNode | ReferenceNode | CitationNode):
            assert lines[node.span.line - 1].startswith("[[", node.span.column - 1)
            assert lines[node.span.end_line - 1][: node.span.end_column - 1].endswith("]]")
        elif isinstance(node, ConditionNode):
            assert lines[node.span.line - 1].startswith("{%", node.span.column - 1)


def walk(node: object) -> Iterator[object]:
    yield node
    if dataclasses.is_dataclass(node) and not isinstance(node, type | Span):
        for field in dataclasses.fields(node):
            value = getattr(node, field.name)
            for child in value if isinstance(value, tuple) else ():
                yield from walk(child)


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs"), exclude_characters="\u202d\u202e\ufffe\uffff\ufeff")
    | st.sampled_from(" {}[]*_`<>&~|\\#-.,;:()!@'\"%$=+1a"),
    min_size=1,
    max_size=12,
)  # fmt: skip
SLUGS = st.from_regex(r"[a-z][a-z0-9]{0,3}(-[a-z0-9]{1,3}){0,1}", fullmatch=True)
PLAIN = st.from_regex(r"[A-Za-z][A-Za-z' ]{0,8}[a-z]", fullmatch=True)
EXPRESSIONS = st.sampled_from(["x", "days", "d | words", "has('a/b') and not x", 'f.g == "h"'])


def texts() -> st.SearchStrategy[InlineNode]:
    return WORDS.map(lambda words: TextNode(words, NOWHERE))


def leaves() -> st.SearchStrategy[InlineNode]:
    return st.one_of(
        texts(),
        EXPRESSIONS.map(lambda e: ValueNode(e, bare_name(e), names_in(e), NOWHERE)),
        st.builds(lambda shown, term: TermNode(shown, term, NOWHERE), PLAIN, SLUGS | st.just("")),
        st.builds(lambda i, p: CitationNode(i, p, NOWHERE), SLUGS, PLAIN | st.just("")),
        st.builds(lambda a, b: ReferenceNode("clause", f"{a}/{b}", NOWHERE), SLUGS, SLUGS),
        st.builds(lambda a: ReferenceNode("provision", f".{a}", NOWHERE), SLUGS),
        st.builds(lambda a: ReferenceNode("article", a, NOWHERE), SLUGS),
        st.builds(lambda a: ReferenceNode("schedule", a, NOWHERE), SLUGS),
    )


def condition(parts: list[list[InlineNode]], expressions: list[str], *, ends: bool) -> InlineNode:
    branches = [
        Branch(e, names_in(e), tuple(part), NOWHERE)
        for part, e in zip(parts, expressions, strict=False)
    ]
    if ends:
        branches.append(Branch("", (), tuple(parts[-1]), NOWHERE))
    return ConditionNode(tuple(branches), NOWHERE)


def nested(inner: st.SearchStrategy[InlineNode]) -> st.SearchStrategy[InlineNode]:
    return st.builds(
        lambda parts, expressions, ends: condition(parts, expressions, ends=ends),
        st.lists(st.lists(inner, max_size=3), min_size=2, max_size=3),
        st.lists(EXPRESSIONS, min_size=1, max_size=2),
        st.booleans(),
    )


INLINE = leaves() | nested(leaves() | nested(leaves()))
LINES = st.lists(INLINE, min_size=1, max_size=4).map(lambda nodes: trimmed(merged(tuple(nodes))))
CONTENT = LINES.filter(bool)


def merged(nodes: tuple[InlineNode, ...]) -> tuple[InlineNode, ...]:
    """Return the nodes without places, neighbouring words as one node."""
    out: list[InlineNode] = []
    for node in nodes:
        if isinstance(node, TextNode):
            last = out.pop() if out and isinstance(out[-1], TextNode) else None
            words = (last.text if isinstance(last, TextNode) else "") + node.text
            out.append(TextNode(words, NOWHERE))
        elif isinstance(node, ConditionNode):
            arms = tuple(
                Branch(b.expression, b.names, merged(b.content), NOWHERE) for b in node.branches
            )
            out.append(ConditionNode(arms, NOWHERE))
        else:
            out.append(dataclasses.replace(node, span=NOWHERE))
    return tuple(out)


def trimmed(nodes: tuple[InlineNode, ...]) -> tuple[InlineNode, ...]:
    """Return the nodes without blanks at either end, which no source line can hold."""
    while nodes and isinstance(nodes[0], TextNode) and not nodes[0].text.lstrip():
        nodes = nodes[1:]
    while nodes and isinstance(nodes[-1], TextNode) and not nodes[-1].text.rstrip():
        nodes = nodes[:-1]
    if nodes and isinstance(first := nodes[0], TextNode):
        nodes = (TextNode(first.text.lstrip(), NOWHERE), *nodes[1:])
    if nodes and isinstance(last := nodes[-1], TextNode):
        nodes = (*nodes[:-1], TextNode(last.text.rstrip(), NOWHERE))
    return nodes


MARKED = st.lists(st.sampled_from([str(s) for s in STRENGTHS]), unique=True, max_size=2).map(tuple)
CONJUNCTIONS: st.SearchStrategy[Any] = st.sampled_from(["and", "or"])
INNER = st.builds(lambda s, c: ItemNode(s, c, (), NOWHERE), MARKED, CONTENT)
ITEMS = st.builds(
    lambda s, c, items, join: ItemNode(s, c, tuple(items), NOWHERE, join if items else "and"),
    MARKED,
    CONTENT,
    st.lists(INNER, max_size=2),
    CONJUNCTIONS,
)
PARAGRAPHS = CONTENT.map(lambda content: ParagraphNode(content, NOWHERE))
LISTS = st.builds(
    lambda items, join: ListNode(tuple(items), NOWHERE, join),
    st.lists(ITEMS, min_size=1, max_size=3),
    CONJUNCTIONS,
)
BLOCKS = st.one_of(
    st.tuples(PARAGRAPHS), st.tuples(PARAGRAPHS, LISTS), st.tuples(PARAGRAPHS, LISTS, PARAGRAPHS)
)
HEADINGS = PLAIN.map(lambda words: (TextNode(words.strip(), NOWHERE),))
FILES = st.builds(
    lambda heading, provisions: TextFile(
        heading,
        None,
        tuple(WordingNode(id_, "", blocks, NOWHERE) for id_, blocks in provisions.items()),
    ),
    HEADINGS,
    st.dictionaries(SLUGS, BLOCKS, min_size=1, max_size=3),
)


def without_places(text: TextFile) -> TextFile:
    return TextFile(
        merged(text.heading),
        None,
        tuple(
            WordingNode(w.provision, w.strength, tuple(block(b) for b in w.blocks), NOWHERE)
            for w in text.wordings
        ),
    )


def block(node: Any) -> Any:
    if isinstance(node, ParagraphNode):
        return ParagraphNode(merged(node.content), NOWHERE)
    return ListNode(tuple(item(i) for i in node.items), NOWHERE, node.conjunction)


def item(node: ItemNode) -> ItemNode:
    inner = tuple(item(i) for i in node.items)
    return ItemNode(node.strengths, merged(node.content), inner, NOWHERE, node.conjunction)


@given(FILES)
@settings(max_examples=400, deadline=None)
def test_what_is_written_back_reads_the_same(text: TextFile) -> None:
    report = Report()
    assert without_places(parse_text(unparse(text), "f", report)) == text
    assert not list(report)


@given(SOURCES)
@settings(max_examples=200, deadline=None)
@example("- foo; and\n- bar")
def test_writing_back_is_stable(source: str) -> None:
    report = Report()
    once = parse_text("# H\n\n## a\nx" + source, "f", report)
    if not report:
        written = unparse(once)
        assert unparse(parse_text(written, "f", Report())) == written


@given(CONTENT)
@settings(max_examples=200, deadline=None)
def test_a_single_line_is_written_back_the_same(nodes: tuple[InlineNode, ...]) -> None:
    report = Report()
    assert merged(parse_inline(unparse_inline(nodes), NOWHERE, report)) == nodes
    assert not list(report)
