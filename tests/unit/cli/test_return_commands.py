"""`compare`, `answer`, `redline`, `show --to docx` and `import-clause`, as a person runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.conftest import ROOT
from tests.unit.api.returned_files import Copy, returned

from clausekit.api.comparing import draft_of
from clausekit.cli.app import cli
from clausekit.cli.exits import DONE, FINDINGS, NOT_DONE
from clausekit.readers.docx import prose_of, read_document
from clausekit.writers.docx.writer import write_docx

NOTICE = "At least 60 days before a merger"


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(w) for w in words])


@pytest.fixture
def agreement(empty_folder: Path) -> Path:
    path = empty_folder / "agreement.yaml"
    text = (ROOT / "examples" / "volta-mobility.yaml").read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def back(agreement: Path) -> Path:
    draft, _ = draft_of(agreement, ())
    assert draft.agreement is not None

    def edit(copy: Copy) -> None:
        copy.replace(NOTICE, "60", "14")

    path = agreement.parent / "returned.docx"
    path.write_bytes(returned(write_docx(draft.agreement), edit))
    return path


def test_the_way_back_from_compare_to_answer(agreement: Path, back: Path) -> None:
    compared = run("compare", agreement, back, "--decisions", "decisions.yaml")
    assert compared.exit_code == FINDINGS
    assert "60 days → 14 days" in compared.output
    decisions = Path("decisions.yaml")
    text = decisions.read_text(encoding="utf-8")
    decisions.write_text(text.replace("decision: open", "decision: accept"), encoding="utf-8")
    answered = run(
        "answer", agreement, back, "--decisions", decisions, "-o", "a.docx", "--date", "2026-12-02"
    )
    assert answered.exit_code == DONE, answered.output
    assert "transfer_notice: 14" in agreement.read_text(encoding="utf-8")
    assert read_document(Path("a.docx").read_bytes(), "a").authors == ("Company", "Union")


def test_what_is_still_open_is_named(agreement: Path, back: Path) -> None:
    run("compare", agreement, back, "--decisions", "decisions.yaml")
    answered = run("answer", agreement, back, "--decisions", "decisions.yaml", "-o", "a.docx")
    assert answered.exit_code == FINDINGS
    assert "Open: 1.7" in answered.output


def test_decisions_that_exist_are_not_overwritten(agreement: Path, back: Path) -> None:
    Path("decisions.yaml").write_text("mine", encoding="utf-8")
    assert run("compare", agreement, back, "--decisions", "decisions.yaml").exit_code == NOT_DONE
    assert Path("decisions.yaml").read_text(encoding="utf-8") == "mine"


def test_a_comparison_as_json_is_data(agreement: Path, back: Path) -> None:
    result = run("compare", agreement, back, "--to", "json")
    data = json.loads(result.stdout)
    assert data["counts"]["changed"] == 1


def test_a_redline_of_two_agreement_files(agreement: Path) -> None:
    other = Path("second.yaml")
    text = agreement.read_text(encoding="utf-8")
    other.write_text(text.replace("number: 1,", "number: 2,"), encoding="utf-8")
    made = run(
        "redline", agreement, other, "-o", "r.docx", "--author", "Union", "--date", "2026-12-01"
    )
    assert made.exit_code == DONE, made.output
    document = read_document(Path("r.docx").read_bytes(), "r")
    assert document.authors == ("Union",)
    assert any("proposal 2" in p.text for p in prose_of(document).paragraphs)
    again = run(
        "redline", agreement, other, "-o", "s.docx", "--author", "Union", "--date", "2026-12-01"
    )
    assert again.exit_code == DONE
    assert Path("r.docx").read_bytes() == Path("s.docx").read_bytes()


def test_a_redline_over_tracked_changes_is_refused_and_says_how(
    agreement: Path, back: Path
) -> None:
    refused = run("redline", back, agreement, "-o", "r.docx")
    assert refused.exit_code == NOT_DONE
    assert "--settle" in refused.output
    assert not Path("r.docx").exists()
    settled = run("redline", back, agreement, "-o", "r.docx", "--settle")
    assert settled.exit_code == DONE
    assert "they are accepted" in settled.output


def test_a_resolved_draft_is_compared_too(agreement: Path) -> None:
    assert run("draft", agreement, "-o", "d.json", "--no-lock").exit_code == DONE
    assert "no difference" in run("redline", agreement, "d.json", "-o", "r.docx").output


@pytest.mark.parametrize(
    "words", [("redline", "none.docx", "none.docx"), ("compare", "agreement.yaml", "none.docx")]
)
def test_a_file_that_is_not_there_is_named(agreement: Path, words: tuple[str, ...]) -> None:
    assert agreement
    result = run(*words)
    assert result.exit_code == NOT_DONE
    assert "none.docx" in result.output
    assert "bug" not in result.output


def test_a_clause_goes_to_word_and_comes_back(empty_folder: Path) -> None:
    assert empty_folder
    assert run("library", "new", "ours").exit_code == DONE
    assert run("show", "ai-transparency/register", "--to", "docx", "-o", "r.docx").exit_code == DONE
    unchanged = run("import-clause", "r.docx", "--in", "ours")
    assert unchanged.exit_code == DONE
    assert "Nothing to take over" in unchanged.output
    copy = Copy(Path("r.docx").read_bytes())
    copy.replace("Every worker", "may read", "may read and copy")
    from clausekit.api.word_files import packed

    Path("r.docx").write_bytes(packed(copy.content))
    declined = CliRunner().invoke(cli, ["import-clause", "r.docx", "--in", "ours"], input="n\n")
    assert declined.exit_code == FINDINGS
    assert "may read and copy" in declined.output
    assert not list(Path("ours").rglob("text.en.md"))
    assert run("import-clause", "r.docx", "--in", "ours", "--yes").exit_code == DONE
    assert "may read and copy" in next(Path("ours").rglob("text.en.md")).read_text(encoding="utf-8")
