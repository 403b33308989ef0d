"""The library's public ladder beside the union's own positions, point by point."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from clausekit.model.paper import PaperBlock, PaperParagraph, PaperTable, cell, words
from clausekit.model.strength import STRENGTHS
from clausekit.negotiation.case import Case, PlacedClause
from clausekit.negotiation.demands import Scales
from clausekit.negotiation.mandate import POSITIONS
from clausekit.negotiation.measure import shortly
from clausekit.negotiation.positions import Held, held, typed_values
from clausekit.negotiation.words import PaperWords
from clausekit.values.types import Flag, TypedValue

_Cells = tuple[PaperParagraph, ...]
_Row = tuple[_Cells, ...]


def ladder_table(
    case: Case, placed: PlacedClause, scales: Scales, said: PaperWords
) -> Iterator[PaperBlock]:
    """Yield the table of points that differ, and a line with those that stand everywhere."""
    columns: list[Held | None] = [Held(strength) for strength in STRENGTHS]
    titles = [said.strengths[s] for s in STRENGTHS]
    if case.mandate is not None:
        positions = held(case.mandate, placed.chosen)
        columns += [positions[name] for name in POSITIONS]
        titles += [said.positions[name] for name in POSITIONS]
    same, rows = _elements(case, placed, columns, scales, said)
    yield PaperTable(
        header=(words(said.point), *(words(title) for title in titles)),
        rows=(
            *(() if case.mandate is None else (_strengths(columns, said),)),
            *_values(case, placed, columns, said),
            *rows,
        ),
        widths=(5, *([2] * len(columns))),
        caption=said.model_wordings if case.mandate is not None else "",
    )
    if same:
        line = said.same_everywhere.format(elements=" ".join(same))
        yield PaperParagraph(words(line, "muted"), "note")


def _strengths(columns: Sequence[Held | None], said: PaperWords) -> _Row:
    cells: list[_Cells] = [cell(said.strength, "strong")]
    for at, column in enumerate(columns):
        if at < len(STRENGTHS):
            cells.append(cell(""))
        elif column is None:
            cells.append(cell(said.undecided, "bad"))
        elif column.without:
            cells.append(cell(said.without))
        else:
            cells.append(cell(said.strengths[column.strength], "strong"))
    return tuple(cells)


def _values(
    case: Case, placed: PlacedClause, columns: Sequence[Held | None], said: PaperWords
) -> Iterator[_Row]:
    clause, text = placed.chosen.clause, case.text_of(placed.id)
    given: list[Mapping[str, TypedValue]] = [
        typed_values(case, clause, column) if column else {} for column in columns
    ]
    for name in clause.parameters:
        texts = [_shown(case, placed, name, values.get(name), said) for values in given]
        if len(set(texts)) > 1:
            label = text.parameters.get(name, name) if text else name
            yield (cell(label), *(cell(t) for t in texts))


def _shown(
    case: Case, placed: PlacedClause, name: str, value: TypedValue | None, said: PaperWords
) -> str:
    if value is None:
        return said.none
    if isinstance(value, Flag):
        return said.yes if value.value else said.no
    return shortly(case.text_of(placed.id), name, value, case.language)


def _elements(
    case: Case,
    placed: PlacedClause,
    columns: Sequence[Held | None],
    scales: Scales,
    said: PaperWords,
) -> tuple[list[str], list[_Row]]:
    clause, text = placed.chosen.clause, case.text_of(placed.id)
    carried = [scales.elements_at(clause, column) if column else None for column in columns]
    same, rows = [], []
    for element in clause.elements:
        full = f"{clause.id}#{element}"
        label = text.elements.get(element, element) if text else element
        marks = [None if c is None else full in c for c in carried]
        if all(mark is not False for mark in marks):
            same.append(label)
        elif any(marks):
            rows.append((cell(label), *(_mark(mark, said) for mark in marks)))
    return same, rows


def _mark(mark: bool | None, said: PaperWords) -> _Cells:
    if mark is None:
        return cell("")
    return cell("✓", "good") if mark else cell(said.none, "bad")
