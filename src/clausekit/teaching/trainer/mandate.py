"""The two sealed cards of a role play: a mandate and limits that were made for the exercise only."""

from __future__ import annotations

from clausekit.model.paper import Paper, PaperBlock, PaperTable, cell, paragraph, words
from clausekit.model.strength import Strength
from clausekit.teaching.participants.parts import bullets, heading, labelled, note
from clausekit.teaching.plan import Issue, Plan, RolePlay
from clausekit.teaching.role_sheets import provisions_at
from clausekit.teaching.specimens import Specimens
from clausekit.teaching.words import Words

_RUNGS = {"union": ("opening", "target", "floor"), "company": ("first", "furthest")}


def sealed_cards(plan: Plan, specimens: Specimens, fixed: Words) -> dict[str, Paper]:
    """Return the sealed card of each side by file name; none without a role play."""
    play = plan.role_play
    if play is None:
        return {}
    return {
        "sealed-card-union": _card("union", play, plan, specimens, fixed),
        "sealed-card-company": _card("company", play, plan, specimens, fixed),
    }


def _card(side: str, play: RolePlay, plan: Plan, specimens: Specimens, fixed: Words) -> Paper:
    private = play.union.private if side == "union" else play.company.private
    blocks: list[PaperBlock] = [note(fixed("sealed.made-up")), bullets(private)]
    for issue in play.issues:
        blocks += _issue(side, issue, specimens, fixed)
    return Paper(
        title=fixed(f"sealed.{side}"),
        subtitle=play.title,
        language=plan.language,
        blocks=tuple(blocks),
        mark=fixed("sealed.mark"),
        footer=plan.title,
    )


def _issue(side: str, issue: Issue, specimens: Specimens, fixed: Words) -> list[PaperBlock]:
    rungs: list[tuple[str, Strength]] = [(r, getattr(issue, r)) for r in _RUNGS[side]]
    rows = []
    places = list(Strength)
    shown = {p.id for _, s in rungs for p in provisions_at(specimens, issue, s)}
    named = {
        n for p in shown for _, s in rungs for n in specimens.parameters_in(issue.clause, p, s)
    }
    for name, (label, *printed) in specimens.values_of(issue.clause).items():
        if name not in named:
            continue
        cells = [printed[places.index(strength)] for _, strength in rungs]
        if len(set(cells)) > 1:
            rows.append((cell(label), *(cell(c) for c in cells)))
    header = (words(fixed("sealed.value")), *(words(_rung(r, s, fixed)) for r, s in rungs))
    blocks: list[PaperBlock] = [heading(f"{issue.title} ({specimens.heading(issue.clause)})", 2)]
    if side == "union":
        blocks.append(labelled(fixed("sealed.weight"), "●" * issue.weight))
    if rows:
        blocks.append(PaperTable(header, tuple(rows), (6, *[4] * len(rungs))))
    else:
        blocks.append(paragraph("; ".join(_rung(r, s, fixed) for r, s in rungs)))
    blocks += _differences(issue, rungs, specimens, fixed)
    key, text = ("trade", issue.trade) if side == "union" else ("limit", issue.limit)
    return [*blocks, labelled(fixed(f"sealed.{key}"), text)]


def _rung(rung: str, strength: Strength, fixed: Words) -> str:
    return f"{fixed(f'sealed.{rung}')} ({fixed(f'strength.{strength}')})"


def _differences(
    issue: Issue, rungs: list[tuple[str, Strength]], specimens: Specimens, fixed: Words
) -> list[PaperBlock]:
    """Return the wordings of the last rung that differ from the first by more than a value."""
    clause = specimens.clause(issue.clause)
    (_, first), (name, last) = rungs[0], rungs[-1]
    before = {s.id: s for s in provisions_at(specimens, issue, first)}
    blocks: list[PaperBlock] = []
    for shown in provisions_at(specimens, issue, last):
        record = clause.provisions[shown.id]
        if record.wording_at(first) is not record.wording_at(last) and shown != before[shown.id]:
            blocks.append(labelled(f"{_rung(name, last, fixed)}, {shown.id}:", shown.whole))
    return blocks
