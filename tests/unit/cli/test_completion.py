"""Shells complete commands, options and clause ids."""

from __future__ import annotations

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner

from clausekit.cli.app import COMMANDS, cli


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(shell: str) -> None:
    result = CliRunner().invoke(cli, ["completion", shell])
    assert result.exit_code == 0
    assert "_CLAUSEKIT_COMPLETE" in result.output


def completions(arguments: list[str], incomplete: str) -> list[str]:
    found = ShellComplete(cli, {}, "clausekit", "_CLAUSEKIT_COMPLETE")
    return [item.value for item in found.get_completions(arguments, incomplete)]


def test_commands_and_clauses_are_completed() -> None:
    assert "draft" in completions([], "dr")
    assert "privacy/data-rights" in completions(["show"], "privacy/data-r")


def test_every_command_has_help_with_an_example() -> None:
    runner = CliRunner()
    for name in COMMANDS:
        result = runner.invoke(cli, [name, "--help"])
        assert result.exit_code == 0, name
        assert "xample" in result.output or "Commands:" in result.output, name
