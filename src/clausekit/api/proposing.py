"""The proposal sheet: what goes across the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausekit.diagnostics import Report

if TYPE_CHECKING:
    from clausekit.api.rounds import Rounds
    from clausekit.negotiation.case import Case


def proposal_paper(case: Case, rounds: Rounds, format_name: str) -> tuple[bytes, Report]:
    """Return the proposal sheet as a file, and what is wrong with table files. Nothing private is in it."""
    from clausekit.negotiation.proposal import proposal
    from clausekit.writers.paper.table import write_paper

    report = Report()
    paper = proposal(case, rounds.state, rounds.kept, report)
    return write_paper(paper, format_name), report
