"""Notes, headers and footers of a returned file: accepted, refused, countered, with comments."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from tests.unit.api.returned_files import Copy, W, returned, text_of
from tests.unit.api.test_returned import BENEFIT, agreement, compared, ours, result
from tests.unit.redline import build

from clausekit.api import answering
from clausekit.api.returned.decisions import Choice, Decisions
from clausekit.readers.docx import WordDocument, read_document
from clausekit.readers.docx.parts import parts_of

assert agreement
assert ours
_NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_NOTE = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:footnote w:id="1"><w:p><w:r><w:t>Subject to the budget of the year.</w:t></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)


def _with_note(copy: Copy, beginning: str = BENEFIT) -> None:
    copy.parts.add("word/footnotes.xml", _NOTE.encode(), _NOTES)
    copy.parts.relate(copy.parts.main, _KIND, "word/footnotes.xml")
    mark = f'<w:ins xmlns:w="{W[1:-1]}" w:id="9001" w:author="Company" w:date="2026-11-30T00:00:00Z"><w:r><w:footnoteReference w:id="1"/></w:r></w:ins>'
    copy.paragraph(beginning).append(etree.fromstring(mark))


def _margins(copy: Copy) -> None:
    for part in sorted(copy.parts.content):
        if part.startswith(("word/header", "word/footer")):
            for paragraph in copy.parts.changed(part).iter(f"{W}p"):
                for t in paragraph.iter(f"{W}t"):
                    t.text = (t.text or "").replace("Page ", "Sheet ")
                if "Agreement" in text_of(paragraph):
                    next(paragraph.iter(f"{W}t")).text = "Draft of the Company"


def words(document: WordDocument, part: str, view: str = "accepted") -> list[str]:
    return [
        text
        for p in document.paragraphs
        if p.part == part and (text := p.text(view))  # type: ignore[arg-type]
    ]


def answered(
    agreement: Path, back: bytes, *choices: Choice
) -> tuple[WordDocument, answering.AnswerFile]:
    decisions = Decisions(compared(agreement, back).sha256, "Union", choices)
    file = agreement.parent / "returned.docx"
    made = answering.answer_returned(agreement, file, decisions, "2026-12-02")
    return read_document(made.content, "answer"), made


def test_a_note_of_theirs_is_refused_together_with_its_sign(agreement: Path, ours: bytes) -> None:
    back = returned(ours, silent=_with_note)
    id_ = result(compared(agreement, back), "Subject to the budget").id
    document, made = answered(agreement, back, Choice(id_, "refuse", "No condition."))
    assert words(document, "footnote") == []
    assert not made.notes
    assert [c.text for c in document.comments] == ["No condition."]
    xml = parts_of(made.content, "a").parts["word/document.xml"]
    sign = next(etree.fromstring(xml).iter(f"{W}footnoteReference"))
    assert [e.get(f"{W}author") for e in sign.iterancestors(f"{W}del", f"{W}ins")] == [
        "Union",
        "Company",
    ]
    assert words(document, "footnote", "rejected") == ["Subject to the budget of the year."]


def test_a_note_of_theirs_is_countered_and_its_comment_stands_in_the_body(
    agreement: Path, ours: bytes
) -> None:
    back = returned(ours, silent=_with_note)
    id_ = result(compared(agreement, back), "Subject to the budget").id
    choice = Choice(id_, "counter", "Why.", {1: "Within the year."})
    document, made = answered(agreement, back, choice)
    assert words(document, "footnote") == ["Within the year."]
    parts = parts_of(made.content, "a").parts
    assert b"commentReference" not in parts["word/footnotes.xml"]
    assert [c.text for c in document.comments] == ["Why."]


@pytest.mark.parametrize("silent", [False, True])
def test_headers_and_footers_of_theirs_are_refused(
    agreement: Path, ours: bytes, silent: bool
) -> None:
    back = returned(ours, silent=_margins) if silent else returned(ours, _margins)
    found = compared(agreement, back).notable
    assert found
    document, made = answered(agreement, back, *(Choice(r.id, "refuse") for r in found))
    before = read_document(ours)
    for part in ("header", "footer"):
        shown = [t.replace("\t", "") for t in words(document, part)]
        assert shown == [t.replace("\t", "") for t in words(before, part)]
    assert not made.notes
    fields = [
        t for n, t in parts_of(made.content, "a").parts.items() if n.startswith("word/footer")
    ]
    assert any(b"PAGE" in t for t in fields)


def test_a_line_with_page_numbers_is_countered_by_hand(agreement: Path, ours: bytes) -> None:
    back = returned(ours, silent=_margins)
    id_ = result(compared(agreement, back), "Sheet").id
    document, made = answered(agreement, back, Choice(id_, "counter", "Please.", {1: "Page 1."}))
    assert [n for n in made.notes if "page numbers" in n]
    assert [c.text for c in document.comments] == ["Footer: Please."]


def test_words_of_ours_leave_cross_references_and_notes_in_their_paragraph(
    agreement: Path, ours: bytes
) -> None:
    def edited(copy: Copy) -> None:
        copy.replace(BENEFIT, "shall", "may")
        paragraph = copy.paragraph(BENEFIT.replace("shall", "may"))
        runs = "".join(
            build.run("as Article ") + build.field("REF _Ref1 \\h", "1.2") + build.run(" says.")
        )
        for run in etree.fromstring(f'<x xmlns:w="{W[1:-1]}">{runs}</x>'):
            paragraph.append(run)
        _with_note(copy, BENEFIT.replace("shall", "may"))

    back = returned(ours, silent=edited)
    found = result(compared(agreement, back), "Technology may benefit")
    wanted = found.lines[0].theirs.replace("may benefit", "shall always benefit")
    document, made = answered(agreement, back, Choice(found.id, "counter", "", {1: wanted}))
    assert wanted in [p.text() for p in document.paragraphs]
    paragraph = Copy(made.content).paragraph("Technology")
    assert not list(paragraph.iter(f"{W}delInstrText"))
    assert len(list(paragraph.iter(f"{W}instrText"))) == 1
    sign = next(paragraph.iter(f"{W}footnoteReference"))
    assert not list(sign.iterancestors(f"{W}del"))
    assert [t.text for t in paragraph.iter(f"{W}delText")] == ["may"]
