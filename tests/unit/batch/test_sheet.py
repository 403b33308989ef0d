"""Tables as files: nothing in a document becomes a formula or a tag."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausekit.batch.sheet import Sheet, sheet_bytes, sheet_format
from clausekit.errors import NotFoundError

SHEET = Sheet(
    "A & B", ("document", "count"), [("=cmd|'/c calc'!A1", 3), ("<script>x</script>", -1)]
)


def test_csv_holds_no_formula() -> None:
    lines = sheet_bytes(SHEET, "csv").decode("utf-8-sig").splitlines()
    assert lines == ["document,count", "'=cmd|'/c calc'!A1,3", "<script>x</script>,-1"]


def test_html_holds_no_tag_of_a_document() -> None:
    page = sheet_bytes(SHEET, "html").decode()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "<h1>A &amp; B</h1>" in page


def test_other_endings_are_no_tables() -> None:
    with pytest.raises(NotFoundError):
        sheet_format(Path("a.pdf"))
