"""The words of a clause's files as small pages with their places, without parsing the notation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_NAME = re.compile(r"(text|table|guide|form\.[a-z0-9-]+)\.([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\.md")
_TERM = re.compile(r"\[\[([^\[\]|#@]{1,200})(?:\|[^\[\]]{0,100})?\]\]")
_MARKS = re.compile(
    r"\{\{[^{}]{0,300}\}\}|\{%[^%]{0,300}%\}|\[\[[^\[\]]{0,300}\]\]|@(?:strong|standard|basic)\b"
)
_LABEL = re.compile(r"^\s{2,}[a-z0-9_-]+:\s+(.{3,})$")


class Page(NamedTuple):
    """A piece of a clause that can be found: `kind` is title, element, text, table, guide or form."""

    clause: str
    language: str
    kind: str
    file: str
    line: int
    words: str


def pages(clause: str, files: Mapping[str, tuple[str, str]]) -> Iterator[Page]:
    """Yield the pages of a clause.

    Args:
        clause: Its id.
        files: Name as shown, and text, by file name.
    """
    for name, (shown, text) in files.items():
        found = _NAME.fullmatch(name)
        if found is None:
            continue
        kind = found[1].partition(".")[0]
        yield from _pages_of(clause, found[2], kind, shown, text)


def _pages_of(clause: str, language: str, kind: str, shown: str, text: str) -> Iterator[Page]:
    lines = text.split("\n")
    start = 0
    if lines and lines[0].strip() == "---":
        end = next((i for i in range(1, len(lines)) if lines[i].strip() == "---"), 0)
        yield from _elements(clause, language, shown, lines[:end])
        start = end + 1 if end else 0
    held: list[str] = []
    at = start
    for number in range(start, len(lines)):
        line = lines[number]
        if line.startswith("#"):
            yield from _page(clause, language, kind, shown, at, held)
            held, at = [], number
            if line.startswith("# "):
                yield Page(clause, language, "title", shown, number + 1, plain(line[2:]))
                continue
            if line.startswith("###"):
                held.append(line.lstrip("# "))
        else:
            held.append(line)
    yield from _page(clause, language, kind, shown, at, held)


def _elements(clause: str, language: str, shown: str, lines: list[str]) -> Iterator[Page]:
    inside = False
    for number, line in enumerate(lines):
        if line and not line[0].isspace():
            inside = line.startswith("elements:")
        elif inside and (found := _LABEL.match(line)):
            words = found[1].strip("\"' ")
            yield Page(clause, language, "element", shown, number + 1, words)


def _page(
    clause: str, language: str, kind: str, shown: str, at: int, held: list[str]
) -> Iterator[Page]:
    words = plain(" ".join(held))
    if words:
        yield Page(clause, language, kind, shown, at + 1, words)


def plain(text: str) -> str:
    """Return notation as the words that a reader would look for."""
    return " ".join(_MARKS.sub(" ", _TERM.sub(r"\1", text)).split())
