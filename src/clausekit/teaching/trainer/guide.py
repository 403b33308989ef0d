"""The facilitator guide: every session with aim, minutes, steps, likely answers, debrief."""

from __future__ import annotations

from collections.abc import Iterator

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
from clausekit.teaching.building import TrainerNotes
from clausekit.teaching.minutes import Slot, clock, timetable
from clausekit.teaching.participants.parts import box, bullets, heading, labelled, note, paragraphs
from clausekit.teaching.plan import Module, RolePlay, Session, Step
from clausekit.teaching.words import Words

NEEDS_POWER = frozenset({"laptops", "slides"})
"""Material that the variant without laptops does without."""


def guide(notes: TrainerNotes, fixed: Words, *, laptops: bool) -> Paper:
    """Return the guide."""
    plan = notes.plan
    blocks: list[PaperBlock] = [
        paragraph(fixed("guide.intro")),
        labelled(fixed("guide.for"), plan.audience),
        heading(fixed("guide.aims"), 2),
        bullets(plan.aims),
    ]
    for number, day in enumerate(plan.days, 1):
        blocks += [PageBreak(), heading(fixed("programme.day", number=number))]
        for place, slot in enumerate(timetable(day)):
            exercises = notes.numbers[number - 1, place]
            blocks += _slot(slot, exercises, notes, fixed, laptops=laptops)
    if plan.role_play:
        blocks += _role_play(plan.role_play, fixed)
    return Paper(
        title=fixed("guide.title"),
        subtitle=plan.title,
        language=plan.language,
        blocks=tuple(blocks),
        mark=fixed("trainer.mark"),
        footer=plan.title,
    )


def _slot(
    slot: Slot, exercises: tuple[int, ...], notes: TrainerNotes, fixed: Words, *, laptops: bool
) -> list[PaperBlock]:
    module = slot.session.module
    times = f"{clock(slot.begins)}–{clock(slot.ends)}"
    if module is None:
        return [note(f"{times}  {fixed(f'pause.{slot.session.pause}')}")]
    blocks: list[PaperBlock] = [
        heading(f"{times}  {module.title}", 2),
        *_facts(module, slot.session, exercises, notes, fixed, laptops=laptops),
        _steps(slot, fixed, laptops=laptops),
    ]
    for key, texts in (
        ("messages", module.messages),
        ("answers", module.answers),
        ("mistakes", module.mistakes),
        ("debrief", module.debrief),
    ):
        if texts:
            blocks += [heading(fixed(f"guide.{key}"), 3), bullets(texts)]
    if module.caution:
        blocks.append(box(f"{fixed('guide.caution')} {module.caution}"))
    return blocks


def _facts(
    module: Module,
    session: Session,
    exercises: tuple[int, ...],
    notes: TrainerNotes,
    fixed: Words,
    *,
    laptops: bool,
) -> list[PaperBlock]:
    titles = {e.sheet.number: e.sheet.title for e in notes.exercises}
    blocks: list[PaperBlock] = [
        labelled(fixed("guide.aim"), module.aim),
        labelled(fixed("guide.outcome"), module.outcome),
        labelled(fixed("guide.minutes"), fixed("guide.minutes-text", minutes=session.minutes)),
    ]
    if exercises:
        named = "; ".join(f"{n} ({titles[n]})" for n in exercises)
        blocks.append(labelled(fixed("guide.exercises"), named))
    materials = [m for m in module.materials if laptops or m not in NEEDS_POWER]
    if materials:
        named = ", ".join(fixed(f"material.{m}") for m in materials)
        blocks.append(labelled(fixed("guide.materials"), named))
    return blocks


def _steps(slot: Slot, fixed: Words, *, laptops: bool) -> PaperTable:
    now, rows = slot.begins, []
    for step in slot.session.steps:
        when = f"{clock(now)}\n{fixed('guide.step-minutes', minutes=step.minutes)}"
        form = cell(fixed(f"form.{step.form}"), "muted")
        rows.append((cell(when, "strong"), _step(step, fixed, laptops=laptops), form))
        now += step.minutes
    header = tuple(words(fixed(f"guide.step-{k}")) for k in ("time", "text", "form"))
    return PaperTable(header, tuple(rows), (2, 13, 3))


def _step(step: Step, fixed: Words, *, laptops: bool) -> tuple[PaperParagraph, ...]:
    parts = [PaperParagraph((Run(step.title, "strong"),))]
    if step.laptop and not laptops:
        parts.append(paragraph(step.paper))
        return tuple(parts)
    if step.say:
        for text in step.say.split("\n"):
            parts.append(PaperParagraph((Run(f"{fixed('guide.say')} "), Run(text, "emphasis"))))
    if step.do:
        parts += [paragraph(text) for text in step.do.split("\n")]
    if step.laptop:
        parts.append(PaperParagraph((Run(fixed("guide.laptop"), "muted"),)))
    return tuple(parts)


def _role_play(play: RolePlay, fixed: Words) -> list[PaperBlock]:
    blocks: list[PaperBlock] = [
        PageBreak(),
        heading(fixed("guide.role-play", title=play.title)),
        paragraph(play.summary),
        heading(fixed("guide.running"), 2),
        bullets(fixed.many("guide.running-list")),
        PaperTable(
            tuple(words(fixed(f"guide.hand-{k}")) for k in ("when", "what", "whom")),
            tuple(_hand_outs(play, fixed)),
            (3, 7, 6),
            fixed("guide.hand-outs"),
        ),
    ]
    if play.likely:
        blocks += [heading(fixed("guide.likely"), 2), bullets(play.likely)]
    blocks += [heading(fixed("guide.debrief"), 2), bullets(play.debrief)]
    if play.caution:
        blocks.append(box(f"{fixed('guide.caution')} {play.caution}"))
    return [*blocks, heading(fixed("guide.score"), 2), *paragraphs(fixed.many("guide.score-text"))]


def _hand_outs(play: RolePlay, fixed: Words) -> Iterator[tuple[tuple[PaperParagraph, ...], ...]]:
    for row in fixed.many("guide.hand-rows"):
        when, what, whom = (part.strip() for part in row.split("|"))
        if "mediator" not in what.lower() or play.mediator:
            yield cell(when), cell(what), cell(whom)
    for number, bulletin in enumerate(play.bulletins, 2):
        when = fixed("guide.before-round", number=number)
        what = f"{fixed('role.bulletin', number=number)}: {bulletin.title}"
        yield cell(when), cell(what), cell(fixed("guide.to-all"))
