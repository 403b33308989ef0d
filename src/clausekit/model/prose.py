"""Paragraphs with labels and places: what lint and redline read, wherever the text came from."""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter

from clausekit.lean import dataclass
from clausekit.source.span import Span

_OFFSET = itemgetter(0)


@dataclass(frozen=True, slots=True)
class ProseParagraph:
    """A paragraph of any document.

    Attributes:
        text: The words, without the label.
        label: The number as a reader sees it (`12.3`, `(b)`), or empty.
        level: Depth: 0 for unnumbered text and headings of articles, 1 below …
        role: `heading`, `body`, `item`, `definition`, `recital`, `cell`, `title`, `note`,
            `header`, `quote`.
        span: Place of the first character of `text` in a file; None for Word.
        place: Place for a person: `paragraph 37`, `provision 14.2`.
        clause: Clause id, where one is known.
        provision: Provision id, where one is known.
        key: Bookmark or key, where one is known.
        language: BCP 47 tag, or empty for the document's.
        lines: For text that is folded in its file, offsets in `text` at which a new source line
            begins, with that line's number and column.
        terms: Character ranges that the document itself marks as defined terms.
    """

    text: str
    label: str = ""
    level: int = 0
    role: str = "body"
    span: Span | None = None
    place: str = ""
    clause: str = ""
    provision: str = ""
    key: str = ""
    language: str = ""
    lines: tuple[tuple[int, int, int], ...] = ()
    terms: tuple[tuple[int, int], ...] = ()

    def span_at(self, start: int, end: int) -> Span | None:
        """Return the place of `text[start:end]` in the file, or None when there is no file."""
        if self.span is None:
            return None
        line, column, origin = self.span.line, self.span.column, 0
        if self.lines:
            at = bisect_right(self.lines, start, key=_OFFSET)
            if at:
                origin, line, column = self.lines[at - 1]
        at = column + start - origin
        return Span(self.span.file, line, at, line, at + end - start)


@dataclass(frozen=True, slots=True)
class Prose:
    """A document as paragraphs.

    Attributes:
        name: File name or title.
        language: BCP 47 tag of most of it.
        kind: `agreement` (ours, resolved), `library` (templates) or `foreign`.
        notes: What a reader met and did not understand, for the report.
    """

    name: str
    language: str
    kind: str
    paragraphs: tuple[ProseParagraph, ...]
    notes: tuple[str, ...] = ()
