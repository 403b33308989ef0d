"""Alignment of two sequences of paragraphs and tables: by key, then equal text, then similar text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import field
from typing import Literal, TypeAlias

from rapidfuzz import fuzz

from clausekit.lean import dataclass

SIMILAR = 0.55
_KEYED = 0.3
_MUCH = 0.8
_LARGEST = 40_000
_WINDOW = 12
_MOVABLE = 15
_TRIFLE = 0.2
_WITHIN = 40

How: TypeAlias = Literal["key", "equal", "similar"]
Anchors: TypeAlias = dict[int, tuple[int, How]]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or a table as alignment sees it.

    Attributes:
        kind: Only lines of the same kind are paired.
        text: Its words, spaces made even.
        keys: Names that are the same in both files: bookmarks, ids of paragraphs.
        certain: Whether the keys prove identity, whatever the text.
    """

    text: str
    kind: str = "p"
    keys: tuple[str, ...] = ()
    certain: bool = False


@dataclass(slots=True)
class Alignment:
    """Which line became which.

    Attributes:
        pairs: New line by old line, both rising.
        how: Why, by old line.
        moved: Lines with the same text at another place, new by old.
        relocated: Lines with the same key, another place and another text, new by old.
    """

    pairs: dict[int, int] = field(default_factory=dict)
    how: dict[int, How] = field(default_factory=dict)
    moved: dict[int, int] = field(default_factory=dict)
    relocated: dict[int, int] = field(default_factory=dict)


def align(old: Sequence[Line], new: Sequence[Line]) -> Alignment:
    """Return how the lines of two documents correspond."""
    anchors = _anchors(old, new)
    found = _in_order(old, new, anchors)
    far = _far(old, new, found)
    if far:
        # What stands elsewhere and is much alike may weigh more than what kept it from its place.
        for at, other in found.pairs.items():
            anchors.setdefault(at, (other, found.how[at]))
        anchors.update(far)
        found = _in_order(old, new, anchors)
    _moves(old, new, anchors, found)
    return found


def _in_order(old: Sequence[Line], new: Sequence[Line], anchors: Anchors) -> Alignment:
    found = Alignment()
    for at, (other, how) in _rising(sorted(anchors.items()), old).items():
        found.pairs[at], found.how[at] = other, how
    last_old = last_new = -1
    for at, other in [*sorted(found.pairs.items()), (len(old), len(new))]:
        _fill(old, new, (last_old + 1, at), (last_new + 1, other), found)
        last_old, last_new = at, other
    return found


def _far(old: Sequence[Line], new: Sequence[Line], found: Alignment) -> Anchors:
    """Return lines without a partner that are much alike, wherever they stand."""
    taken = set(found.pairs.values())
    free = [j for j, line in enumerate(new) if j not in taken and len(line.text) >= _MOVABLE]
    lonely = [
        i for i, line in enumerate(old) if i not in found.pairs and len(line.text) >= _MOVABLE
    ]
    if not free or not lonely or len(free) * len(lonely) > _LARGEST:
        return {}
    far: Anchors = {}
    for at in lonely:
        scored = [(similarity(old[at], new[j]), -j) for j in free]
        score, other = max(scored, default=(0.0, 0))
        if score >= _MUCH:
            far[at] = (-other, "similar")
            free.remove(-other)
    return far


def similarity(old: Line, new: Line) -> float:
    """Return how alike two lines are, from 0 to 1; lines of two kinds are not."""
    if old.kind != new.kind:
        return 0.0
    if old.text == new.text:
        return 1.0 if old.text else _TRIFLE
    if not old.text or not new.text:
        return 0.0
    return fuzz.ratio(old.text, new.text, score_cutoff=_KEYED * 100) / 100


def _anchors(old: Sequence[Line], new: Sequence[Line]) -> Anchors:
    """Return pairs that stand out by themselves: one key, or a text that stands once in each."""
    anchors: Anchors = {}
    mine, theirs = (Counter(k for line in lines for k in set(line.keys)) for lines in (old, new))
    by_key = {k: at for at, line in enumerate(new) for k in line.keys if theirs[k] == 1}
    taken: set[int] = set()
    for at, line in enumerate(old):
        for key in line.keys:
            other = by_key.get(key) if mine[key] == 1 else None
            if other is None or other in taken or new[other].kind != line.kind:
                continue
            if line.certain or similarity(line, new[other]) >= _KEYED:
                anchors[at] = (other, "key")
                taken.add(other)
                break
    once_old = Counter((line.kind, line.text) for line in old)
    once_new = Counter((line.kind, line.text) for line in new)
    place = {(line.kind, line.text): at for at, line in enumerate(new)}
    for at, line in enumerate(old):
        mark = (line.kind, line.text)
        if at in anchors or not line.text or once_old[mark] != 1 or once_new[mark] != 1:
            continue
        if place[mark] not in taken:
            anchors[at] = (place[mark], "equal")
            taken.add(place[mark])
    return anchors


