"""Slides as values: one idea each, with speaker notes. They hold nothing that participants may not read."""

from __future__ import annotations

from typing import Literal

from clausekit.lean import dataclass
from clausekit.model.paper import Paper, PaperBlock, PaperParagraph, Run, words
from clausekit.teaching.handouts import Handouts, ProgrammeLine
from clausekit.teaching.participants.parts import box, bullets, heading
from clausekit.teaching.plan import SlideWords
from clausekit.teaching.sheets import Sheet
from clausekit.teaching.words import Words

Look = Literal["title", "section", "points", "big", "task", "programme"]


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide.

    Attributes:
        label: Small words over the title, such as the number of an exercise.
        points: Short points, or the lines of a programme as `time` and `title` with a tab between.
    """

    look: Look
    title: str
    label: str = ""
    points: tuple[str, ...] = ()
    big: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class SessionShown:
    """What slides show of a session: nothing of its answers."""

    title: str
    outcome: str
    minutes: int
    slides: tuple[SlideWords, ...]
    exercises: tuple[int, ...]


def deck(
    handouts: Handouts, days: tuple[tuple[SessionShown, ...], ...], fixed: Words
) -> tuple[Slide, ...]:
    """Return the slides of a course."""
    sheets = {sheet.number: sheet for sheet in handouts.sheets}
    slides = [
        Slide("title", handouts.title, big=handouts.subtitle, notes=fixed("slides.title-notes"))
    ]
    for number, (day, lines) in enumerate(zip(days, handouts.programme, strict=True), 1):
        slides.append(_programme(number, lines, len(days), fixed))
        for session in day:
            slides.append(_section(session, fixed))
            slides += [_words(s) for s in session.slides]
            slides += [_task(sheets[n], fixed) for n in session.exercises]
    slides.append(Slide("big", fixed("slides.end"), big=fixed("slides.end-big"),
                        notes=fixed("slides.end-notes")))  # fmt: skip
    return tuple(slides)


def _programme(number: int, lines: tuple[ProgrammeLine, ...], days: int, fixed: Words) -> Slide:
    title = fixed("programme.day", number=number) if days > 1 else fixed("programme.title")
    points = tuple(f"{line.begins}\t{line.title}" for line in lines)
    return Slide("programme", title, points=points, notes=fixed("slides.programme-notes"))


def _section(session: SessionShown, fixed: Words) -> Slide:
    label = fixed("guide.minutes-text", minutes=session.minutes)
    notes = fixed("slides.section-notes", title=session.title)
    return Slide("section", session.title, label, big=session.outcome, notes=notes)


def _words(slide: SlideWords) -> Slide:
    look: Look = "big" if slide.big else "points"
    return Slide(look, slide.title, points=slide.points, big=slide.big, notes=slide.say)


def _task(sheet: Sheet, fixed: Words) -> Slide:
    label = fixed("slides.task", number=sheet.number, minutes=sheet.minutes)
    notes = fixed("slides.task-notes", number=sheet.number)
    return Slide("task", sheet.title, label, big=sheet.instruction, notes=notes)


def flip_charts(slides: tuple[Slide, ...], handouts: Handouts, fixed: Words) -> Paper:
    """Return the slides as texts for flip charts, for rooms without a projector."""
    blocks: list[PaperBlock] = []
    for number, slide in enumerate(slides[1:], 1):
        blocks.append(heading(f"{number}. {slide.title}", 2))
        if slide.label:
            blocks.append(PaperParagraph(words(slide.label, "muted")))
        if slide.big:
            blocks.append(box(slide.big))
        if slide.points:
            blocks.append(bullets(p.replace("\t", "  ") for p in slide.points))
        if slide.notes:
            say = Run(f"{fixed('guide.say')} ")
            blocks.append(PaperParagraph((say, Run(slide.notes, "emphasis"))))
    return Paper(
        title=fixed("slides.flip-charts"),
        subtitle=handouts.title,
        language=handouts.language,
        blocks=tuple(blocks),
        footer=handouts.title,
    )
