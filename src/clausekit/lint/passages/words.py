"""The one tokeniser: words with their offsets, over text folded without changing its length."""

from __future__ import annotations

import re

WORD = re.compile(r"\w+")

_SAME = (("’", "'"), ("‘", "'"), ("ʼ", "'"), ("\u00a0", " "), ("\u202f", " "), ("\u2009", " "),
         ("‑", "-"), ("‐", "-"), ("\u00ad", "-"), ("ſ", "s"))  # fmt: skip


def fold(text: str) -> str:
    """Return the text in lower case with plain apostrophes, spaces and hyphens, offset for offset."""
    lower = text.lower()
    if len(lower) != len(text):  # one letter, İ, becomes two in lower case
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    if not lower.isascii():
        for old, new in _SAME:
            if old in lower:
                lower = lower.replace(old, new)
    return lower


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text that lists them."""
    return frozenset(text.split())
