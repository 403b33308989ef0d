"""Keys of exercises, quiz and tests."""

from __future__ import annotations

from clausekit.model.paper import (
    PageBreak,
    Paper,
    PaperBlock,
    PaperParagraph,
    PaperTable,
    Run,
    cell,
    paragraph,
    words,
)
from clausekit.teaching.answers import Answer, Exercise
from clausekit.teaching.building import TrainerNotes
from clausekit.teaching.exercises.case import OPEN_ANSWER
from clausekit.teaching.participants.parts import bullets, heading, note
from clausekit.teaching.quiz import Quiz
from clausekit.teaching.words import Words


def exercise_keys(notes: TrainerNotes, fixed: Words, seed: int) -> Paper:
    """Return the keys of all exercises."""
    blocks: list[PaperBlock] = [note(fixed("keys.intro", seed=seed))]
    for exercise in notes.exercises:
        blocks += _exercise(exercise, fixed)
    return _paper("keys", blocks, notes, fixed)


def quiz_keys(notes: TrainerNotes, fixed: Words) -> Paper:
    """Return the keys of quiz and tests."""
    blocks: list[PaperBlock] = []
    for name, quiz in (("quiz", notes.quiz), ("before", notes.before), ("after", notes.after)):
        blocks += [
            *([PageBreak()] if blocks else []),
            heading(fixed(f"quiz.{name}-title")),
            _quiz(quiz, fixed),
        ]
    blocks.append(note(fixed("keys.marks", questions=len(notes.before.questions))))
    return _paper("quiz-key", blocks, notes, fixed)


def _exercise(exercise: Exercise, fixed: Words) -> list[PaperBlock]:
    sheet, key = exercise.sheet, exercise.key
    blocks: list[PaperBlock] = [
        heading(fixed("exercises.heading", number=sheet.number, title=sheet.title))
    ]
    if [q.options for q in sheet.questions] == [(OPEN_ANSWER,)]:
        return [*blocks, *[paragraph(t) for t in key.answers[0].right.split("\n")]]
    if key.closed:
        rows = tuple((cell(a.label), cell(a.right, "strong"), _why(a)) for a in key.answers)
        header = tuple(words(fixed(f"keys.{k}")) for k in ("number", "answer", "why"))
        return [*blocks, PaperTable(header, rows, (1, 4, 13))]
    blocks += [heading(fixed("keys.criteria"), 3), bullets(key.criteria)]
    for model in key.models:
        blocks.append(heading(model.title, 3))
        blocks += [PaperParagraph(words(t), "quote") for t in model.text.split("\n")]
    return blocks


def _why(answer: Answer) -> tuple[PaperParagraph, ...]:
    parts = list(cell(answer.why)) if answer.why else []
    if answer.rule:
        parts.append(PaperParagraph((Run(answer.rule, "muted"),)))
    return tuple(parts)


def _quiz(quiz: Quiz, fixed: Words) -> PaperTable:
    rows = tuple(
        (cell(q.label), cell(q.ask), cell(a.right, "strong"), cell(a.why))
        for q, a in zip(quiz.questions, quiz.answers, strict=True)
    )
    header = tuple(words(fixed(f"keys.{k}")) for k in ("number", "question", "answer", "why"))
    return PaperTable(header, rows, (1, 6, 5, 6))


def _paper(kind: str, blocks: list[PaperBlock], notes: TrainerNotes, fixed: Words) -> Paper:
    return Paper(
        title=fixed(f"{kind}.title"),
        subtitle=notes.plan.title,
        language=notes.plan.language,
        blocks=tuple(blocks),
        mark=fixed("trainer.mark"),
        footer=notes.plan.title,
    )
