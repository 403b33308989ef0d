"""Markdown and plain text: paragraphs, places, waivers, encodings."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausekit.errors import ReadError
from clausekit.readers import read, read_text


def shapes(text: str, name: str = "x.md") -> list[tuple[str, str, str]]:
    return [(q.role, q.label, q.text) for q in read_text(text, name).paragraphs]


def test_headings_lists_quotations_and_tables_have_roles() -> None:
    text = "# Title\n\nText on\ntwo lines.\n\n- one\n  goes on\n- two\n\n(a) alpha\n\n12.3 The notice\n\n> quoted\n> on\n\n| a | b |\n"
    assert shapes(text) == [
        ("heading", "", "Title"),
        ("body", "", "Text on two lines."),
        ("item", "", "one goes on"),
        ("item", "", "two"),
        ("item", "(a)", "alpha"),
        ("body", "12.3", "The notice"),
        ("quote", "", "quoted on"),
        ("cell", "", "a | b"),
    ]


def test_every_word_has_its_line_and_column() -> None:
    text = "Intro.\n\n  The Company\n  shall answer."
    paragraph = read_text(text, "x.md").paragraphs[1]
    at = paragraph.text.index("answer")
    assert str(paragraph.span_at(at, at + 6)) == "x.md:4:9"


def test_a_line_that_ends_a_sentence_ends_a_paragraph() -> None:
    assert [s[2] for s in shapes("One rule.\nAnother\nrule.", "x.txt")] == [
        "One rule.",
        "Another rule.",
    ]
    assert [s[2] for s in shapes("One rule.\nAnother rule.")] == ["One rule.", "Another rule."]


def test_plain_text_knows_headings_by_their_label() -> None:
    assert shapes("ARTICLE 5 HOURS\nThe week has 38 hours.", "x.txt") == [
        ("heading", "", "ARTICLE 5 HOURS"),
        ("body", "", "The week has 38 hours."),
    ]


def test_front_matter_code_and_comments_are_left_out() -> None:
    text = (
        "---\nkey: chairman\n---\nText.\n\n```\ncode\n```\n\n<!-- a remark\nover lines -->\nMore."
    )
    assert [s[2] for s in shapes(text)] == ["Text.", "More."]


def test_a_waiver_is_a_paragraph_of_its_own_before_what_it_covers() -> None:
    text = "First.\n\n<!-- clausekit: allow gender/*: quoted -->\nSecond."
    assert [s[0] for s in shapes(text)] == ["body", "waiver", "body"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_common_encodings_are_read(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes("Le salarié est informé.".encode(encoding))
    assert read(path).paragraphs[0].text == "Le salarié est informé."


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(b"\x00\x01\x02" * 100)
    with pytest.raises(ReadError, match="no text"):
        read(path)
    with pytest.raises(ReadError, match="cannot be read"):
        read(tmp_path / "none.md")


def test_the_language_is_found_out_and_can_be_given() -> None:
    assert (
        read_text(
            "La empresa informará a la plantilla de los cambios en el plazo de un mes."
        ).language
        == "es"
    )
    assert read_text("x", language="fr").language == "fr"


@given(st.text(max_size=300), st.sampled_from(["x.md", "x.txt"]))
def test_no_text_makes_the_reader_fail_and_places_are_in_the_file(text: str, name: str) -> None:
    count = len(text.splitlines())
    for paragraph in read_text(text, name).paragraphs:
        assert paragraph.span is not None
        assert 1 <= paragraph.span.line <= count
