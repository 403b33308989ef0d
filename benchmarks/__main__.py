"""`python -m benchmarks`: measures clausekit beside its peers and says which goals are met.

Everything is measured in one run, in turn, so that a busy machine disturbs all alike.
"""

from __future__ import annotations

import argparse
import compileall
import tempfile
from pathlib import Path

import clausekit
from benchmarks import report
from benchmarks.linting import measure_linting
from benchmarks.many import measure_many
from benchmarks.peers_found import peers
from benchmarks.phases import measure_phases
from benchmarks.single import measure_commands, measure_drafts

PARTS = ("drafts", "commands", "phases", "lint", "many")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "parts",
        nargs="*",
        metavar="PART",
        help=f"what to measure: {', '.join(PARTS)}; all unless named",
    )
    parser.add_argument("--rounds", type=int, default=9, help="runs of each process (default 9)")
    parser.add_argument(
        "--rows", type=int, default=400, help="documents of the larger batch (default 400)"
    )
    parser.add_argument(
        "--long", action="store_true", help="also 10,000 documents in one batch, for memory"
    )
    parser.add_argument(
        "--searched", type=int, default=5000, help="clauses that are searched (default 5,000)"
    )
    parser.add_argument(
        "--work", type=Path, help="folder for the files; a temporary one unless named"
    )
    chosen = parser.parse_args()
    unknown = set(chosen.parts) - set(PARTS)
    if unknown:
        parser.error(f"there is no part {', '.join(sorted(unknown))}; parts are {', '.join(PARTS)}")
    with tempfile.TemporaryDirectory() as made:
        work = chosen.work or Path(made)
        work.mkdir(parents=True, exist_ok=True)
        _measure(chosen, set(chosen.parts or PARTS), work)


def _measure(chosen: argparse.Namespace, parts: set[str], work: Path) -> None:
    # Installed packages come compiled; a checkout whose bytecode may not be written would not.
    compileall.compile_dir(Path(clausekit.__file__).parent, quiet=1)
    compileall.compile_dir(Path(__file__).parent, quiet=1)
    found, missing = peers()
    report.machine(found, missing)
    goals = report.Goals()
    if "drafts" in parts:
        drafts = measure_drafts(work, found, chosen.rounds)
        report.drafts(drafts, goals)
    if "commands" in parts:
        report.commands(measure_commands(work, chosen.rounds, chosen.searched), goals)
    if "phases" in parts:
        report.phases(measure_phases(work, chosen.rounds))
    if "lint" in parts:
        report.linting(measure_linting(work, chosen.rounds), goals)
    if "many" in parts:
        report.many(measure_many(work, found, chosen.rounds, chosen.rows, long=chosen.long), goals)
    goals.show()


if __name__ == "__main__":
    main()