def _rising(
    pairs: Sequence[tuple[int, tuple[int, How]]], old: Sequence[Line]
) -> dict[int, tuple[int, How]]:
    """Return the pairs that rise on both sides and together hold most text."""
    size = max((other for _, (other, _) in pairs), default=-1) + 1
    best: list[tuple[int, int]] = [(0, -1)] * (size + 1)  # a tree of the best sums below a place
    before: list[int] = []
    top = (0, -1)
    for at, (place, (other, _)) in enumerate(pairs):
        below, node = (0, -1), other
        while node:
            below = max(below, best[node])
            node -= node & -node
        before.append(below[1])
        total = (below[0] + len(old[place].text) + 1, at)
        top = max(top, total)
        node = other + 1
        while node <= size:
            best[node] = max(best[node], total)
            node += node & -node
    chosen = {}
    at = top[1]
    while at >= 0:
        chosen[pairs[at][0]] = pairs[at][1]
        at = before[at]
    return dict(sorted(chosen.items()))


def _fill(
    old: Sequence[Line], new: Sequence[Line], a: tuple[int, int], b: tuple[int, int],
    found: Alignment,
) -> None:  # fmt: skip
    """Pair the lines between two anchors by likeness, in order."""
    rows, columns = a[1] - a[0], b[1] - b[0]
    if not rows or not columns:
        return
    if rows * columns > _LARGEST:
        _fill_far(old, new, a, b, found)
        return
    scores = [[_score(old[a[0] + i], new[b[0] + j]) for j in range(columns)] for i in range(rows)]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        row, below, score = best[i], best[i + 1], scores[i]
        for j in range(columns - 1, -1, -1):
            top = below[j] if below[j] >= row[j + 1] else row[j + 1]
            if score[j] and below[j + 1] + score[j] >= top:
                top = below[j + 1] + score[j]
            row[j] = top
    i = j = 0
    while i < rows and j < columns:
        if scores[i][j] and best[i][j] == best[i + 1][j + 1] + scores[i][j]:
            _pair(old, new, a[0] + i, b[0] + j, found)
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def _score(old: Line, new: Line) -> float:
    score = similarity(old, new)
    return score if score >= SIMILAR or score == _TRIFLE else 0.0


def _pair(old: Sequence[Line], new: Sequence[Line], at: int, other: int, found: Alignment) -> None:
    found.pairs[at] = other
    found.how[at] = "equal" if old[at].text == new[other].text else "similar"


def _fill_far(
    old: Sequence[Line], new: Sequence[Line], a: tuple[int, int], b: tuple[int, int],
    found: Alignment,
) -> None:  # fmt: skip
    """Pair lines of a gap too large to try every pair: each looks a little way ahead."""
    other = b[0]
    for at in range(a[0], a[1]):
        ahead = range(other, min(other + _WINDOW, b[1]))
        scored = max(((_score(old[at], new[j]), -j) for j in ahead), default=(0.0, 0))
        if scored[0] >= SIMILAR:
            _pair(old, new, at, -scored[1], found)
            other = -scored[1] + 1


def _moves(
    old: Sequence[Line],
    new: Sequence[Line],
    anchors: Anchors,
    found: Alignment,
) -> None:
    paired = set(found.pairs.values())
    free: dict[str, list[int]] = {}
    for other, line in enumerate(new):
        if other not in paired and line.kind == "p" and len(line.text) >= _MOVABLE:
            free.setdefault(line.text, []).append(other)
    for at, line in enumerate(old):
        if at in found.pairs:
            continue
        anchor = anchors.get(at)
        candidates = free.get(line.text, []) if line.kind == "p" else []
        if anchor and anchor[0] in candidates:
            found.moved[at] = anchor[0]
        elif candidates:
            found.moved[at] = candidates[0]
        elif anchor and anchor[0] not in paired:
            found.relocated[at] = anchor[0]
        if at in found.moved:
            candidates.remove(found.moved[at])


def is_split(old: str, first: str, second: str) -> bool:
    """Return whether a text became two: in this order they are far more like it than either."""
    if min(len(first), len(second)) < _MOVABLE:
        return False
    together = fuzz.ratio(old, f"{first} {second}")
    return together >= 85 and together > max(fuzz.ratio(old, first), fuzz.ratio(old, second)) + 8


def is_within(part: str, whole: str) -> bool:
    """Return whether a text stands, nearly word for word, within a longer one."""
    if len(part) < _WITHIN or len(part) >= len(whole):
        return False
    return part in whole or fuzz.partial_ratio(part, whole, score_cutoff=92) > 0
