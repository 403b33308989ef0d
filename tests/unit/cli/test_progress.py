"""A long run says on a terminal how fast it is and how long it will take; elsewhere it is silent."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from clausekit.api.batching.progress import Step
from clausekit.cli.progress import bars_on, shown_progress

AGREEMENT = """\
template: technology-agreement
language: en
strength: basic
parties:
  company: {name: Acme, seat: "Rome, Italy"}
  unions: [{name: FIOM, seat: "Rome, Italy"}]
"""


def test_the_bar_has_the_rows_the_rate_and_the_time_that_remains() -> None:
    now = 100.0
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, width=100, color_system=None)
    with bars_on(console, lambda: now) as show:
        for done in range(0, 41, 10):
            show(Step.WRITE, done, 100)
            now += 2.0
    assert re.search(r"Writing .* 40/100 +5\.0 rows/s +0:00:12", out.getvalue())


def test_each_step_has_a_bar_of_its_own() -> None:
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, width=100, color_system=None)
    now = 0.0
    with bars_on(console, lambda: now) as show:
        for step in (Step.CHECK, Step.WRITE):
            for done in range(5):
                now += 1.0
                show(step, done, 4)
    drawn = out.getvalue()
    assert re.search(r"Checking .* 4/4 +1\.0 rows/s +0:00:00", drawn)
    assert re.search(r"Writing .* 4/4 +1\.0 rows/s +0:00:00", drawn)


def test_nothing_is_drawn_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with shown_progress() as show:
        show(Step.WRITE, 1, 2)
    assert capsys.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")
def test_a_batch_on_a_terminal_shows_rate_and_remaining_time(tmp_path: Path) -> None:
    import pty

    (tmp_path / "agreement.yaml").write_text(AGREEMENT, encoding="utf-8")
    rows = "".join(f"Site {n}\n" for n in range(40))
    (tmp_path / "sites.csv").write_text(f"parties.company.name\n{rows}", encoding="utf-8")
    command = [
        sys.executable, "-m", "clausekit", "batch", "agreement.yaml", "--table", "sites.csv",
        "-o", "out", "--to", "md",
    ]  # fmt: skip
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": "100", "TERM": "xterm"}
    with subprocess.Popen(
        command, cwd=tmp_path, stderr=theirs, stdout=subprocess.DEVNULL, env=environment
    ) as process:
        os.close(theirs)
        drawn = _all_of(ours)
    assert process.returncode == 0, drawn
    shown = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", drawn)
    assert re.search(r"Checking .*40/40 +[\d.]+ rows/s +0:00:00", shown), shown
    assert re.search(r"Writing .*40/40 +[\d.]+ rows/s +0:00:00", shown), shown
    assert "40 of 40 rows written" in shown


def _all_of(terminal: int) -> str:
    """Return what is drawn on a terminal until nobody has it open any more."""
    found = b""
    while True:
        try:
            piece = os.read(terminal, 65_536)
        except OSError:  # so says Linux when the other end is closed
            break
        if not piece:
            break
        found += piece
    os.close(terminal)
    return found.decode(errors="replace")
