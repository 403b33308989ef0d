"""`clausekit test` drafts every clause of a layer; `clausekit schema` prints what an editor needs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.samples.layered import CLAUSE, edit, project, run

__all__ = ["project"]


def samples(text: str) -> None:
    Path(f"federation/clauses/{CLAUSE}/samples.yaml").write_text(text, encoding="utf-8")


@pytest.fixture(autouse=True)
def with_files_for_people(project: Path) -> None:
    folder = Path(f"federation/clauses/{CLAUSE}")
    for name in ("table.en.md", "guide.en.md"):
        source = (
            ROOT / "tests" / "cases" / "library" / "good" / "clauses" / "demo" / "register" / name
        )
        (folder / name).write_text(source.read_text(encoding="utf-8"), encoding="utf-8")


def test_each_clause_drafts_at_each_strength_in_every_format(project: Path) -> None:
    told = run("test", "federation", "-v")
    assert [line.split("  ")[1] for line in told.stdout.splitlines()] == [
        f"{CLAUSE} at {strength} (en)" for strength in ("strong", "standard", "basic")
    ]
    assert (
        "1 clause, 3 drafts, 0 samples, written as docx, markdown, html, json; 0 failed"
        in told.stderr
    )


def test_a_clause_that_does_not_draft_fails_with_its_place(project: Path) -> None:
    edit(
        f"federation/clauses/{CLAUSE}/text.en.md",
        ("keep each notice", "keep each notice under [[#.content]] and {{ notise }}"),
    )
    told = run("test", "federation", code=1)
    assert f"failed  {CLAUSE} at strong (en)" in told.stdout
    assert "text.en.md:" in told.stderr


def test_samples_say_what_a_draft_must_and_must_not_say(project: Path) -> None:
    samples(
        "- name: three weeks\n  strength: strong\n  values: {notice: 21}\n  contains: [give notice 21 days]\n  lacks: [30 days]\n"
        "- name: without records\n  omit: [records]\n  lacks: [shall keep each notice]\n"
        "- name: with company\n  with: [training/retraining]\n  contains: [Robots at work]\n"
    )
    assert "3 samples" in run("test", "federation").stderr
    run("check", "federation")


def test_a_sample_that_is_not_met_fails(project: Path) -> None:
    samples("- name: wrong\n  contains: [no such words]\n  lacks: [14 days]\n")
    told = run("test", "federation", code=1)
    assert "failed  wrong" in told.stdout
    assert "The draft does not say “no such words”." in told.stderr
    assert "The draft says “14 days”." in told.stderr


def test_a_sample_with_a_mistake_is_placed(project: Path) -> None:
    samples("- name: wrong\n  containz: [x]\n")
    told = run("test", "federation", code=1).stderr
    assert "samples.yaml:2" in told
    assert "Did you mean “contains”?" in told
    samples("- name: wrong\n  values: {notise: 3}\n")
    assert "Did you mean “notice”?" in run("test", "federation", code=1).stderr


def test_a_blank_gets_a_sample_value(project: Path) -> None:
    edit(
        f"federation/clauses/{CLAUSE}/clause.yaml",
        (", values: {strong: 30, standard: 14, basic: 7}, proposal: true", ""),
    )
    assert "0 failed, 0 mistakes" in run("test", "federation").stderr


def test_an_overlay_is_tested_with_what_lies_below(project: Path) -> None:
    run("customise", f"{CLAUSE}.duty", "--in", "ours")
    assert "1 clause, 3 drafts" in run("test", "ours").stderr


def test_a_folder_without_a_layer_says_how_to_make_one(project: Path) -> None:
    (project / "empty").mkdir()
    assert "clausekit library new" in run("test", "empty", code=2).stderr


def test_every_schema_is_listed_and_printed_as_json(project: Path) -> None:
    listed = [line.split()[0] for line in run("schema").stdout.splitlines()]
    assert {
        "agreement",
        "clause",
        "country",
        "glossary",
        "layer",
        "samples",
        "sign-offs",
        "text",
    } <= set(listed)
    for name in listed:
        data = json.loads(run("schema", name).stdout)
        assert data["$schema"].startswith("https://json-schema.org/")
        assert data["$id"].endswith(f"/{name}.schema.json")
    assert "Did you mean “clause”?" in run("schema", "clauze", code=2).stderr


def test_schemas_go_into_a_folder_for_an_editor(project: Path) -> None:
    run("schema", "--into", "schemas")
    assert (
        json.loads(Path("schemas/clause.schema.json").read_text(encoding="utf-8"))["title"]
        == "Clause"
    )


def test_files_that_clausekit_writes_name_their_schema(project: Path) -> None:
    run("library", "new", "fresh")
    run("customise", f"{CLAUSE}.duty", "--in", "ours")
    run("sign-off", CLAUSE, "--by", "A", "--country", "IT", "--date", "2026-11-23")
    for path in ("fresh/layer.yaml", f"ours/clauses/{CLAUSE}/clause.yaml", "ours/sign-offs.yaml"):
        first = Path(path).read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema=")
