"""Which paragraph of theirs is which of ours: by bookmark, equal text, similar text, elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from clausekit.api.returned.result import How
from clausekit.api.returned.units import Unit
from clausekit.lean import dataclass
from clausekit.redline.align import Alignment, Line, align, is_split, is_within, similarity

_HINT = 0.4


@dataclass(slots=True)
class Match:
    """Paragraphs of theirs for one of ours, in order; several for a split."""

    theirs: list[int]
    how: How
    confidence: float


@dataclass(slots=True)
class Mapping:
    """Matches by position of ours; what of theirs nothing of ours became.

    Attributes:
        merged: Position of ours that took in the one named first.
        hints: For a lost paragraph of ours, the free one of theirs that is nearest to it.
    """

    matches: dict[int, Match]
    new: list[int]
    merged: dict[int, int] = field(default_factory=dict)
    hints: dict[int, int] = field(default_factory=dict)


def map_units(ours: Sequence[Unit], theirs: Sequence[Unit]) -> Mapping:
    """Return how two documents correspond."""
    mine, others = _lines(ours), _lines(theirs)
    found = align(mine, others)
    matches = _matches(found, mine, others)
    taken = {j for match in matches.values() for j in match.theirs}
    mapping = Mapping(matches, [j for j in range(len(theirs)) if j not in taken])
    _splits(ours, theirs, mapping)
    _merges(ours, theirs, mapping)
    _hints(mine, others, mapping)
    return mapping


def _lines(units: Sequence[Unit]) -> list[Line]:
    return [Line(u.text, u.kind, u.keys, certain=bool(u.keys)) for u in units]


def _matches(found: Alignment, mine: Sequence[Line], others: Sequence[Line]) -> dict[int, Match]:
    matches: dict[int, Match] = {}
    for i, j in found.pairs.items():
        how: How = (
            "bookmark"
            if found.how[i] == "key"
            else "equal"
            if mine[i].text == others[j].text
            else "similar"
        )
        score = 1.0 if how != "similar" else similarity(mine[i], others[j])
        if how == "bookmark" and score:
            score = max(similarity(mine[i], others[j]), 0.9)
        matches[i] = Match([j], how, round(score, 2))
    for i, j in {**found.relocated, **found.moved}.items():
        kept = mine[i].keys and set(mine[i].keys) & set(others[j].keys)
        matches[i] = Match([j], "moved", 1.0 if kept else round(similarity(mine[i], others[j]), 2))
    return matches


def _splits(ours: Sequence[Unit], theirs: Sequence[Unit], mapping: Mapping) -> None:
    """Give the rest of a split paragraph to the one that it was split from."""
    free = set(mapping.new)
    for i, match in mapping.matches.items():
        if match.how == "equal":
            continue
        at = match.theirs[-1]
        while at + 1 in free and theirs[at + 1].kind == ours[i].kind:
            before = " ".join(theirs[j].text for j in match.theirs)
            if not is_split(ours[i].text, before, theirs[at + 1].text):
                break
            match.theirs.append(at + 1)
            match.how = "split"
            at += 1
        first = match.theirs[0]
        if first - 1 in free and is_split(ours[i].text, theirs[first - 1].text, theirs[first].text):
            match.theirs.insert(0, first - 1)
            match.how = "split"
        free -= set(match.theirs)
    mapping.new = sorted(free)


def _merges(ours: Sequence[Unit], theirs: Sequence[Unit], mapping: Mapping) -> None:
    """Find paragraphs of ours that became part of a neighbour's counterpart."""
    for i in range(len(ours)):
        if i in mapping.matches:
            continue
        for neighbour in (i - 1, i + 1):
            match = mapping.matches.get(neighbour)
            if match is None or len(match.theirs) != 1 or match.how == "equal":
                continue
            other = theirs[match.theirs[0]].text
            first, second = sorted((i, neighbour))
            whole = is_split(other, ours[first].text, ours[second].text)
            named = set(ours[i].keys) & set(theirs[match.theirs[0]].keys)
            if whole or is_within(ours[i].text, other) or (named and ours[i].text in other):
                mapping.merged[i] = neighbour
                break


def _hints(mine: Sequence[Line], others: Sequence[Line], mapping: Mapping) -> None:
    lost = [i for i in range(len(mine)) if i not in mapping.matches and i not in mapping.merged]
    if len(lost) * len(mapping.new) > 10_000:
        return
    for i in lost:
        scored = max(((similarity(mine[i], others[j]), -j) for j in mapping.new), default=(0.0, 0))
        if scored[0] >= _HINT:
            mapping.hints[i] = -scored[1]
