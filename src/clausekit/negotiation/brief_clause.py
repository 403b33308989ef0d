"""One clause in the brief: what we ask, where we can go, what they will say, what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from clausekit.library.guides import Guide, Table, languages_of, read_guide, read_table
from clausekit.model.paper import (
    PageBreak,
    PaperBlock,
    PaperHeading,
    PaperList,
    PaperParagraph,
    PaperTable,
    Run,
    cell,
    paragraph,
    words,
)
from clausekit.model.strength import STRENGTHS
from clausekit.negotiation.bases import grounds
from clausekit.negotiation.case import Case, PlacedClause
from clausekit.negotiation.check import named
from clausekit.negotiation.demands import Scales
from clausekit.negotiation.guide_text import blocks as markdown
from clausekit.negotiation.guide_text import inline
from clausekit.negotiation.ladder_table import ladder_table
from clausekit.negotiation.mandate import POSITIONS
from clausekit.negotiation.positions import Held, as_drafted, held
from clausekit.negotiation.state import State
from clausekit.negotiation.words import PaperWords

if TYPE_CHECKING:
    from clausekit.diagnostics import Report


def clause_blocks(
    case: Case,
    placed: PlacedClause,
    scales: Scales,
    state: State,
    said: PaperWords,
    today: date,
    report: Report,
) -> Iterator[PaperBlock]:
    """Yield everything that the brief says of one clause; each begins on a page of its own."""
    mandate = case.mandate.clauses.get(placed.id) if case.mandate else None
    guide, table, note = _guides(case, placed.id, said, report)
    demands = scales.resting_on(placed.id)
    yield PaperHeading(1, words(placed.title), anchor=placed.id.replace("/", "-"))
    facts = [placed.id, f"{said.status}: {said.statuses[state.clause(placed.id).status]}"]
    if mandate:
        facts.insert(1, f"{said.weight}: {mandate.weight}")
    facts.append(f"{said.demands}: {', '.join(d.id for _, d in demands) or said.none}")
    yield PaperParagraph(words(" · ".join(facts), "muted"), "note")
    if note:
        yield PaperParagraph(words(note), "note")
    if guide and guide.purpose:
        yield from markdown(guide.purpose)
    yield from _ask(placed, case, said)
    yield PaperHeading(2, words(said.ladder))
    yield from ladder_table(case, placed, scales, said)
    yield from _own_words(case, placed, said)
    yield from _losses(case, placed, scales, said)
    yield from _exchange(case, placed, said)
    if guide:
        yield from _objections(guide, said)
        yield PaperHeading(2, words(said.evidence))
        yield from markdown(guide.evidence)
    if table and table.questions:
        yield PaperHeading(2, words(said.questions))
        yield PaperList(tuple(inline(q) for q in table.questions))
    yield from _bases(case, placed, said, today)
    yield from _notes(case, placed, state, said)
    yield PageBreak()


def _guides(
    case: Case, clause: str, said: PaperWords, report: Report
) -> tuple[Guide | None, Table | None, str]:
    guide_in, table_in = (
        _language(languages_of(case.library, clause, kind), case.language)
        for kind in ("guide", "table")
    )
    guide = read_guide(case.library, clause, guide_in, report) if guide_in else None
    table = read_table(case.library, clause, table_in, report) if table_in else None
    note = said.other_language.format(language=guide_in) if guide_in != case.language else ""
    return guide, table, note if guide else ""


def _language(known: tuple[str, ...], wanted: str) -> str:
    for candidate in (wanted, "en", *known):
        if candidate in known:
            return candidate
    return ""


def _ask(placed: PlacedClause, case: Case, said: PaperWords) -> Iterator[PaperBlock]:
    numbers = [p.number for _, p in placed.provisions]
    where = numbers[0] if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
    strength = said.strengths[placed.chosen.strength]
    yield PaperHeading(2, words(said.ask))
    yield paragraph(said.asks_at.format(provisions=where, strength=strength))
    text = case.text_of(placed.id)
    origins = case.draft.provenance.provisions
    lines: dict[str, PaperParagraph] = {}
    rows = []
    for _, node in placed.provisions:
        for name, value in origins[node.key].values.items():
            if name not in lines and name in placed.chosen.clause.parameters:
                label = text.parameters.get(name, name) if text else name
                lines[name] = paragraph("")
                rows.append((Run(f"{label}: "), Run(value, "strong"), Run(f" ({node.number})")))
    if rows:
        yield PaperList(tuple(rows))


def _own_words(case: Case, placed: PlacedClause, said: PaperWords) -> Iterator[PaperBlock]:
    own = case.mandate.clauses.get(placed.id) if case.mandate else None
    for name in POSITIONS:
        position = own.positions.get(name) if own else None
        if position and position.words:
            head = said.own_words.format(position=said.positions[name])
            yield PaperParagraph(words(head, "strong"), keep_with_next=True)
            yield PaperParagraph(words(position.words), "quote")


def _losses(
    case: Case, placed: PlacedClause, scales: Scales, said: PaperWords
) -> Iterator[PaperBlock]:
    """Say which demands fall at each strength below the draft's, and at target and floor."""
    clause = placed.chosen.clause
    now = as_drafted(placed.chosen)
    lines = []
    above, standing = now, scales.with_positions({placed.id: now})
    for strength in STRENGTHS[now.strength.rank + 1 :]:
        below = Held(strength)
        after = scales.with_positions({placed.id: below})
        lines.append(
            said.step_down.format(
                high=said.strengths[above.strength],
                low=said.strengths[strength],
                demands=named(scales.lost(standing, after)) or said.no_demand_lost,
            )
        )
        above, standing = below, after
    if case.mandate:
        start = scales.with_positions({placed.id: now})
        positions = held(case.mandate, placed.chosen)
        for name in ("target", "floor"):
            position = positions[name]
            if position is not None:
                after = scales.with_positions({clause.id: position})
                lost = named(scales.lost(start, after)) or said.no_demand_lost
                lines.append(
                    said.position_loses.format(position=said.positions[name], demands=lost)
                )
    if lines:
        yield PaperHeading(2, words(said.steps_down))
        yield PaperList(tuple(words(line) for line in lines))


