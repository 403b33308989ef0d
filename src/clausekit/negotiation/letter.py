"""A request for information: the questions of the clauses as a letter with a deadline. Public."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from clausekit.lean import dataclass
from clausekit.library.guides import languages_of, read_table
from clausekit.model.inline import plain
from clausekit.model.paper import (
    PageBreak,
    Paper,
    PaperBlock,
    PaperHeading,
    PaperParagraph,
    PaperTable,
    Run,
    cell,
    paragraph,
    words,
)
from clausekit.negotiation.case import Case, PlacedClause
from clausekit.negotiation.guide_text import inline
from clausekit.negotiation.positions import typed
from clausekit.negotiation.words import PaperWords, words_for
from clausekit.values.format import show
from clausekit.values.types import Date, Duration, TypedValue

if TYPE_CHECKING:
    from clausekit.diagnostics import Report

REPLY_TIMES: tuple[tuple[str, str], ...] = (
    ("consultation/experts-and-information", "rfi_reply"),
    ("consultation/multi-level", "reply_deadline"),
)
"""Clauses that give a time to answer, and the parameter that holds it; the first that is drafted counts."""

_WEEKEND = 5
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Deadline:
    """The time to answer.

    Attributes:
        provision: Number of the provision of the draft that gives it; empty for a proposal of ours.
    """

    time: TypedValue
    provision: str = ""


def request_letter(
    case: Case,
    clauses: Sequence[str],
    today: datetime.date,
    report: Report,
    *,
    number: int = 1,
    deadline: Deadline | None = None,
) -> Paper:
    """Return the letter with the questions of some clauses, numbered through.

    Args:
        case: Its mandate is not looked at.
        clauses: Ids; empty for all of the draft.
        today: Date of the letter.
        report: Takes what is wrong with table files.
        number: Number of the letter.
        deadline: Instead of what the draft provides.
    """
    said = words_for(case.language)
    placed = [p for p in case.clauses.values() if not clauses or p.id in clauses]
    due = deadline or drafted_deadline(case)
    blocks: list[PaperBlock] = [
        *_head(case, today, said),
        paragraph(said.letter_opening.format(title=case.title)),
        paragraph(said.letter_scope),
        *_deadline(case, due, today, said),
        paragraph(said.letter_how),
        paragraph(said.letter_closing),
        PaperParagraph(words(said.letter_signature), "lines"),
        PageBreak(),
        PaperHeading(1, words(said.letter_questions)),
        *_questions(case, placed, said, report),
    ]
    return Paper(
        title=said.letter.format(number=number),
        subtitle=case.title,
        language=case.language,
        blocks=tuple(blocks),
        footer=f"{said.letter.format(number=number)} – {case.title}",
    )


def drafted_deadline(case: Case) -> Deadline | None:
    """Return the time to answer that the draft provides, else the library's own; None for neither."""
    for id_, name in REPLY_TIMES:
        placed = case.clauses.get(id_)
        if placed is None or name not in placed.chosen.clause.parameters:
            continue
        wish = placed.chosen.request
        raw = wish.values.get(name) if wish else None
        parameter = placed.chosen.clause.parameters[name]
        raw = parameter.values.get(placed.chosen.strength) if raw is None else raw
        value = typed(case, placed.chosen.clause, name, raw)
        if value is not None:
            return Deadline(value, _printed_in(case, placed, name))
    for id_, name in REPLY_TIMES:
        clause = case.library.clause(id_) if id_ in case.library.clause_ids() else None
        if clause and name in clause.parameters:
            value = typed(
                case, clause, name, clause.parameters[name].values.get(case.request.strength)
            )
            if value is not None:
                return Deadline(value)
    return None


def due_on(start: datetime.date, time: Duration) -> datetime.date:
    """Return the day on which a time after a day ends; working days leave out Saturday and Sunday."""
    amount = int(time.amount)
    if time.unit == "working-days":
        day = start
        while amount:
            day += datetime.timedelta(days=1)
            amount -= day.weekday() < _WEEKEND
        return day
    if time.unit in ("months", "years"):
        return _months_later(start, amount * (_MONTHS if time.unit == "years" else 1))
    days = {"weeks": amount * 7, "days": amount}.get(time.unit, -(-amount // 24))
    return start + datetime.timedelta(days=days)


def _months_later(start: datetime.date, months: int) -> datetime.date:
    year, month = divmod(start.month - 1 + months, _MONTHS)
    first_of_next = datetime.date(
        start.year + year + (month + 1) // _MONTHS, (month + 1) % _MONTHS + 1, 1
    )
    last = (first_of_next - datetime.timedelta(days=1)).day
    return datetime.date(start.year + year, month + 1, min(start.day, last))


def _printed_in(case: Case, placed: PlacedClause, name: str) -> str:
    origins = case.draft.provenance.provisions
    for _, node in placed.provisions:
        if name in origins[node.key].values:
            return node.number
    return placed.number


def _head(case: Case, today: datetime.date, said: PaperWords) -> Iterator[PaperBlock]:
    company: list[str] = []
    unions: list[str] = []
    slots = {p.name: p.slot for p in case.request.parties}
    for party in case.agreement.parties:
        name = plain(party.name)
        line = f"{name}, {plain(party.seat)}" if party.seat else name
        (company if slots.get(name, "company") == "company" else unions).append(line)
    rows = [
        (said.letter_to, "; ".join(company)),
        (said.letter_from, "; ".join(unions) or said.union),
        (said.letter_date, show(Date(today), case.language)),
    ]
    for label, value in rows:
        yield PaperParagraph((Run(f"{label}: ", "strong"), Run(value)))


def _deadline(
    case: Case, due: Deadline | None, today: datetime.date, said: PaperWords
) -> Iterator[PaperBlock]:
    if due is None or not isinstance(due.time, Duration):
        return
    day = show(Date(due_on(today, due.time)), case.language)
    time = show(due.time, case.language)
    sentences = [said.letter_deadline.format(date=day, time=time)]
    if due.time.unit == "working-days":
        sentences.append(said.letter_working_days)
    if due.provision:
        sentences.append(said.letter_drafted.format(provision=due.provision))
    else:
        sentences.append(said.letter_proposed)
    yield PaperParagraph(words(" ".join(sentences)), "box")


def _questions(
    case: Case, clauses: Sequence[PlacedClause], said: PaperWords, report: Report
) -> Iterator[PaperBlock]:
    number = 0
    for placed in clauses:
        known = languages_of(case.library, placed.id, "table")
        language = case.language if case.language in known else "en"
        table = read_table(case.library, placed.id, language, report) if language in known else None
        if table is None or not table.questions:
            continue
        rows = []
        for question in table.questions:
            number += 1
            rows.append((cell(str(number)), (PaperParagraph(inline(question)),), cell("")))
        yield PaperHeading(2, words(placed.title))
        yield PaperTable(
            header=(
                words(said.letter_number),
                words(said.letter_question),
                words(said.letter_answer),
            ),
            rows=tuple(rows),
            widths=(1, 8, 6),
            caption="",
        )
