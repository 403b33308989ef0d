"""Text files: limits, places in the file, and mistakes that cases cannot show."""

from __future__ import annotations

import sys

import pytest

from clausekit.diagnostics import Report
from clausekit.notation.nodes import ParagraphNode, TermNode, TextNode, ValueNode
from clausekit.notation.parse import parse_form, parse_inline, parse_text
from clausekit.source.span import Span


def rules_of(source: str) -> list[str]:
    report = Report()
    parse_text(source, "f", report)
    return [finding.rule for finding in report]


def test_places_count_from_the_line_after_the_front_matter() -> None:
    text = parse_text("# H\n\n## a\n{{ x }}", "text.en.md", Report(), first_line=12)
    block = text.wordings[0].blocks[0]
    assert isinstance(block, ParagraphNode)
    assert block.content[0].span == Span("text.en.md", 15, 1, 15, 8)
    assert text.body_line == 12
    assert text.heading_span == Span("text.en.md", 12, 3, 12, 4)


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    report = Report()
    plain = parse_text("# H\n\n## a\nOne\ntwo:\n\n- x.\n", "f", report)
    assert parse_text("\ufeff# H\r\n\r\n## a\r\nOne\r\ntwo:\r\n\r\n- x.\r\n", "f", report) == plain
    assert not report


def test_invisible_characters_are_reported_where_they_stand() -> None:
    report = Report()
    parse_text("# H\n\n## a\nx\u202ey\x07z", "f", report)
    assert [(str(d.span), d.rule) for d in report] == [
        ("f:4:2", "notation/control-character"),
        ("f:4:4", "notation/control-character"),
    ]


def test_nothing_at_all_has_no_heading() -> None:
    assert rules_of("") == ["notation/no-heading"]
    assert rules_of("\n\n") == ["notation/no-heading"]


def test_a_text_beyond_all_measure_is_refused_unread() -> None:
    assert rules_of("# H\n\n## a\n" + "x" * 1_000_001) == ["notation/size"]
    report = Report()
    assert parse_inline("x" * 1_000_001, Span("f"), report) == ()
    assert [d.rule for d in report] == ["notation/size"]
    report = Report()
    parse_form("# H\n\n" + "x" * 1_000_001, "f", report)
    assert [d.rule for d in report] == ["notation/size"]


def test_mistakes_beyond_what_a_person_reads_are_not_listed() -> None:
    rules = rules_of("# H\n\n## a\n" + "`a` " * 5_000)
    assert len(rules) == 200
    assert rules.count("notation/too-many") == 1


def test_an_expression_beyond_all_measure_is_not_closed() -> None:
    rules = rules_of("# H\n\n## a\n{{ " + "x" * 600 + " }}")
    assert rules[0] == "notation/unclosed-value"


def test_a_line_elsewhere_has_its_place_there() -> None:
    report = Report()
    nodes = parse_inline("every [[system]] of {{ x }}", Span("text.en.md", 7, 20), report)
    assert [type(node) for node in nodes] == [TextNode, TermNode, TextNode, ValueNode]
    assert nodes[1].span == Span("text.en.md", 7, 26, 7, 36)
    assert parse_inline("", Span("f"), report) == ()
    assert not report


def test_lines_elsewhere_are_joined() -> None:
    nodes = parse_inline("one\n  [[two]]", Span("f", 3, 9), Report())
    assert [(type(n).__name__, n.span.line, n.span.column) for n in nodes] == [
        ("TextNode", 3, 9),
        ("TermNode", 4, 3),
    ]


@pytest.mark.parametrize(
    "unit",
    [
        "{{ ", "[[ ", "{% if x %}", "{% if x %}{% endif %}", "*", "_a", "`", "<a", "&a", "[a](", "![",
        "\\", "- ", "\n- ", "\n  - ", "\n> ", "\n| a ", "{{ 'a", "{{ '", "]] ", "}} ", "{# ", "[^",
        "\n1. ", "\n## a\n", "{% ", "a\n", "[[a]] ", "[[a]]\n", "{{ a }}\n", "\\\n", "[[#a/b]] ", "{% else %}", " ", "\n", "\t",
    ],
)  # fmt: skip
def test_work_grows_with_the_length_and_no_faster(unit: str) -> None:
    short, long = (calls_made("# H\n\n## a\n" + unit * (n // len(unit))) for n in (2_000, 16_000))
    assert long < 10 * short


def calls_made(source: str) -> int:
    """Return how many functions run while the source is parsed: the same on every machine."""
    calls = 0

    def count(_frame: object, _event: str, _what: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        parse_text(source, "f", Report())
    finally:
        sys.setprofile(None)
    return calls


def test_conditions_stop_at_a_depth_that_any_reader_of_the_tree_can_walk() -> None:
    source = "# H\n\n## a\n" + "{% if x %}" * 10_000 + "y" + "{% endif %}" * 10_000
    report = Report()
    text = parse_text(source, "f", report)
    assert [d.rule for d in report] == ["notation/depth"]
    assert len(repr(text)) < 10_000
