"""The little Markdown of guide files as plain text: no marks, paragraphs on lines of their own."""

from __future__ import annotations

import re

_MARKS = re.compile(r"`([^`]*)`|\*\*([^*]+)\*\*|(?<!\w)[*_]([^*_]+)[*_](?!\w)")


def plain_markdown(text: str) -> str:
    """Return the text without marks; lines of one paragraph are joined."""
    paragraphs = re.split(r"\n\s*\n", text.strip())
    joined = (" ".join(line.strip() for line in p.split("\n")) for p in paragraphs)
    return "\n".join(_MARKS.sub(lambda m: m[1] or m[2] or m[3] or "", p) for p in joined)
