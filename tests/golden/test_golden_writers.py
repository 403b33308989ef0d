"""What the writers write, part by part, for a person to review in a diff.

UPDATE_GOLDEN=1 pytest tests/golden      writes the files anew; look at the diff before you commit it
"""

from __future__ import annotations

import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from tests.samples.agreements import arabic, english, french

from clausekit.writers.options import WriteOptions
from clausekit.writers.table import write

FOLDER = Path(__file__).parent / "writers"


def part(name: str, options: WriteOptions) -> Callable[[], str]:
    """Return what reads a part of the sample as canonical XML, an element a line."""

    def read() -> str:
        with ZipFile(BytesIO(write(english(), "docx", options))) as archive:
            tree = etree.fromstring(archive.read(name))
        etree.indent(tree, " ")
        return str(etree.tostring(tree, method="c14n2").decode()) + "\n"

    return read


PLAIN = WriteOptions()
RICH = WriteOptions(
    sources="footnotes", table_copy=True, agreed_boxes=True, track=True, watermark=True
)
CASES: dict[str, Callable[[], str]] = {
    "english.document.xml": part("word/document.xml", PLAIN),
    "english.numbering.xml": part("word/numbering.xml", PLAIN),
    "english.styles.xml": part("word/styles.xml", PLAIN),
    "english.settings.xml": part("word/settings.xml", PLAIN),
    "wishes.document.xml": part("word/document.xml", RICH),
    "wishes.settings.xml": part("word/settings.xml", RICH),
    "wishes.footnotes.xml": part("word/footnotes.xml", RICH),
    "wishes.header2.xml": part("word/header2.xml", RICH),
    "beside.document.xml": part("word/document.xml", WriteOptions(beside=french())),
    "english.md": lambda: write(english(), "markdown").decode(),
    "french.md": lambda: write(french(), "markdown").decode(),
    "english.html": lambda: write(english(), "html").decode(),
    "arabic.html": lambda: write(arabic(), "html").decode(),
}


@pytest.mark.parametrize("name", CASES)
def test_a_part_is_as_it_was_reviewed(name: str) -> None:
    golden, found = FOLDER / name, CASES[name]()
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


def test_no_golden_file_is_forgotten() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(CASES)
