"""The table of formats: names, endings, and writers that are imported when asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.samples.agreements import english

from clausekit.errors import NotFoundError
from clausekit.model.serial import from_json
from clausekit.writers.table import FORMATS, format_named, format_of, write


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("docx", "docx"), ("Word", "docx"), (".md", "markdown"), ("HTML", "html"), ("pdf", "pdf")],
)
def test_a_format_has_names(name: str, wanted: str) -> None:
    assert format_named(name).name == wanted


@pytest.mark.parametrize(
    ("path", "wanted"), [("a.DOCX", "docx"), ("b.markdown", "markdown"), ("c.htm", "html"), ("d.working.docx", "docx")]
)  # fmt: skip
def test_an_ending_means_a_format(path: str, wanted: str) -> None:
    assert format_of(Path(path)).name == wanted


def test_an_unknown_format_gets_the_nearest_name() -> None:
    with pytest.raises(NotFoundError, match="markdown"):
        format_named("markdwn")
    with pytest.raises(NotFoundError, match=r"one of \.docx"):
        format_of(Path("agreement.txt"))


def test_no_two_formats_share_an_ending() -> None:
    endings = [ending for f in FORMATS.values() for ending in f.endings]
    assert len(endings) == len(set(endings))


def test_json_is_the_agreement_itself() -> None:
    assert from_json(write(english(), "json").decode()) == english()


def test_a_word_draft_imports_no_word_library() -> None:
    code = (
        "import sys; from tests.samples.agreements import english; from clausekit.writers.table import write; "
        "write(english(), 'docx'); write(english(), 'markdown'); "
        "print([m for m in ('docx', 'lxml', 'jinja2', 'zipfile', 'importlib.resources') if m in sys.modules])"
    )
    root = Path(__file__).resolve().parents[3]
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root
    )
    assert told.stdout.strip() == "[]"
