"""Country sheets: a value that the law does not allow is an error that cites the law."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.samples.layered import CLAUSE, edit, project, run

__all__ = ["project"]


def sheet(text: str, folder: str = "ours", country: str = "QZ") -> None:
    path = Path(folder) / "countries" / f"{country}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{CLAUSE}:\n  {text}\n", encoding="utf-8")


@pytest.fixture
def in_quarzia(project: Path) -> Path:
    edit("agreement.yaml", ("language: en", "language: en\nlaw_country: QZ"))
    return project


def test_a_value_below_the_law_is_an_error_that_cites_it(in_quarzia: Path) -> None:
    sheet("notice: {at_least: 40, law: Works Code s. 12, as_of: 2026-11-23}")
    told = run("draft", "agreement.yaml", "-o", "draft.md", code=2).stderr
    assert "“notice” is 30 days; the law of QZ asks for at least 40 days" in told
    assert "(Works Code s. 12, as of 2026-11-23)" in told
    assert "[country/below-law]" in told
    edit("agreement.yaml", ("{training/robots: }", "{training/robots: {values: {notice: 40}}}"))
    run("draft", "agreement.yaml", "-o", "draft.md")
    edit("agreement.yaml", ("notice: 40", "notice: 39"))
    assert "agreement.yaml:6:" in run("check", "agreement.yaml", code=2).stderr


def test_another_country_and_no_country_have_other_laws(project: Path) -> None:
    sheet("notice: {at_least: 40, law: Works Code s. 12, as_of: 2026-11-23}")
    run("draft", "agreement.yaml", "-o", "draft.md")
    edit("agreement.yaml", ("language: en", "language: en\nlaw_country: QM"))
    run("draft", "agreement.yaml", "-o", "draft.md")


def test_a_value_that_the_strength_does_not_print_breaks_no_law(in_quarzia: Path) -> None:
    sheet("notice: {at_least: 40, law: Works Code s. 12, as_of: 2026-11-23}")
    edit("agreement.yaml", ("{training/robots: }", "{training/robots: {omit: [duty]}}"))
    run("draft", "agreement.yaml", "-o", "draft.md")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("notise: {at_least: 40, law: x, as_of: 2026-11-23}", "country/unknown-value"),
        ("notice: {law: x, as_of: 2026-11-23}", "country/no-bound"),
        ("notice: {at_least: 40, as_of: 2026-11-23}", "schema/missing-key"),
        ("notice: {at_least: soon, law: x, as_of: 2026-11-23}", "value/"),
        ("notice: {at_most: 40, law: x, as_of: 2026-11-23}", "country/direction"),
        ("notice: {at_least: 40, law: x, as_of: once}", "schema/form"),
    ],
)
def test_a_mistake_in_a_sheet_is_found_in_its_place(project: Path, text: str, rule: str) -> None:
    sheet(text)
    told = run("check", "ours", code=1).stderr
    assert rule in told
    assert "ours/countries/QZ.yaml:2" in told


def test_an_unknown_clause_in_a_sheet_gets_the_nearest_name(project: Path) -> None:
    sheet("notice: {at_least: 40, law: x, as_of: 2026-11-23}")
    edit("ours/countries/QZ.yaml", ("robots", "robotz"))
    assert "Did you mean “training/robots”?" in run("check", "ours", code=1).stderr


def test_a_layer_that_asks_for_less_than_the_one_below_is_named(project: Path) -> None:
    sheet("notice: {at_least: 40, law: Works Code s. 12, as_of: 2026-11-23}", "federation")
    sheet("notice: {at_least: 20, law: Works Code s. 12, as_of: 2026-12-01}")
    told = run("check", "ours", code=1).stderr
    assert "country/lowered" in told
    assert "federation" in told


def test_the_fictional_example_shows_the_error(empty_folder: Path) -> None:
    shutil.copytree(ROOT / "examples" / "layers" / "quarzia", empty_folder / "quarzia")
    told = run("check", "quarzia/agreement.yaml", code=2).stderr
    assert told.count("[country/below-law]") == 1
    assert "Works Code of Quarzia, s. 12(1), as of 2026-11-23" in told
    run("check", "quarzia")
    edit("quarzia/agreement.yaml", ("notice_days: 60", "notice_days: 100"))
    run("draft", "quarzia/agreement.yaml", "--no-lock", "-o", "draft.md")


def test_a_layer_that_gives_less_than_the_one_below_is_a_finding_of_the_draft(
    project: Path,
) -> None:
    folder = project / "ours" / "clauses" / CLAUSE
    folder.mkdir(parents=True)
    (folder / "clause.yaml").write_text(
        "parameters: {notice: {values: {strong: 30, standard: 5, basic: 3}}}\n"
    )
    for told in (
        run("draft", "agreement.yaml", "-o", "d.md").stderr,
        run("check", "ours", code=1).stderr,
    ):
        assert (
            "The layer “ours” gives workers less: “notice” at basic is 3; “federation” gives 7"
            in told
        )
        assert "[layer/weakens]" in told


def test_two_small_steps_down_are_seen_from_the_lowest_layer(project: Path) -> None:
    for layer, values in (
        ("ours", "strong: 30, standard: 14, basic: 6"),
        ("third", "strong: 5, standard: 5, basic: 5"),
    ):
        folder = project / layer / "clauses" / CLAUSE
        folder.mkdir(parents=True)
        (folder / "clause.yaml").write_text(f"parameters: {{notice: {{values: {{{values}}}}}}}\n")
    told = run("draft", "agreement.yaml", "-o", "d.md", "--library", "third").stderr
    assert "“third” gives workers less: “notice” at strong is 5; “ours” gives 6" in told
    assert "“third” gives workers less: “notice” at strong is 5; “federation” gives 7" in told
    assert "“ours” gives workers less: “notice” at basic is 6; “federation” gives 7" in told


def test_a_whole_replacement_is_held_against_what_it_replaced(project: Path) -> None:
    run("customise", CLAUSE, "--in", "ours", "--whole")
    edit(f"ours/clauses/{CLAUSE}/clause.yaml", ("basic: 7", "basic: 2"))
    assert (
        "“notice” at basic is 2; “federation” gives 7"
        in run("draft", "agreement.yaml", "-o", "d.md").stderr
    )
