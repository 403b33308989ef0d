"""Requests for information: a letter with the questions of the clauses that are bargained."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from clausekit.diagnostics import Report
from clausekit.errors import InputError

if TYPE_CHECKING:
    from clausekit.negotiation.case import Case
    from clausekit.negotiation.letter import Deadline


def request_paper(
    case: Case,
    names: Sequence[str],
    today: datetime.date,
    format_name: str,
    *,
    number: int = 1,
    time: str = "",
) -> tuple[bytes, Report]:
    """Return the letter as a file, and what is wrong with table files. Nothing private is in it.

    Args:
        case: The negotiation.
        names: Clauses by id or printed number; none for all of the draft.
        today: Date of the letter.
        format_name: A format of papers.
        number: Number of the letter.
        time: Time to answer, such as `10 working days`, instead of what the draft provides.

    Raises:
        NotFoundError: A clause does not stand in the draft.
        InputError: The time is none, or the clauses have no questions.
    """
    from clausekit.model.paper import PaperTable
    from clausekit.negotiation.letter import request_letter
    from clausekit.negotiation.moves import subject_of
    from clausekit.writers.paper.table import write_paper

    report = Report()
    clauses = [subject_of(case, name)[0] for name in names]
    deadline = _deadline(time, case.language) if time else None
    paper = request_letter(case, clauses, today, report, number=number, deadline=deadline)
    if not any(isinstance(block, PaperTable) for block in paper.blocks):
        raise InputError(
            "These clauses bring no questions.", report, "Choose others with --clause."
        )
    return write_paper(paper, format_name), report


def _deadline(time: str, language: str) -> Deadline:
    from clausekit.library.records import Parameter
    from clausekit.negotiation.letter import Deadline
    from clausekit.source.span import Span
    from clausekit.values.read import read_value

    raw: object = int(time) if time.strip().isdigit() else time
    report = Report()
    for unit in ("days", "working-days", "months"):
        spec = Parameter("time", "duration", Span("--time"), unit=unit)
        value = read_value(spec, raw, "EUR", None, report, language=language)
        if value is not None:
            return Deadline(value)
    hint = "Write it like “10 days”, “10 working days” or “2 months”."
    raise InputError(f"“{time}” is no time to answer.", hint=hint)
