"""The role play: the case for all, a card for each role, texts on the table, bulletins."""

from __future__ import annotations

from clausekit.model.paper import (
    PageBreak,
    Paper,
    PaperBlock,
    PaperTable,
    cell,
    paragraph,
    words,
)
from clausekit.teaching.handouts import Handouts, RoleCard, RolePlaySheets
from clausekit.teaching.participants.parts import box, bullets, heading, lines, note, paragraphs
from clausekit.teaching.words import Words


def role_papers(handouts: Handouts, fixed: Words) -> dict[str, Paper]:
    """Return the papers of the role play by file name; none where there is no role play."""
    play = handouts.role_play
    if play is None:
        return {}
    papers = {
        "case": _case(play, fixed),
        "texts-on-the-table": _texts(play, fixed),
        "union-brief": _card("union", play.union, play, fixed),
        "company-brief": _card("company", play.company, play, fixed),
        "observer-sheet": _observer(play, fixed),
    }
    if play.mediator:
        papers["mediator-card"] = [box(play.summary), bullets(play.mediator), *_closing(fixed)]
    for number, (title, text) in enumerate(play.bulletins, 2):
        papers[f"bulletin-round-{number}"] = [heading(title), *paragraphs(text)]
    return {
        name: Paper(
            title=fixed(f"role.{name.partition('-round-')[0]}", number=name[-1]),
            subtitle=play.title,
            language=handouts.language,
            blocks=tuple(blocks),
            footer=handouts.title,
        )
        for name, blocks in papers.items()
    }


def _case(play: RolePlaySheets, fixed: Words) -> list[PaperBlock]:
    facts = tuple((cell(what, "strong"), cell(is_)) for what, is_ in play.facts)
    issues = tuple((cell(i.title, "strong"), cell(i.question)) for i in play.issues)
    header = (words(fixed("role.issue")), words(fixed("role.question")))
    return [
        box(play.summary),
        *paragraphs(play.case),
        PaperTable((), facts, (6, 9), fixed("role.facts")),
        PaperTable(header, issues, (5, 10), fixed("role.issues")),
        heading(fixed("role.rules"), 2),
        bullets(fixed.many("role.rules-list")),
    ]


def _texts(play: RolePlaySheets, fixed: Words) -> list[PaperBlock]:
    blocks: list[PaperBlock] = [note(fixed("role.texts-intro"))]
    for issue in play.issues:
        blocks += [
            *([PageBreak()] if len(blocks) > 1 else []),
            heading(f"{issue.title}: {issue.heading}"),
            paragraph(issue.question, "emphasis"),
            heading(fixed("role.proposal"), 2),
        ]
        for shown in issue.proposal:
            blocks += shown.blocks()
        blocks.append(heading(fixed("role.offer"), 2))
        for shown in issue.offer:
            blocks += shown.blocks()
        blocks += lines(fixed("role.agreed"))
    return blocks


def _card(side: str, card: RoleCard, play: RolePlaySheets, fixed: Words) -> list[PaperBlock]:
    speakers = tuple((cell(i.title, "strong"), cell("")) for i in play.issues)
    return [
        box(card.who),
        note(fixed(f"role.{side}-only")),
        heading(fixed("role.know"), 2),
        *paragraphs(card.story),
        heading(fixed("role.want"), 2),
        bullets(card.wants),
        heading(fixed("role.work"), 2),
        bullets(card.tips),
        PaperTable(
            (words(fixed("role.issue")), words(fixed("role.speaker"))),
            speakers,
            (5, 10),
            fixed("role.speakers"),
        ),
        *_closing(fixed),
    ]


def _observer(play: RolePlaySheets, fixed: Words) -> list[PaperBlock]:
    aspects = [q.partition(":")[0] for q in fixed.many("handbook.twelve")]
    header = (words(fixed("role.aspect")), *(words(i.title) for i in play.issues))
    rows = tuple((cell(a), *(cell("☐") for _ in play.issues)) for a in aspects)
    rounds = tuple(
        (cell(fixed("role.round", number=n)), cell(""), cell("")) for n in range(1, play.rounds + 1)
    )
    columns = tuple(words(fixed(f"role.{k}")) for k in ("when", "moved", "because"))
    return [
        note(fixed("role.observer-intro")),
        heading(fixed("role.look-for"), 2),
        bullets(play.observer),
        PaperTable(columns, rounds, (2, 7, 7), fixed("role.movement")),
        PaperTable(header, rows, (5, *[4] * len(play.issues)), fixed("role.score")),
        *_closing(fixed),
    ]


def _closing(fixed: Words) -> list[PaperBlock]:
    return lines(fixed("role.notes"))
