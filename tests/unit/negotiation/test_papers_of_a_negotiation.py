"""Brief, proposal sheet and request for information: what is in them, and what is not."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.unit.negotiation.papers import everything, lines, rows, tables

from clausekit.api.briefing import brief_paper, private_status_paper, private_target, write_private
from clausekit.api.proposing import proposal_paper
from clausekit.api.requesting import request_paper
from clausekit.api.rounds import add_move, open_case, rounds_of
from clausekit.diagnostics import Report
from clausekit.errors import InputError
from clausekit.library.load import Library
from clausekit.model.paper import PageBreak
from clausekit.negotiation.brief import brief
from clausekit.negotiation.case import Case
from clausekit.negotiation.letter import due_on, request_letter
from clausekit.negotiation.moves import Move
from clausekit.negotiation.proposal import proposal
from clausekit.negotiation.state import State
from clausekit.negotiation.words import words_for
from clausekit.values.types import Duration

DAY = datetime.date(2026, 11, 23)


def move(case: Case, party: str, status: str, *subjects: str, **more: Any) -> None:
    add_move(case, Move(party=party, status=status, date=DAY, subjects=subjects, **more))


def sheet_of(case: Case) -> Any:
    found = rounds_of(case)
    return proposal(case, found.state, found.kept, Report())


def test_the_first_page_of_the_brief_ranks_clauses_by_weight_and_demands(
    private: Callable[..., Case],
) -> None:
    paper = brief(private(), State(), DAY, Report())
    first = tables(paper)[0]
    assert [row[1:] for row in rows(first)][:2] == [
        ["2.1 Register", "5", "2", "strong", "strong +", "standard +"],
        ["2.2 Extra seats", "2", "1", "strong", "standard", "none"],
    ]
    assert (
        "Of 2 demands on the company our draft meets 2 in full; with every clause at its target 2, "
        "at its floor 2." in lines(paper)
    )
    assert isinstance(paper.blocks[paper.blocks.index(first) + 2], PageBreak)
    assert paper.mark == paper.footer == "CONFIDENTIAL – UNION ONLY"


def test_a_clause_in_the_brief_holds_all_that_our_side_needs(private: Callable[..., Case]) -> None:
    ours = private()
    paper = brief(ours, State(), DAY, Report())
    said = everything(paper)
    for words in (
        "2.1.1–2.1.6, in the strong wording",
        "time before first use: 30 days (2.1.3)",
        "From strong to standard: no demand is lost",
        "From standard to basic: D1 (demo)",
        "Floor: no demand is lost",
        "“Too much paper.”",
        "One line for each system is enough.",
        "a longer first register",
        "Contracts and licences.",
        "Who can switch each of them off?",
        "General Data Protection Regulation, Art. 30",
        "in force; official text read",
        "not checked against its text: do not quote it",
        "They fear the cost.",
    ):
        assert words in said, words


def test_the_ladder_stands_beside_the_mandate(private: Callable[..., Case]) -> None:
    paper = brief(private(), State(), DAY, Report())
    table = next(t for t in tables(paper) if t.header and "time before first use" in str(t.rows))
    found = {row[0]: row[1:] for row in rows(table)}
    assert found["time before first use"] == [
        "30 days",
        "14 days",
        "–",
        "30 days",
        "20 days",
        "10 days",
    ]
    assert found["Strength"] == ["", "", "", "strong", "strong", "standard"]
    assert found["Entries are kept."] == ["✓", "✓", "–", "✓", "✓", "✓"]


def test_a_brief_without_a_mandate_says_so_and_shows_no_positions(case: Case) -> None:
    said = everything(brief(case, State(), DAY, Report()))
    assert "There is no mandate beside this agreement" in said
    assert "What to ask in exchange" not in said


def test_law_that_was_looked_up_more_than_a_year_ago_carries_a_warning(
    private: Callable[..., Case],
) -> None:
    late = everything(brief(private(), State(), datetime.date(2027, 11, 24), Report()))
    assert "last looked up on 23 November 2026, more than twelve months ago" in late
    early = everything(brief(private(), State(), datetime.date(2027, 11, 23), Report()))
    assert "more than twelve months ago" not in early


def test_the_brief_tells_the_rounds_with_private_notes(
    case: Case, private: Callable[..., Case]
) -> None:
    move(case, "union", "tabled", "demo/register", note="Opening")
    mandate = (
        "mandate: 1\nagreement: agreement.yaml\nrounds: [{entry: 1, note: They turned pale}]\n"
    )
    ours = private(mandate)
    said = everything(brief(ours, rounds_of(ours).state, DAY, Report()))
    assert "tabled, union, round 1, 2026-11-23. Opening. They turned pale" in said


@pytest.mark.parametrize("format_name", ["docx", "md", "html"])
def test_every_private_paper_carries_its_mark_in_every_format(
    private: Callable[..., Case], format_name: str
) -> None:
    import zipfile
    from io import BytesIO

    ours = private()
    contents = [
        brief_paper(ours, State(), DAY, format_name)[0],
        private_status_paper(ours, State(), format_name),
    ]
    for content in contents:
        if format_name == "docx":
            with zipfile.ZipFile(BytesIO(content)) as package:
                assert "CONFIDENTIAL" in package.read("word/header1.xml").decode()
        else:
            assert "CONFIDENTIAL – UNION ONLY" in content.decode()


def test_markdown_repeats_the_mark_on_every_page(private: Callable[..., Case]) -> None:
    text = brief_paper(private(), State(), DAY, "md")[0].decode()
    pages = text.split("\n---\n")
    assert all("CONFIDENTIAL" in page for page in pages if page.strip())


@pytest.mark.parametrize(
    "name", ["agreement.docx", "for-the-company.docx", "agreement.md", "agreement.pdf"]
)
def test_a_private_paper_does_not_lie_beside_outgoing_copies(case: Case, name: str) -> None:
    folder = case.path.parent
    (folder / name).write_bytes(b"x")
    with pytest.raises(InputError, match=name):
        private_target(case, folder / "a.brief.working.docx", "docx", "brief")
    other = folder / "private" / "a.brief.working.docx"
    assert private_target(case, other, "docx", "brief") == other


def test_a_draft_under_another_name_is_known_by_its_title(case: Case) -> None:
    folder = case.path.parent
    (folder / "proposal 3.html").write_text(f"<h1>{case.title}</h1>", encoding="utf-8")
    with pytest.raises(InputError, match="proposal 3"):
        private_target(case, folder / "a.brief.working.md", "md", "brief")


def test_other_papers_and_working_copies_are_no_outgoing_copies(case: Case) -> None:
    folder = case.path.parent
    for name in ("notes.md", "agreement.working.docx", "minutes.pdf", "data.json"):
        (folder / name).write_text("x", encoding="utf-8")
    private_target(case, folder / "a.brief.working.docx", "docx", "brief")


def test_a_private_paper_is_named_as_a_working_copy(case: Case) -> None:
    with pytest.raises(InputError, match="outgoing copy") as caught:
        private_target(case, case.path.parent / "brief.docx", "docx", "brief")
    assert caught.value.hint == "Name it like “brief.working.docx”."


def test_a_private_paper_is_for_its_owner_and_out_of_git(case: Case) -> None:
    target = case.path.parent / "private" / "a.working.md"
    write_private(target, b"x")
    assert target.stat().st_mode & 0o077 == 0
    assert "*.working.*" in (target.parent / ".gitignore").read_text(encoding="utf-8")


def test_the_sheet_stands_article_by_article_in_three_columns(case: Case) -> None:
    move(case, "union", "tabled", every=True)
    move(case, "company", "countered", "demo/register", values={"deadline": 7}, note="Time")
    paper = sheet_of(case)
    assert paper.landscape
    assert not paper.mark
    said = lines(paper)
    assert "Article 2 Main part" in said
    assert "NEW   Status: countered, company, round 1, 23 November 2026" in said
    assert "Reason: People cannot question what they were never told of." in said
    table = next(t for t in tables(paper) if "2.1.1" in str(t.rows))
    assert [c[0].text for c in table.header] == ["Existing", "Company", "Union"]
    assert rows(table)[0][:2] == [
        "No provision",
        "countered, company, round 1, 23 November 2026\nOffers: time before first use: 7 days\nNote: Time",
    ]
    assert rows(table)[0][2].startswith("2.1.1 The Company shall keep a register")


def test_a_clause_that_is_in_force_is_amended_and_shows_what_changes(case: Case) -> None:
    move(
        case, "existing", "agreed", "demo/register.archive", words="The Company shall keep entries."
    )
    paper = sheet_of(case)
    assert any(line.startswith("AMEND") for line in lines(paper))
    table = next(t for t in tables(paper) if "2.1.1" in str(t.rows))
    cell = next(row[2] for row in table.rows if "2.1.4" in str(row[2]))
    marks = {run.emphasis: run.text for part in cell for run in part.words}  # type: ignore[union-attr]
    assert marks["insert"].strip() == "old"


def test_words_of_the_company_stand_in_its_column(case: Case) -> None:
    move(case, "company", "countered", "demo/register", words="The Company informs.\nIn time.")
    table = next(t for t in tables(sheet_of(case)) if "2.1.1" in str(t.rows))
    assert "The Company informs.\nIn time." in rows(table)[0][1]
    assert "2.1.6" in rows(table)[0][2]


def test_what_we_only_drafted_is_not_on_the_sheet(case: Case) -> None:
    move(case, "union", "draft", "demo/register", note="Keep for later")
    said = everything(sheet_of(case))
    assert "Keep for later" not in said
    assert "Status: not tabled yet" in said


def test_the_letter_numbers_the_questions_through(case: Case) -> None:
    paper = request_letter(case, [], DAY, Report(), number=2)
    assert paper.title == "Request for information 2"
    assert [row[:2] for row in rows(tables(paper)[0])] == [
        ["1", "Which programs do you use?"],
        ["2", "Who can switch each of them off?"],
    ]
    said = lines(paper)
    assert "To: Acme, Rome" in said
    assert "From: Workers United, Turin" in said
    assert "Date: 23 November 2026" in said


def test_the_deadline_is_what_the_draft_provides(tmp_path: Path, shipped: Library) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        "template: technology-agreement\nlanguage: en\nstrength: strong\n"
        "parties: {company: {name: Acme}, unions: [{name: U}]}\n"
        "clauses: {consultation/experts-and-information: {values: {rfi_reply: 9}}}\n",
        encoding="utf-8",
    )
    case = open_case(path, shipped)
    paper = request_letter(case, ["consultation/experts-and-information"], DAY, Report())
    said = everything(paper)
    number = next(
        n for n, (c, p) in case.by_number.items()
        if (c, p) == ("consultation/experts-and-information", "request")
    )  # fmt: skip
    assert "by 2 December 2026, 9 days after the date of this letter" in said
    assert f"This is the time that {number} of our draft provides." in said


def test_a_time_of_ones_own_goes_before(case: Case) -> None:
    content, _ = request_paper(case, ["2.1"], DAY, "md", time="3 working days")
    assert "26 November 2026" in content.decode()
    assert "Saturdays and Sundays" in content.decode()
    with pytest.raises(InputError):
        request_paper(case, [], DAY, "md", time="soon")
    with pytest.raises(InputError, match="no questions"):
        request_paper(case, ["demo/extra"], DAY, "md")


@pytest.mark.parametrize(
    ("amount", "unit", "due"),
    [
        (7, "days", "2026-11-30"), (2, "weeks", "2026-12-07"), (5, "working-days", "2026-11-30"),
        (1, "months", "2026-12-23"), (3, "months", "2027-02-23"), (1, "years", "2027-11-23"),
        (36, "hours", "2026-11-25"),
    ],
)  # fmt: skip
def test_a_day_on_which_a_time_ends(amount: int, unit: Any, due: str) -> None:
    assert due_on(DAY, Duration(amount, unit)).isoformat() == due


def test_a_month_ends_on_its_last_day() -> None:
    assert due_on(datetime.date(2027, 1, 31), Duration(1, "months")).isoformat() == "2027-02-28"
    assert due_on(datetime.date(2026, 10, 31), Duration(2, "months")).isoformat() == "2026-12-31"


def test_the_proposal_in_every_format_says_what_is_wrong_with_tables(case: Case) -> None:
    for format_name in ("docx", "md", "html"):
        content, report = proposal_paper(case, rounds_of(case), format_name)
        assert content
        assert not report.has_errors


@pytest.mark.parametrize("language", ["fr", "es", "de"])
def test_fixed_words_take_the_same_fillings_in_every_language(language: str) -> None:
    import dataclasses
    import re

    def holes(value: object) -> list[str]:
        return sorted(re.findall(r"\{(\w+)\}", str(value)))

    english, other = words_for("en"), words_for(language)
    for field in dataclasses.fields(english):
        mine, theirs = getattr(english, field.name), getattr(other, field.name)
        if isinstance(mine, str):
            assert holes(mine) == holes(theirs), field.name
            assert theirs
        elif hasattr(mine, "keys"):
            assert mine.keys() == theirs.keys(), field.name
