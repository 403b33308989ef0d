"""Replacements proposed in files that LibreOffice saved, and saved by it again."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from tests.unit.api.test_word_fixes import accepted, control, dele, file_of, ins, proposed
from tests.unit.redline import build

from clausekit.readers.docx import read_document

pytestmark = pytest.mark.office


def saved(content: bytes, folder: Path) -> bytes:
    source = folder / "sent" / "file.docx"
    source.parent.mkdir(exist_ok=True)
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    words = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(folder)]
    subprocess.run([*words, str(source)], check=True, capture_output=True, timeout=120)
    return (folder / "file.docx").read_bytes()


def test_a_file_that_libreoffice_saved_is_proposed_in_and_keeps_it(tmp_path: Path) -> None:
    runs = build.run("The fore", "<w:b/>") + build.run("man", "<w:i/>") + build.note(1)
    changed = ins(build.run("and the chairman")) + dele(" of the old site")
    content = file_of(
        build.p(runs + build.run(" decides "), "Clause2", raw=True),
        build.p(changed + control(build.run(" with the workmen")), raw=True),
        build.table([["The policeman", "Pay\tgrade"]]),
        build.p("Signed."),
        footnotes={1: "See the salesmen."},
    )
    theirs = saved(content, tmp_path)
    made = proposed(theirs)
    wanted = [
        "The supervisor decides", "and the chair with the workmen", "The police officer", "Pay grade",
        "Signed.", "See the sales representatives.",
    ]  # fmt: skip
    assert accepted(made.content) == wanted
    again = saved(made.content, tmp_path)
    assert accepted(again) == wanted
    assert [c.author for c in read_document(again).comments] == ["FIOM-CGIL"] * 4
    before, after = (
        [t for p in read_document(f).paragraphs if (t := p.text("rejected").strip())]
        for f in (theirs, again)
    )
    assert after == before


def test_comments_on_notes_cost_no_note_its_words(tmp_path: Path) -> None:
    """LibreOffice 7.4 takes a comment with the number of a note for that note."""
    sign = "<w:r><w:footnoteRef/></w:r>"
    body = build.run("See") + build.note(1) + build.run(" and") + build.note(2)
    content = file_of(
        build.p(body, raw=True),
        build.p("The foreman."),
        footnotes={
            1: build.p(sign + build.run(" The layman."), raw=True),
            2: build.p(sign + build.run(" Salesmen of the plant."), raw=True),
        },
    )
    made = proposed(content)
    wanted = ["See and", "The supervisor.", "The lay person.", "Salesmen of the plant."]
    assert accepted(made.content) == wanted
    assert accepted(saved(made.content, tmp_path)) == wanted
