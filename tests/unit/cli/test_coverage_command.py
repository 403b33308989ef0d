"""`clausekit coverage`, as a person runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from clausekit.cli.app import cli
from clausekit.cli.exits import DONE, FINDINGS, NOT_DONE

AGREEMENT = """\
template: global-framework-agreement
language: en
strength: standard
parties:
  company: {name: Acme, seat: "Rome, Italy"}
  global_union: [{name: IndustriALL Global Union, seat: "Geneva, Switzerland"}]
clauses:
  union-rights/union-access: {strength: basic}
  just-transition/employment-security: {strength: basic}
"""
KEYS = {"id", "status", "provisions", "missing"}


@pytest.fixture
def agreement(tmp_path: Path) -> Path:
    path = tmp_path / "agreement.yaml"
    path.write_text(AGREEMENT, encoding="utf-8")
    return path


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, ["coverage", *map(str, args)])


def test_json_has_one_object_for_each_demand(agreement: Path) -> None:
    result = run(agreement, "--checklist", "industriall-action-plan-2017", "--to", "json")
    assert result.exit_code == DONE, result.output
    data = json.loads(result.stdout)
    assert [d["id"] for d in data] == [f"A{n:02}" for n in range(1, 23)]
    assert all(d.keys() >= KEYS for d in data)
    assert {d["status"] for d in data} <= {"met", "partly", "not-met", "not-applicable"}
    met = next(d for d in data if d["id"] == "A15")
    assert met["status"] == "met"
    assert met["provisions"] != []
    assert met["missing"] == []


def test_text_says_what_would_meet_a_demand(agreement: Path) -> None:
    result = run(agreement, "--checklist", "industriall-congress-2025", "--open")
    assert result.exit_code == DONE
    assert "C51  not met" in result.stdout
    assert "take just-transition/employment-security at standard" in result.stdout
    assert "add due-diligence/supply-chain-transparency" in result.stdout
    assert "C01 " not in result.stdout


def test_without_a_name_every_checklist_is_reported(agreement: Path) -> None:
    result = run(agreement)
    heads = [line for line in result.stdout.splitlines() if line and line[0] != " "]
    assert len(heads) == 7
    assert heads[0].startswith("ecosoc-2023: ")


@pytest.mark.parametrize("name", ["report.md", "report.html", "report.docx", "report.json"])
def test_a_report_is_written_in_the_format_of_its_ending(
    agreement: Path, tmp_path: Path, name: str
) -> None:
    out = tmp_path / name
    result = run(agreement, "--checklist", "gfa-minimum", "-o", out)
    assert result.exit_code == DONE, result.output
    assert result.stdout == ""
    content = out.read_bytes()
    assert content.startswith(b"PK") if name.endswith("docx") else b"without exception" in content


def test_fail_under_gives_an_exit_code_for_ci(agreement: Path) -> None:
    enough = run(agreement, "--checklist", "gfa-minimum", "--fail-under", "100")
    assert enough.exit_code == DONE, enough.output
    short = run(agreement, "--checklist", "industriall-congress-2025", "--fail-under", "90")
    assert short.exit_code == FINDINGS
    assert "of industriall-congress-2025 is met, less than 90 %." in short.stderr


def test_a_wrong_name_gets_the_nearest(agreement: Path) -> None:
    result = run(agreement, "--checklist", "gfa-minimun")
    assert result.exit_code == NOT_DONE
    assert "Did you mean “gfa-minimum”?" in result.stderr


def test_a_word_file_is_not_thrown_at_a_terminal(agreement: Path) -> None:
    result = run(agreement, "--to", "docx")
    assert result.exit_code == NOT_DONE
    assert "-o" in result.stderr


def test_an_unknown_ending_is_refused_and_nothing_written(agreement: Path, tmp_path: Path) -> None:
    result = run(agreement, "-o", tmp_path / "report.xls")
    assert result.exit_code == NOT_DONE
    assert not (tmp_path / "report.xls").exists()


def test_an_agreement_with_mistakes_has_no_coverage(tmp_path: Path) -> None:
    path = tmp_path / "agreement.yaml"
    path.write_text("template: global-framework-agreement\nclauses: {no/such: }\n", "utf-8")
    result = run(path)
    assert result.exit_code == NOT_DONE
    assert result.stdout == ""


def test_a_union_measures_by_a_checklist_of_its_own(agreement: Path, tmp_path: Path) -> None:
    own = tmp_path / "union" / "clauses" / "checklists"
    own.mkdir(parents=True)
    (own / "ours.yaml").write_text(
        "U1:\n  document: ours\n  place: line 1\n  quote: neutrality\n  addressee: company\n"
        "  met_by: {all_of: [union-rights/neutrality#strict-neutrality]}\n",
        encoding="utf-8",
    )
    result = run(
        agreement, "--library", tmp_path / "union", "--checklist", "ours", "--fail-under", "100"
    )
    assert result.exit_code == DONE, result.output
    assert "U1   met" in result.stdout
