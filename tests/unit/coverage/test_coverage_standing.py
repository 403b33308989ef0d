"""What the words of a draft carry: strengths, provisions left out, conditions, layers."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import MINI, Drafting

from clausekit.api.drafting import assemble_file
from clausekit.assemble.draft import Draft
from clausekit.coverage.standing import Standing, Step, standing
from clausekit.library.load import open_library
from clausekit.library.locate import layer_at

HEAD = """\
template: mini
language: en
parties: {company: {name: Acme, seat: Rome}}
facts: {region: [world]}
"""


def stands(draft: Draft) -> Standing:
    assert draft.agreement is not None
    clauses = {id_: chosen.clause for id_, chosen in draft.chosen.items()}
    return standing(draft.agreement, draft.provenance, clauses)


def own(given: Standing) -> set[str]:
    return {e.partition("#")[2] for e in given.carried if e.startswith("demo/register#")}


def test_an_element_has_the_printed_numbers_of_its_provisions(draft_mini: Drafting) -> None:
    given = stands(draft_mini(HEAD + "strength: strong\n"))
    assert given.carried["demo/register#listed"] == ("2.1",)
    assert given.carried["demo/register#described"] == ("2.2",)
    assert given.carried["demo/disputes#ladder"] == ("3.1",)


def test_elements_fall_away_with_the_strength(draft_mini: Drafting) -> None:
    strong = own(stands(draft_mini(HEAD + "strength: strong\n")))
    basic = own(stands(draft_mini(HEAD + "strength: basic\n")))
    assert strong - basic == {"reasons", "before-use", "archived"}
    assert basic < strong


def test_what_a_strength_took_away_comes_back_at_the_next_that_carries_it(
    draft_mini: Drafting,
) -> None:
    way = stands(draft_mini(HEAD + "strength: basic\n")).way_to("demo/register#before-use")
    assert (way.step, way.detail) == (Step.STRENGTHEN, "standard")


def test_a_provision_that_was_left_out_carries_nothing_and_is_named(draft_mini: Drafting) -> None:
    given = stands(
        draft_mini(HEAD + "strength: strong\nclauses: {demo/register: {omit: [archive]}}\n")
    )
    assert "demo/register#archived" not in given.carried
    way = given.way_to("demo/register#archived")
    assert (way.step, way.detail) == (Step.TAKE_BACK, "archive")


def test_a_provision_under_a_condition_is_not_one_that_was_left_out(draft_mini: Drafting) -> None:
    given = stands(draft_mini(HEAD + "strength: strong\n"))
    assert given.way_to("demo/register#eu-copy").step is Step.CONDITION
    europe = stands(draft_mini(HEAD.replace("[world]", "[eu]") + "strength: strong\n"))
    assert "demo/register#eu-copy" in europe.carried


def test_a_clause_that_is_absent_is_to_be_added(draft_mini: Drafting) -> None:
    way = stands(draft_mini(HEAD + "strength: strong\n")).way_to("demo/extra#share")
    assert (way.step, way.detail, way.clause) == (Step.ADD, "demo/extra", "demo/extra")


def test_an_element_that_no_version_has_says_so(draft_mini: Drafting) -> None:
    given = stands(draft_mini(HEAD + "strength: strong\n"))
    assert given.way_to("demo/register#never-heard-of").step is Step.NONE


def over_mini(folder: Path, structure: str = "") -> Draft:
    overlay = folder / "union" / "clauses" / "demo" / "register"
    overlay.mkdir(parents=True)
    words = "## archive\nThe [[Company]] shall keep old entries for ever.\n"
    (overlay / "text.en.md").write_text(words, encoding="utf-8")
    if structure:
        (overlay / "clause.yaml").write_text(structure, encoding="utf-8")
    library = open_library([layer_at(MINI), layer_at(folder / "union")], bundled=False)
    agreement = folder / "agreement.yaml"
    agreement.write_text(HEAD + "strength: strong\n", encoding="utf-8")
    return assemble_file(agreement, library)


def test_an_element_of_an_overlay_does_not_count_before_it_is_restated(tmp_path: Path) -> None:
    given = stands(over_mini(tmp_path))
    assert "demo/register#archived" not in given.carried
    assert given.unconfirmed == {"demo/register#archived"}
    assert given.way_to("demo/register#archived").step is Step.RESTATE


def test_an_element_of_an_overlay_counts_once_its_author_restated_it(tmp_path: Path) -> None:
    given = stands(over_mini(tmp_path, "provisions: {archive: {elements: [archived]}}\n"))
    assert "demo/register#archived" in given.carried
    assert given.unconfirmed == frozenset()


def test_an_element_that_needs_two_provisions_is_lost_with_either(tmp_path: Path) -> None:
    structure = "provisions: {archive: {elements: [archived, listed]}}\n"
    given = stands(over_mini(tmp_path, structure))
    assert given.carried["demo/register#listed"] == ("2.1", "2.4")
    agreement = tmp_path / "agreement.yaml"
    left_out = HEAD + "strength: strong\nclauses: {demo/register: {omit: [archive]}}\n"
    agreement.write_text(left_out, encoding="utf-8")
    library = open_library([layer_at(MINI), layer_at(tmp_path / "union")], bundled=False)
    given = stands(assemble_file(agreement, library))
    assert "demo/register#listed" not in given.carried
    assert given.way_to("demo/register#listed").detail == "archive"
