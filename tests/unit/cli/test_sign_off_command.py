"""Sign-offs: recorded with the text's hash, withdrawn by a change, shown wherever text is shown."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from tests.samples.layered import CLAUSE, edit, project, run

__all__ = ["project"]

TEXT = f"federation/clauses/{CLAUSE}/text.en.md"


def sign(*words: str, code: int = 0) -> str:
    return run(
        "sign-off", *words, "--by", "A. Rossi", "--country", "IT", "--date", "2026-11-23", code=code
    ).stderr


def listed() -> str:
    lines = run("list", "--topic", "training").stdout.splitlines()
    return next(line for line in lines if CLAUSE in line)


def test_a_sign_off_is_recorded_in_the_highest_layer(project: Path) -> None:
    assert "model-text" in listed()
    sign(CLAUSE)
    text = (project / "ours" / "sign-offs.yaml").read_text(encoding="utf-8")
    assert 'by: "A. Rossi"' in text
    assert 'country: "IT"' in text
    assert "signed off (IT, A. Rossi, 2026-11-23)" in listed()
    assert "signed off (IT, A. Rossi, 2026-11-23)" in run("show", CLAUSE).stdout
    assert "already" in sign(CLAUSE)
    assert (project / "ours" / "sign-offs.yaml").read_text(encoding="utf-8") == text


def test_a_later_change_of_the_text_withdraws_it_visibly(project: Path) -> None:
    sign(CLAUSE)
    edit(TEXT, ("The notice is in writing.", "The notice  is\nin writing."))
    assert "signed off (IT" in listed(), "spacing is no text"
    edit(TEXT, ("shall keep each notice", "shall burn each notice"))
    assert "sign-off withdrawn, the text has changed (IT, A. Rossi, 2026-11-23)" in listed()
    assert "sign-off/withdrawn" in run("check", "ours", code=1).stderr
    sign(CLAUSE)
    assert "withdrawn" not in listed()


def test_a_changed_value_withdraws_it_too(project: Path) -> None:
    sign(f"{CLAUSE}.duty")
    sign(f"{CLAUSE}.records")
    edit(f"federation/clauses/{CLAUSE}/clause.yaml", ("strong: 30", "strong: 31"))
    line = listed()
    assert "signed off but for duty, content (IT" in line
    assert "withdrawn, the text has changed (duty: IT" in line


def test_an_overlay_withdraws_what_it_replaces_and_nothing_else(project: Path) -> None:
    for id_ in ("duty", "content", "records"):
        sign(f"{CLAUSE}.{id_}", "--in", "federation")
    assert "signed off (IT" in listed()
    run("customise", f"{CLAUSE}.duty", "--in", "ours")
    assert "signed off (IT" in listed(), "the words are the same still"
    edit(f"ours/clauses/{CLAUSE}/text.en.md", ("in writing", "on paper"))
    assert "signed off but for duty (IT" in listed()


def test_a_draft_says_how_much_is_signed_off_and_refuses_the_rest(project: Path) -> None:
    sign(CLAUSE)
    wrote = run("draft", "agreement.yaml", "-o", "draft.md").stderr
    assert "1 signed off" in wrote
    refused = run("draft", "agreement.yaml", "-o", "signed.md", "--signed-off-only", code=2).stderr
    assert "nothing was written" in refused
    assert "framework/definitions: model-text" in refused
    assert f"{CLAUSE}:" not in refused
    assert not Path("signed.md").exists()
    assert "Rossi" not in Path("draft.md").read_text(encoding="utf-8")


def test_a_sign_off_counts_for_the_law_of_its_country(project: Path) -> None:
    sign(CLAUSE)
    edit("agreement.yaml", ("language: en", "language: en\nlaw_country: FR"))
    assert "all model text" in run("draft", "agreement.yaml", "-o", "draft.md").stderr
    edit("agreement.yaml", ("FR", "IT"))
    assert "1 signed off" in run("draft", "agreement.yaml", "-o", "draft.md").stderr


def test_a_record_of_nothing_is_an_error_in_its_place(project: Path) -> None:
    sign(CLAUSE)
    edit("ours/sign-offs.yaml", (CLAUSE, "training/robotz"))
    told = run("check", "ours", code=1).stderr
    assert "sign-off/unknown-clause" in told
    assert "ours/sign-offs.yaml:3" in told
    edit("ours/sign-offs.yaml", ('country: "IT"', 'country: "Italy"'))
    assert (
        "a country code such as IT" in run("draft", "agreement.yaml", "-o", "x.md", code=2).stderr
    )


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ((f"{CLAUSE}.dutty",), "Did you mean “duty”?"),
        (("training/robotz",), "Did you mean “training/robots”?"),
        ((CLAUSE, "--language", "xx"), "It exists in: en"),
        ((CLAUSE, "--country", "Italy"), "two capitals"),
        ((CLAUSE, "--date", "tomorrow"), "2026-11-23"),
        ((CLAUSE, "--by", " "), "--by"),
    ],
)
def test_a_wrong_turn_says_what_to_do(project: Path, words: tuple[str, ...], hint: str) -> None:
    given = ["--by", "A. Rossi", "--country", "IT", "--date", "2026-11-23"]
    assert hint in run("sign-off", *given, *words, code=2).stderr


def test_without_a_layer_there_is_nowhere_to_sign(empty_folder: Path) -> None:
    (empty_folder / ".git").mkdir()
    assert "clausekit library new" in sign("ai-transparency/register", code=2)


def test_a_working_copy_shows_what_nobody_approved(project: Path) -> None:
    sign(CLAUSE)
    edit(TEXT, ("shall keep each notice", "shall burn each notice"))
    run("draft", "agreement.yaml", "--working", "-o", "own/draft.working.docx", code=2)
    Path("own").mkdir()
    run("draft", "agreement.yaml", "--working", "-o", "own/draft.working.docx")
    with zipfile.ZipFile("own/draft.working.docx") as parts:
        text = parts.read("word/document.xml").decode()
    assert "training/robots 1.0.0: sign-off withdrawn, the text has changed" in text
    assert "framework/definitions" in text
