"""A course as files: what goes into the trainer's folder, what into the participants', which slides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from clausekit.lean import dataclass
from clausekit.model.paper import Paper
from clausekit.teaching.building import Course, TrainerNotes, build
from clausekit.teaching.handouts import Handouts
from clausekit.teaching.leaks import report_leaks
from clausekit.teaching.minutes import interpreted, overrun
from clausekit.teaching.participants.closing import action_plan, evaluation
from clausekit.teaching.participants.exercise_sheets import exercise_sheets
from clausekit.teaching.participants.handbook import handbook
from clausekit.teaching.participants.quiz_sheets import after_sheet, before_sheet, quiz_sheet
from clausekit.teaching.participants.role_cards import role_papers
from clausekit.teaching.plan import Plan
from clausekit.teaching.slides import SessionShown, deck, flip_charts
from clausekit.teaching.specimens import Specimens
from clausekit.teaching.trainer.guide import guide
from clausekit.teaching.trainer.keys import exercise_keys, quiz_keys
from clausekit.teaching.trainer.mandate import sealed_cards
from clausekit.teaching.trainer.preparation import preparation
from clausekit.teaching.words import Words, read_words
from clausekit.writers.paper.table import FORMATS, write_paper

if TYPE_CHECKING:
    from clausekit.diagnostics import Report
    from clausekit.library.load import Library

PARTICIPANTS: Mapping[str, Callable[[Handouts, Words], Paper]] = {
    "1-handbook": handbook,
    "2-exercises": exercise_sheets,
    "3-quiz": quiz_sheet,
    "4-test-before": before_sheet,
    "5-test-after": after_sheet,
    "6-evaluation": evaluation,
    "7-action-plan": action_plan,
}
"""Papers for participants by file name."""


@dataclass(frozen=True, slots=True)
class Choices:
    """How a course is built.

    Attributes:
        seed: The same seed draws the same exercises.
        laptops: Without them nothing needs more than paper, and there are no slides.
        factor: On the minutes of sessions, for rooms with interpretation.
        formats: Of the papers.
    """

    seed: int = 1
    laptops: bool = True
    factor: float = 1.0
    formats: tuple[str, ...] = ("docx",)


def course_files(
    plan: Plan, library: Library, choices: Choices, report: Report
) -> dict[str, bytes]:
    """Return the files of a course by their path in its folder; warnings go into the report."""
    words = read_words(library.shelves, plan.language, report)
    plan = interpreted(plan, choices.factor)
    for number, day in enumerate(plan.days, 1):
        if minutes := overrun(day):
            message = f"Day {number} ends {minutes} minutes late with interpretation."
            hint = "Mark sessions as optional, or give the day more time."
            report.warning("course/overrun", message, day.sessions[0].span, hint=hint)
    course = build(plan, library, words, choices.seed, report, laptops=choices.laptops)
    public = participants_papers(course.handouts, words)
    report_leaks(public, course.notes, report)
    shown = tuple(_sessions(plan, course.notes))
    slides = deck(course.handouts, shown, words)
    papers = {f"participants/{name}": paper for name, paper in public.items()}
    papers |= _trainer_papers(course, library, words, choices, report)
    if not choices.laptops:
        papers["trainer/5-flip-charts"] = flip_charts(slides, course.handouts, words)
    files = {
        f"{name}{FORMATS[format_][0]}": write_paper(paper, format_)
        for format_ in choices.formats
        for name, paper in papers.items()
    }
    if choices.laptops:
        from clausekit.teaching.presentation import presentation

        files["slides.pptx"] = presentation(slides, course.handouts.title, plan.language)
    return dict(sorted(files.items()))


def participants_papers(handouts: Handouts, words: Words) -> dict[str, Paper]:
    """Return all papers for participants by file name."""
    papers = {name: make(handouts, words) for name, make in PARTICIPANTS.items()}
    roles = role_papers(handouts, words)
    return papers | {f"role-play/{name}": paper for name, paper in roles.items()}


def _trainer_papers(
    course: Course, library: Library, words: Words, choices: Choices, report: Report
) -> dict[str, Paper]:
    notes = course.notes
    start = preparation(
        notes, words, factor=choices.factor, laptops=choices.laptops, seed=choices.seed
    )
    specimens = Specimens(library, notes.plan.language, report)
    sealed = sealed_cards(notes.plan, specimens, words)
    return {
        "trainer/1-start-here": start,
        "trainer/2-facilitator-guide": guide(notes, words, laptops=choices.laptops),
        "trainer/3-keys-exercises": exercise_keys(notes, words, choices.seed),
        "trainer/4-keys-quiz-and-tests": quiz_keys(notes, words),
        **{f"trainer/{name}": paper for name, paper in sealed.items()},
    }


def _sessions(plan: Plan, notes: TrainerNotes) -> Iterator[tuple[SessionShown, ...]]:
    for d, day in enumerate(plan.days):
        yield tuple(
            SessionShown(
                s.module.title, s.module.outcome, s.minutes, s.module.slides, notes.numbers[d, i]
            )
            for i, s in enumerate(day.sessions)
            if s.module is not None
        )
