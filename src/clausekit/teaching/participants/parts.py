"""Small parts that several papers use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from clausekit.model.paper import (
    PaperBlock,
    PaperHeading,
    PaperList,
    PaperParagraph,
    PaperTable,
    Run,
    cell,
    paragraph,
    words,
)
from clausekit.teaching.handouts import ProgrammeLine
from clausekit.teaching.words import Words


def heading(text: str, level: int = 1) -> PaperHeading:
    """Return a heading."""
    return PaperHeading(level, words(text))


def bullets(texts: Iterable[str]) -> PaperList:
    """Return a list with bullets."""
    return PaperList(tuple(words(t) for t in texts))


def boxes(texts: Iterable[str]) -> PaperList:
    """Return a list with boxes to tick."""
    return PaperList(tuple(words(t) for t in texts), "boxes")


def box(text: str) -> PaperParagraph:
    """Return a framed paragraph."""
    return PaperParagraph(words(text), "box")


def note(text: str) -> PaperParagraph:
    """Return a small grey paragraph."""
    return PaperParagraph(words(text), "note")


def lines(text: str = "", count: int = 1) -> list[PaperBlock]:
    """Return ruled lines to write on, three for each count, after words in bold."""
    first = PaperParagraph(words(text, "strong"), "lines")
    return [first, *[PaperParagraph((), "lines")] * (count - 1)]


def labelled(label: str, text: str) -> PaperParagraph:
    """Return a paragraph that begins with a label in bold."""
    return PaperParagraph((Run(f"{label} ", "strong"), Run(text)))


def paragraphs(texts: Sequence[str]) -> list[PaperBlock]:
    """Return texts as paragraphs."""
    return [paragraph(t) for t in texts]


def programme(days: Sequence[Sequence[ProgrammeLine]], fixed: Words) -> list[PaperBlock]:
    """Return the programme, a table for each day."""
    blocks: list[PaperBlock] = []
    for number, day in enumerate(days, 1):
        rows = tuple(
            (cell(f"{line.begins}–{line.ends}"), cell(line.title, "muted" if line.pause else ""))
            for line in day
        )
        header = (words(fixed("programme.time")), words(fixed("programme.what")))
        caption = fixed("programme.day", number=number) if len(days) > 1 else ""
        blocks.append(PaperTable(header, rows, (2, 9), caption))
    return blocks
