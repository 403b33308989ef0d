"""A paragraph as the rules read it, and the document that holds it; everything costly is lazy."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from clausekit.lint.passages.parts import LIMIT, parts
from clausekit.lint.passages.sentences import sentences
from clausekit.lint.passages.words import WORD, fold
from clausekit.lint.passages.zones import Zone, quiet_zones
from clausekit.model.prose import Prose, ProseParagraph

# The contents and running heads say again what the body says.
SKIPPED_ROLES = frozenset({"waiver", "code", "header"})
_END = itemgetter(1)


class Passage:
    """One paragraph with its words, sentences and quiet zones.

    Attributes:
        lower: The text folded, offset for offset.
        words: The folded words in order; `spans` are their ranges in the text.
        sentences: The ranges of the sentences.
        zones: Ranges in which wording is not the author's own: quotations, names of laws and bodies.
        language: Two letters.
        names, persons: Ranges that look like named persons, once a rule has asked for them.
        openings: Where a duty or right may be said, and how, once a rule has asked for it.
    """

    __slots__ = (
        "index",
        "language",
        "lower",
        "names",
        "openings",
        "paragraph",
        "persons",
        "sentences",
        "spans",
        "text",
        "words",
        "zones",
    )
    spans: list[tuple[int, int]]
    sentences: tuple[tuple[int, int], ...]
    zones: tuple[Zone, ...]

    def __init__(self, index: int, paragraph: ProseParagraph, language: str) -> None:
        self.index = index
        self.paragraph = paragraph
        self.text = paragraph.text
        self.lower = fold(paragraph.text)
        self.words: list[str] = WORD.findall(self.lower)
        self.language = language
        self.names: list[tuple[int, int]] | None = None
        self.openings: list[tuple[int, Any]] | None = None
        self.persons: list[tuple[int, int]] | None = None

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            """Work out what is asked for the first time; after that it is a plain attribute."""
            if name not in _WORKED_OUT:
                raise AttributeError(name)
            value = _WORKED_OUT[name](self)
            setattr(self, name, value)
            return value

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """Return the range of the sentence that holds the offset."""
        found = self.sentences
        if len(found) == 1:
            return found[0]
        at = bisect_right(found, offset, key=_END)
        return found[min(at, len(found) - 1)]

    def quiet(self, start: int, end: int, *kinds: str) -> bool:
        """Return whether the range lies in a quiet zone, of one of the kinds when any is given."""
        for zone in self.zones:
            if zone.start <= start and end <= zone.end and (not kinds or zone.kind in kinds):
                return True
        return False

    def word_index(self, offset: int) -> int:
        """Return the index of the word that begins at or after the offset."""
        return bisect_left(self.spans, (offset, 0))

    def gap(self, index: int) -> str:
        """Return what stands between word `index` and the next one."""
        end = self.spans[index][1]
        after = self.spans[index + 1][0] if index + 1 < len(self.spans) else len(self.text)
        return self.text[end:after]


def _spans(passage: Passage) -> list[tuple[int, int]]:
    # The words follow one another, so the next occurrence of each is its place.
    find, at, found = passage.lower.find, 0, []
    for word in passage.words:
        start = find(word, at)
        at = start + len(word)
        found.append((start, at))
    return found


_WORKED_OUT: dict[str, Callable[[Passage], object]] = {
    "spans": _spans,
    "sentences": lambda passage: sentences(passage.text),
    "zones": lambda passage: quiet_zones(passage.text, passage.language, passage.words),
}


class Document:
    """A prose with an index of its words, so that a rule visits only what can concern it.

    Attributes:
        passages: The paragraphs; a very long one stands in parts.
        origins: The paragraph of each passage and its offset there; None where each is a paragraph.
    """

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self.kind = prose.kind
        default = prose.language[:2].lower()
        whole = all(len(p.text) <= LIMIT for p in prose.paragraphs)
        rows = [
            (n, offset, part)
            for n, p in enumerate(prose.paragraphs)
            for offset, part in (((0, p),) if whole else parts(p))
        ]
        self.passages: tuple[Passage, ...] = tuple(
            Passage(i, p, (p.language or default)[:2].lower()) for i, (_, _, p) in enumerate(rows)
        )
        self.origins = None if whole else [(n, offset) for n, offset, _ in rows]
        self.language = default
        self.languages = frozenset(p.language for p in self.passages)
        self._index: dict[str, list[int]] | None = None
        self._body: list[Passage] | None = None
        self._owners: list[int] = []
        self._bases: list[int] = []
        self._sorted: list[str] | None = None
        self.cache: dict[str, object] = {}

    @property
    def index(self) -> dict[str, list[int]]:
        """The places of each word, by its number among all words that a rule may read."""
        if self._index is None:
            index: dict[str, list[int]] = defaultdict(list)
            owners, bases, at = self._owners, self._bases, 0
            for passage in self.passages:
                bases.append(at)
                if passage.paragraph.role not in SKIPPED_ROLES:
                    for word in passage.words:
                        index[word].append(at)
                        at += 1
                    owners += [passage.index] * len(passage.words)
            self._index = dict(index)
        return self._index

    def _keys(self, words: Iterable[str]) -> set[str]:
        return self.index.keys() & (words if isinstance(words, (set, frozenset)) else set(words))

    def beginning(self, stem: str) -> Iterator[str]:
        """Yield the words of the document that begin with the stem."""
        if self._sorted is None:
            self._sorted = sorted(self.index)
        for k in range(bisect_left(self._sorted, stem), len(self._sorted)):
            if not self._sorted[k].startswith(stem):
                return
            yield self._sorted[k]

    def rarest(self, groups: Iterable[list[str]]) -> list[str]:
        """Return the group whose words stand in the document least often."""
        index = self.index
        return min(groups, key=lambda group: sum(len(index.get(word, ())) for word in group))

    def having(
        self, words: Iterable[str] | frozenset[str], language: str = ""
    ) -> Iterator[Passage]:
        """Yield the passages that hold any of the words, in order, of one language when given."""
        index, keys = self.index, self._keys(words)
        owner, found = self._owners.__getitem__, set[int]()
        for word in keys:
            found.update(map(owner, index[word]))
        for i in sorted(found):
            passage = self.passages[i]
            if not language or passage.language == language:
                yield passage

    def places(
        self, words: Iterable[str], language: str = ""
    ) -> Iterator[tuple[Passage, list[int]]]:
        """Yield the passages that hold any of the words, each with the places of those words in it."""
        return self.starts(dict.fromkeys(self._keys(words), (0,)), language)

    def starts(
        self, anchors: Mapping[str, tuple[int, ...]], language: str = ""
    ) -> Iterator[tuple[Passage, list[int]]]:
        """Yield each passage with the places at which a phrase can begin that has a word of `anchors`.

        `anchors` says of each word how many words of the phrase come before it.
        """
        index, passages = self.index, self.passages
        owners, bases = self._owners, self._bases
        found: set[int] = set()
        for word in self._keys(anchors.keys()):
            for before in anchors[word]:
                if before:
                    found.update(g - before for g in index[word] if g - before >= bases[owners[g]])
                else:
                    found.update(index[word])
        at, places = -1, list[int]()
        for g in sorted(found):
            if owners[g] != at:
                if places and (not language or passages[at].language == language):
                    yield passages[at], places
                at, places = owners[g], []
            places.append(g - bases[at])
        if places and (not language or passages[at].language == language):
            yield passages[at], places

    def body(self) -> Iterator[Passage]:
        """Return the passages that a rule may read at all."""
        if self._body is None:
            self._body = [p for p in self.passages if p.paragraph.role not in SKIPPED_ROLES]
        return iter(self._body)
