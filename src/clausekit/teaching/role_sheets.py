"""The role play as participants get it: what is private has no place in the value."""

from __future__ import annotations

from clausekit.model.strength import Strength
from clausekit.teaching.handouts import RoleCard, RolePlaySheets, TableIssue
from clausekit.teaching.plan import Issue, RolePlay, Side
from clausekit.teaching.specimens import Shown, Specimens


def role_sheets(play: RolePlay, specimens: Specimens) -> RolePlaySheets:
    """Return the role play without anything private."""
    return RolePlaySheets(
        title=play.title,
        summary=play.summary,
        case=play.case,
        facts=play.facts,
        union=_card(play.union),
        company=_card(play.company),
        mediator=play.mediator,
        observer=play.observer,
        issues=tuple(_issue(issue, specimens) for issue in play.issues),
        rounds=play.rounds,
        bulletins=tuple((b.title, b.text) for b in play.bulletins),
    )


def _card(side: Side) -> RoleCard:
    return RoleCard(side.who, side.story, side.wants, side.tips)


def _issue(issue: Issue, specimens: Specimens) -> TableIssue:
    texts = [provisions_at(specimens, issue, s) for s in (issue.opening, issue.first)]
    for text in texts:
        for shown in text:
            specimens.use(shown)
    return TableIssue(issue.title, specimens.heading(issue.clause), issue.question, *texts)


def provisions_at(specimens: Specimens, issue: Issue, strength: Strength) -> tuple[Shown, ...]:
    """Return the provisions of an issue that lie on the table, at a strength."""
    there = specimens.provisions(issue.clause, strength)
    return tuple(shown for id_, shown in there.items() if not issue.show or id_ in issue.show)
