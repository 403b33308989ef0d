"""The story in docs/negotiating.md can be typed as it stands."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.conftest import ROOT

from clausekit.cli.app import cli

PAGE = (ROOT / "docs" / "negotiating.md").read_text(encoding="utf-8")
FINDINGS = {("mandate", "check")}


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def commands() -> list[list[str]]:
    text = "".join(blocks("sh")).replace("\\\n", " ")
    typed = [shlex.split(line, comments=True) for line in text.split("\n")]
    return [words[1:] for words in typed if words]


def test_the_story_can_be_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLAUSEKIT_PASSPHRASE", "correct horse battery")
    example = (ROOT / "examples" / "volta-mobility.yaml").read_text(encoding="utf-8")
    Path("volta-mobility.yaml").write_text(example, encoding="utf-8")
    Path("in-force.txt").write_text("Workers may ask for retraining.\n", encoding="utf-8")
    for words in commands():
        wanted = {0, 1} if tuple(words[:2]) in FINDINGS else {0}
        if words[:2] == ["mandate", "new"]:
            words = [*words, "--no-input"]  # noqa: PLW2901 - nobody is there to answer
        done = CliRunner().invoke(cli, words, catch_exceptions=False)
        assert done.exit_code in wanted, (words, done.stderr)
        if words[:2] == ["mandate", "new"]:
            Path("mandate.yaml").write_text(blocks("yaml")[0], encoding="utf-8")
        if words[:2] == ["mandate", "check"]:
            assert " error: " not in done.stderr
            assert "demands are lost" in done.stderr
    private = Path("private/status.working.docx")
    assert private.is_file()
    assert Path("proposal.docx").is_file()
