"""`clausekit batch`, as a person runs it: whole processes, Ctrl-C, a killed run, tables of a corpus."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from clausekit.cli.app import cli
from clausekit.cli.exits import DONE, FINDINGS, NOT_DONE

AGREEMENT = """\
template: technology-agreement
language: en
strength: standard
parties:
  company: {name: Acme, seat: "Rome, Italy"}
  unions: [{name: FIOM, seat: "Rome, Italy"}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "agreement.yaml").write_text(AGREEMENT, encoding="utf-8")
    (tmp_path / "sites.csv").write_text(
        "parties.company.name,language\nVolta,en\nVoltà,fr\n", encoding="utf-8"
    )
    return tmp_path


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(cli, ["batch", *map(str, words)])


def plain(folder: Path, *more: str) -> list[str]:
    return [
        str(folder / "agreement.yaml"),
        "--table",
        str(folder / "sites.csv"),
        "-o",
        str(folder / "out"),
        *more,
    ]


def test_a_row_is_the_same_file_as_a_draft_by_itself(folder: Path) -> None:
    names = [f"Company {n % 7} SE" for n in range(20)]
    rows = "".join(f"{name},{('en', 'fr')[n % 3 == 1]}\n" for n, name in enumerate(names))
    (folder / "sites.csv").write_text(f"parties.company.name,language\n{rows}", encoding="utf-8")
    assert run(*plain(folder, "--name", "{row}")).exit_code == DONE
    for number in (0, 1, 19):
        single = AGREEMENT.replace("Acme", names[number])
        single = single.replace("language: en", f"language: {('en', 'fr')[number % 3 == 1]}")
        (folder / "single.yaml").write_text(single, encoding="utf-8")
        command = [sys.executable, "-m", "clausekit", "draft", "single.yaml", "--no-lock"]
        subprocess.run([*command, "-o", "single.docx"], cwd=folder, check=True, timeout=60)
        row = folder / "out" / f"{number + 2}.docx"
        assert (folder / "single.docx").read_bytes() == row.read_bytes()


def test_each_row_becomes_a_draft_in_its_language(folder: Path) -> None:
    result = run(*plain(folder, "--to", "docx,md"))
    assert (result.exit_code, "2 of 2 rows written" in result.stderr) == (DONE, True)
    names = sorted(p.name for p in (folder / "out").iterdir())
    assert names == ["2-Volta.docx", "2-Volta.md", "3-Voltà.docx", "3-Voltà.md", "manifest.jsonl"]
    assert "Les Parties" in (folder / "out" / "3-Voltà.md").read_text(encoding="utf-8")
    again = run(*plain(folder, "--to", "docx,md"))
    assert "0 of 2 rows written" in again.stderr
    assert "2 stood already" in again.stderr


def test_mistakes_are_printed_and_the_exit_code_says_so(folder: Path) -> None:
    (folder / "sites.csv").write_text("strength\nstrong\nfierce\n", encoding="utf-8")
    result = run(*plain(folder))
    assert result.exit_code == NOT_DONE
    assert "row 3, column strength: error:" in result.stderr
    assert "nothing was written" in result.stderr
    result = run(*plain(folder, "--skip-mistakes"))
    assert (result.exit_code, "1 left out for mistakes" in result.stderr) == (FINDINGS, True)


def test_a_row_that_fails_is_listed(folder: Path) -> None:
    (folder / "out").mkdir()
    (folder / "out" / "2-Volta.docx").write_bytes(b"mine")
    result = run(*plain(folder))
    assert (result.exit_code, "row 2: not written" in result.stderr) == (FINDINGS, True)
    assert (folder / "out" / "3-Voltà.docx").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["-o", "x"],
        ["agreement.yaml", "-o", "x"],
        ["--lint", "a", "--coverage", "b", "-o", "x.csv"],
        ["--lint", "a", "--table", "t.csv", "-o", "x.csv"],
        ["--lint", "missing", "-o", "x.csv"],
        ["--lint", ".", "-o", "x.pdf"],
    ],
)
def test_what_does_not_go_together_is_refused(words: list[str]) -> None:
    assert run(*words).exit_code == NOT_DONE


def big(folder: Path, rows: int) -> None:
    lines = "".join(f"Site {n}\n" for n in range(rows))
    (folder / "sites.csv").write_text(f"parties.company.name\n{lines}", encoding="utf-8")


def started(folder: Path, *more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "clausekit", "batch", *plain(folder, *more)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)


def wait_for_files(folder: Path, count: int) -> None:
    for _ in range(1200):
        if len(list((folder / "out").glob("*.docx"))) >= count:
            return
        time.sleep(0.05)
    pytest.fail("the batch wrote nothing")


@pytest.mark.skipif(os.name != "posix", reason="sends POSIX signals")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_stops_cleanly_and_the_same_command_goes_on(folder: Path, jobs: str) -> None:
    big(folder, 600)
    process = started(folder, "--jobs", jobs)
    wait_for_files(folder, 3)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal sends it: to the whole group
    _, said = process.communicate(timeout=60)
    assert process.returncode == NOT_DONE, said
    assert "rows are left" in said
    assert "Traceback" not in said
    assert not list((folder / "out").glob("*.part"))
    big(folder, 40)
    result = run(*plain(folder))
    assert result.exit_code == DONE
    assert "stood already" in result.stderr


@pytest.mark.skipif(os.name != "posix", reason="sends POSIX signals")
def test_a_killed_run_loses_nothing_that_was_done(folder: Path) -> None:
    big(folder, 600)
    process = started(folder, "--jobs", "2")
    wait_for_files(folder, 60)
    process.kill()
    process.communicate(timeout=60)
    stood = {p.name for p in (folder / "out").glob("*.docx")}
    for _ in range(200):  # its workers end when they notice that it is gone
        before, stood = stood, {p.name for p in (folder / "out").glob("*.docx")}
        if before == stood:
            break
        time.sleep(0.1)
    big(folder, 30)
    result = run(*plain(folder))
    assert (result.exit_code, "30 rows" in result.stderr) == (DONE, True)
    assert "stood already" in result.stderr


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_folder_is_linted_into_one_table(folder: Path) -> None:
    (folder / "old").mkdir()
    (folder / "old" / "draft.md").write_text(
        "# Old\n\nThe chairman may try to inform workers.\n", encoding="utf-8"
    )
    (folder / "old" / "bad.docx").write_bytes(b"PK\x03\x04 no document")
    (folder / "mandate.yaml").write_text("positions: {}\n", encoding="utf-8")
    result = run("--lint", folder, "-o", folder / "all.csv", "--jobs", "2")
    assert result.exit_code == FINDINGS
    assert "old/bad.docx: not taken in" in result.stderr
    rows = read_csv(folder / "all.csv")
    assert {r["document"] for r in rows} >= {"old/draft.md"}
    assert "mandate.yaml" not in {r["document"] for r in rows}
    assert {"rule", "severity", "place", "message", "text", "language"} <= set(rows[0])


def test_a_folder_is_measured_into_one_table_of_any_format(folder: Path) -> None:
    for ending in ("csv", "parquet", "html"):
        result = run("--coverage", folder, "-o", folder / f"all.{ending}")
        assert result.exit_code == DONE, result.stderr
    rows = read_csv(folder / "all.csv")
    from pyarrow import parquet

    table = parquet.read_table(folder / "all.parquet")
    assert table.num_rows == len(rows) > 100
    assert table.column("demand").to_pylist() == [r["demand"] for r in rows]
    assert (folder / "all.html").read_text(encoding="utf-8").count("<tr>") == len(rows) + 1
