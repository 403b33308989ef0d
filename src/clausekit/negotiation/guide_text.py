"""The Markdown of table and guide files as paragraphs and lists of a paper."""

from __future__ import annotations

import re

from clausekit.model.paper import Emphasis, PaperList, PaperParagraph, Run, Words

_MARKED = re.compile(r"\*\*(?P<strong>[^*]+)\*\*|\*(?P<emphasis>[^*\s][^*]*)\*|`(?P<code>[^`]+)`")
_ENTRY = re.compile(r"(?:[-*]|\d+[.)])\s+")


def blocks(markdown: str) -> tuple[PaperParagraph | PaperList, ...]:
    """Return the paragraphs and lists of a text."""
    found: list[PaperParagraph | PaperList] = []
    for part in re.split(r"\n\s*\n", markdown.strip()):
        lines = [line.strip() for line in part.split("\n") if line.strip()]
        if not lines:
            continue
        if _ENTRY.match(lines[0]):
            found.append(PaperList(tuple(_entries(lines))))
        else:
            found.append(PaperParagraph(inline(" ".join(lines))))
    return tuple(found)


def inline(text: str) -> Words:
    """Return one line of Markdown as words."""
    runs: list[Run] = []
    at = 0
    for found in _MARKED.finditer(text):
        if found.start() > at:
            runs.append(Run(text[at : found.start()]))
        kind: Emphasis = "strong" if found["strong"] else "emphasis"
        runs.append(Run(found["strong"] or found["emphasis"] or found["code"], kind))
        at = found.end()
    if at < len(text):
        runs.append(Run(text[at:]))
    return tuple(runs)


def _entries(lines: list[str]) -> list[Words]:
    texts: list[str] = []
    for line in lines:
        if found := _ENTRY.match(line):
            texts.append(line[found.end() :])
        else:
            texts[-1] += " " + line
    return [inline(text) for text in texts]
