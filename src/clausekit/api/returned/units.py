"""Paragraphs of a Word file as they are mapped: joined where a mark went, with bookmarks and places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from typing import TYPE_CHECKING

from clausekit.lean import dataclass

if TYPE_CHECKING:
    from clausekit.readers.docx.model import View, WordDocument, WordParagraph

_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_PAGES = re.compile(r"\d+( of | sur | de | von | / ?)\d+")
_CONTENTS = re.compile(
    r"^(?:toc|contents|table of contents|tm|tdc|index heading)\b|^(?:toc|contents)\d|^toc heading"
)
_PAGE_OF_LINE = re.compile(r"[\s.·…_]*(?:\d{1,4}|[ivxlc]{1,7})?$")
_LONGEST_TITLE, _LONGEST_LABEL = 24, 30
_OURS = re.compile(r"_Ref\d{9}")
_KINDS = {
    "body": "p",
    "footnote": "n",
    "endnote": "n",
    "header": "h",
    "footer": "h",
    "textbox": "b",
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph of a view.

    Attributes:
        indices: Positions of the paragraphs of the file that it is made of, the last one first named.
        keys: Bookmarks of our own that begin in it.
        kind: `p` body, `c` cell, `n` note, `h` header or footer, `b` text box.
        comments: Ids of comments that begin in it.
        authors: Who changed something in it.
        tracked: Whether anything in it is a tracked change.
    """

    text: str
    label: str
    indices: tuple[int, ...]
    keys: tuple[str, ...]
    kind: str
    style: str
    comments: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    tracked: bool = False

    @property
    def place(self) -> str:
        """Where a person finds it: its number, or the paragraph's position."""
        return self.label or f"paragraph {self.indices[-1]}"


def even(text: str) -> str:
    """Return text with plain single spaces and plain hyphens."""
    return _SPACES.sub(" ", text).replace("\u2011", "-").strip()


def without_pages(text: str) -> str:
    """Return the text of a header or footer without the page that a program happened to be on."""
    return _PAGES.sub(r"#\1#", text)


def units_of(document: WordDocument, view: View, known: Iterable[str] = ()) -> list[Unit]:
    """Return the paragraphs of a view that hold words; lines of contents that repeat are left out.

    A line of contents that repeats no paragraph says something of its own, wherever it hides.

    Args:
        document: The file.
        view: With its tracked changes accepted, or rejected.
        known: Paragraphs of another version, which contents that are out of date may repeat.
    """
    repeated = {
        even(paragraph.text(each)).casefold()
        for paragraph in document.paragraphs
        if not _CONTENTS.match(paragraph.style)
        for each in ("accepted", "rejected")
    }
    repeated.update(text.casefold() for text in known)
    return list(_units(document, view, repeated))


def _repeats(line: str, repeated: Set[str]) -> bool:
    """Return whether a line of contents is a paragraph between its number and its page."""
    text = _PAGE_OF_LINE.sub("", even(line)).casefold()
    if len(text) <= _LONGEST_TITLE and not text[:1].isdecimal() and " " not in text:
        return True  # the word “Contents”
    return any(text[start:].strip() in repeated for start in range(min(len(text), _LONGEST_LABEL)))


def _units(document: WordDocument, view: View, repeated: Set[str]) -> Iterator[Unit]:
    gone = "deleted" if view == "accepted" else "inserted"
    held: list[WordParagraph] = []
    for paragraph, label in zip(document.paragraphs, document.labels[view], strict=True):
        own = paragraph.text(view)
        if _CONTENTS.match(paragraph.style) and _repeats(own, repeated):
            continue
        if paragraph.mark == gone:
            # A paragraph that went as a whole takes its name with it; a merged one brings it along.
            if own.strip():
                held.append(paragraph)
            continue
        joined = [*held, paragraph]
        held = []
        text = even("".join(p.text(view) for p in joined))
        if joined[-1].part in ("header", "footer"):
            text = without_pages(text)
        if text:
            yield _unit(text, label, joined)


def _unit(text: str, label: str, joined: list[WordParagraph]) -> Unit:
    last = joined[-1]
    authors = {s.author for p in joined for s in p.segments if s.change != "kept" and s.author}
    authors |= {p.mark_author for p in joined if p.mark_author}
    return Unit(
        text,
        label,
        tuple(p.index for p in joined),
        tuple(b for p in joined for b in p.bookmarks if _OURS.fullmatch(b)),
        "c" if last.cell else _KINDS.get(last.part, "p"),
        last.style,
        tuple(dict.fromkeys(c for p in joined for c, _ in p.comments)),
        tuple(sorted(authors)),
        any(p.changed for p in joined),
    )
