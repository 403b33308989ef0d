"""Word-level difference of two texts."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from typing import Literal, TypeAlias

from rapidfuzz.distance import Indel

from clausekit.lean import dataclass

Operation: TypeAlias = Literal["equal", "delete", "insert"]

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|\s+|.", re.DOTALL)
WHOLE = 2 / 3
"""Share of changed characters from which a text is replaced as a whole."""
_SMALL, _FEW = 2, 2


def tokens(text: str) -> list[str]:
    """Return the words, numbers, spaces and signs of a text, in order; together they are the text."""
    return _TOKEN.findall(text)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens that are kept, deleted or inserted: ranges in the old and in the new sequence."""

    operation: Operation
    old: tuple[int, int]
    new: tuple[int, int]


def script(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Stretch]:
    """Return how the old sequence becomes the new one: deletions stand before insertions.

    The elements are tokens; a text among them says how much it weighs. Islands of kept spaces and
    small words between two changes are given up, since nobody can read them; a text of which more
    than two thirds changed is replaced as a whole.
    """
    kept = _kept(old, new)
    kept = [run for at, run in enumerate(kept) if not _is_island(at, kept, old, len(new))]
    weight = sum(map(_weight, old)) + sum(map(_weight, new))
    same = 2 * sum(_weight(t) for a, _, size in kept for t in old[a : a + size])
    if weight and 1 - same / weight >= WHOLE and old and new:
        kept = []
    return list(_stretches(kept, len(old), len(new)))


def _kept(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int, int]]:
    # The same beginning and end cost nothing; most changes are small.
    limit = min(len(old), len(new))
    head = 0
    while head < limit and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < limit - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
    found = [(0, 0, head)] if head else []
    if middle_old and middle_new:
        for op in Indel.opcodes(middle_old, middle_new):
            if op.tag == "equal":
                found.append((head + op.src_start, head + op.dest_start, op.src_end - op.src_start))
    if tail:
        found.append((len(old) - tail, len(new) - tail, tail))
    return found


def _is_island(
    at: int, kept: Sequence[tuple[int, int, int]], old: Sequence[Hashable], new_size: int
) -> bool:
    """Return whether a kept run is too small to be read between the changes around it."""
    start, start_new, size = kept[at]
    if not all(isinstance(t, str) for t in old[start : start + size]):
        return False
    before = kept[at - 1] if at else (0, 0, 0)
    after = kept[at + 1] if at + 1 < len(kept) else (len(old), new_size, 0)
    gaps = (
        start - before[0] - before[2] + start_new - before[1] - before[2],
        after[0] - start - size + after[1] - start_new - size,
    )
    if not all(gaps):
        return False
    words = [str(t) for t in old[start : start + size] if not str(t).isspace()]
    letters = sum(map(len, words))
    return letters <= _SMALL or (len(words) <= _FEW and size < min(gaps))


def _weight(token: Hashable) -> int:
    return len(token) if isinstance(token, str) else 1


def _stretches(
    kept: Sequence[tuple[int, int, int]], old_size: int, new_size: int
) -> Iterator[Stretch]:
    a = b = 0
    for start, start_new, size in [*kept, (old_size, new_size, 0)]:
        if start > a:
            yield Stretch("delete", (a, start), (b, b))
        if start_new > b:
            yield Stretch("insert", (start, start), (b, start_new))
        if size:
            yield Stretch("equal", (start, start + size), (start_new, start_new + size))
        a, b = start + size, start_new + size


def changed_words(old: str, new: str) -> list[tuple[Operation, str]]:
    """Return the difference of two texts as kept, deleted and inserted words, in reading order."""
    before, after = tokens(old), tokens(new)
    return [
        (
            s.operation,
            "".join(after[slice(*s.new)] if s.operation == "insert" else before[slice(*s.old)]),
        )
        for s in script(before, after)
    ]
