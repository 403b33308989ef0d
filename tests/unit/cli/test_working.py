"""Working copies are asked for by name, kept apart, and hold what our side needs."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from clausekit.cli.app import cli

TEXT = "template: technology-agreement\nlanguage: en\nparties: {company: {name: Acme}}\n"


@pytest.fixture
def agreement(tmp_path: Path) -> Path:
    path = tmp_path / "agreement.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def draft(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["draft", *arguments])
    return result.exit_code, result.output


def test_it_holds_objections_bases_and_lists(agreement: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.working.docx"
    code, output = draft(str(agreement), "--working", "-o", str(target), "--no-lock")
    assert code == 0, output
    with zipfile.ZipFile(io.BytesIO(target.read_bytes())) as package:
        document = package.read("word/document.xml").decode()
        comments = package.read("word/comments.xml").decode()
    assert "Working copy: for our side only" in document
    assert "consultation/new-technology 1.0.0: model-text" in document
    assert "Rests on: " in comments
    assert target.stat().st_mode & 0o077 == 0


def test_another_name_is_refused(agreement: Path, tmp_path: Path) -> None:
    code, output = draft(str(agreement), "--working", "-o", str(tmp_path / "a.docx"), "--no-lock")
    assert code == 2
    assert ".working.docx" in output
    assert not (tmp_path / "a.docx").exists()


def test_a_folder_with_outgoing_copies_is_refused(agreement: Path, tmp_path: Path) -> None:
    assert draft(str(agreement), "-o", str(tmp_path / "a.docx"), "--no-lock")[0] == 0
    target = tmp_path / "a.working.docx"
    code, output = draft(str(agreement), "--working", "-o", str(target), "--no-lock")
    assert code == 2
    assert "a.docx" in output
    assert not target.exists()
