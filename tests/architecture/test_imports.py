"""Start-up is a promise: what `--help` and a draft may import is a closed list, not a clock."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import ROOT

HEAVY = {"jinja2", "docx", "lxml", "jsonschema", "yaml", "babel", "num2words", "rich", "markdown",
         "questionary", "rapidfuzz", "pptx", "openpyxl", "ruamel", "cryptography"}  # fmt: skip


def imported(*arguments: str, cwd: Path | None = None) -> set[str]:
    """Return the top-level packages that a run of the command line imports."""
    # What measures the tests imports things of its own.
    alone = {k: v for k, v in os.environ.items() if not k.startswith(("COV_", "COVERAGE"))}
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "clausekit", *arguments],
        capture_output=True, text=True, cwd=cwd, check=False, env=alone,
    )  # fmt: skip
    names = (line.rpartition("|")[2].strip() for line in done.stderr.split("\n") if "|" in line)
    return {name.partition(".")[0] for name in names}


@pytest.mark.parametrize("arguments", [("--version",), ("--help",)])
def test_help_and_version_import_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert imported(*arguments) & HEAVY == set()


def test_a_word_draft_needs_no_word_library_and_no_template_engine(tmp_path: Path) -> None:
    target = str(tmp_path / "a.docx")
    example = tmp_path / "agreement.yaml"
    example.write_text((ROOT / "examples" / "volta-mobility.yaml").read_text(encoding="utf-8"))
    found = imported("draft", str(example), "-o", target)
    assert found & {"docx", "lxml", "jinja2", "rich", "questionary", "rapidfuzz", "pptx"} == set()


def test_a_draft_like_an_earlier_one_parses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAUSEKIT_CACHE", str(tmp_path / "cache"))
    example = tmp_path / "agreement.yaml"
    example.write_text((ROOT / "examples" / "volta-mobility.yaml").read_text(encoding="utf-8"))
    arguments = ("draft", str(example), "--no-lock", "-o", str(tmp_path / "a.docx"))
    assert "yaml" in imported(*arguments)
    again = imported(*arguments)
    assert again & (HEAVY | {"tempfile", "zipfile", "_hashlib", "importlib_metadata"}) == set()