def _exchange(case: Case, placed: PlacedClause, said: PaperWords) -> Iterator[PaperBlock]:
    own = case.mandate.clauses.get(placed.id) if case.mandate else None
    if case.mandate is None:
        return
    yield PaperHeading(2, words(said.exchange))
    if own and own.trade_for:
        yield PaperList(tuple(words(entry) for entry in own.trade_for))
    else:
        yield paragraph(said.exchange_none, "muted")


def _objections(guide: Guide, said: PaperWords) -> Iterator[PaperBlock]:
    if not guide.objections:
        return
    yield PaperHeading(2, words(said.objections))
    yield PaperTable(
        header=(words(said.they_say), words(said.we_answer)),
        rows=tuple(
            ((PaperParagraph(words(f"“{o.words}”", "strong")),), markdown(o.answer))
            for o in guide.objections
        ),
        widths=(2, 5),
        caption="",
    )


def _bases(case: Case, placed: PlacedClause, said: PaperWords, today: date) -> Iterator[PaperBlock]:
    found = grounds(case, placed.id, said, today)
    if not found:
        return
    yield PaperHeading(2, words(said.bases))
    yield PaperTable(
        header=(words(said.source), words(said.state), words(said.watch)),
        rows=tuple(
            (cell(g.source), cell(g.state), cell("\n".join(g.warnings), "bad")) for g in found
        ),
        widths=(5, 4, 4),
        caption="",
    )


def _notes(
    case: Case, placed: PlacedClause, state: State, said: PaperWords
) -> Iterator[PaperBlock]:
    own = case.mandate.clauses.get(placed.id) if case.mandate else None
    if own and own.notes:
        yield PaperHeading(2, words(said.notes))
        yield from markdown(own.notes)
    subjects = [state.clause(placed.id), *state.provisions(placed.id)]
    entries = sorted((e for s in subjects for e in s.entries), key=lambda e: e.number)
    if not entries:
        return
    yield PaperHeading(2, words(said.history))
    lines = []
    for entry in entries:
        where = placed.provision(entry.provision) if entry.provision else None
        line = said.moved_by.format(
            status=said.statuses[entry.status],
            party=said.parties[entry.party],
            round=entry.round,
            date=entry.date,
        )
        private = case.mandate.notes_on(entry.number) if case.mandate else ()
        parts = [f"{where.number}: {line}" if where else line, entry.note, *private]
        lines.append(words(". ".join(p.rstrip(".") for p in parts if p)))
    yield PaperList(tuple(lines))
