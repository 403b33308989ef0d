"""Phrase tables: entries in a trie of words, so that a lookup costs the same for ten or ten thousand.

An entry is written `chairman|chairmen => chair|chairs; chairperson|chairpersons !t`: forms aligned
with the forms of each replacement, then flags. A blank or hyphen between words matches either;
`!h` asks for the hyphen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clausekit.lean import dataclass
from clausekit.lint.passages.passage import Document, Passage
from clausekit.lint.passages.words import WORD, fold, word_set


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


_COMMON = word_set(
    "the a an of in to and as no all on at by for it is if my our their his her any every "
    "each be in may on with la le les l un une des du de d à au aux en et son sa leur leurs "
    "ces s el los las un una de del en a y su sus se con por si lo"
)


class PhraseTable:
    """A trie of phrases over words.

    Each phrase is found through its first word that is not a common one, its anchor; a passage
    without any anchor is never walked.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._root = _Node()
        offsets: dict[str, set[int]] = {}
        for entry in entries:
            node = self._root
            for word in entry.words:
                node = node.next.setdefault(word, _Node())
            node.entries.append(entry)
            at = next((k for k, w in enumerate(entry.words) if w not in _COMMON), 0)
            offsets.setdefault(entry.words[at], set()).add(at)
        self._offsets = {w: tuple(sorted(ks)) for w, ks in offsets.items()}
        self.anchors = frozenset(offsets)

    @classmethod
    def from_rows(cls, rows: Iterable[str]) -> PhraseTable:
        """Return the table of rows in the notation of this module."""
        return cls(entry for row in rows for entry in parse_row(row))

    def hits(self, passage: Passage) -> Iterator[Hit]:
        """Yield the longest phrase at each place of the passage, without overlaps."""
        yield from self._at(passage, self._candidates(passage.words))

    def _at(self, passage: Passage, candidates: Iterable[int]) -> Iterator[Hit]:
        free = 0
        for i in candidates:
            if i < free:
                continue
            best = self._longest(passage, i)
            if best is not None:
                entry, last = best
                yield Hit(entry, i, last, passage.spans[i][0], passage.spans[last][1])
                free = last + 1

    def search(self, document: Document, language: str = "") -> Iterator[tuple[Passage, Hit]]:
        """Yield every hit in the passages of a document that hold an anchor."""
        for passage, candidates in document.starts(self._offsets, language):
            for hit in self._at(passage, candidates):
                yield passage, hit

    def _candidates(self, words: list[str]) -> list[int]:
        found: set[int] = set()
        for word in self.anchors.intersection(words):
            offsets = self._offsets[word]
            at = -1
            for _ in range(words.count(word)):
                at = words.index(word, at + 1)
                found.update(at - k for k in offsets if at >= k)
        return sorted(found)

    def _longest(self, passage: Passage, i: int) -> tuple[Entry, int] | None:
        words, best, j = passage.words, None, i
        node = self._root.next.get(words[i])
        while node is not None:
            for entry in node.entries:
                if _joined(passage, entry, i):
                    best = (entry, j)
            j += 1
            node = node.next.get(words[j]) if j < len(words) else None
        return best


def _joined(passage: Passage, entry: Entry, first: int) -> bool:
    for k, joint in enumerate(entry.joints):
        gap = passage.lower[passage.spans[first + k][1] : passage.spans[first + k + 1][0]]
        if joint in (" ", "-"):
            allowed = ("-", "–") if "h" in entry.flags else ("", "-", "–")
            if gap.strip() not in allowed:
                return False
        elif gap.strip() != joint.strip():
            return False
    return True


def parse_row(row: str) -> Iterator[Entry]:
    """Yield an entry for each form in the row."""
    row, _, flagged = row.partition("!")
    found, _, use = row.partition("=>")
    forms = [f.strip() for f in found.split("|")]
    choices = [
        [c.strip() for c in choice.split("|")] for choice in use.split(";") if choice.strip()
    ]
    flags = frozenset(_flags(flagged))
    for k, form in enumerate(forms):
        folded = fold(form)
        words = tuple(WORD.findall(folded))
        spans = [m.span() for m in WORD.finditer(folded)]
        joints = tuple(
            folded[spans[i][1] : spans[i + 1][0]].strip() or " " for i in range(len(spans) - 1)
        )
        replacements = tuple(choice[min(k, len(choice) - 1)] for choice in choices)
        yield Entry(words, joints, replacements, flags, plural=k > 0)


def _flags(text: str) -> Iterator[str]:
    """Yield single letters, and whole `~word,word` marks of what makes a pair."""
    letters, tilde, mates = text.replace(" ", "").partition("~")
    yield from letters
    if tilde:
        yield f"~{mates}"


def in_case_of(actual: str, replacement: str) -> str:
    """Return the replacement with the capitals of what it replaces."""
    if actual.isupper() and len(actual) > 1:
        return replacement.upper()
    if actual[:1].isupper():
        return replacement[:1].upper() + replacement[1:]
    return replacement


def in_style_of(text: str, actual: str, replacement: str) -> str:
    """Return the replacement with the capitals of what it replaces and the apostrophes of the text."""
    words = in_case_of(actual, replacement)
    return words.replace("'", "’") if "’" in text and "'" not in text else words
