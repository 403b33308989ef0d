"""Three-way merges: two texts that were made from one, as one text where they do not collide.

The unit is the sentence, or the item of a list: two changes in one sentence are for a person to
weigh, changes in different sentences are not in each other's way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from clausekit.lean import dataclass

_UNITS = re.compile(r".*?(?:[.;:!?](?=\s)\s+|\n+|$)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Merge:
    """What a three-way merge gave.

    Attributes:
        text: The merged text, or None where the sides collide.
        taken: Whether anything of the new base is in it that was not in ours.
    """

    text: str | None
    taken: bool = False


def merge_texts(base: str | None, ours: str | None, theirs: str | None) -> Merge | None:
    """Return the merge of a text, or None where no text is what should stand.

    Args:
        base: What both were made from; None where there was none.
        ours: Our version; None where we have none.
        theirs: The base as it is now; None where it is gone.
    """
    if theirs in (ours, base):
        return None if ours is None else Merge(ours)
    if ours == base:
        return None if theirs is None else Merge(theirs, taken=True)
    if base is None or ours is None or theirs is None:
        return Merge(None)
    merged = _merged(units(base), units(ours), units(theirs))
    if merged is None:
        return Merge(None)
    return Merge(merged, taken=merged != ours)


def units(text: str) -> list[str]:
    """Return a text in sentences and lines; joined they are the text."""
    return [unit for unit in _UNITS.findall(text) if unit]


def _merged(base: list[str], ours: list[str], theirs: list[str]) -> str | None:
    """Return the merge of units, or None where a stretch was changed differently on both sides."""
    out: list[str] = []
    at = (0, 0, 0)
    ends = (len(base), len(ours), len(theirs))
    for here in (*_anchors(base, ours, theirs), ends):
        stretch = (base[at[0] : here[0]], ours[at[1] : here[1]], theirs[at[2] : here[2]])
        chosen = _chosen(*stretch)
        if chosen is None:
            chosen = _one_by_one(*stretch)
        if chosen is None:
            return None
        out += chosen
        if here != ends:  # the same words on all sides; the space after them may differ
            kept = _chosen(*([side[i]] for side, i in zip((base, ours, theirs), here, strict=True)))
            out += kept or [ours[here[1]]]
        at = (here[0] + 1, here[1] + 1, here[2] + 1)
    return "".join(out)


def _chosen(base: list[str], ours: list[str], theirs: list[str]) -> list[str] | None:
    """Return what should stand for a stretch, or None where both sides changed it differently."""
    if theirs in (ours, base):
        return ours
    return theirs if ours == base else None


def _one_by_one(base: list[str], ours: list[str], theirs: list[str]) -> list[str] | None:
    """Return a stretch of as many units on every side, chosen unit by unit; None where two collide."""
    if not len(base) == len(ours) == len(theirs):
        return None
    out: list[str] = []
    for units_here in zip(base, ours, theirs, strict=True):
        chosen = _chosen(*([unit] for unit in units_here))
        if chosen is None:
            return None
        out += chosen
    return out


def _anchors(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]
) -> list[tuple[int, int, int]]:
    """Return the units that stand unchanged on both sides, by their places."""
    here, there = _matches(base, ours), _matches(base, theirs)
    return [(i, here[i], there[i]) for i in range(len(base)) if i in here and i in there]


def _matches(base: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    blocks = SequenceMatcher(None, _bare(base), _bare(other), autojunk=False).get_matching_blocks()
    return {b.a + k: b.b + k for b in blocks for k in range(b.size)}


def _bare(parts: Sequence[str]) -> list[str]:
    return [part.strip() for part in parts]
