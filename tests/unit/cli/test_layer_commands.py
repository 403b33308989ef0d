"""The story of a layer: a union's own words for two provisions, kept through an update of the library."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.samples.layered import CLAUSE, edit, project, run

from clausekit.diagnostics import Report
from clausekit.source.yaml import load_yaml

__all__ = ["project"]


def own_words() -> str:
    return Path(f"ours/clauses/{CLAUSE}/text.en.md").read_text(encoding="utf-8")


def drafted() -> str:
    run("draft", "agreement.yaml", "-o", "draft.md")
    return Path("draft.md").read_text(encoding="utf-8")


def with_own_words() -> None:
    run("customise", f"{CLAUSE}.duty", "--in", "ours")
    run("customise", f"{CLAUSE}.content", "--in", "ours")
    edit(
        f"ours/clauses/{CLAUSE}/text.en.md",
        ("The notice is in writing.", "The notice is in writing and in every language."),
        ("It names the robot.", "It names the robot and its maker."),
    )


def move_library(*changes: tuple[str, str]) -> None:
    edit(f"federation/clauses/{CLAUSE}/text.en.md", *changes)
    edit(
        f"federation/clauses/{CLAUSE}/clause.yaml",
        ("version: 1.0.0", "version: 1.1.0"),
        ("strong: 30, standard: 14", "strong: 45, standard: 10"),
    )


def test_a_copy_records_its_base_and_leaves_the_elements_open(project: Path) -> None:
    with_own_words()
    folder = project / "ours" / "clauses" / CLAUSE
    text = (folder / "clause.yaml").read_text(encoding="utf-8")
    assert "#   duty: {elements: [notice-given]}\n#   content: {elements: [reasons-given]}" in text
    assert text.count("# provisions:") == 1
    document = load_yaml(text, "clause.yaml", Report())
    assert document is not None
    assert isinstance(document.data, dict)
    assert isinstance(document.data["base"], dict)
    assert document.data["base"]["version"] == "1.0.0"
    assert "## content @basic" in own_words()
    checked = run("check", "ours", code=1).stderr
    assert checked.count("layer/unconfirmed") == 2
    edit(
        f"ours/clauses/{CLAUSE}/clause.yaml",
        ("# provisions:", "provisions:"), ("#   duty", "  duty"), ("#   content", "  content"),
    )  # fmt: skip
    run("check", "ours")


def test_why_names_the_layer_of_everything(project: Path) -> None:
    with_own_words()
    rows = json.loads(run("why", CLAUSE, "--json").stdout)
    provisions = {
        row["what"]: (row["layer"], row["over"]) for row in rows if row["kind"] == "provision"
    }
    assert provisions == {
        "duty": ("ours", [["federation", ""]]),
        "content": ("ours", [["federation", ""]]),
        "records": ("federation", []),
    }
    assert {row["layer"] for row in rows if row["kind"] == "value"} == {"federation"}
    assert ("worker", "built-in") in {
        (row["what"], row["layer"]) for row in rows if row["kind"] == "term"
    }
    assert "elements unconfirmed" in run("why", CLAUSE).stdout
    run("why", CLAUSE, "--language", "xx", code=2)


def test_own_words_live_through_an_update_that_changes_both_provisions(project: Path) -> None:
    with_own_words()
    before = drafted()
    run("outdated")
    move_library(
        ("It reaches every [[worker]].", "It reaches every [[worker]] in person."),
        ("The notice states the reasons.", "The notice states all reasons."),
        ("shall keep each notice", "shall archive each notice"),
    )
    told = run("outdated", code=1).stdout
    assert "training/robots 1.0.0 → 1.1.0, with words of your own for duty, content" in told
    assert "better for workers: value notice at strong: 30 days → 45 days" in told
    assert "worse for workers: value notice at standard: 14 days → 10 days" in told
    assert "+ It reaches every [[worker]] in person." in told
    assert drafted() == before, "nothing moves before the update"

    dry = run("update", "--dry-run")
    assert "Nothing was written" in dry.stderr
    assert "in person" not in own_words()

    run("update")
    words = own_words()
    assert "in writing and in every language. It reaches every [[worker]] in person." in words
    assert "states all reasons. It names the robot and its maker." in words
    run("outdated")
    after = drafted()
    for expected in (
        "45 days before it uses a robot. The notice is in writing and in every language.",
        "It reaches every worker in person.",
        "states all reasons. It names the robot and its maker.",
        "shall archive each notice",
    ):
        assert expected in after
    records = list((project / "ours" / "updates").rglob("*.md"))
    assert len(records) == 1
    assert "Library, before" in records[0].read_text(encoding="utf-8")
    assert (project / "agreement.former.lock").is_file()


def test_the_same_sentence_changed_twice_waits_for_a_person(project: Path) -> None:
    with_own_words()
    move_library(("The notice is in writing.", "The notice is on paper."))
    told = run("update", code=1)
    assert "both changed it" in told.stdout
    assert f"clausekit update {CLAUSE} --in ours --keep" in told.stderr
    assert "in every language" in own_words()
    run("outdated", "ours", code=1)
    run("update", "--keep", code=2)
    run("update", CLAUSE, "--in", "ours", "--keep")
    assert "in every language" in own_words()
    run("outdated", "ours")


def test_the_library_may_be_taken_and_the_own_words_are_kept_in_the_record(project: Path) -> None:
    with_own_words()
    move_library(("The notice is in writing.", "The notice is on paper."))
    run("update", CLAUSE, "--in", "ours", "--take")
    assert "on paper" in own_words()
    assert "in every language" not in own_words()
    record = next((project / "ours" / "updates").rglob("*.md")).read_text(encoding="utf-8")
    assert "in writing and in every language" in record
    run("outdated", "ours")


def test_a_value_that_both_set_waits_for_a_person(project: Path) -> None:
    with_own_words()
    edit(
        f"ours/clauses/{CLAUSE}/clause.yaml",
        ("base:", "parameters: {notice: {values: {strong: 60}}}\nbase:"),
    )
    move_library(("shall keep each notice", "shall archive each notice"))
    told = run("update", code=1).stdout
    assert "parameters notice values strong: both changed it" in told
    run("update", CLAUSE, "--in", "ours", "--keep")
    assert "strong: 60" in Path(f"ours/clauses/{CLAUSE}/clause.yaml").read_text(encoding="utf-8")
    run("outdated", "ours")


def test_a_copy_that_is_outdated_is_updated_before_more_is_copied(project: Path) -> None:
    with_own_words()
    move_library(("shall keep each notice", "shall archive each notice"))
    refused = run("customise", f"{CLAUSE}.records", "--in", "ours", code=2)
    assert f"clausekit update {CLAUSE} --in ours" in refused.stderr


def test_a_clause_that_left_the_library_can_be_made_ones_own(project: Path) -> None:
    with_own_words()
    shutil.rmtree("federation/clauses/training")
    told = run("update", code=1)
    assert "no longer have it" in told.stdout
    run("update", CLAUSE, "--in", "ours", "--keep")
    assert "in every language" in drafted()
    assert "shall keep each notice" in drafted()


def test_an_overlay_without_a_record_is_named_and_can_be_given_one(project: Path) -> None:
    folder = project / "ours" / "clauses" / CLAUSE
    folder.mkdir(parents=True)
    (folder / "text.en.md").write_text("## records\nThe [[Company]] shall keep all.\n")
    assert "records no base" in run("outdated", "ours", code=1).stdout
    run("update", "--in", "ours", code=1)
    run("update", CLAUSE, "--in", "ours", "--keep")
    run("outdated", "ours")
    assert own_words() == "## records\nThe [[Company]] shall keep all.\n"


def test_the_base_is_found_in_a_lock_when_the_layer_has_lost_it(project: Path) -> None:
    with_own_words()
    drafted()
    shutil.rmtree("ours/bases")
    move_library(("It reaches every [[worker]].", "It reaches every [[worker]] in person."))
    run("update", "--in", "ours")
    assert "in every language. It reaches every [[worker]] in person." in own_words()


def test_a_whole_copy_needs_nothing_from_below_and_is_merged_too(project: Path) -> None:
    run("customise", CLAUSE, "--in", "ours", "--whole")
    edit(f"ours/clauses/{CLAUSE}/text.en.md", ("Robots at work", "Machines at work"))
    assert json.loads(run("why", CLAUSE, "--json").stdout)[0]["layer"] == "ours"
    move_library(
        ("It reaches every [[worker]].", "It reaches every [[worker]] in person."),
        ("## records", "## copies\nEvery [[worker]] has a copy.\n\n## records"),
    )
    edit(
        f"federation/clauses/{CLAUSE}/clause.yaml",
        ("  records:", "  copies: {machinery: true}\n  records:"),
    )
    run("update", "--in", "ours")
    assert "## copies" in own_words()
    assert "in person" in own_words()
    assert "# Machines at work" in own_words()
    structure = Path(f"ours/clauses/{CLAUSE}/clause.yaml").read_text(encoding="utf-8")
    assert "strong: 45" in structure
    assert "copies: {machinery: true}" in structure or "machinery: true" in structure
    run("outdated", "ours")
    run("check", "ours", code=1)


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("customise", "training/robotz", "--in", "ours"), "training/robots"),
        (("customise", f"{CLAUSE}.dutty", "--in", "ours"), "Did you mean “duty”?"),
        (("customise", CLAUSE, "--in", "ours", "--language", "xx"), "It exists in: en"),
        (("library", "new", "federation"), "Give the name of a new folder."),
        (("outdated", "agreement.yaml"), "`clausekit draft` writes one"),
        (("outdated", "nothing.yaml"), "There is no file or folder"),
        (("update", "training/robotz", "--in", "ours"), "holds nothing of"),
        (("update", CLAUSE, "--keep", "--take"), "exclude each other"),
        (("why", "training/robotz"), "Did you mean"),
    ],
)
def test_a_wrong_turn_says_what_to_do(project: Path, words: tuple[str, ...], hint: str) -> None:
    assert hint in run(*words, code=2).stderr


def test_a_new_layer_is_named_in_a_new_configuration(empty_folder: Path) -> None:
    (empty_folder / ".git").mkdir()
    run("library", "new", "our library")
    assert Path(".clausekit.toml").read_text() == 'libraries = ["our library"]\n'
    assert "our-library  " in run("library", "show").stdout
    run("library", "new", "second")
    assert Path(".clausekit.toml").read_text() == 'libraries = ["our library"]\n'
    assert "nothing moved" in run("outdated").stdout


def test_the_highest_layer_takes_a_copy_unless_another_is_named(project: Path) -> None:
    run("customise", f"{CLAUSE}.duty")
    assert own_words().startswith("## duty")
    assert (
        "Layers over built-in: federation, ours."
        in run("draft", "agreement.yaml", "-o", "d.md").stderr
    )
    edit(".clausekit.toml", ('"federation", "ours"', ""))
    assert (
        "clausekit library new"
        in run("customise", "ai-transparency/register.access", code=2).stderr
    )
    made = run("customise", "ai-transparency/register.access", "--in", "theirs").stderr
    assert "Made the layer “theirs”" in made
    assert "Add “theirs” to `libraries`" in made
