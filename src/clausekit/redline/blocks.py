"""The paragraphs and tables of a story: the body, a header, a note, a cell, a text box."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field

from lxml.etree import _Element as Element

from clausekit.lean import dataclass
from clausekit.redline.align import Line
from clausekit.redline.atoms import SIGNS
from clausekit.redline.names import (
    BOOKMARK_START,
    ENDNOTE_REF,
    FOOTNOTE_REF,
    NAME,
    P_PR,
    RUN,
    SDT,
    SDT_CONTENT,
    SECT_PR,
    TBL,
    TEXT_BOX,
    W14,
    P,
    T,
    w,
)

OURS = re.compile(r"_Ref\d{9}")
_PASSING_NAMES = re.compile(r"_GoBack|OLE_LINK\d*|_Hlk\d+|_Toc\d+")
_CONTAINERS = frozenset((w("customXml"), w("smartTag")))
_PARA_ID = f"{{{W14}}}paraId"


@dataclass(slots=True)
class Block:
    """A paragraph or a table.

    Attributes:
        line: What alignment sees.
        starts: Bookmarks that begin beside paragraphs, before this one.
        ends_section: Whether it is a paragraph that ends a section.
    """

    element: Element
    line: Line
    starts: list[Element] = field(default_factory=list)
    ends_section: bool = False

    @property
    def is_paragraph(self) -> bool:
        """Whether it is a paragraph."""
        return self.element.tag == P


def blocks_of(container: Element, *, ours: bool = False) -> list[Block]:
    """Return the paragraphs and tables of a story, those within content controls as well.

    Args:
        container: The element that holds the story.
        ours: Whether both files come from our own writer, so that bookmarks prove identity.
    """
    found: list[Block] = []
    starts: list[Element] = []
    marks = [m for m in (s.getparent() for s in container.iter(SECT_PR)) if m is not None]
    ends = {m.getparent() for m in marks if m.tag == P_PR}
    for element in _walk(container):
        if element.tag == BOOKMARK_START:
            starts.append(element)
            continue
        if element.tag == P:
            line = Line(_even(text_of(element)), "p", keys_of(element, starts), ours)
        else:
            line = Line(_even(table_text(element)), "t")
        found.append(Block(element, line, starts, element in ends))
        starts = []
    return found


def elements_of(container: Element) -> Iterator[Element]:
    """Yield the paragraphs and tables of a story, those within content controls as well."""
    return (element for element in _walk(container) if element.tag != BOOKMARK_START)


def _walk(container: Element) -> Iterator[Element]:
    for child in container:
        tag = child.tag
        if tag in (P, TBL, BOOKMARK_START):
            yield child
        elif tag == SDT:
            content = child.find(SDT_CONTENT)
            if content is not None:
                yield from _walk(content)
        elif tag in _CONTAINERS:
            yield from _walk(child)


def keys_of(paragraph: Element, starts: list[Element]) -> tuple[str, ...]:
    """Return the names that may stand for a paragraph in both files, ours first."""
    names = [str(e.get(NAME)) for e in (*starts, *paragraph.iter(BOOKMARK_START))]
    if not names and paragraph.get(_PARA_ID) is None:
        return ()
    ours = [n for n in names if OURS.fullmatch(n)]
    others = [n for n in names if n not in ours and not _PASSING_NAMES.fullmatch(n)]
    own = paragraph.get(_PARA_ID)
    return (*ours, *others, *([f"paraId {own}"] if own else []))


def text_of(paragraph: Element) -> str:
    """Return the characters of a paragraph, without those of its text boxes."""
    found: list[str] = []
    for run in paragraph.iter(RUN):
        if run.getparent() is not paragraph and _in_text_box(run, paragraph):
            continue
        for node in run:
            if node.tag == T:
                found.append(node.text or "")
            elif node.tag in SIGNS:
                found.append(SIGNS[str(node.tag)])
    return "".join(found)


def _in_text_box(run: Element, paragraph: Element) -> bool:
    holder = run.getparent()
    while holder is not None and holder is not paragraph:
        if holder.tag == TEXT_BOX:
            return True
        holder = holder.getparent()
    return False


def table_text(table: Element) -> str:
    """Return the text of a table, cells apart by a stroke."""
    return " | ".join(text_of(paragraph) for paragraph in table.iter(P))


def notes_in(element: Element) -> list[tuple[str, str]]:
    """Return the references to footnotes and endnotes under an element: tag and id."""
    return [(str(e.tag), str(e.get(w("id")))) for e in element.iter(FOOTNOTE_REF, ENDNOTE_REF)]


def _even(text: str) -> str:
    return " ".join(text.split())
