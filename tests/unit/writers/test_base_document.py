"""The base document is what its script writes, and holds styles only."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.samples.opened_word import T, opened

from clausekit.writers.shipped import shipped

ROOT = Path(__file__).resolve().parents[3]


def test_the_script_would_write_it_again() -> None:
    command = [sys.executable, "tools/base_document.py", "--check"]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def test_it_holds_styles_and_nobody() -> None:
    word = opened(shipped("word/agreement.docx"))
    assert set(word.parts) == {
        "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/document.xml",
        "word/styles.xml", "word/numbering.xml", "word/settings.xml", "word/theme/theme1.xml",
        "word/fontTable.xml",
    }  # fmt: skip
    assert [p.text for p in word.paragraphs] == [""]
    assert b"rsid" not in b"".join(word.parts.values())


def test_headings_carry_their_outline_level() -> None:
    styles = {
        str(s.get(T + "styleId")): s
        for s in opened(shipped("word/agreement.docx")).tree("word/styles.xml").iter(T + "style")
    }
    levels = {
        id_: str(level.get(T + "val"))
        for id_, style in styles.items()
        if (level := style.find(f"{T}pPr/{T}outlineLvl")) is not None
    }
    assert levels == {
        "Heading1": "0", "Heading2": "1", "Heading3": "2", "FrontHeading": "0", "ScheduleHeading": "0",
    }  # fmt: skip
