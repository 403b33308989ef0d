"""Very long paragraphs in parts, so that what a rule looks at around a word stays short."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from clausekit.lint.passages.sentences import sentences
from clausekit.model.prose import ProseParagraph

LIMIT = 4_000


def parts(paragraph: ProseParagraph) -> Iterator[tuple[int, ProseParagraph]]:
    """Yield the paragraph in parts of whole sentences, each with its offset; most are one part."""
    text = paragraph.text
    if len(text) <= LIMIT:
        yield 0, paragraph
        return
    ends = [end for _, end in sentences(text)]
    start = 0
    while start < len(text):
        stop = _stop(text, start, ends)
        yield start, _part(paragraph, start, stop)
        start = stop


def _stop(text: str, start: int, ends: list[int]) -> int:
    """Return where the part that begins at `start` ends: after a sentence, else a word."""
    furthest = start + LIMIT
    if furthest >= len(text):
        return len(text)
    at = ends[bisect_right(ends, furthest) - 1] if ends[0] <= furthest else 0
    if at <= start:
        at = text.rfind(" ", start, furthest) + 1
    return at if at > start else furthest


def _part(paragraph: ProseParagraph, start: int, stop: int) -> ProseParagraph:
    return replace(
        paragraph,
        text=paragraph.text[start:stop],
        label=paragraph.label if start == 0 else "",
        span=paragraph.span_at(start, start),
        lines=tuple((o - start, row, col) for o, row, col in paragraph.lines if start < o < stop),
        terms=tuple((s - start, e - start) for s, e in paragraph.terms if start <= s and e <= stop),
    )  # fmt: skip
