"""Papers around an agreement: reports, briefs, sheets, letters, handbooks.

A paper is what a person reads, not what the parties sign: headings, paragraphs, lists and tables
without legal numbering. The same paper goes to Word, Markdown and HTML through `writers.paper`.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from clausekit.lean import dataclass

Emphasis: TypeAlias = Literal[
    "", "strong", "emphasis", "mark", "good", "bad", "muted", "insert", "delete"
]


@dataclass(frozen=True, slots=True)
class Run:
    """Words with one emphasis: `insert` and `delete` show what changed, `good` and `bad` a verdict."""

    text: str
    emphasis: Emphasis = ""


Words: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class PaperHeading:
    """A heading; level 1 is the largest under the title. `anchor` can be linked to in HTML."""

    level: int
    words: Words
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class PaperParagraph:
    """A paragraph; `role` is `body`, `quote`, `note`, `box` (framed) or `lines` (ruled lines to write on)."""

    words: Words
    role: Literal["body", "quote", "note", "box", "lines"] = "body"
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class PaperList:
    """A list; its items are words, or lists of their own under the words before them."""

    items: tuple[Words | PaperList, ...]
    kind: Literal["bullets", "numbers", "letters", "boxes"] = "bullets"


@dataclass(frozen=True, slots=True)
class PaperTable:
    """A table.

    Attributes:
        header: Column titles; empty for none.
        rows: Cells are tuples of paragraphs or lists.
        widths: Relative widths of the columns; empty for equal ones.
        caption: Said before the table, and to screen readers.
    """

    header: tuple[Words, ...]
    rows: tuple[tuple[tuple[PaperParagraph | PaperList, ...], ...], ...]
    widths: tuple[int, ...] = ()
    caption: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page."""


PaperBlock: TypeAlias = PaperHeading | PaperParagraph | PaperList | PaperTable | PageBreak


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper.

    Attributes:
        mark: Words that stand on every page (`CONFIDENTIAL – UNION ONLY`), or empty.
        footer: Words in the footer, beside the page number.
        contents: Whether a list of headings stands after the title.
    """

    title: str
    language: str
    blocks: tuple[PaperBlock, ...]
    subtitle: str = ""
    landscape: bool = False
    mark: str = ""
    footer: str = ""
    contents: bool = False


def words(text: str, emphasis: Emphasis = "") -> Words:
    """Return plain text as words of one emphasis."""
    return (Run(text, emphasis),) if text else ()


def paragraph(text: str, emphasis: Emphasis = "") -> PaperParagraph:
    """Return plain text as a paragraph."""
    return PaperParagraph(words(text, emphasis))


def cell(text: str, emphasis: Emphasis = "") -> tuple[PaperParagraph, ...]:
    """Return plain text as a table cell, a paragraph for each line."""
    return tuple(paragraph(line, emphasis) for line in text.split("\n"))
