"""Phrase tables: entries in a trie of words, so that a lookup costs the same for ten or ten thousand.

An entry is written `chairman|chairmen => chair|chairs; chairperson|chairpersons !t`: forms aligned
with the forms of each replacement, then flags. A blank or hyphen between words matches either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from clausekit.lint.passages.passage import Document, Passage
from clausekit.lint.passages.words import WORD, fold


@dataclass(frozen=True, slots=True)
class Entry:
    """One form of a phrase with the replacements of that form; `flags` steer the rule."""

    words: tuple[str, ...]
    joints: tuple[str, ...]
    replacements: tuple[str, ...]
    flags: frozenset[str]
    plural: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found in a passage: word range and character range."""

    entry: Entry
    first: int
    last: int
    start: int
    end: int


class _Node:
    __slots__ = ("entries", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.entries: list[Entry] = []


class PhraseTable:
    """A trie of phrases over words. `heads` are the words that any phrase begins with."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._root = _Node()
        for entry in entries:
            node = self._root
            for word in entry.words:
                node = node.next.setdefault(word, _Node())
            node.entries.append(entry)
        self.heads = frozenset(self._root.next)

    @classmethod
    def from_rows(cls, rows: Iterable[str]) -> PhraseTable:
        """Return the table of rows in the notation of this module."""
        return cls(entry for row in rows for entry in parse_row(row))

    def hits(self, passage: Passage) -> Iterator[Hit]:
        """Yield the longest phrase at each word of the passage, without overlaps."""
        words, size, skip = passage.words, len(passage.words), 0
        root = self._root.next
        for i, word in enumerate(words):
            node = root.get(word)
            if node is None or i < skip:
                continue
            best: tuple[Entry, int] | None = None
            j = i
            while True:
                for entry in node.entries:
                    if _joined(passage, entry, i):
                        best = (entry, j)
                j += 1
                following = node.next.get(words[j]) if j < size else None
                if following is None:
                    break
                node = following
            if best is not None:
                entry, last = best
                yield Hit(entry, i, last, passage.spans[i][0], passage.spans[last][1])
                skip = last + 1

    def search(self, document: Document, language: str = "") -> Iterator[tuple[Passage, Hit]]:
        """Yield every hit in the passages of a document that hold a head word."""
        for passage in document.having(self.heads, language):
            for hit in self.hits(passage):
                yield passage, hit


def _joined(passage: Passage, entry: Entry, first: int) -> bool:
    for k, joint in enumerate(entry.joints):
        gap = passage.lower[passage.spans[first + k][1] : passage.spans[first + k + 1][0]]
        if joint in (" ", "-"):
            if gap.strip() not in ("", "-", "–"):
                return False
        elif gap.strip() != joint.strip():
            return False
    return True


def parse_row(row: str) -> Iterator[Entry]:
    """Yield an entry for each form in the row."""
    row, _, flagged = row.partition("!")
    found, _, use = row.partition("=>")
    forms = [f.strip() for f in found.split("|")]
    choices = [[c.strip() for c in choice.split("|")] for choice in use.split(";") if choice.strip()]
    flags = frozenset(flagged.split())
    for k, form in enumerate(forms):
        folded = fold(form)
        words = tuple(WORD.findall(folded))
        spans = [m.span() for m in WORD.finditer(folded)]
        joints = tuple(
            folded[spans[i][1] : spans[i + 1][0]].strip() or " " for i in range(len(spans) - 1)
        )
        replacements = tuple(choice[min(k, len(choice) - 1)] for choice in choices)
        yield Entry(words, joints, replacements, flags, plural=k > 0)
