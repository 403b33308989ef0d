"""Papers as plain words, for tests."""

from __future__ import annotations

from collections.abc import Iterator

from clausekit.model.paper import (
    Paper,
    PaperHeading,
    PaperList,
    PaperParagraph,
    PaperTable,
    Words,
)


def text(words: Words) -> str:
    """Return words without their emphasis."""
    return "".join(run.text for run in words)


def rows(table: PaperTable) -> list[list[str]]:
    """Return the cells of a table as texts, a line for each paragraph."""
    return [["\n".join(_cell(cell)) for cell in row] for row in table.rows]


def tables(paper: Paper) -> list[PaperTable]:
    """Return the tables of a paper."""
    return [block for block in paper.blocks if isinstance(block, PaperTable)]


def lines(paper: Paper) -> list[str]:
    """Return every line of a paper outside its tables."""
    return list(_lines(paper))


def everything(paper: Paper) -> str:
    """Return all words of a paper."""
    cells = (cell for table in tables(paper) for row in rows(table) for cell in row)
    return "\n".join([paper.title, paper.subtitle, paper.mark, paper.footer, *lines(paper), *cells])


def _lines(paper: Paper) -> Iterator[str]:
    for block in paper.blocks:
        if isinstance(block, PaperHeading | PaperParagraph):
            yield text(block.words)
        elif isinstance(block, PaperList):
            yield from _items(block)


def _items(block: PaperList) -> Iterator[str]:
    for item in block.items:
        if isinstance(item, PaperList):
            yield from _items(item)
        else:
            yield text(item)


def _cell(parts: tuple[PaperParagraph | PaperList, ...]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, PaperList):
            yield from _items(part)
        else:
            yield text(part.words)
