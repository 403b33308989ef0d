"""A text file cut into the parts that a layer can replace, each exactly as it was typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeAlias

from clausekit.lean import dataclass
from clausekit.source.front_matter import FENCE

Key: TypeAlias = tuple[str, str]
"""A provision and a strength; the strength is empty for strong."""

_HEADING = re.compile(r"## +([a-z0-9]+(?:[.-][a-z0-9]+)*)(?:\s+@(\S+))?\s*")


@dataclass(frozen=True, slots=True)
class RawText:
    """A text file in parts.

    Attributes:
        front: The front matter between its fences, or an empty text.
        head: What stands before the first section: the heading of the clause.
        sections: Words by provision and strength, without empty lines around them, in order.
    """

    front: str
    head: str
    sections: Mapping[Key, str]

    def of(self, provision: str) -> dict[Key, str]:
        """Return the sections of one provision."""
        return {key: words for key, words in self.sections.items() if key[0] == provision}

    @property
    def provisions(self) -> tuple[str, ...]:
        """The provisions that have words here, in order."""
        return tuple(dict.fromkeys(provision for provision, _ in self.sections))


def split(text: str) -> RawText:
    """Return a text file in its parts; what has no heading that can be read belongs to what precedes."""
    front, body = _front(text)
    head: list[str] = []
    sections: dict[Key, list[str]] = {}
    into = head
    for line in body.split("\n"):
        found = _HEADING.fullmatch(line)
        if found:
            strength = "" if found[2] == "strong" else found[2] or ""
            into = sections.setdefault((found[1], strength), [])
        else:
            into.append(line)
    words = {key: "\n".join(lines).strip("\n") for key, lines in sections.items()}
    return RawText(front, "\n".join(head).strip("\n"), words)


def joined(raw: RawText) -> str:
    """Return the parts as a text file."""
    parts = [f"{FENCE}\n{raw.front}\n{FENCE}"] if raw.front else []
    if raw.head:
        parts.append(raw.head)
    parts += (f"{heading(key)}\n{words}" for key, words in raw.sections.items())
    return "\n\n".join(parts) + "\n" if parts else ""


def heading(key: Key) -> str:
    """Return the heading line of a section."""
    return f"## {key[0]} @{key[1]}" if key[1] else f"## {key[0]}"


def _front(text: str) -> tuple[str, str]:
    if not text.startswith(FENCE + "\n"):
        return "", text
    lines = text.split("\n")
    end = next((i for i, line in enumerate(lines) if i and line.rstrip() == FENCE), None)
    if end is None:
        return "", text
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :])
