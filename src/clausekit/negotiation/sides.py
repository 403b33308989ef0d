"""Where each side stands on a clause, in the words of a paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from clausekit.model.paper import Emphasis, PaperParagraph, Run, paragraph
from clausekit.negotiation.case import Case, PlacedClause
from clausekit.negotiation.clause_words import words_of
from clausekit.negotiation.entries import Entry, Party
from clausekit.negotiation.measure import distance, shortly, steps
from clausekit.negotiation.movement import Offer, Track, tracks
from clausekit.negotiation.positions import as_drafted, typed, typed_values
from clausekit.negotiation.state import Subject
from clausekit.negotiation.words import PaperWords

Kept: TypeAlias = Callable[[str], str | None]
"""Gives the words that are kept under a SHA-256."""

_EXCERPT = 180
_ARROW = " → "
_NUMBERS = re.compile(r"\d+(?:\.\d+)+|[\s\u00a0]+")


def moved_by(entry: Entry, said: PaperWords, day: Callable[[str], str]) -> str:
    """Return status, party, round and date of an entry."""
    return said.moved_by.format(
        status=said.statuses[entry.status],
        party=said.parties[entry.party],
        round=entry.round,
        date=day(entry.date),
    )


def stands(
    case: Case, placed: PlacedClause, entry: Entry | None, kept: Kept, said: PaperWords
) -> tuple[PaperParagraph, ...]:
    """Return where a side stands by its last entry: the model wording, else its values or words."""
    if entry is None:
        return (paragraph(said.none, "muted"),)
    lines = [f"{said.round} {entry.round}"]
    if entry.strength is not None:
        lines[0] += f": {said.strengths[entry.strength]}"
    else:
        lines += values_of(case, placed, entry)
    if len(lines) == 1 and entry.strength is None and entry.text:
        lines.append(excerpt(kept(entry.text) or ""))
    return tuple(paragraph(line) for line in lines if line)


def values_of(case: Case, placed: PlacedClause, entry: Entry) -> list[str]:
    """Return the values of an entry, each with its label."""
    clause, text = placed.chosen.clause, case.text_of(placed.id)
    lines = []
    for name, raw in entry.values.items():
        value = typed(case, clause, name, raw) if name in clause.parameters else None
        if value is not None:
            label = text.parameters.get(name, name) if text else name
            lines.append(f"{label}: {shortly(text, name, value, case.language)}")
    return lines


def excerpt(words: str) -> str:
    """Return the beginning of a text, on one line."""
    line = " ".join(words.split())
    return line if len(line) <= _EXCERPT else line[: _EXCERPT - 1].rstrip() + "…"


def movement(
    case: Case, placed: PlacedClause, subject: Subject, said: PaperWords
) -> tuple[PaperParagraph, ...]:
    """Return how each side moved and what is between them, a paragraph for each point."""
    found = [p for p in (_strengths(subject, said),) if p]
    for track in tracks(case, subject):
        if track.moved or (track.union and track.company and track.open):
            found.append(_track(case, placed, track, said))
    return tuple(found) or (paragraph(said.none, "muted"),)


def _track(case: Case, placed: PlacedClause, track: Track, said: PaperWords) -> PaperParagraph:
    text, name = case.text_of(placed.id), track.parameter.name
    label = text.parameters.get(name, name) if text else name

    def path(offers: tuple[Offer, ...]) -> str:
        return _ARROW.join(shortly(text, name, o.value, case.language) for o in offers)

    runs = [Run(f"{label}: ", "strong")]
    for party, offers in ((Party.UNION, track.union), (Party.COMPANY, track.company)):
        if offers:
            runs.append(Run(f"{said.parties[party]} {path(offers)}; "))
    if track.union and track.company and track.open:
        gap = distance(
            track.parameter,
            track.union[-1].value,
            track.company[-1].value,
            case.language,
            said.step,
        )
        if gap:
            runs.append(Run(f"{gap} {said.gap}", "mark"))
    for party in track.went_back:
        runs.append(Run(f" {said.went_back.format(party=said.parties[party])}", "bad"))
    runs[-1] = Run(runs[-1].text.rstrip("; "), runs[-1].emphasis)
    return PaperParagraph(tuple(runs))


def _strengths(subject: Subject, said: PaperWords) -> PaperParagraph | None:
    runs = [Run(f"{said.strength}: ", "strong")]
    last = []
    for party in (Party.UNION, Party.COMPANY):
        named = [e.strength for e in subject.side(party) if e.strength is not None]
        path = [s for at, s in enumerate(named) if at == 0 or s != named[at - 1]]
        if path:
            words = _ARROW.join(said.strengths[s] for s in path)
            runs.append(Run(f"{said.parties[party]} {words}; "))
            last.append(path[-1])
    if len(last) < 2 or last[0] == last[1]:
        return None
    gap = steps(abs(last[0].rank - last[1].rank), said.step)
    return PaperParagraph((*runs, Run(f"{gap} {said.gap}", "mark")))


def differs(case: Case, subject: Subject, kept: Kept) -> bool:
    """Return whether the draft reads otherwise than the words that both sides agreed.

    Numbers of provisions move from draft to draft and do not count.
    """
    placed = case.clauses.get(subject.clause)
    last = subject.last
    if last is None or not last.status.settled:
        return False
    if placed is None or _other_values(case, placed, last):
        return True
    agreed = kept(last.text) if last.text else None
    if agreed is None:
        return bool(last.text)
    now = words_of(placed, subject.provision, numbers=False)
    word = case.agreement.scheme.levels["article"].label
    return _bare(now, word) != _bare(agreed, word)


def _other_values(case: Case, placed: PlacedClause, entry: Entry) -> bool:
    clause = placed.chosen.clause
    drafted = typed_values(case, clause, as_drafted(placed.chosen))
    for name, raw in entry.values.items():
        value = typed(case, clause, name, raw) if name in clause.parameters else None
        if value is not None and name in drafted and drafted[name] != value:
            return True
    return False


def _bare(words: str, article: str) -> str:
    text = re.sub(rf"\b{re.escape(article)}\s+\d+", "#", words) if article else words
    return _NUMBERS.sub(" ", text).strip().rstrip(".")


def split_lines(runs: list[tuple[str, Emphasis]]) -> tuple[PaperParagraph, ...]:
    """Return words that hold line ends as paragraphs."""
    lines: list[list[Run]] = [[]]
    for text, emphasis in runs:
        for at, part in enumerate(text.split("\n")):
            if at:
                lines.append([])
            if part:
                lines[-1].append(Run(part, emphasis))
    return tuple(PaperParagraph(tuple(line)) for line in lines if line)
