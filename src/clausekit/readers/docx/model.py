"""A Word document as values: paragraphs in pieces, with who inserted or deleted what."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from clausekit.lean import dataclass

Change = Literal["kept", "inserted", "deleted", "cancelled"]
View = Literal["accepted", "rejected"]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text with one fate.

    Attributes:
        change: `inserted` and `deleted` are tracked changes; a move is a deletion and an insertion.
            `cancelled` text was inserted by one person and deleted by another: no view has it.
        moved: Whether the change is half of a move.
        hidden: Whether Word does not show it.
    """

    text: str
    change: Change = "kept"
    author: str = ""
    date: str = ""
    moved: bool = False
    hidden: bool = False

    def stands(self, view: View) -> bool:
        """Return whether the text is there when all changes are accepted, or rejected."""
        return self.change in ("kept", "inserted" if view == "accepted" else "deleted")


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """A paragraph.

    Attributes:
        index: Position among all paragraphs of the document, from 1, as a person would count.
        part: `body`, `footnote`, `endnote`, `header`, `footer` or `textbox`.
        mark: Fate of the paragraph mark: when it is deleted, the next paragraph joins this one.
        style: Name of the paragraph style, in lower case.
        outline: Outline level from 0, or None for body text.
        numbering: `(numId, level)` or None.
        bookmarks: Names of bookmarks that begin in the paragraph.
        comments: Ids of comments that begin in the paragraph, with the character offset in all text.
        notes: Ids of footnotes that the paragraph refers to.
        cell: Whether it stands in a table; `where` is `(table, row, column)` from 1.
    """

    index: int
    segments: tuple[Segment, ...]
    part: str = "body"
    mark: Change = "kept"
    mark_author: str = ""
    mark_date: str = ""
    style: str = ""
    style_id: str = ""
    outline: int | None = None
    numbering: tuple[str, int] | None = None
    bookmarks: tuple[str, ...] = ()
    comments: tuple[tuple[str, int], ...] = ()
    notes: tuple[str, ...] = ()
    cell: bool = False
    where: tuple[int, int, int] = (0, 0, 0)
    note: str = ""
    language: str = ""

    def text(self, view: View = "accepted", *, hidden: bool = False) -> str:
        """Return the words of the paragraph in a view."""
        return "".join(s.text for s in self.segments if s.stands(view) and (hidden or not s.hidden))

    @property
    def changed(self) -> bool:
        """Whether anything in it is a tracked change."""
        return self.mark != "kept" or any(s.change != "kept" for s in self.segments)


@dataclass(frozen=True, slots=True)
class WordComment:
    """A comment; `parent` is the id of the comment that it answers."""

    id: str
    author: str
    initials: str
    date: str
    text: str
    parent: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class WordDocument:
    """A whole document.

    Attributes:
        labels: By view, the computed number of each paragraph, in the order of `paragraphs`.
        warnings: What the reader met: hidden text, a damaged file, links to elsewhere.
    """

    name: str
    paragraphs: tuple[WordParagraph, ...]
    comments: tuple[WordComment, ...] = ()
    labels: dict[View, tuple[str, ...]] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    language: str = ""

    @property
    def authors(self) -> tuple[str, ...]:
        """Everyone who tracked a change or wrote a comment, by name."""
        found = {s.author for p in self.paragraphs for s in p.segments if s.author}
        found |= {p.mark_author for p in self.paragraphs if p.mark_author} | {
            c.author for c in self.comments if c.author
        }
        return tuple(sorted(found))

    @property
    def has_changes(self) -> bool:
        """Whether the document holds tracked changes."""
        return any(p.changed for p in self.paragraphs)
