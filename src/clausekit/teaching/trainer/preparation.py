"""What to do before Monday: files and copies, timing table, room, access and language, group rules."""

from __future__ import annotations

from collections import Counter
from math import ceil

from clausekit.model.paper import (
    PageBreak,
    Paper,
    PaperBlock,
    PaperTable,
    cell,
    paragraph,
    words,
)
from clausekit.teaching.building import TrainerNotes
from clausekit.teaching.minutes import clock, overrun, timetable
from clausekit.teaching.participants.parts import boxes, bullets, heading, labelled, note
from clausekit.teaching.plan import Plan
from clausekit.teaching.trainer.guide import NEEDS_POWER
from clausekit.teaching.words import Words

_TABLE = 10
"""People at one table of a role play: four for each side, one to mediate, one to observe."""


def preparation(
    notes: TrainerNotes, fixed: Words, *, factor: float, laptops: bool, seed: int
) -> Paper:
    """Return the paper that a trainer opens first."""
    plan = notes.plan
    blocks: list[PaperBlock] = [
        paragraph(fixed("start.intro")),
        labelled(
            fixed("start.group"), fixed("start.group-text", least=plan.group[0], most=plan.group[1])
        ),
        labelled(fixed("start.seed"), fixed("start.seed-text", seed=seed)),
        heading(fixed("start.week"), 2),
        boxes(fixed.many("start.week-list")),
        PageBreak(),
        *_copies(plan, fixed, laptops=laptops),
        heading(fixed("start.timing")),
        *_timing(notes, fixed, factor),
        heading(fixed("start.room")),
        bullets(fixed.many("start.room-list")),
        *_materials(notes, fixed, laptops=laptops),
        heading(fixed("start.access")),
        bullets(fixed.many("start.access-list")),
        heading(fixed("start.language")),
        bullets(fixed.many("start.language-list")),
        heading(fixed("start.gender")),
        bullets(fixed.many("start.gender-list")),
    ]
    return Paper(
        title=fixed("start.title"),
        subtitle=plan.title,
        language=plan.language,
        blocks=tuple(blocks),
        mark=fixed("trainer.mark"),
        footer=plan.title,
    )


def _copies(plan: Plan, fixed: Words, *, laptops: bool) -> list[PaperBlock]:
    most = plan.group[1]
    tables = max(1, ceil(most / _TABLE))
    counts = {"each": most, "tables": tables, "team": 4 * tables, "observers": 2 * tables, "one": 1}
    rows = []
    for row in fixed.many("start.copies"):
        name, count, when = (part.strip() for part in row.split("|"))
        role = name.startswith("role-play") or "sealed" in name
        if role and not plan.role_play:
            continue
        if "mediator" in name and not (plan.role_play and plan.role_play.mediator):
            continue
        if "bulletin" in name and plan.role_play and not plan.role_play.bulletins:
            continue
        rows.append((cell(name), cell(str(counts[count])), cell(when)))
    header = tuple(words(fixed(f"start.copy-{k}")) for k in ("file", "count", "when"))
    more = [] if laptops else [note(fixed("start.no-laptop"))]
    return [heading(fixed("start.print"), 2), PaperTable(header, tuple(rows), (7, 2, 7)), *more]


def _timing(notes: TrainerNotes, fixed: Words, factor: float) -> list[PaperBlock]:
    plan = notes.plan
    blocks: list[PaperBlock] = []
    if factor != 1:
        blocks.append(note(fixed("start.factor", factor=f"{factor:g}")))
    if plan.left_out:
        blocks.append(note(fixed("start.left-out", titles="; ".join(plan.left_out))))
    for number, day in enumerate(plan.days, 1):
        rows = []
        for place, slot in enumerate(timetable(day)):
            session = slot.session
            title = session.module.title if session.module else fixed(f"pause.{session.pause}")
            exercises = ", ".join(str(n) for n in notes.numbers[number - 1, place])
            forms = Counter(fixed(f"form.{step.form}") for step in session.steps)
            if session.optional:
                title = f"{title} ({fixed('start.optional')})"
            rows.append(
                (
                    cell(f"{clock(slot.begins)}–{clock(slot.ends)}"),
                    cell(str(session.minutes)),
                    cell(title, "" if session.module else "muted"),
                    cell(exercises),
                    cell(", ".join(forms)),
                )
            )
        total = sum(s.minutes for s in day.sessions)
        work = sum(s.minutes for s in day.sessions if s.module)
        rows.append((cell(""), cell(str(total), "strong"),
                     cell(fixed("start.total", work=work), "strong"), cell(""), cell("")))  # fmt: skip
        header = tuple(
            words(fixed(f"start.timing-{k}"))
            for k in ("time", "minutes", "session", "exercises", "form")
        )
        caption = fixed("programme.day", number=number)
        blocks.append(PaperTable(header, tuple(rows), (3, 2, 7, 2, 4), caption))
        if overrun(day):
            blocks.append(note(fixed("start.overrun", minutes=overrun(day))))
    return blocks


def _materials(notes: TrainerNotes, fixed: Words, *, laptops: bool) -> list[PaperBlock]:
    needed = dict.fromkeys(m for module in notes.plan.modules for m in module.materials)
    names = [fixed(f"material.{m}") for m in needed if laptops or m not in NEEDS_POWER]
    names += [] if laptops else [fixed("material.flip-chart-slides")]
    return [heading(fixed("start.materials"), 2), boxes(dict.fromkeys(names))]
