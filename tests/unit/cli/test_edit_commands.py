"""`add`, `remove` and `set`, and whether every command can be called without its options."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from clausekit.cli.app import cli

START = """\
# ours
template: technology-agreement
language: en
parties:
  company: {name: Acme, seat: Leeds}
"""


@pytest.mark.parametrize("wish", [[], ["--strength", "strong"]])
def test_a_clause_is_added_with_and_without_a_strength(tmp_path: Path, wish: list[str]) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(START, encoding="utf-8")
    done = CliRunner().invoke(cli, ["add", str(path), "privacy/sensitive-data", *wish])
    assert done.exit_code == 0, done.output
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# ours")
    assert "privacy/sensitive-data" in text
    assert ("strength: strong" in text) is bool(wish)


def _commands(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for under in command.list_commands(context):
            found = command.get_command(context, under)
            assert found is not None
            yield from _commands(found, f"{name} {under}")


def test_no_choice_is_wrong_by_default() -> None:
    wrong = [
        f"{name} {option.name}"
        for name, command in _commands(cli, "clausekit")
        for option in command.params
        if isinstance(option.type, click.Choice)
        and isinstance(option.default, str)
        and option.default not in option.type.choices
    ]
    assert wrong == []


def test_a_folder_is_no_file_to_write_to(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(START, encoding="utf-8")
    done = CliRunner().invoke(cli, ["draft", str(path), "--no-lock", "-o", str(tmp_path)])
    assert done.exit_code == 2
    assert "is a folder" in done.output


def test_a_draft_in_json_is_told_its_mistakes_with_their_places(tmp_path: Path) -> None:
    path, draft = tmp_path / "a.yaml", tmp_path / "a.json"
    path.write_text(START, encoding="utf-8")
    done = CliRunner().invoke(cli, ["draft", str(path), "--no-lock", "-o", str(draft)])
    assert done.exit_code == 0, done.output
    assert CliRunner().invoke(cli, ["check", str(draft)]).exit_code == 0
    text = draft.read_text(encoding="utf-8").replace('"language": "en"', '"language": 7', 1)
    draft.write_text(text, encoding="utf-8")
    line = next(n for n, row in enumerate(text.splitlines(), 1) if '"language": 7' in row)
    done = CliRunner().invoke(cli, ["check", str(draft)])
    assert done.exit_code == 2
    assert f"a.json:{line}:" in done.output


@pytest.mark.parametrize("text", ["[]", "null", '"x"', "{}"])
def test_json_that_is_no_draft_is_refused_in_words(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    done = CliRunner().invoke(cli, ["check", str(path)])
    assert done.exit_code == 2
    assert "is not of type" not in done.output


@pytest.mark.parametrize("target", ["a.yaml", "a.lock", "house.docx"])
def test_nothing_is_written_over_what_it_is_made_from(tmp_path: Path, target: str) -> None:
    path, house = tmp_path / "a.yaml", tmp_path / "house.docx"
    path.write_text(START, encoding="utf-8")
    house.write_bytes(b"ours")
    wish = ["draft", str(path), "--style", str(house), "--to", "markdown"]
    done = CliRunner().invoke(cli, [*wish, "-o", str(tmp_path / target)])
    assert done.exit_code == 2
    assert "would be lost" in done.output
    assert path.read_text(encoding="utf-8") == START
    assert house.read_bytes() == b"ours"


@pytest.mark.parametrize("report", ["coverage", "rfi"])
def test_a_report_is_not_written_over_the_agreement(tmp_path: Path, report: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(START, encoding="utf-8")
    done = CliRunner().invoke(cli, [report, str(path), "--to", "md", "-o", str(path)])
    assert done.exit_code == 2
    assert path.read_text(encoding="utf-8") == START
