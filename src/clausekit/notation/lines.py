"""What a source line begins: a heading, an item, words, or something the notation does not have."""

from __future__ import annotations

import re
from enum import StrEnum, auto

_HEADING = re.compile(r"(#{1,6})(?:[ \t]+(.*?))?[ \t]*")
_ITEM = re.compile(r"-(?:[ \t]+|$)")
_BULLET = re.compile(r"[*+•–—][ \t]+\S")
_NUMBERED = re.compile(r"(?:\d{1,9}[.)]|\((?:\d{1,3}|[a-z]|[ivx]{1,5})\)|[a-z]\))[ \t]")
_RULE = re.compile(r"(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+|-{2,}")
_LONGEST_RULE = 500


class Kind(StrEnum):
    """Kinds of lines."""

    BLANK = auto()
    HEADING = auto()
    ITEM = auto()
    TEXT = auto()
    TABLE = auto()
    FENCE = auto()
    QUOTE = auto()
    RULE = auto()
    BULLET = auto()
    NUMBERED = auto()


_BY_FIRST = {"|": Kind.TABLE, ">": Kind.QUOTE}


def kind_of(line: str) -> Kind:
    """Return what the line begins, whatever its indentation."""
    words = line.strip()
    if not words:
        return Kind.BLANK
    first = words[0]
    if first.isalpha() and words[1:2] != ")":
        return Kind.TEXT
    if first in _BY_FIRST:
        return _BY_FIRST[first]
    if first == "#":
        return Kind.HEADING
    if words.startswith(("```", "~~~")):
        return Kind.FENCE
    if first in "-*_=" and len(words) < _LONGEST_RULE and _RULE.fullmatch(words):
        return Kind.RULE
    if _ITEM.match(words):
        return Kind.ITEM
    if _BULLET.match(words):
        return Kind.BULLET
    return Kind.NUMBERED if _NUMBERED.match(words) else Kind.TEXT


def heading_parts(line: str) -> tuple[int, int, str]:
    """Return level, offset of the words and words of a heading line."""
    found = _HEADING.fullmatch(line.strip())
    if found is None:
        return (0, 0, line)
    offset = len(line) - len(line.lstrip()) + max(found.start(2), 0)
    return (len(found[1]), offset, found[2] or "")
