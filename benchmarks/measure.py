"""Runs whole processes one after the other and keeps what each took: time, processor, memory."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """One process, from start to end."""

    seconds: float
    processor: float
    peak: int


@dataclass(frozen=True, slots=True)
class Contestant:
    """A command that does a piece of work, and what has to be done before each run of it."""

    name: str
    command: Sequence[str]
    before: Callable[[], object] = lambda: None
    environment: Mapping[str, str] = field(default_factory=dict)
    allowed: tuple[int, ...] = (0,)


@dataclass(slots=True)
class Result:
    """What the runs of one contestant took."""

    runs: list[Run] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        """Median of the wall clock."""
        return statistics.median(r.seconds for r in self.runs)

    @property
    def processor(self) -> float:
        """Median of processor time, which other work on the machine disturbs less."""
        return statistics.median(r.processor for r in self.runs)

    @property
    def peak(self) -> int:
        """Most memory that any run held, in bytes."""
        return max(r.peak for r in self.runs)


def race(contestants: Sequence[Contestant], rounds: int) -> dict[str, Result]:
    """Return what each contestant took: all run once unmeasured, then in turn, `rounds` times."""
    results = {c.name: Result() for c in contestants}
    for turn in range(rounds + 1):
        for contestant in contestants:
            contestant.before()
            run = run_once(contestant)
            if turn:
                results[contestant.name].runs.append(run)
    return results


def run_once(contestant: Contestant) -> Run:
    """Return what one process took.

    Raises:
        RuntimeError: It failed; the message holds what it said.
    """
    asked = {"command": list(contestant.command), "environment": dict(contestant.environment)}
    launcher = _launcher()
    assert launcher.stdin
    assert launcher.stdout
    launcher.stdin.write(json.dumps(asked) + "\n")
    launcher.stdin.flush()
    got = json.loads(launcher.stdout.readline())
    if got["code"] not in contestant.allowed:
        raise RuntimeError(f"{contestant.name} failed: {got['said']}")
    return Run(got["seconds"], got["processor"], got["peak"])


@cache
def _launcher() -> subprocess.Popen[str]:
    script = str(Path(__file__).with_name("launcher.py"))
    return subprocess.Popen(
        [sys.executable, "-I", "-S", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def python(script: str | Path, *arguments: str | Path) -> list[str]:
    """Return the command that runs a script with this Python."""
    return [sys.executable, str(script), *map(str, arguments)]


def clausekit(*arguments: str | Path) -> list[str]:
    """Return the command that runs clausekit with this Python."""
    return [sys.executable, "-m", "clausekit", *map(str, arguments)]
