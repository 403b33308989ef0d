"""The interview on a real terminal."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from clausekit.cli.app import cli


def test_without_a_terminal_it_says_what_to_do(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["new", str(tmp_path / "a.yaml")])
    assert result.exit_code == 2
    assert "--answers" in result.output
    assert not (tmp_path / "a.yaml").exists()


def test_settings_make_a_file_and_name_the_next_command(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    arguments = ["--set", "template=technology-agreement", "--set", "parties.company.name=Acme"]
    result = CliRunner().invoke(cli, ["new", str(path), *arguments])
    assert result.exit_code == 0, result.output
    assert "Next: clausekit draft" in result.output
    assert "name: Acme" in path.read_text(encoding="utf-8")


def test_the_end_of_input_is_quitting(monkeypatch: pytest.MonkeyPatch) -> None:
    from clausekit.api.interview.questions import Question
    from clausekit.cli import prompts
    from clausekit.cli.new import QUIT

    class Closed:
        def ask(self, **_: object) -> object:
            raise EOFError

    monkeypatch.setitem(prompts._ASKERS, "text", lambda _question, _title: Closed())
    assert prompts.prompt(Question("currency", "text", "Which currency?", ""), "1/1") == QUIT


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")
def test_quitting_keeps_every_answer(tmp_path: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    path = tmp_path / "a.yaml"
    child = pexpect.spawn(
        sys.executable, ["-m", "clausekit", "new", str(path)], dimensions=(50, 120), timeout=60
    )
    child.expect("Which kind of agreement")
    child.send("\r")
    child.expect("In which language")
    child.send("\r")
    child.expect("Which strength")
    child.send("\x1b[B\r")
    child.expect("Which currency")
    child.sendcontrol("c")
    child.expect("Run the command again")
    child.expect(pexpect.EOF)
    text = path.read_text(encoding="utf-8")
    assert "template: global-framework-agreement" in text
    assert "strength: basic" in text
