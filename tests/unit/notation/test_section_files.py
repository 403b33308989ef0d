"""Table and guide files: sections of Markdown kept as text."""

from __future__ import annotations

from clausekit.diagnostics import Report
from clausekit.notation.sections import parse_sections
from clausekit.source.span import Span

GUIDE = """\
## Purpose
Why *this* clause.

Two paragraphs.

## Objections

### "It costs."
So does an accident.

### “It is secret.”

## Key
```text
## not a heading
```
"""


def test_sections_hold_their_text_and_place() -> None:
    report = Report()
    sections = parse_sections(GUIDE, "guide.en.md", report, first_line=3)
    assert list(sections) == ["Purpose", "Objections", "Key"]
    purpose = sections["Purpose"]
    assert purpose.text == "Why *this* clause.\n\nTwo paragraphs."
    assert purpose.span == Span("guide.en.md", 3, 4, 3, 11)
    assert purpose.body == Span("guide.en.md", 4, 1)
    assert sections["Key"].text == "```text\n## not a heading\n```"
    assert not report


def test_sub_sections_stand_in_their_section() -> None:
    sections = parse_sections(GUIDE, "f", Report())
    objections = sections["Objections"]
    assert objections.text == ""
    assert objections.body == objections.span
    assert [(s.heading, s.text) for s in objections.sections.values()] == [
        ('"It costs."', "So does an accident."),
        ("“It is secret.”", ""),
    ]


def test_words_outside_sections_and_headings_that_stand_twice_are_reported() -> None:
    report = Report()
    found = parse_sections("Lead.\n### Deep\n## A\nx\n## A\ny\n## \nz\n", "f", report)
    assert found["A"].text == "x"
    assert [(str(d.span), d.rule) for d in report] == [
        ("f:1:1", "notation/section"),
        ("f:2:5", "notation/section"),
        ("f:5:4", "notation/section"),
        ("f:7:4", "notation/section"),
    ]


def test_an_empty_file_has_no_sections() -> None:
    report = Report()
    assert parse_sections("", "f", report) == {}
    assert not report
