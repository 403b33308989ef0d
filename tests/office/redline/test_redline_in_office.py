"""Redlines as LibreOffice reads them: a program by other hands sees the same two texts."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from tests.conftest import ROOT

from clausekit.api.redlining import redline_agreements
from clausekit.assemble.draft import Draft
from clausekit.library.load import Library
from clausekit.readers.docx import prose_of, read_document
from clausekit.readers.docx.model import View
from clausekit.writers.docx.writer import write_docx

pytestmark = pytest.mark.office


@pytest.fixture(scope="module")
def drafts(shipped: Library, tmp_path_factory: pytest.TempPathFactory) -> tuple[Draft, Draft]:
    from clausekit.api.drafting import assemble_file

    text = (ROOT / "examples" / "volta-mobility.yaml").read_text(encoding="utf-8")
    folder = tmp_path_factory.mktemp("drafts")
    made = []
    for name, content in (
        ("one", text),
        ("two", text.replace("strength: standard", "strength: basic")),
    ):
        path = folder / f"{name}.yaml"
        path.write_text(content, encoding="utf-8")
        made.append(assemble_file(path, shipped))
    return made[0], made[1]


def _texts(content: bytes, view: View) -> list[str]:
    prose = prose_of(read_document(content, "x.docx"), view=view, language="en")
    return [" ".join(p.text.split()) for p in prose.paragraphs if p.role != "header"]


def test_libreoffice_keeps_both_texts_of_a_redline(
    drafts: tuple[Draft, Draft], tmp_path: Path
) -> None:
    old, new = (d.agreement for d in drafts)
    assert old is not None
    assert new is not None
    made = redline_agreements(old, new, "Union", "2026-11-23")
    path = tmp_path / "in" / "redline.docx"
    path.parent.mkdir()
    path.write_bytes(made.content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            "docx",
            "--outdir",
            str(tmp_path),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    saved = (tmp_path / "redline.docx").read_bytes()
    for view, wanted in (("accepted", new), ("rejected", old)):
        assert _texts(saved, view) == _texts(write_docx(wanted), "accepted")  # type: ignore[arg-type]
