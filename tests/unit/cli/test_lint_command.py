"""The linter as a person calls it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.unit.redline import build

from clausekit.api.word_files import packed
from clausekit.cli.app import cli
from clausekit.readers.docx import read_document

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


def word(path: Path, *paragraphs: str) -> Path:
    path.write_bytes(packed(build.document("".join(build.p(p) for p in paragraphs))))
    return path


def fix(*paths: Path | str, more: tuple[str, ...] = ()) -> tuple[int, str]:
    return run(*map(str, paths), "--fix", "--rule", "gender/man-words", *more)


def test_fix_proposes_in_a_copy_of_a_word_file_and_says_what(tmp_path: Path) -> None:
    path = word(tmp_path / "theirs.docx", "The chairman shall inform.", "Chairmen")
    before = path.read_bytes()
    code, output = fix(path, more=("--author", "FIOM", "--date", "2026-11-23"))
    copy = tmp_path / "theirs-fixed.docx"
    assert path.read_bytes() == before
    assert "theirs-fixed.docx: paragraph 1: “chairman” → “chair” [gender/man-words]" in output
    assert f"Wrote {copy}: 1 tracked change proposed." in output
    assert read_document(copy.read_bytes()).authors == ("FIOM",)
    assert code == 1  # “Chairmen” may be a name, so it is left


def test_fix_takes_word_files_and_text_files_in_one_run(tmp_path: Path) -> None:
    text = tmp_path / "a.md"
    text.write_text(BAD, encoding="utf-8")
    agreement = tmp_path / "agreement.yaml"
    agreement.write_text(
        "template: technology-agreement\nlanguage: en\nstrength: basic\n"
        "parties: {company: {name: A}}\n",
        encoding="utf-8",
    )
    one = word(tmp_path / "one.docx", "The foreman decides.")
    two = word(tmp_path / "two.docx", "The supervisor decides.")
    code, output = fix(text, one, agreement, two)
    assert code == 0, output
    assert "The chair shall" in text.read_text(encoding="utf-8")
    assert (tmp_path / "one-fixed.docx").exists()
    assert not (tmp_path / "two-fixed.docx").exists()
    assert "two.docx: nothing to propose" in output


def test_fix_writes_over_no_file_unless_told_and_then_changes_nothing(tmp_path: Path) -> None:
    text = tmp_path / "a.md"
    text.write_text(BAD, encoding="utf-8")
    path = word(tmp_path / "theirs.docx", "The foreman decides.")
    copy = tmp_path / "theirs-fixed.docx"
    copy.write_text("mine", encoding="utf-8")
    code, output = fix(path, text)
    assert code == 2
    assert "--force" in output
    assert copy.read_text(encoding="utf-8") == "mine"
    assert text.read_text(encoding="utf-8") == BAD
    code, output = fix(path, more=("-o", str(path)))
    assert code == 2
    assert "would be lost" in output
    assert fix(path, more=("--force",))[0] == 0
    assert copy.read_bytes().startswith(b"PK")


def test_fix_names_one_copy_for_one_file(tmp_path: Path) -> None:
    one, two = (word(tmp_path / f"{n}.docx", "The foreman decides.") for n in ("one", "two"))
    named = tmp_path / "copy.docx"
    assert fix(one, two, more=("-o", str(named)))[0] == 2
    assert fix(one, more=("-o", str(named), "--no-comments"))[0] == 0
    assert read_document(named.read_bytes()).comments == ()
    assert run(str(one), "-o", str(named))[0] == 2


def test_fix_of_the_accepted_copy_proposes_nothing(tmp_path: Path) -> None:
    fix(word(tmp_path / "theirs.docx", "The foreman decides."))
    code, output = fix(tmp_path / "theirs-fixed.docx")
    assert code == 0
    assert "nothing to propose" in output


def test_fix_refuses_what_the_reader_refuses(tmp_path: Path) -> None:
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"PK\x03\x04 no archive")
    assert fix(bad)[0] == 2
    assert list(tmp_path.iterdir()) == [bad]
    tracked = word(tmp_path / "theirs.docx", "The foreman decides.")
    code, output = fix(tracked, more=("--view", "rejected"))
    assert code == 2
    assert "Leave --view out." in output


def test_fix_of_a_folder_can_be_repeated(tmp_path: Path) -> None:
    word(tmp_path / "theirs.docx", "The foreman decides.")
    assert fix(tmp_path)[0] == 0
    code, output = fix(tmp_path)
    assert code == 2
    assert "--force" in output
    assert fix(tmp_path, more=("--force",))[0] == 0
    names = sorted(p.name for p in tmp_path.iterdir())
    assert names == ["theirs-fixed.docx", "theirs.docx"]
