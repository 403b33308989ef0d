"""Evaluation sheet and action plan."""

from __future__ import annotations

from clausekit.model.paper import Paper, PaperBlock, PaperTable, cell, paragraph, words
from clausekit.teaching.handouts import Handouts
from clausekit.teaching.participants.parts import lines, note
from clausekit.teaching.words import Words


def evaluation(handouts: Handouts, fixed: Words) -> Paper:
    """Return the evaluation sheet."""
    marks = fixed.many("evaluation.marks")
    asked = [*fixed.many("evaluation.statements"), *_sessions(handouts, fixed)]
    rows = tuple((cell(s), *(cell("☐") for _ in marks)) for s in asked)
    table = PaperTable((words(""), *(words(m) for m in marks)), rows, (9, *[2] * len(marks)))
    blocks: list[PaperBlock] = [note(fixed("evaluation.intro")), table]
    for question in fixed.many("evaluation.open"):
        blocks += lines(question)
    return _paper("evaluation", blocks, handouts, fixed)


def _sessions(handouts: Handouts, fixed: Words) -> list[str]:
    titles = dict.fromkeys(
        line.title for day in handouts.programme for line in day if not line.pause
    )
    return [fixed("evaluation.session", title=title) for title in titles]


def action_plan(handouts: Handouts, fixed: Words) -> Paper:
    """Return the action plan."""
    header = tuple(words(w) for w in fixed.many("action.columns"))
    rows = tuple((cell(when, "strong"), *(cell("\n\n") for _ in header[1:]))
                 for when in fixed.many("action.times"))  # fmt: skip
    blocks: list[PaperBlock] = [
        paragraph(fixed("action.intro")),
        *lines(fixed("action.goal")),
        PaperTable(header, rows, (3, 6, 4, 4)),
        *lines(fixed("action.obstacle")),
        *lines(fixed("action.partner")),
    ]
    return _paper("action", blocks, handouts, fixed)


def _paper(kind: str, blocks: list[PaperBlock], handouts: Handouts, fixed: Words) -> Paper:
    return Paper(
        title=fixed(f"{kind}.title"),
        subtitle=handouts.title,
        language=handouts.language,
        blocks=tuple(blocks),
        footer=handouts.title,
    )
