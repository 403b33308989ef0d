"""The confidential brief: first what matters most, then each clause as our side needs it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from clausekit.coverage.score import score
from clausekit.coverage.standing import Standing
from clausekit.model.paper import (
    PageBreak,
    Paper,
    PaperBlock,
    PaperHeading,
    PaperParagraph,
    PaperTable,
    cell,
    paragraph,
    words,
)
from clausekit.negotiation.bases import day
from clausekit.negotiation.brief_clause import clause_blocks
from clausekit.negotiation.case import Case, PlacedClause
from clausekit.negotiation.demands import Scales
from clausekit.negotiation.mandate import PositionName
from clausekit.negotiation.positions import Held, held
from clausekit.negotiation.state import State
from clausekit.negotiation.words import PaperWords, words_for

if TYPE_CHECKING:
    from clausekit.diagnostics import Report

MOST = 10
"""Clauses on the first page."""


def brief(case: Case, state: State, today: date, report: Report) -> Paper:
    """Return the brief of a negotiation.

    Args:
        case: With its mandate, where there is one.
        state: The rounds so far.
        today: The day by which law is old or not.
        report: Takes what is wrong with table and guide files.
    """
    said = words_for(case.language)
    scales = Scales(case)
    blocks: list[PaperBlock] = [*_first_page(case, scales, said)]
    for placed in case.clauses.values():
        blocks += clause_blocks(case, placed, scales, state, said, today, report)
    return Paper(
        title=f"{said.brief}: {case.title}",
        subtitle=_given(case, said),
        language=case.language,
        blocks=tuple(blocks),
        mark=said.confidential,
        footer=said.confidential,
    )


def ranked(case: Case, scales: Scales) -> list[tuple[PlacedClause, int, int]]:
    """Return the clauses with weight and number of demands, those that matter most first."""
    weights = case.mandate
    rows = []
    for placed in case.clauses.values():
        weight = weights.weight(placed.id) if weights else 1
        rows.append((placed, weight, len(scales.resting_on(placed.id))))
    return sorted(rows, key=lambda row: (-row[1] * row[2], -row[1]))


def _given(case: Case, said: PaperWords) -> str:
    mandate = case.mandate
    if mandate is None or not mandate.given_by:
        return ""
    on = day(mandate.given_on, case.language) if mandate.given_on else said.none
    return said.mandate_by.format(by=mandate.given_by, on=on)


def _first_page(case: Case, scales: Scales, said: PaperWords) -> list[PaperBlock]:
    names = ", ".join(c.name for c in case.checklists)
    blocks: list[PaperBlock] = [PaperParagraph(words(said.brief_for), "box")]
    if case.mandate is None:
        blocks.append(PaperParagraph(words(said.no_mandate), "note"))
    blocks += [
        PaperHeading(1, words(said.matters_most)),
        PaperParagraph(words(said.matters_how.format(checklists=names)), "note"),
        PaperTable(
            header=tuple(
                words(title)
                for title in (
                    "",
                    said.clause,
                    said.weight,
                    said.demands,
                    said.ours,
                    said.positions["target"],
                    said.positions["floor"],
                )
            ),
            rows=tuple(
                _row(at, row, case, said)
                for at, row in enumerate(ranked(case, scales)[:MOST], start=1)
            ),
            widths=(2, 10, 3, 4, 4, 4, 4),
            caption=said.matters_most,
        ),
        paragraph(_reach(case, scales, said)),
        PageBreak(),
    ]
    return blocks


def _row(
    at: int, row: tuple[PlacedClause, int, int], case: Case, said: PaperWords
) -> tuple[tuple[PaperParagraph, ...], ...]:
    placed, weight, demands = row
    positions = held(case.mandate, placed.chosen)
    weighed = str(weight) if case.mandate else said.none
    return (
        cell(str(at)),
        cell(placed.title, "strong"),
        cell(weighed),
        cell(str(demands)),
        cell(said.strengths[placed.chosen.strength]),
        cell(in_short(positions["target"], said)),
        cell(in_short(positions["floor"], said)),
    )


def in_short(position: Held | None, said: PaperWords) -> str:
    """Return a position in one or two words; `+` says that it has values or words of its own."""
    if position is None:
        return said.undecided
    if position.without:
        return said.without.partition(":")[0].strip()
    own = " +" if position.given or position.words or position.omit else ""
    return f"{said.strengths[position.strength]}{own}"


def _reach(case: Case, scales: Scales, said: PaperWords) -> str:
    """Return how many demands the draft meets, and how many the target and the floor would."""
    every: Mapping[PositionName, dict[str, Held]] = {"target": {}, "floor": {}}
    for id_, chosen in case.draft.chosen.items():
        positions = held(case.mandate, chosen)
        for name, found in every.items():
            position = positions[name] or positions["target"] or positions["opening"]
            if position is not None:
                found[id_] = position
    now, asked = _met(case, scales.carried)
    target, floor = (_met(case, scales.with_positions(found))[0] for found in every.values())
    undecided = said.none if case.mandate is None else ""
    return said.reach.format(
        all=asked, now=now, target=undecided or target, floor=undecided or floor
    )


def _met(case: Case, elements: frozenset[str]) -> tuple[int, int]:
    given = Standing(dict.fromkeys(elements, ()), frozenset())
    results = [score(checklist, given) for checklist in case.checklists]
    return sum(r.met for r in results), sum(r.asked for r in results)
