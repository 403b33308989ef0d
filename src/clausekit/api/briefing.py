"""Private papers of a negotiation: the brief and the status sheet with distances."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from clausekit.diagnostics import Report
from clausekit.errors import InputError

if TYPE_CHECKING:
    from clausekit.negotiation.case import Case
    from clausekit.negotiation.state import State


def brief_paper(
    case: Case, state: State, today: datetime.date, format_name: str
) -> tuple[bytes, Report]:
    """Return the brief as a file, and what is wrong with table and guide files.

    Args:
        case: With its mandate, where there is one.
        state: The rounds so far.
        today: The day by which law is old or not.
        format_name: A format of papers.
    """
    from clausekit.negotiation.brief import brief
    from clausekit.writers.paper.table import write_paper

    report = Report()
    paper = brief(case, state, today, report)
    return write_paper(paper, format_name), report


def private_status_paper(case: Case, state: State, format_name: str) -> bytes:
    """Return the status sheet with distances to target and floor as a file.

    Raises:
        InputError: There is no mandate.
    """
    from clausekit.negotiation.private_sheet import private_sheet
    from clausekit.writers.paper.table import write_paper

    if case.mandate is None:
        raise InputError(
            "There is no mandate, so nothing private to show.",
            hint="`clausekit mandate new` makes one.",
        )
    return write_paper(private_sheet(case, state), format_name)


def agreed_below_floor(case: Case, state: State) -> Report:
    """Return an error for each point that both sides agreed and that lies below the floor."""
    from clausekit.negotiation.private_sheet import settled_below

    report = Report()
    for placed, subject, point in settled_below(case, state) if case.mandate else ():
        where = f"{subject.clause}.{subject.provision}".rstrip(".")
        report.error(
            "mandate/agreed-below-floor",
            f"{placed.title}: {point.label} is {subject.status.words} at {point.offer}, "
            f"below our floor ({point.floor}).",
            place=where,
            clause=subject.clause,
            hint="Ask who gave the mandate before anybody signs.",
        )
    return report


def private_target(case: Case, output: Path | None, format_name: str, kind: str) -> Path:
    """Return where a private paper goes, by default `<agreement>.<kind>.working.docx` where one is.

    Raises:
        InputError: It would lie among papers that go out, or look like one.
    """
    from clausekit.negotiation.places import check_private_target
    from clausekit.writers.paper.table import FORMATS

    target = output or Path(f"{case.path.stem}.{kind}.working{FORMATS[format_name][0]}")
    check_private_target(target, case.path, case.title)
    return target


def write_private(target: Path, content: bytes) -> None:
    """Write a private paper for its owner only; a folder that is missing is made.

    Raises:
        OutputError: It cannot be written.
    """
    from clausekit.negotiation.places import keep_out_of_git
    from clausekit.source.files import write_atomically

    if not target.parent.exists():
        target.parent.mkdir(mode=0o700, parents=True)
    write_atomically(target, content, private=True)
    keep_out_of_git(target.parent)
