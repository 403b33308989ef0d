"""The last look before anything is written: does something that participants read answer an exercise?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from clausekit.model.paper import (
    Paper,
    PaperBlock,
    PaperHeading,
    PaperList,
    PaperParagraph,
    PaperTable,
)

if TYPE_CHECKING:
    from clausekit.diagnostics import Report
    from clausekit.teaching.answers import Exercise
    from clausekit.teaching.building import TrainerNotes

_SHEETS = "2-exercises"
_LEAST_WORDS = 12
"""Shorter pieces of a model answer may stand anywhere."""


def report_leaks(papers: Mapping[str, Paper], notes: TrainerNotes, report: Report) -> None:
    """Warn of answers that stand in what participants read."""
    texts = {name: paper_text(p.blocks) for name, p in papers.items() if name != _SHEETS}
    for exercise in notes.exercises:
        texts[_named(exercise)] = paper_text(exercise.sheet.blocks)
    for exercise in notes.exercises:
        # the wordings to be ranked stand on their own sheet, and only there
        own = _named(exercise) if exercise.sheet.kind == "ranking" else ""
        for label, secret in _secrets(exercise):
            for name, text in texts.items():
                if name != own and secret in text:
                    what = f"question {label}" if label else "the task"
                    message = f"What answers {what} of {_named(exercise)} stands in “{name}” too."
                    hint = "Use other clauses in one of the two."
                    report.warning("course/leak", message, hint=hint)


def _named(exercise: Exercise) -> str:
    return f"exercise {exercise.sheet.number}"


def _secrets(exercise: Exercise) -> Iterator[tuple[str, str]]:
    for answer in exercise.key.answers:
        if answer.secret:
            yield answer.label, answer.secret
    for model in exercise.key.models:
        for piece in model.text.split("\n"):
            if len(piece.split()) >= _LEAST_WORDS:
                yield "", piece


def paper_text(blocks: Sequence[PaperBlock]) -> str:
    """Return all words of a paper as one text."""
    return "\n".join(text for block in blocks for text in _texts(block))


def _texts(block: PaperBlock) -> Iterator[str]:
    if isinstance(block, PaperHeading | PaperParagraph):
        yield "".join(run.text for run in block.words)
    elif isinstance(block, PaperList):
        for item in block.items:
            yield from (
                _texts(item) if isinstance(item, PaperList) else ["".join(r.text for r in item)]
            )
    elif isinstance(block, PaperTable):
        for title in block.header:
            yield "".join(run.text for run in title)
        for row in block.rows:
            for parts in row:
                for part in parts:
                    yield from _texts(part)
