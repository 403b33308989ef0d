"""The working copy shows our side what the outgoing copy hides, and cannot be sent by mistake."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.samples.agreements import english, key
from tests.samples.opened_word import W, opened
from tests.samples.walked import labels, numbers

from clausekit.errors import OutputError
from clausekit.writers.docx.working import (
    WorkingLine,
    WorkingNotes,
    check_working_target,
    write_working,
)

T = "{" + W + "}"
UPDATING, SCOPE = key("p.updating"), key("p.scope")
NOTES = WorkingNotes(
    blanks=(WorkingLine("amount for each day of delay", UPDATING),),
    confirms=(WorkingLine("that notice was given"),),
    unreviewed=(WorkingLine("1.1", SCOPE), WorkingLine("2.1.3", UPDATING)),
    law=(WorkingLine("EU AI Act, Art. 26(7): not verified"),),
    comments={
        UPDATING: ("“It is too slow.”\nThe law gives no longer.", "Basis: EU AI Act"),
        SCOPE: ("x",),
    },
    departures=frozenset({SCOPE}),
    names={UPDATING: "ai-transparency/register.updating"},
)


def test_page_one_lists_what_is_open() -> None:
    word = opened(write_working(english(), NOTES))
    lines = [p.text for p in word.paragraphs[:10]]
    assert lines[:10] == [
        "Working copy: for our side only",
        "Blanks to fill: 1", "– amount for each day of delay",
        "To confirm before signing: 1", "– that notice was given",
        "Not reviewed by anybody yet: 2", "– 1.1", "– 2.1.3",
        "Law that is not verified or not in force: 1", "– EU AI Act, Art. 26(7): not verified",
    ]  # fmt: skip


def test_comments_stand_at_their_provisions() -> None:
    word = opened(write_working(english(), NOTES))
    comments = {
        str(c.get(T + "id")): "\n".join(
            "".join(t.text or "" for t in p.iter(T + "t")) for p in c.iter(T + "p")
        )
        for c in word.tree("word/comments.xml").iter(T + "comment")
    }
    body = word.tree("word/document.xml")
    by_paragraph = {
        "".join(t.text or "" for t in p.iter(T + "t"))[:20]: [
            comments[str(r.get(T + "id"))] for r in p.iter(T + "commentReference")
        ]
        for p in body.iter(T + "p")
        if p.find(f".//{T}commentReference") is not None
    }
    assert by_paragraph == {
        "This agreement cover": ["x"],
        "The Company shall en": ["“It is too slow.”\nThe law gives no longer.", "Basis: EU AI Act"],
    }


def test_a_margin_mark_shows_where_the_text_leaves_the_library() -> None:
    word = opened(write_working(english(), NOTES))
    marked = [
        p for p in word.tree("word/document.xml").iter(T + "p")
        if p.find(f"{T}pPr/{T}pBdr/{T}left") is not None
    ]  # fmt: skip
    assert len(marked) == 1
    assert "".join(t.text or "" for t in marked[0].iter(T + "t")).startswith(
        "This agreement covers"
    )


def test_bookmarks_name_provisions() -> None:
    word = opened(write_working(english(), NOTES))
    assert "ck_ai_transparency_register_updating" in word.by_bookmark[UPDATING].bookmarks


def test_numbers_and_watermark() -> None:
    word = opened(write_working(english(), NOTES))
    assert labels(word) == numbers(english())
    for header in ("word/header1.xml", "word/header2.xml"):
        assert "CONFIDENTIAL – UNION ONLY" in word.parts[header].decode()


def test_the_same_notes_are_the_same_bytes() -> None:
    assert write_working(english(), NOTES) == write_working(english(), NOTES)


def test_a_working_copy_needs_its_ending(tmp_path: Path) -> None:
    check_working_target(tmp_path / "draft.working.docx")
    with pytest.raises(OutputError, match=r"must be called"):
        check_working_target(tmp_path / "draft.docx")


def test_a_folder_with_outgoing_copies_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.working.docx").write_bytes(b"x")
    (tmp_path / "~$draft.docx").write_bytes(b"x")
    check_working_target(tmp_path / "draft.working.docx")
    (tmp_path / "draft.docx").write_bytes(b"x")
    with pytest.raises(OutputError, match=r"outgoing copy, “draft\.docx”"):
        check_working_target(tmp_path / "draft.working.docx")


def test_a_folder_to_be_made_is_no_trouble(tmp_path: Path) -> None:
    check_working_target(tmp_path / "new" / "draft.working.docx")
