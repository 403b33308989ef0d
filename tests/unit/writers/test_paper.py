"""Papers in three formats: nothing typed is ever read as notation, everything is shown."""

from __future__ import annotations

import io
import zipfile

import docx
import markdown
import pytest

from clausekit.errors import NotFoundError
from clausekit.model.paper import (
    PageBreak,
    Paper,
    PaperHeading,
    PaperList,
    PaperParagraph,
    PaperTable,
    Run,
    cell,
    paragraph,
    words,
)
from clausekit.writers.paper.table import FORMATS, paper_format, write_paper

HOSTILE = "**{{ x }}** [[a]] <b> & | # 1."


@pytest.fixture
def paper() -> Paper:
    return Paper(
        title=f"Report {HOSTILE}",
        language="en",
        subtitle="A subtitle",
        mark="CONFIDENTIAL",
        blocks=(
            PaperHeading(1, words(HOSTILE)),
            paragraph(HOSTILE),
            PaperParagraph((Run("old", "delete"), Run(" "), Run("new", "insert")), "quote"),
            PaperParagraph((), "lines"),
            PaperList((words("one"), words("two"), PaperList((words("inner"),))), "numbers"),
            PaperList((words("three"),), "numbers"),
            PaperTable((words("A"), words("B")), ((cell(HOSTILE), cell("x\ny")),), (2, 1), "Table"),
            PageBreak(),
        ),
    )


def test_word_shows_every_character(paper: Paper) -> None:
    document = docx.Document(io.BytesIO(write_paper(paper, "docx")))
    texts = [p.text for p in document.paragraphs]
    assert texts.count(HOSTILE) == 2
    assert document.tables[0].cell(1, 0).text == HOSTILE
    assert document.sections[0].header.paragraphs[0].text == "CONFIDENTIAL"


def test_two_counting_lists_both_start_at_one(paper: Paper) -> None:
    with zipfile.ZipFile(io.BytesIO(write_paper(paper, "docx"))) as package:
        numbering = package.read("word/numbering.xml").decode()
    assert numbering.count("<w:startOverride") == 2


def test_html_and_markdown_show_every_character(paper: Paper) -> None:
    import re
    from html import unescape

    page = write_paper(paper, "html").decode()
    rendered = markdown.markdown(write_paper(paper, "md").decode(), extensions=["tables"])
    for text in (page, rendered):
        shown = unescape(re.sub(r"<[^>]*>", "", text))
        assert shown.count(HOSTILE) >= 4
    assert "http" not in page.replace("http-equiv", "")


def test_the_same_paper_gives_the_same_bytes(paper: Paper) -> None:
    for name in FORMATS:
        assert write_paper(paper, name) == write_paper(paper, name)


def test_word_files_of_papers_are_valid(paper: Paper, tmp_path) -> None:  # type: ignore[no-untyped-def]
    audit = pytest.importorskip("openxml_audit")
    path = tmp_path / "paper.docx"
    path.write_bytes(write_paper(paper, "docx"))
    result = audit.validate_file(str(path)) if hasattr(audit, "validate_file") else None
    if result is None:
        result = audit.OpenXmlValidator().validate(str(path))
    assert result.is_valid, [str(e) for e in result.errors]


def test_an_unknown_format_gets_the_nearest_name() -> None:
    with pytest.raises(NotFoundError, match="docy"):
        paper_format("docy")


def test_the_shipped_styles_are_up_to_date() -> None:
    from tools.paper_styles import FILES, TARGET

    for name, make in FILES.items():
        assert (TARGET / name).read_text(encoding="utf-8") == make()
