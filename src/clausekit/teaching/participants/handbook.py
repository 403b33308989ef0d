"""The participants' handbook: how a clause is built, which words bind, terms, checklists."""

from __future__ import annotations

from clausekit.model.paper import (
    PageBreak,
    Paper,
    PaperBlock,
    PaperList,
    PaperParagraph,
    PaperTable,
    Run,
    cell,
    paragraph,
    words,
)
from clausekit.teaching.handouts import Handouts
from clausekit.teaching.participants.parts import (
    bullets,
    heading,
    labelled,
    lines,
    note,
    programme,
)
from clausekit.teaching.words import Words


def handbook(handouts: Handouts, fixed: Words) -> Paper:
    """Return the handbook."""
    blocks = [
        *_opening(handouts, fixed),
        *_anatomy(handouts, fixed),
        *_questions(fixed),
        *_binding(handouts, fixed),
        *_strengths(handouts, fixed),
        *_levels(fixed),
        *_glossary(handouts, fixed),
        *_checklists(handouts, fixed),
        *_clauses(handouts, fixed),
    ]
    return Paper(
        title=fixed("handbook.title"),
        subtitle=handouts.title,
        language=handouts.language,
        blocks=tuple(blocks),
        footer=handouts.title,
    )


def _opening(handouts: Handouts, fixed: Words) -> list[PaperBlock]:
    return [
        paragraph(fixed("handbook.welcome")),
        heading(fixed("handbook.aims")),
        bullets(handouts.aims),
        heading(fixed("handbook.programme")),
        *programme(handouts.programme, fixed),
        heading(fixed("handbook.group-rules")),
        bullets(fixed.many("handbook.rules")),
        heading(fixed("handbook.yours"), 2),
        *lines(fixed("handbook.yours-line")),
        PageBreak(),
    ]


def _anatomy(handouts: Handouts, fixed: Words) -> list[PaperBlock]:
    anatomy = handouts.anatomy
    rows = []
    for shown, does in anatomy.provisions:
        listed = [f"({number}) {text}" for number, text in shown.items]
        text = "\n".join([shown.text, *listed, *([shown.closing] if shown.closing else [])])
        name = shown.id.replace("-", " ")
        rows.append((cell(name, "strong"), cell(text), cell("\n".join(does), "muted")))
    header = tuple(words(fixed(f"handbook.anatomy-{k}")) for k in ("part", "text", "does"))
    parts = [labelled(f"{p.partition(':')[0]}:", p.partition(":")[2].strip())
             for p in fixed.many("handbook.parts")]  # fmt: skip
    return [
        heading(fixed("handbook.anatomy")),
        paragraph(fixed("handbook.anatomy-intro")),
        *parts,
        heading(anatomy.heading, 2),
        PaperTable(header, tuple(rows), (3, 10, 6)),
    ]


def _questions(fixed: Words) -> list[PaperBlock]:
    rows = tuple(
        (cell(str(number)), cell(q.partition(":")[0], "strong"), cell(q.partition(":")[2].strip()))
        for number, q in enumerate(fixed.many("handbook.twelve"), 1)
    )
    return [
        heading(fixed("handbook.twelve-title")),
        paragraph(fixed("handbook.twelve-intro")),
        PaperTable((), rows, (1, 4, 14)),
    ]


def _binding(handouts: Handouts, fixed: Words) -> list[PaperBlock]:
    header = tuple(words(fixed(f"handbook.rung-{k}")) for k in ("number", "words", "means"))
    rungs = tuple(
        tuple(cell(part.strip()) for part in rung.split("|"))
        for rung in fixed.many("handbook.rungs")
    )
    pairs = tuple(
        ((PaperParagraph(_marked(p.weak, p.words)),), cell(p.strong), cell(p.why))
        for p in handouts.pairs
    )
    columns = tuple(words(fixed(f"handbook.pair-{k}")) for k in ("weak", "strong", "why"))
    return [
        PageBreak(),
        heading(fixed("handbook.binding")),
        paragraph(fixed("handbook.binding-intro")),
        PaperTable(header, rungs, (2, 7, 8)),
        labelled(fixed("handbook.may"), fixed("handbook.may-text")),
        heading(fixed("handbook.pairs"), 2),
        PaperTable(columns, pairs, (6, 6, 4)),
    ]


def _marked(text: str, weak: str) -> tuple[Run, ...]:
    """Return a sentence with its weak words marked."""
    before, found, after = text.partition(weak)
    return (Run(before), Run(found, "bad"), Run(after))


def _strengths(handouts: Handouts, fixed: Words) -> list[PaperBlock]:
    anatomy = handouts.anatomy
    header = tuple(
        words(fixed(k))
        for k in ("handbook.value", "strength.strong", "strength.standard", "strength.basic")
    )
    rows = tuple(tuple(cell(c) for c in row) for row in anatomy.values)
    table = [PaperTable(header, rows, (7, 3, 3, 3), anatomy.heading)] if rows else []
    return [
        PageBreak(),
        heading(fixed("handbook.strengths")),
        paragraph(fixed("handbook.strengths-intro")),
        *table,
        paragraph(fixed("handbook.mandate")),
    ]


def _levels(fixed: Words) -> list[PaperBlock]:
    rows = tuple(
        tuple(cell(part.strip()) for part in row.split("|"))
        for row in fixed.many("handbook.levels")
    )
    header = tuple(words(fixed(f"handbook.level-{k}")) for k in ("level", "body", "subjects"))
    return [
        heading(fixed("handbook.levels-title")),
        paragraph(fixed("handbook.levels-intro")),
        PaperTable(header, rows, (3, 6, 9)),
    ]


def _glossary(handouts: Handouts, fixed: Words) -> list[PaperBlock]:
    rows = tuple(
        (
            (PaperParagraph((Run(line.term, "strong"),)), *cell(line.elsewhere, "muted"))
            if line.elsewhere
            else cell(line.term, "strong"),
            cell(line.definition),
        )
        for line in handouts.glossary
    )
    return [
        PageBreak(),
        heading(fixed("handbook.glossary")),
        paragraph(fixed("handbook.glossary-intro")),
        PaperTable((), rows, (4, 12)),
    ]


def _checklists(handouts: Handouts, fixed: Words) -> list[PaperBlock]:
    blocks: list[PaperBlock] = [
        PageBreak(),
        heading(fixed("handbook.checklists")),
        paragraph(fixed("handbook.checklists-intro")),
        heading(fixed("handbook.table-checklist"), 2),
        PaperList(tuple(words(t) for t in fixed.many("handbook.before-the-table")), "boxes"),
    ]
    for checklist in handouts.checklists:
        blocks.append(heading(checklist.title, 2))
        entries = tuple(
            (Run(f"{title}. ", "strong"), Run(f"“{quote}”")) for title, quote in checklist.demands
        )
        blocks.append(PaperList(entries, "boxes"))
    return blocks


def _clauses(handouts: Handouts, fixed: Words) -> list[PaperBlock]:
    rows = tuple((cell(title), cell(id_, "muted")) for title, id_ in handouts.clauses)
    header = (words(fixed("handbook.clause")), words(fixed("handbook.clause-id")))
    laptop = [note(fixed("handbook.laptop"))] if handouts.laptops else []
    return [
        PageBreak(),
        heading(fixed("handbook.clauses")),
        PaperTable(header, rows, (8, 8)),
        *laptop,
        note(fixed("handbook.legal")),
        heading(fixed("handbook.notes")),
        *lines(count=3),
    ]
