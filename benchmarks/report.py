"""Prints what was measured: times, ratios, memory, and the goals with their verdicts."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping
from dataclasses import dataclass, field

from benchmarks.linting import PAGE, Speed
from benchmarks.many import ONE, TWO, Many
from benchmarks.measure import Result
from benchmarks.peers_found import Peer
from benchmarks.single import COLD, SIZES, WARM

LOOP, STATIC, CACHED = "docxtpl, loop", "docxtpl, static", "cached floor"
MEGABYTE = 1_000_000


@dataclass(slots=True)
class Goals:
    """Goals, what was measured, and whether each is met."""

    rows: list[tuple[str, str, str, str]] = field(default_factory=list)

    def add(
        self, what: str, measured: float, limit: float, unit: str = "×", *, least: bool = False
    ) -> None:
        """Add a goal: a limit that must not be passed, or with `least` one that must be reached."""
        met = measured >= limit if least else measured <= limit
        sign = "≥" if least else "≤"
        self.rows.append(
            (what, f"{sign} {limit:g} {unit}", f"{measured:.2f} {unit}", "met" if met else "MISSED")
        )

    def show(self) -> None:
        """Print the goals."""
        if self.rows:
            table("Goals", ("work", "goal", "measured", "verdict"), self.rows)


def machine(found: list[Peer], missing: list[str]) -> None:
    """Print where this is measured and against whom."""
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}"
    )
    print("Peers: " + ", ".join(f"{p.name} {p.version}".strip() for p in found))
    for line in missing:
        print(f"Missing and skipped: {line}")


def drafts(results: Mapping[int, Mapping[str, Result]], goals: Goals) -> None:
    """Print one draft, whole process, by number of clauses."""
    for size, by_name in results.items():
        warm = by_name[WARM].seconds
        rows = [
            (
                name,
                f"{r.seconds * 1000:.0f}",
                f"{r.processor * 1000:.0f}",
                f"{r.peak / MEGABYTE:.0f}",
                f"{warm / r.seconds:.2f}",
            )
            for name, r in by_name.items()
        ]
        head = ("whole process", "ms", "processor ms", "MB", "clausekit warm ÷ this")
        table(f"One draft of {size} clauses to Word", head, rows)
    of = {size: {name: r.seconds for name, r in by.items()} for size, by in results.items()}
    for name in (STATIC, LOOP):
        if name in of[60]:
            goals.add(
                f"draft of 60 clauses, warm, against {name}", of[60][WARM] / of[60][name], 0.6
            )
            goals.add(
                f"draft of 60 clauses, cold, against {name}", of[60][COLD] / of[60][name], 1.0
            )
            goals.add(
                f"draft of 300 clauses, warm, against {name}", of[300][WARM] / of[300][name], 0.5
            )
    goals.add(
        "draft of 60 clauses, warm, against the cached floor", of[60][WARM] / of[60][CACHED], 1.5
    )
    small, middle, large = (of[size][WARM] for size in SIZES)
    growth = ((large - middle) / 240) / max((middle - small) / 48, 1e-9)
    goals.add("a clause between 60 and 300 costs, against one between 12 and 60", growth, 1.3)
    goals.add("memory, 300 clauses", results[300][WARM].peak / MEGABYTE, 60, "MB")


def commands(results: Mapping[str, Result], goals: Goals) -> None:
    """Print small commands, whole process."""
    rows = [
        (n, f"{r.seconds * 1000:.0f}", f"{r.processor * 1000:.0f}", f"{r.peak / MEGABYTE:.0f}")
        for n, r in results.items()
    ]
    table("Commands", ("whole process", "ms", "processor ms", "MB"), rows)
    click = results["python -c “import click”"].seconds
    for name in ("clausekit --version", "clausekit --help"):
        goals.add(f"{name}, against “import click”", results[name].seconds / click, 1.5)
    goals.add("check clauses/", results["check clauses/"].seconds, 2, "s")
    found = next(name for name in results if name.startswith("search"))
    goals.add(found, results[found].seconds * 1000, 100, "ms")


def phases(results: Mapping[int, Mapping[str, float]]) -> None:
    """Print the phases of a draft."""
    names = next(iter(results.values()))
    rows = [(name, *(f"{by[name] * 1000:.1f}" for by in results.values())) for name in names]
    table("Phases in one process, ms", ("phase", *(f"{size} clauses" for size in results)), rows)


def linting(found: Speed, goals: Goals) -> None:
    """Print how fast the rules read, where their time goes, and what a process takes."""
    rows = [
        (name, f"{phrases:.1f}", f"{everything:.2f}", f"{findings:,.0f}")
        for name, (phrases, everything, findings) in found.rates.items()
    ]
    head = ("text", "phrase rules, MB/s", "all rules, MB/s", "findings a MB")
    table("Linting, processor time of one process", head, rows)
    shares: list[tuple[str, ...]] = [
        (name, f"{share:.0%}") for name, share in sorted(found.shares.items(), key=lambda p: -p[1])
    ]
    table("Where the time of all rules goes, English agreement", ("family", "share"), shares)
    table(
        "Linting, whole process",
        ("", "ms", "processor ms", "MB"),
        [
            (n, f"{r.seconds * 1000:.0f}", f"{r.processor * 1000:.0f}", f"{r.peak / MEGABYTE:.0f}")
            for n, r in found.processes.items()
        ],
    )
    for name, (phrases, everything, _) in found.rates.items():
        goals.add(f"phrase rules, {name}", phrases, 5, "MB/s", least=True)
        goals.add(f"all rules, {name}", everything, 1, "MB/s", least=True)
    goals.add("lint of four times the text, against once", found.growth, 4.4)
    page = found.processes[PAGE].processor * 1000
    goals.add("lint of a page, start included, processor time", page, 300, "ms")


def many(found: Many, goals: Goals) -> None:
    """Print batches: documents a second, and memory."""
    one = found.rates[ONE]
    rows = [
        (
            name,
            f"{rate:.1f}",
            f"{found.processor[name]:.1f}",
            f"{one / rate:.2f}",
            f"{found.lot[name].peak / MEGABYTE:.0f}",
        )
        for name, rate in found.rates.items()
    ]
    table(
        "Many drafts of 60 clauses to Word",
        ("", "documents a second", "a second of processor", "clausekit ÷ this", "MB"),
        rows,
    )
    peaks = [(f"{n:,}", f"{peak / MEGABYTE:.1f}") for n, peak in found.memory.items()]
    table("Memory of one batch on one core", ("documents", "MB"), peaks)
    for name, limit in ((LOOP, 4.0), ("Carbone", 1.5)):
        if name in found.rates:
            goals.add(f"many, one core, against {name}", one / found.rates[name], limit, least=True)
    if TWO in found.rates:
        goals.add("two cores against one", found.rates[TWO] / one, 1.8, least=True)
    sizes = sorted(found.memory)
    growth = found.memory[sizes[-1]] / found.memory[sizes[0]]
    goals.add(f"memory at {sizes[-1]:,} documents, against {sizes[0]:,}", growth, 1.1)


def table(title: str, head: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """Print a Markdown table."""
    widths = [max(len(str(row[n])) for row in (head, *rows)) for n in range(len(head))]
    print(f"\n## {title}\n")
    for row in (head, tuple("-" * w for w in widths), *rows):
        print(
            "| "
            + " | ".join(str(cell).ljust(w) for cell, w in zip(row, widths, strict=True))
            + " |",
            flush=True,
        )
