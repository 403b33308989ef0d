"""Reports on coverage: what they say, as data, as text and as a paper."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clausekit.api.coverage import FORMATS, below, report_format, written
from clausekit.coverage.report import as_data, as_text, explanation, headline
from clausekit.coverage.score import ChecklistResult, DemandResult, Status
from clausekit.coverage.standing import Step, Way
from clausekit.errors import NotFoundError
from clausekit.library.checklists import Demand
from clausekit.source.span import Span

A, B = "demo/one#a", "demo/one#b"


def demand(id_: str = "X1", addressee: str = "company") -> Demand:
    place = Span("own.yaml")
    return Demand(id_, "doc", "§1", "words & <marks>", addressee, (A, B), (), place, title="Title")


def unmet(*ways: Way, one_of: tuple[str, ...] = (), remainder: str = "") -> DemandResult:
    missing = tuple(w.element for w in ways)
    return DemandResult(demand(), Status.NOT_MET, (), missing, one_of, ways, remainder)


MET = DemandResult(demand(), Status.MET, ("2.1", "3.4"))
OPEN = unmet(Way(A, Step.ADD, "demo/one", "It is so."), Way(B, Step.ADD, "demo/one"))
RESULTS = (ChecklistResult("own", (MET, OPEN)),)


def test_a_demand_that_is_met_names_its_provisions() -> None:
    assert explanation(MET) == "Provisions 2.1, 3.4."


def test_what_is_missing_is_said_in_words_once_for_each_step() -> None:
    assert explanation(OPEN) == "Missing: It is so. “b”. → add demo/one."


@pytest.mark.parametrize(
    ("way", "words"),
    [
        (Way(A, Step.STRENGTHEN, "standard"), "take demo/one at standard"),
        (Way(A, Step.TAKE_BACK, "archive"), "take back archive of demo/one"),
        (Way(A, Step.RESTATE), "a layer replaced the words of demo/one"),
        (Way(A, Step.CONDITION), "under a condition that this draft does not meet"),
        (Way(A, Step.NONE), "demo/one as used here has no such element"),
    ],
)
def test_each_step_has_its_words(way: Way, words: str) -> None:
    assert words in explanation(unmet(way))


def test_alternatives_are_told_from_what_is_needed_in_any_case() -> None:
    ways = (Way(A, Step.ADD, "demo/one", "First."), Way(B, Step.STRENGTHEN, "strong", "Second."))
    text = explanation(unmet(*ways, one_of=(B,)))
    assert text == (
        "Missing: First. → add demo/one. Missing, one of: Second. → take demo/one at strong."
    )


def test_what_no_clause_gives_is_said() -> None:
    assert explanation(unmet(remainder="Laws are for governments.")) == "Laws are for governments."
    assert explanation(unmet()) == "No clause of the library meets it."


def test_a_demand_on_others_says_on_whom_and_what_would_give_a_part() -> None:
    ways = (Way(A, Step.ADD, "demo/one"),)
    asked = demand(addressee="union")
    result = DemandResult(asked, Status.NOT_APPLICABLE, (), (A,), (), ways)
    assert explanation(result) == "Addressed to unions. In part: add demo/one."


def test_the_headline_gives_counts_and_share() -> None:
    assert headline(RESULTS[0]) == (
        "own: 1 met, 0 partly met, 1 not met, 0 not for an agreement "
        "(1 of 2 demands on the company, 50 %)"
    )


def test_data_has_the_keys_that_programs_rely_on() -> None:
    first, second = as_data(RESULTS)
    assert (first["id"], first["status"]) == ("X1", "met")
    assert (first["provisions"], first["missing"]) == (["2.1", "3.4"], [])
    assert (second["status"], second["missing"]) == ("not-met", [A, B])
    assert second["would_meet"] == ["demo/one"]


def test_only_open_demands_are_listed_on_request() -> None:
    assert as_text(RESULTS).count("Title") == 2
    assert as_text(RESULTS, all_demands=False).count("Title") == 1


@pytest.mark.parametrize("format_name", FORMATS)
def test_every_format_is_written_and_escapes_what_it_quotes(format_name: str) -> None:
    content = written(RESULTS, format_name, "Coverage of own.yaml")
    assert content == written(RESULTS, format_name, "Coverage of own.yaml")
    if format_name == "html":
        assert b"words &amp; &lt;marks&gt;" in content
    elif format_name == "json":
        assert json.loads(content)[0]["quote"] == "words & <marks>"


def test_a_report_without_open_demands_is_still_a_paper() -> None:
    done = (ChecklistResult("own", (MET,)),)
    assert b"own: 1 met" in written(done, "md", "Coverage", all_demands=False)


def test_checklists_below_a_percentage_are_found() -> None:
    assert below(RESULTS, 50) == ()
    assert below(RESULTS, 50.5) == RESULTS


def test_a_format_is_read_from_the_ending_or_named() -> None:
    assert report_format("", None) == "text"
    assert report_format("", Path("a.txt")) == "text"
    assert report_format("", Path("a.HTM")) == "html"
    assert report_format("json", Path("a.txt")) == "json"
    with pytest.raises(NotFoundError, match="“xls”"):
        report_format("", Path("a.xls"))
