"""What earlier documents of this process have shown to be allowed, under the same rules.

Only the looking is spared: what an allowed piece asks of its document, that its words are words of
the agreement and its targets are there, is asked of every document anew.
"""

from __future__ import annotations

from dataclasses import field
from functools import lru_cache

from clausekit.lean import dataclass
from clausekit.model.reuse import Reuse

_MOST = 20_000
_MOST_PASSAGES = 2_048


@dataclass(slots=True)
class Asked:
    """What an allowed piece of a part asks of the document.

    Attributes:
        words: Must be words of the agreement.
        targets: Bookmarks that must be there.
        relations: Parts that must be there.
        bookmarks: Bookmarks that it gives; none may be given twice.
        fields: How many fields it begins more than it ends.
        whole: Whether it is well-formed by itself; None as long as nobody asked.
    """

    words: set[str] = field(default_factory=set)
    targets: set[str] = field(default_factory=set)
    relations: set[str] = field(default_factory=set)
    bookmarks: list[str] = field(default_factory=list)
    fields: int = 0
    whole: bool | None = None

    def take(self, other: Asked) -> None:
        """Ask and give what another does, too."""
        self.words |= other.words
        self.take_granted(other)

    def take_granted(self, other: Asked) -> None:
        """Ask and give what another does, whose words are known to be words of the agreement."""
        self.fields += other.fields
        if other.bookmarks:
            self.bookmarks += other.bookmarks
        if other.targets:
            self.targets |= other.targets
        if other.relations:
            self.relations |= other.relations


@dataclass(frozen=True, slots=True)
class Passage:
    """A row of paragraphs, all of which are allowed.

    Attributes:
        asked: What it asks.
        sparse: What is well-formed in its place if the document is; None for a document by itself.
    """

    asked: Asked
    sparse: bytes | None


@dataclass(slots=True)
class Seen:
    """What is allowed in a part.

    Attributes:
        tags: Tags that ask nothing.
        heads: What stands before the first paragraph asks: of small parts, all of it.
        chunks: What paragraphs ask, without the tag that opens them.
        passages: What paragraphs ask together.
        documents: How many have been looked at. Of the first one nothing but its tags is kept:
            most processes write one.
    """

    tags: set[str] = field(default_factory=set)
    heads: Reuse[Asked] = field(default_factory=Reuse)
    chunks: Reuse[Asked] = field(default_factory=Reuse)
    passages: Reuse[Passage] = field(default_factory=lambda: Reuse(_MOST_PASSAGES))
    documents: int = 0

    def turn(self) -> None:
        """Begin a new document."""
        self.documents += 1
        self.heads.turn()
        self.chunks.turn()
        self.passages.turn()

    def remember(self, tag: str) -> None:
        """Remember an allowed tag that asks nothing."""
        if len(self.tags) < _MOST:
            self.tags.add(tag)


@lru_cache(maxsize=64)
def seen_under(
    part: str, styles: frozenset[str], tags: frozenset[str], patterns: frozenset[str]
) -> Seen:
    """Return what is known of a part under some rules, to be added to.

    Args:
        part: Its name.
        styles: Ids of styles that it may name.
        tags: Tags that may stand as they are.
        patterns: Level texts that it may hold.
    """
    del part, styles, tags, patterns
    return Seen()
