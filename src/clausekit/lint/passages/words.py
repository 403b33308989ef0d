"""The one tokeniser: words with their offsets, over text folded without changing its length."""

from __future__ import annotations

import re
from collections.abc import Iterator

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


def _in_word(text: str, at: int) -> bool:
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")


def occurrences(text: str, phrase: str, ending: str | None = None) -> Iterator[tuple[int, int]]:
    """Yield the ranges at which the phrase begins a word; quicker than a pattern that is used once.

    With an ending, which may follow or not, the phrase ends a word too.
    """
    start = text.find(phrase)
    while start >= 0:
        end = start + len(phrase)
        found = not _in_word(text, start - 1)
        if found and ending is not None:
            if text.startswith(ending, end) and not _in_word(text, end + len(ending)):
                end += len(ending)
            found = not _in_word(text, end)
        if found:
            yield start, end
        start = text.find(phrase, end if found else start + 1)


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text that lists them."""
    return frozenset(text.split())
