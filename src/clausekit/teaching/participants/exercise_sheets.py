"""The exercises, one after the other, each on a page of its own."""

from __future__ import annotations

from clausekit.model.paper import PageBreak, Paper, PaperBlock
from clausekit.teaching.handouts import Handouts
from clausekit.teaching.participants.parts import box, heading, note
from clausekit.teaching.sheets import Sheet
from clausekit.teaching.words import Words


def exercise_sheets(handouts: Handouts, fixed: Words) -> Paper:
    """Return all sheets as one paper."""
    blocks: list[PaperBlock] = []
    for sheet in handouts.sheets:
        blocks += [*([PageBreak()] if blocks else []), *_sheet(sheet, fixed)]
    return Paper(
        title=fixed("exercises.title"),
        subtitle=handouts.title,
        language=handouts.language,
        blocks=tuple(blocks),
        footer=handouts.title,
    )


def _sheet(sheet: Sheet, fixed: Words) -> list[PaperBlock]:
    return [
        heading(fixed("exercises.heading", number=sheet.number, title=sheet.title)),
        note(fixed("exercises.about", session=sheet.session, minutes=sheet.minutes)),
        box(sheet.instruction),
        *sheet.blocks,
    ]
