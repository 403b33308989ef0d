"""The linter as a person calls it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from clausekit.cli.app import cli

BAD = "The chairman shall inform the workers.\n"


def run(*arguments: str, text: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["lint", *arguments], input=text)
    return result.exit_code, result.output


def test_standard_input_has_line_and_column() -> None:
    code, output = run("-", text=BAD)
    assert code == 1
    assert "<stdin>:1:5: warning: “chairman”" in output


@pytest.mark.parametrize("form", ["json", "sarif", "github", "html"])
def test_every_format_names_the_rule(form: str) -> None:
    code, output = run("-", "--to", form, text=BAD)
    assert code == 1
    assert "gender/man-words" in output
    if form in ("json", "sarif"):
        json.loads(output)


def test_rules_are_chosen_and_left_out() -> None:
    assert run("-", "--rule", "terms/*", text=BAD)[0] == 0
    assert run("-", "--ignore", "gender/*", text=BAD)[0] == 0


def test_fix_replaces_in_the_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "text.md"
    path.write_text("# Text\n\n" + BAD, encoding="utf-8")
    run(str(path), "--fix")
    assert "The chair" in path.read_text(encoding="utf-8")
    assert "chairman" not in path.read_text(encoding="utf-8")


def test_a_baseline_hides_what_is_known_and_shows_what_is_new(tmp_path: Path) -> None:
    path, known = tmp_path / "text.md", tmp_path / "known.json"
    path.write_text(BAD, encoding="utf-8")
    assert run(str(path), "--baseline", str(known), "--write-baseline")[0] == 0
    assert run(str(path), "--baseline", str(known))[0] == 0
    path.write_text(BAD + "\nThe foreman shall report.\n", encoding="utf-8")
    code, output = run(str(path), "--baseline", str(known))
    assert code == 1
    assert "foreman" in output
    assert "“chairman”" not in output


def test_an_agreement_file_is_linted_as_the_draft_that_is_signed(tmp_path: Path) -> None:
    path = tmp_path / "agreement.yaml"
    path.write_text(
        "template: technology-agreement\nlanguage: en\nstrength: strong\n"
        "parties: {company: {name: The Chairman's Own Ltd}}\n",
        encoding="utf-8",
    )
    code, output = run(str(path), "--to", "json")
    found = json.loads(output)["documents"][0]
    assert found["kind"] == "agreement"
    assert code in (0, 1)
    assert not [f for f in found["findings"] if f["rule"].startswith("gender/man")]


def test_what_is_not_there_is_said() -> None:
    code, output = run("no-such-file.docx")
    assert code == 2
    assert "no-such-file.docx" in output


def test_rules_are_listed_and_explained() -> None:
    runner = CliRunner()
    assert "obligation/weak-verb" in runner.invoke(cli, ["rules"]).output
    assert "endeavour" in runner.invoke(cli, ["rules", "obligation/weak-verb"]).output
    wrong = runner.invoke(cli, ["rules", "obligation/weak-verbs"])
    assert wrong.exit_code == 2
    assert "obligation/weak-verb" in wrong.output
