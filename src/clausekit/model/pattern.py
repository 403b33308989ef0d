"""Patterns with named places, such as `{article}.{clause}`, filled without a formatting language.

`str.format` reads attributes and pads without limit; a pattern of a layer is data and may do neither.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

_PLACE = re.compile(r"\{([a-z][a-z-]*)\}")
_BRACED = re.compile(r"\{[^{}]*\}?|\}")


def filled(pattern: str, words: Mapping[str, str]) -> str:
    """Return the pattern with the words in their places; what is no known place stays as it is."""
    return _PLACE.sub(lambda found: words.get(found[1], found[0]), pattern)


def strange_places(pattern: str, known: Collection[str]) -> tuple[str, ...]:
    """Return everything in braces that is none of the known places, and every brace alone."""
    allowed = {f"{{{name}}}" for name in known}
    return tuple(braced for braced in _BRACED.findall(pattern) if braced not in allowed)
