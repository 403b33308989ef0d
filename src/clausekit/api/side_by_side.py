"""Texts beside each other in plain characters, and the sentences that differ."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from difflib import SequenceMatcher

from clausekit.library.threeway import units

_GAP = "  "
_LEAST = 20


def columns(titles: Sequence[str], texts: Sequence[str | None], width: int) -> str:
    """Return texts in columns of equal width under their titles; what is not there says so."""
    each = max(_LEAST, (width - len(_GAP) * (len(texts) - 1)) // len(texts))
    sides = [_wrapped("(nothing)" if text is None else text, each) for text in texts]
    height = max(map(len, sides))
    rows = [list(titles), ["─" * each for _ in titles]]
    rows += [[side[i] if i < len(side) else "" for side in sides] for i in range(height)]
    return "\n".join(_GAP.join(f"{cell:<{each}}" for cell in row).rstrip() for row in rows)


def differing(before: str, after: str) -> tuple[str, str]:
    """Return only the sentences that differ, on both sides."""
    old, new = units(before), units(after)
    bare_old, bare_new = ([unit.strip() for unit in side] for side in (old, new))
    gone: list[str] = []
    come: list[str] = []
    for tag, a, b, c, d in SequenceMatcher(None, bare_old, bare_new, autojunk=False).get_opcodes():
        if tag != "equal":
            gone += old[a:b]
            come += new[c:d]
    return "".join(gone).strip(), "".join(come).strip()


def _wrapped(text: str, width: int) -> list[str]:
    lines: list[str] = []
    for line in text.split("\n"):
        lines += textwrap.wrap(line, width, break_long_words=True) or [""]
    return lines
