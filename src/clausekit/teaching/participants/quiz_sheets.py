"""Quiz and tests without keys."""

from __future__ import annotations

from collections.abc import Sequence

from clausekit.model.paper import Paper, PaperBlock, PaperList, PaperParagraph, Run, words
from clausekit.teaching.handouts import Handouts
from clausekit.teaching.participants.parts import labelled, note
from clausekit.teaching.sheets import QuizQuestion
from clausekit.teaching.words import Words


def quiz_sheet(handouts: Handouts, fixed: Words) -> Paper:
    """Return the quiz."""
    return _paper("quiz", handouts.quiz, handouts, fixed)


def before_sheet(handouts: Handouts, fixed: Words) -> Paper:
    """Return the test that is written before the course."""
    return _paper("before", handouts.test_before, handouts, fixed)


def after_sheet(handouts: Handouts, fixed: Words) -> Paper:
    """Return the test that is written after it: the same questions in another order."""
    return _paper("after", handouts.test_after, handouts, fixed)


def _paper(kind: str, questions: Sequence[QuizQuestion], handouts: Handouts, fixed: Words) -> Paper:
    blocks: list[PaperBlock] = [note(fixed(f"quiz.{kind}-intro"))]
    for question in questions:
        blocks += _question(question, fixed)
    if kind != "quiz":
        blocks.append(labelled(fixed("quiz.code"), "____________"))
    return Paper(
        title=fixed(f"quiz.{kind}-title"),
        subtitle=handouts.title,
        language=handouts.language,
        blocks=tuple(blocks),
        footer=handouts.title,
    )


def _question(question: QuizQuestion, fixed: Words) -> list[PaperBlock]:
    hint = fixed(f"quiz.hint-{question.kind}")
    asked = PaperParagraph(
        (Run(f"{question.label}. {question.ask} ", "strong"), Run(hint, "muted")),
        keep_with_next=True,
    )
    options = tuple(words(o) for o in question.options)
    if question.kind == "statement":
        return [asked, PaperList(options, "boxes")]
    if options:
        return [asked, PaperList(options, "letters")]
    return [asked, PaperParagraph((), "lines")]
