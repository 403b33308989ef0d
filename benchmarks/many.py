"""Many drafts from one table: documents a second, one core and two, and memory over a long run.

The rate is that of the documents between a short batch and a longer one, each timed as a whole
process, so that nobody's start counts and nobody's is hidden.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.content import clause
from benchmarks.measure import Contestant, Result, clausekit, race, run_once
from benchmarks.peers_found import Peer
from benchmarks.workload import write_rows, write_table, write_workload

SIZE = 60
FEW = 40
OURS = 4
"""Times as many documents for clausekit as for its peers, which would take minutes for them."""
ONE, TWO = "clausekit, one core", "clausekit, two cores"


@dataclass(slots=True)
class Many:
    """What was measured.

    Attributes:
        rates: Documents a second by contestant.
        processor: Documents a second of processor time, which other work disturbs less.
        few: Results of the short batch.
        lot: Results of the longer one.
        memory: Peak memory by number of documents.
    """

    rates: dict[str, float] = field(default_factory=dict)
    processor: dict[str, float] = field(default_factory=dict)
    few: dict[str, Result] = field(default_factory=dict)
    lot: dict[str, Result] = field(default_factory=dict)
    memory: dict[int, int] = field(default_factory=dict)


def measure_many(work: Path, found: list[Peer], rounds: int, count: int, *, long: bool) -> Many:
    """Return what batches took; every peer runs on one core, clausekit on one and on two."""
    folder = work / str(SIZE)
    if not (folder / "library").is_dir():
        write_workload(folder, SIZE)
    result = Many()
    turns = max(rounds // 3, 2)
    result.few = race(_contestants(folder, found, FEW, FEW * OURS), turns)
    result.lot = race(_contestants(folder, found, FEW + count, (FEW + count) * OURS), turns)
    for name, lot in result.lot.items():
        few, more = result.few[name], count * (OURS if name in (ONE, TWO) else 1)
        result.rates[name] = more / max(lot.seconds - few.seconds, 1e-9)
        result.processor[name] = more / max(lot.processor - few.processor, 1e-9)
    for documents in (100, 1000, *((10_000,) if long else ())):
        result.memory[documents] = run_once(_batch(folder, documents, 1, "memory")).peak
        shutil.rmtree(folder / "memory", ignore_errors=True)
    return result


def _contestants(folder: Path, found: list[Peer], count: int, own: int) -> list[Contestant]:
    rows = write_rows(folder / f"rows-{count}.jsonl", count)
    contestants = [_batch(folder, own, 1, ONE)]
    if (os.cpu_count() or 1) > 1:
        contestants.append(_batch(folder, own, 2, TWO))
    for peer in found:
        if peer.many:
            out = folder / "many"
            contestants.append(
                Contestant(peer.name, peer.command(folder, out, rows), _emptied(out))
            )
    return contestants


def _batch(folder: Path, count: int, jobs: int, name: str) -> Contestant:
    table = write_table(folder / f"sites-{count}.csv", count, clause(0).id)
    out = folder / "memory" if name == "memory" else folder / "many"
    command = clausekit(
        "batch", folder / "agreement.yaml", "--table", table, "-o", out,
        "--library", folder / "library", "--jobs", str(jobs),
    )  # fmt: skip
    return Contestant(name, command, _emptied(out), {"CLAUSEKIT_CACHE": str(folder / "warm")})


def _emptied(folder: Path) -> Callable[[], None]:
    def empty() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)

    return empty
