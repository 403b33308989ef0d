"""One draft, cold process: clausekit beside its peers, at three sizes."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.measure import Contestant, Result, clausekit, race
from benchmarks.peers_found import Peer
from benchmarks.workload import write_workload

WARM, COLD = "clausekit, warm cache", "clausekit, cold cache"
SIZES = (12, 60, 300)


@dataclass(slots=True)
class Single:
    """What was measured: results by number of clauses and contestant, and those of small commands."""

    drafts: dict[int, dict[str, Result]] = field(default_factory=dict)
    commands: dict[str, Result] = field(default_factory=dict)


def measure_drafts(work: Path, found: list[Peer], rounds: int) -> dict[int, dict[str, Result]]:
    """Return what a draft of each size took everybody."""
    return {size: _drafts(work / str(size), size, found, rounds) for size in SIZES}


def _drafts(folder: Path, size: int, found: list[Peer], rounds: int) -> dict[str, Result]:
    write_workload(folder, size)
    out = folder / "out"
    out.mkdir(exist_ok=True)
    draft = clausekit(
        "draft", folder / "agreement.yaml", "--library", folder / "library", "--no-lock", "-o"
    )
    warm, cold = folder / "warm", folder / "cold"
    contestants = [
        Contestant(WARM, [*draft, str(out / "a.docx")], environment={"CLAUSEKIT_CACHE": str(warm)}),
        Contestant(
            COLD,
            [*draft, str(out / "b.docx")],
            lambda: shutil.rmtree(cold, ignore_errors=True),
            {"CLAUSEKIT_CACHE": str(cold)},
        ),
    ]
    for peer in found:
        contestants.append(Contestant(peer.name, peer.command(folder, out / f"{peer.script}.docx")))
    return race(contestants, rounds)


def measure_commands(work: Path, rounds: int, searched: int) -> dict[str, Result]:
    """Return what small commands took: help, version, check of the shipped library, a search."""
    from benchmarks.library import write_library

    shelf = write_library(work / "searched", searched)
    kept = {"CLAUSEKIT_CACHE": str(work / "commands")}
    clauses = Path(__file__).resolve().parents[1] / "clauses"
    example = Path(__file__).resolve().parents[1] / "examples" / "volta-mobility.yaml"
    found = clausekit("search", "complaint", "rosters", "laboratories", "--library", shelf)
    shipped = clausekit("draft", example, "--no-lock", "-o", work / "example.docx")
    return race(
        [
            Contestant("python -c “import click”", [sys.executable, "-c", "import click"]),
            Contestant("clausekit --version", clausekit("--version")),
            Contestant("clausekit --help", clausekit("--help")),
            Contestant(
                "check clauses/", clausekit("check", clauses), environment=kept, allowed=(0, 1)
            ),
            Contestant(f"search over {searched:,} clauses", found, environment=kept),
            Contestant("draft of the example agreement", shipped, environment=kept),
        ],
        rounds,
    )
