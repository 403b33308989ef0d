"""Three rounds with made-up counter-proposals: the status sheet says where each side stands."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.unit.negotiation.papers import everything, rows, tables

from clausekit.api.briefing import agreed_below_floor
from clausekit.api.rounds import (
    add_move,
    broken_packages,
    changed_since_agreed,
    open_case,
    rounds_of,
)
from clausekit.errors import InputError, NotFoundError
from clausekit.library.load import Library
from clausekit.negotiation.case import Case
from clausekit.negotiation.entries import Entry
from clausekit.negotiation.moves import Move
from clausekit.negotiation.private_sheet import private_sheet
from clausekit.negotiation.sheet import affiliates_report, status_sheet

DAY = datetime.date(2026, 11, 23)


def move(case: Case, party: str, status: str, *subjects: str, **more: Any) -> tuple[Entry, ...]:
    entries, _ = add_move(
        case, Move(party=party, status=status, date=DAY, subjects=subjects, **more)
    )
    return entries


def sheet(case: Case) -> dict[str, list[str]]:
    found = rounds_of(case)
    table = tables(status_sheet(case, found.state, found.kept))[0]
    return {row[0]: row[1:] for row in rows(table)}


def changed(case: Case, old: str, new: str, shelf: Library) -> Case:
    text = case.path.read_text(encoding="utf-8")
    assert old in text
    case.path.write_text(text.replace(old, new), encoding="utf-8")
    return open_case(case.path, shelf)


@pytest.fixture
def negotiated(case: Case, shelf: Library) -> Case:
    """A negotiation after three rounds."""
    move(case, "union", "tabled", every=True, round=1)
    move(
        case, "company", "countered", "demo/register", values={"deadline": 3}, note="IT needs time"
    )
    move(case, "company", "countered", "demo/extra", strength="basic")
    move(case, "company", "parked", "3")

    case = changed(case, "place: the canteen", "place: the canteen, deadline: 25", shelf)
    move(case, "union", "countered", "demo/register", round=2)
    move(case, "company", "packaged", "demo/register", values={"deadline": 7}, package="P1")
    move(case, "company", "packaged", "demo/extra", strength="standard", package="P1")

    case = changed(case, "deadline: 25", "deadline: 12", shelf)
    move(case, "both", "tentatively-agreed", "demo/register", round=3, package="P1")
    return case


def test_the_status_sheet_says_where_each_side_stands(negotiated: Case) -> None:
    found = sheet(negotiated)
    assert found["2.1 Register"] == [
        "tentatively agreed, both sides, round 3, 23 November 2026",
        "Round 3: strong",
        "Round 3: strong",
        "time before first use: union 30 days → 25 days → 12 days; company 3 days → 7 days → 12 days",
        "P1",
    ]
    assert found["2.2 Extra seats"] == [
        "in a package, company, round 2, 23 November 2026",
        "Round 1: strong",
        "Round 2: standard",
        "Strength: union strong; company basic → standard; 1 step between us\n"
        "share of seats: union 50%; company 30% → 40%; 10% between us",
        "P1",
    ]
    assert found["Article 3 Disputes"][0] == "parked, company, round 1, 23 November 2026"
    assert found["Article 1 Definitions"][0] == "tabled, union, round 1, 23 November 2026"


def test_the_sheet_counts_and_names_the_round(negotiated: Case) -> None:
    found = rounds_of(negotiated)
    paper = status_sheet(negotiated, found.state, found.kept)
    assert paper.subtitle == "Where we stand – Round 3"
    assert "So far: 1 tabled, 1 parked, 1 in a package, 1 tentatively agreed." in everything(paper)


def test_a_package_of_which_a_part_was_settled_alone_no_longer_holds(negotiated: Case) -> None:
    found = rounds_of(negotiated)
    assert not broken_packages(found)
    move(negotiated, "company", "withdrawn", "demo/extra", package="P1")
    found = rounds_of(negotiated)
    assert [d.rule for d in broken_packages(found)] == ["rounds/package-broken"]
    table = tables(status_sheet(negotiated, found.state, found.kept))[-1]
    assert rows(table) == [
        [
            "P1",
            "2.1 Register: tentatively agreed\n2.2 Extra seats: withdrawn",
            "no longer holds together",
        ]
    ]


def test_the_private_sheet_measures_offers_against_target_and_floor(
    case: Case, shelf: Library, private: Callable[..., Case]
) -> None:
    move(case, "union", "tabled", every=True)
    move(case, "company", "countered", "demo/register", values={"deadline": 3})
    move(case, "company", "countered", "demo/extra", strength="basic")
    ours = private()
    found = rounds_of(ours)
    table = rows(tables(private_sheet(ours, found.state))[0])
    assert [row[1] + "|" + "|".join(row[3:]) for row in table if row[0] == "2.1 Register"] == [
        "5|time before first use|3 days|20 days|10 days|BELOW THE FLOOR\nto the floor: 7 days\n"
        "to the target: 17 days\nroom left for us: 20 days"
    ]
    at = next(i for i, row in enumerate(table) if row[0] == "2.2 Extra seats")
    assert table[at][3:] == [
        "Strength", "basic", "standard", "none", "between floor and target\nto the target: 1 step",
    ]  # fmt: skip
    assert table[at + 1][3:] == [
        "share of seats", "30%", "40%", "–", "between floor and target\nto the target: 10%",
    ]  # fmt: skip


def test_what_was_agreed_below_the_floor_is_an_error(
    case: Case, private: Callable[..., Case]
) -> None:
    move(case, "both", "tentatively-agreed", "demo/register", values={"deadline": 4})
    ours = private()
    report = agreed_below_floor(ours, rounds_of(ours).state)
    assert [d.message for d in report] == [
        "2.1 Register: time before first use is tentatively agreed at 4 days, below our floor (10 days)."
    ]
    assert not agreed_below_floor(case, rounds_of(case).state)


def test_who_goes_back_is_named(case: Case) -> None:
    move(case, "company", "countered", "demo/register", values={"deadline": 9})
    move(case, "company", "countered", "demo/register", values={"deadline": 6}, round=2)
    assert "company went back" in sheet(case)["2.1 Register"][3]


def test_opening_again_what_was_agreed_is_noticed(case: Case) -> None:
    move(case, "both", "agreed", "demo/extra")
    _, report = add_move(case, Move("union", "countered", DAY, ["demo/extra"]))
    assert [(d.rule, d.message) for d in report] == [
        ("rounds/reopened", "“demo/extra” was agreed; this move opens it again.")
    ]


def test_a_draft_that_reads_otherwise_than_what_was_agreed_is_noticed(
    case: Case, shelf: Library
) -> None:
    move(case, "both", "tentatively-agreed", "demo/register")
    assert not changed_since_agreed(case, rounds_of(case))
    later = changed(case, "place: the canteen", "place: the gate", shelf)
    assert [d.clause for d in changed_since_agreed(later, rounds_of(later))] == ["demo/register"]
    assert "reads otherwise" in sheet(later)["2.1 Register"][0]


def test_new_numbers_alone_are_no_other_text(case: Case, shelf: Library) -> None:
    move(case, "both", "tentatively-agreed", "demo/register")
    text = "  demo/extra: {}\n"
    later = changed(case, text, "", shelf)
    reasons = [d.rule for d in changed_since_agreed(later, rounds_of(later))]
    assert reasons == ["rounds/differs"]  # it refers to the clause that went
    again = changed(later, "clauses:\n", "clauses:\n" + text, shelf)
    assert not changed_since_agreed(again, rounds_of(again))


def test_agreed_values_that_the_draft_lacks_are_reported_instead_of_its_words(case: Case) -> None:
    move(case, "both", "tentatively-agreed", "demo/register.updating", values={"deadline": 4})
    found = rounds_of(case)
    report = everything(affiliates_report(case, found.state, found.kept))
    assert "time before first use: 4 days" in report
    assert "30 days before first use" not in report


def test_the_report_to_affiliates_leaves_out_what_we_only_drafted(case: Case) -> None:
    move(case, "union", "draft", "demo/extra", note="not shown yet")
    move(case, "union", "tabled", "demo/register")
    move(case, "company", "countered", "demo/register", words="The Company may keep a list.")
    found = rounds_of(case)
    report = everything(affiliates_report(case, found.state, found.kept))
    assert "not shown yet" not in report
    assert "The Company may keep a list." in report
    assert "Not tabled yet" in report


def test_a_provision_has_a_line_of_its_own_until_the_clause_is_settled(case: Case) -> None:
    move(case, "union", "tabled", "demo/register")
    move(case, "company", "countered", "2.1.3", values={"deadline": 5})
    assert sheet(case)["2.1.3 (Register)"][2] == "Round 1\ntime before first use: 5 days"
    move(case, "both", "agreed", "demo/register")
    assert "2.1.3 (Register)" not in sheet(case)


@pytest.mark.parametrize("name", ["demo/register", "2.1", "Article 2.1"])
def test_a_clause_is_named_by_id_or_number(case: Case, name: str) -> None:
    assert [e.clause for e in move(case, "union", "tabled", name)] == ["demo/register"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("demo/registr", "Did you mean “demo/register”?"),
        ("demo/register.updatin", "Did you mean “updating”?"),
        ("2", "It holds several clauses: 2.1, 2.2."),
        ("9.9", "Give a clause id or a number as printed, such as 14.2."),
    ],
)
def test_a_name_that_the_draft_lacks_is_said(case: Case, name: str, hint: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        move(case, "union", "tabled", name)
    assert caught.value.hint == hint


@pytest.mark.parametrize(
    ("party", "status", "more"),
    [
        ("union", "agreed", {}),
        ("company", "tentatively-agreed", {}),
        ("union", "packaged", {}),
        ("company", "countered", {"values": {"deadlin": 3}}),
        ("company", "countered", {"values": {"deadline": "soon"}}),
        ("union", "tabled", {"note": "bad \udcff byte"}),
    ],
)
def test_a_move_that_contradicts_itself_writes_nothing(
    case: Case, party: str, status: str, more: dict[str, Any]
) -> None:
    with pytest.raises(InputError):
        move(case, party, status, "demo/register", **more)
    assert rounds_of(case).journal.entries == ()


def test_the_company_may_offer_less_than_the_library_allows(case: Case) -> None:
    (entry,) = move(case, "company", "countered", "demo/register", values={"deadline": 0})
    assert entry.values == {"deadline": 0}


def test_words_that_were_lost_are_noticed(case: Case) -> None:
    (entry,) = move(case, "union", "tabled", "demo/register")
    folder = case.path.with_name("negotiation.texts")
    (folder / f"{entry.text}.txt").unlink()
    assert [d.rule for d in rounds_of(case).report] == ["rounds/words-missing"]


def test_two_agreements_in_a_folder_may_have_their_own_record(case: Case) -> None:
    own = case.path.with_name("agreement.negotiation.yaml")
    own.touch()
    move(case, "union", "tabled", "demo/register")
    assert rounds_of(case).journal.path == own
    assert not Path(case.path.with_name("negotiation.yaml")).exists()
