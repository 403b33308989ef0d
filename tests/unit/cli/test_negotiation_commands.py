"""The commands of a negotiation as a person types them."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.conftest import ROOT

from clausekit.api.interview.questions import Question
from clausekit.api.mandate_interview import interview
from clausekit.api.rounds import open_case
from clausekit.cli.app import cli
from clausekit.library.load import Library

WORDS = "correct horse battery"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an agreement in it, which is the current one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CLAUSEKIT_PASSPHRASE", raising=False)
    text = (ROOT / "examples" / "volta-mobility.yaml").read_text(encoding="utf-8")
    (tmp_path / "agreement.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def run(*arguments: str, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(cli, arguments, env=env, catch_exceptions=False)


def test_from_an_agreement_to_a_brief(folder: Path) -> None:
    made = run("mandate", "new", "agreement.yaml", "--no-input", "--checklist", "gender-responsive")
    assert made.exit_code == 0
    assert "only you can read it" in made.stderr
    checked = run("mandate", "check", "agreement.yaml")
    assert checked.exit_code == 1  # nothing is decided yet
    assert "mandate.yaml: 0 errors" in checked.stderr
    done = run("brief", "agreement.yaml", "--to", "md")
    assert done.exit_code == 0
    path = folder / "agreement.brief.working.md"
    assert "Union only" in done.stderr
    assert stat.S_IMODE(path.stat().st_mode) == 0o600 or os.name == "nt"
    assert path.read_text(encoding="utf-8").startswith("**CONFIDENTIAL – UNION ONLY**")


def test_a_brief_is_refused_beside_a_draft_and_says_where_to_write_it(folder: Path) -> None:
    run("draft", "agreement.yaml", "-o", "agreement.docx")
    refused = run("brief", "agreement.yaml")
    assert refused.exit_code == 2
    assert "“agreement.docx” is a copy that goes out" in refused.stderr
    assert "-o private/agreement.brief.working.docx" in refused.stderr
    assert run("brief", "agreement.yaml", "-o", "private/a.working.docx").exit_code == 0


def test_a_sealed_mandate_is_read_with_its_passphrase(folder: Path) -> None:
    secret = {"CLAUSEKIT_PASSPHRASE": WORDS}
    assert (
        run("mandate", "new", "agreement.yaml", "--no-input", "--encrypt", env=secret).exit_code
        == 0
    )
    assert not (folder / "mandate.yaml").exists()
    assert run("mandate", "check", "agreement.yaml", env=secret).exit_code == 1
    wrong = run("mandate", "check", "agreement.yaml", env={"CLAUSEKIT_PASSPHRASE": "wrong"})
    assert wrong.exit_code == 2
    assert "does not open" in wrong.stderr
    none = run("mandate", "check", "agreement.yaml")
    assert none.exit_code == 2
    assert "wants its passphrase" in none.stderr
    assert run("mandate", "open", "mandate.yaml.sealed", env=secret).exit_code == 0
    assert run("mandate", "close", "mandate.yaml", env=secret).exit_code == 0
    assert (folder / "mandate.yaml.sealed").is_file()


def test_mistakes_in_a_mandate_have_file_line_and_column(folder: Path) -> None:
    text = "mandate: 1\nagreement: agreement.yaml\nclauses:\n  privacy/monitoring-limits: {target: basic, floor: strong}\n"
    (folder / "mandate.yaml").write_text(text, encoding="utf-8")
    done = run("mandate", "check", "agreement.yaml")
    assert done.exit_code == 1
    assert "mandate.yaml:4:53: error: The floor is strong" in done.stderr


def test_a_mandate_that_is_not_there_is_said(folder: Path) -> None:
    done = run("mandate", "check", "agreement.yaml")
    assert done.exit_code == 2
    assert "Make one: clausekit mandate new agreement.yaml" in done.stderr
    assert run("mandate", "check", "agreement.yaml", "--mandate", "no.yaml").exit_code == 2


def test_a_round_is_put_on_the_record_and_reported(folder: Path) -> None:
    done = run(
        "round",
        "add",
        "agreement.yaml",
        "--all",
        "--party",
        "union",
        "--status",
        "tabled",
        "--date",
        "2026-11-23",
    )
    assert done.exit_code == 0
    assert "On the record: entry 1–" in done.stderr
    (folder / "words.txt").write_text("The Company informs.\n", encoding="utf-8")
    done = run("round", "add", "agreement.yaml", "--clause", "ai-transparency/register", "--party", "company",
               "--status", "countered", "--text", "words.txt", "--value", "update_deadline=7")  # fmt: skip
    assert done.exit_code == 0
    status = run("round", "status", "agreement.yaml", "-o", "-")
    assert "7 days" in status.stdout
    assert run("round", "report", "agreement.yaml", "-o", "report.html").exit_code == 0
    assert "The Company informs." in run("proposal", "agreement.yaml", "-o", "-").stdout


def test_a_move_needs_a_status_and_a_value_its_sign(folder: Path) -> None:
    assert run("round", "add", "agreement.yaml", "--all", "--party", "union").exit_code == 2
    done = run(
        "round",
        "add",
        "agreement.yaml",
        "--all",
        "--party",
        "union",
        "--status",
        "tabled",
        "--value",
        "x",
    )
    assert "has no “=”" in done.stderr
    assert (
        run(
            "round", "add", "agreement.yaml", "--all", "--party", "existing", "--date", "soon"
        ).exit_code
        == 2
    )
    assert not (folder / "negotiation.yaml").exists()


def test_a_private_note_without_a_mandate_writes_nothing(folder: Path) -> None:
    done = run(
        "round",
        "add",
        "agreement.yaml",
        "--all",
        "--party",
        "union",
        "--status",
        "tabled",
        "--private-note",
        "x",
    )
    assert done.exit_code == 2
    assert not (folder / "negotiation.yaml").exists()


def test_agreed_below_the_floor_is_exit_code_one_and_stays_private(folder: Path) -> None:
    text = "mandate: 1\nagreement: agreement.yaml\nclauses:\n  ai-transparency/register: {floor: {values: {update_deadline: 20}}}\n"
    (folder / "mandate.yaml").write_text(text, encoding="utf-8")
    done = run("round", "add", "agreement.yaml", "--clause", "ai-transparency/register", "--party", "both",
               "--status", "tentatively-agreed", "--value", "update_deadline=5")  # fmt: skip
    assert "floor" not in done.output + done.stderr
    assert run("round", "status", "agreement.yaml", "-o", "public/status.md").exit_code == 2
    private = run(
        "round", "status", "agreement.yaml", "--private", "-o", "private/status.working.md"
    )
    assert private.exit_code == 1
    assert "below our floor (20 days)" in private.stderr
    assert "BELOW THE FLOOR" in (folder / "private" / "status.working.md").read_text(
        encoding="utf-8"
    )


def test_a_request_for_information_has_its_deadline(folder: Path) -> None:
    done = run(
        "rfi",
        "agreement.yaml",
        "--clause",
        "ai-transparency/register",
        "--date",
        "2026-11-23",
        "--time",
        "10",
        "-o",
        "-",
    )
    assert "3 December 2026" in done.stdout


def test_the_interview_makes_a_mandate_and_keeps_what_was_answered(
    folder: Path, shipped: Library
) -> None:
    case = open_case(folder / "agreement.yaml", shipped)
    asked: list[Question] = []
    replies: list[Any] = [
        ["gender-responsive"], "all", "5", "back", "4", "standard", "none", "a seat; time off",
        "They fear cost", "2", "later", "later", "", "", "quit",
    ]  # fmt: skip

    def ask(question: Question, _count: str) -> Any:
        asked.append(question)
        return replies[len(asked) - 1]

    checklists, answers = interview(case, [], ask)
    first, second = list(case.clauses)[:2]
    assert checklists == ["gender-responsive"]
    assert answers == {
        "clauses": {
            first: {
                "weight": 4, "target": "standard", "floor": "none",
                "trade_for": ["a seat", "time off"], "notes": "They fear cost",
            },
            second: {"weight": 2},
        }
    }  # fmt: skip
    targets = next(q for q in asked if q.key == "target")
    assert [o.value for o in targets.options] == ["standard", "basic", "later"]


def test_a_clause_that_the_template_requires_cannot_be_done_without(
    folder: Path, shipped: Library
) -> None:
    case = open_case(folder / "agreement.yaml", shipped)
    floors: list[list[str]] = []

    def ask(question: Question, _count: str) -> Any:
        if question.key == "floor" and question.section.startswith("Article 2 "):
            floors.append([o.value for o in question.options])
        return {"which": "all", "weight": "3"}.get(question.key, "later")

    interview(case, ["gender-responsive"], ask)
    assert floors == [["standard", "basic", "later"]]
