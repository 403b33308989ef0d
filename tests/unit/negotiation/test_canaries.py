"""Strings planted in every field of a mandate appear in no public output."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.conftest import ROOT

from clausekit.cli.app import cli
from clausekit.library.schemas import schema

CANARY = "Canary"

MANDATE = """\
mandate: 1
agreement: agreement.yaml
given: {by: CanaryBy, on: 1987-06-05}
checklists: [ecosoc-2023]
clauses:
  ai-transparency/register:
    weight: 4
    opening: {values: {update_deadline: 97577}, words: CanaryOpeningWords}
    target: {values: {update_deadline: 97337}, words: CanaryTargetWords, loses: [archive-kept]}
    floor: {strength: standard, values: {update_deadline: 97117, archive_period: 3}, words: CanaryFloorWords, omit: [archive]}
    trade_for: [CanaryTrade]
    notes: CanaryNotes
  union-rights/neutrality: {floor: none}
notes: CanaryGeneral
rounds: [{entry: 1, note: CanaryRound}]
"""
NUMBERS = ("97117", "97337", "97577", "97,117", "97,337", "97,577")
SECRETS = (CANARY, *NUMBERS, "5 June 1987", "1987-06-05")
FLAGS = ("--watermark", "--table-copy", "--agreed-boxes", "--track")


def run(*arguments: str, expected: int = 0) -> str:
    done = CliRunner().invoke(cli, arguments, catch_exceptions=False)
    assert done.exit_code == expected, done.output + done.stderr
    return done.output


def leaves(content: bytes) -> str:
    """Return all that a file says, the parts of a package one after the other."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as package:
            names = " ".join(package.namelist())
            parts = (package.read(name).decode("utf-8", "replace") for name in package.namelist())
            return f"{names} {' '.join(parts)}"
    return content.decode("utf-8", "replace")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an agreement and a mandate full of canaries."""
    monkeypatch.chdir(tmp_path)
    text = (ROOT / "examples" / "volta-mobility.yaml").read_text(encoding="utf-8")
    (tmp_path / "agreement.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "mandate.yaml").write_text(MANDATE, encoding="utf-8")
    return tmp_path


def test_the_mandate_with_the_canaries_fills_every_field() -> None:
    body = schema("mandate")
    for key in (
        *body["properties"],
        *body["$defs"]["entry"]["properties"],
        *body["$defs"]["position"]["else"]["properties"],
    ):
        assert f"{key}:" in MANDATE, key


def test_no_public_output_holds_a_canary(folder: Path) -> None:
    public = folder / "public"
    public.mkdir()
    for ending in ("docx", "md", "html", "json"):
        run("draft", "agreement.yaml", "-o", str(public / f"draft.{ending}"))
    run(
        "draft", "agreement.yaml", "-o", str(public / "flags.docx"), *FLAGS, "--sources", "schedule"
    )
    run("round", "add", "agreement.yaml", "--all", "--party", "union", "--status", "tabled",
        "--private-note", "CanaryLater", "--date", "2026-11-23")  # fmt: skip
    run("round", "add", "agreement.yaml", "--clause", "ai-transparency/register", "--party", "both",
        "--status", "tentatively-agreed", "--value", "update_deadline=12")  # fmt: skip
    for ending in ("docx", "md", "html"):
        run("proposal", "agreement.yaml", "-o", str(public / f"sheet.{ending}"))
        run("round", "status", "agreement.yaml", "-o", str(public / f"status.{ending}"))
        run("round", "report", "agreement.yaml", "-o", str(public / f"report.{ending}"))
        run("rfi", "agreement.yaml", "-o", str(public / f"rfi.{ending}"), "--date", "2026-11-23")
    checked = [
        *public.iterdir(),
        folder / "agreement.lock",
        folder / "negotiation.yaml",
        folder / "agreement.yaml",
        *(folder / "negotiation.texts").iterdir(),
    ]
    assert len(checked) > 20
    for path in checked:
        said = leaves(path.read_bytes())
        for secret in SECRETS:
            assert secret not in said, f"{secret} in {path.name}"
    assert "CanaryLater" in (folder / "mandate.yaml").read_text(encoding="utf-8")


@pytest.mark.office
def test_no_format_that_libreoffice_writes_holds_a_canary(folder: Path) -> None:
    import subprocess

    run("draft", "agreement.yaml", "-o", "public.pdf", "-o", "public.odt")
    text = subprocess.run(
        ["pdftotext", "public.pdf", "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "Volta" in text
    for said in (text, leaves((folder / "public.odt").read_bytes())):
        assert [secret for secret in SECRETS if secret in said] == []


def test_the_private_papers_do_hold_them(folder: Path) -> None:
    run("brief", "agreement.yaml", "-o", "private/a.working.md")
    said = (folder / "private" / "a.working.md").read_text(encoding="utf-8")
    for secret in ("CanaryBy", "CanaryFloorWords", "CanaryTrade", "CanaryNotes", "97,117 days"):
        assert secret in said


def test_the_choice_of_checklists_is_private_too(folder: Path) -> None:
    run("proposal", "agreement.yaml", "-o", "sheet.md")
    run("round", "report", "agreement.yaml", "-o", "report.md")
    for name in ("sheet.md", "report.md"):
        assert "ecosoc-2023" not in (folder / name).read_text(encoding="utf-8")


def test_public_papers_refuse_the_name_of_a_private_one(folder: Path) -> None:
    run("proposal", "agreement.yaml", "-o", "a.working.docx", expected=2)


def test_a_draft_does_not_open_the_mandate(folder: Path) -> None:
    (folder / "mandate.yaml").write_bytes(b"\xff\xfe broken")
    run("draft", "agreement.yaml", "-o", "a.md")
    run("proposal", "agreement.yaml", "-o", "sheet.md")
    run("round", "status", "agreement.yaml", "-o", "status.md")
    run("rfi", "agreement.yaml", "-o", "rfi.md")
