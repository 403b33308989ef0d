"""Quiet zones: words that are not the author's own choice.

A quotation belongs to whoever said it, a law or a body is called what it is called. Rules that judge
wording ask here first.
"""

from __future__ import annotations

from collections.abc import Sequence

from clausekit.lean import dataclass
from clausekit.lint.passages.patterns import lazy
from clausekit.lint.passages.titles import institution_zones


@dataclass(frozen=True, slots=True)
class Zone:
    """A range that word rules leave alone; `kind` is quote, title, link or code."""

    start: int
    end: int
    kind: str


_PAIRS = (("“", "”"), ("«", "»"), ("„", "“"), ("‹", "›"))
_STRAIGHT = lazy(r'"[^"\n]{1,1500}"')
_SINGLE = lazy(r"['‘](?<!\w.)(?=\w)[^'‘\n]{2,300}?[\w.,!?…]['’](?!\w)")
_LINK = lazy(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|`[^`]+`")
_EMPHASIS = lazy(
    r"(?<![\w*])\*(?=[^\s*])[^*\n]{2,120}?[^\s*]\*(?![\w*])|(?<![\w_])_(?=[^\s_])[^_\n]{2,120}?[^\s_]_(?![\w_])"
)


def quiet_zones(text: str, language: str, words: Sequence[str]) -> tuple[Zone, ...]:
    """Return the quiet zones of a paragraph, given its folded words."""
    zones: list[Zone] = []
    for opening, closing in _PAIRS:
        if opening in text:
            zones += _nested(text, opening, closing)
    if '"' in text:
        zones += [Zone(m.start(), m.end(), "quote") for m in _STRAIGHT.finditer(text)]
    if "'" in text or "‘" in text:
        zones += [Zone(m.start(), m.end(), "quote") for m in _SINGLE.finditer(text)]
    if "://" in text or "www." in text or "@" in text or "`" in text:
        zones += [Zone(m.start(), m.end(), "link") for m in _LINK.finditer(text)]
    if "*" in text or "_" in text:  # titles of works stand in italics
        zones += [
            Zone(m.start(), m.end(), "title")
            for m in _EMPHASIS.finditer(text)
            if text[m.start() + 1].isupper()
        ]
    zones += [Zone(start, end, "title") for start, end in institution_zones(text, language, words)]
    return tuple(zones)


def _nested(text: str, opening: str, closing: str) -> list[Zone]:
    zones: list[Zone] = []
    start = text.find(opening)
    while start >= 0:
        end = text.find(closing, start + 1)
        if end < 0:
            # A quotation that runs on into the next paragraph is closed there.
            zones.append(Zone(start, len(text), "quote"))
            break
        zones.append(Zone(start, end + 1, "quote"))
        start = text.find(opening, end + 1)
    return zones
