"""Writes the content of a paragraph anew, with what changed wrapped as Word wraps it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import field
from typing import Literal, TypeAlias

from lxml import etree
from lxml.etree import _Element as Element

from clausekit.lean import dataclass
from clausekit.redline.atoms import Piece
from clausekit.redline.names import (
    DEL_INSTR,
    DEL_TEXT,
    FLD_CHAR,
    FLD_SIMPLE,
    ID,
    INSTR,
    P_PR,
    R_PR,
    RUN,
    SDT,
    SDT_CONTENT,
    XML_SPACE,
    T,
    w,
)

Status: TypeAlias = Literal["", "ins", "del", "moveFrom", "moveTo"]
_GONE = ("del", "moveFrom")


@dataclass(slots=True)
class Stamp:
    """Who changed and when, and the numbers of the changes."""

    author: str
    date: str
    number: int = 0
    made: set[str] = field(default_factory=set)

    def fresh(self) -> str:
        """Return a number that nothing in the file has."""
        self.number += 1
        return str(self.number)

    def mark(self, name: str) -> Element:
        """Return a new element that records a change by this author."""
        element = etree.Element(w(name))
        element.set(ID, self.fresh())
        self.made.add(str(self.number))
        element.set(w("author"), self.author)
        element.set(w("date"), self.date)
        return element


class Pen:
    """Builds the content of one paragraph piece by piece.

    Args:
        paragraph: Takes the content; its properties are not touched.
        stamp: Signs what is inserted and deleted.
    """

    def __init__(self, paragraph: Element, stamp: Stamp) -> None:
        self.paragraph = paragraph
        self.stamp = stamp
        self._chain: tuple[Element, ...] = ()
        self._seen: list[Element] = []
        self._open: list[Element] = [paragraph]
        self._status: Status = ""
        self._holder: Element = paragraph
        self._run: Element | None = None
        self._run_key: tuple[object, ...] = ()

    def clear(self) -> None:
        """Take the old content away."""
        for child in list(self.paragraph):
            if child.tag != P_PR:
                self.paragraph.remove(child)

    def write(
        self,
        piece: Piece,
        status: Status = "",
        properties: Element | None = None,
        *,
        formatted: Element | None = None,
    ) -> None:
        """Add a piece.

        Args:
            piece: Its node is copied.
            status: How it changed.
            properties: Run properties; None for those of the piece's own run.
            formatted: The new properties where only these changed.
        """
        if piece.marker and piece.run is None:
            self._go(piece.chain, "")
            self._close_run()
            self._holder.append(_bare(piece.node))
            return
        self._go(piece.chain, "" if piece.marker else status)
        if piece.run is None:
            self._inline(piece.node, status)
            return
        own = properties if properties is not None else piece.run.find(R_PR)
        key = (piece.run, properties, formatted)
        if self._run is None or self._run_key != key:
            self._begin_run(own, formatted)
            self._run_key = key
        self._add(piece, status)

    def _go(self, chain: tuple[Element, ...], status: Status) -> None:
        """Open and close wrappers until the chain is the one wanted."""
        if chain != self._chain:
            same = 0
            while same < min(len(chain), len(self._chain)) and chain[same] is self._chain[same]:
                same += 1
            del self._open[same + 1 :]
            for wrapper in chain[same:]:
                self._open.append(_wrapper(wrapper, self._open[-1]))
                if wrapper in self._seen and wrapper.get(ID) is not None:
                    self._open[-1].set(ID, self.stamp.fresh())
                self._seen.append(wrapper)
            self._chain = chain
            self._holder, self._status = self._open[-1], ""
            self._close_run()
        if status != self._status:
            self._holder = self._open[-1]
            if status:
                mark = self.stamp.mark(status)
                self._holder.append(mark)
                self._holder = mark
            self._status = status
            self._close_run()

    def _close_run(self) -> None:
        self._run = None

    def _begin_run(self, properties: Element | None, formatted: Element | None) -> None:
        self._run = etree.SubElement(self._holder, RUN)
        new = properties if formatted is None else formatted
        holder = deepcopy(new) if new is not None and len(new) else None
        if formatted is not None:
            holder = holder if holder is not None else etree.Element(R_PR)
            change = self.stamp.mark("rPrChange")
            before = etree.SubElement(change, R_PR)
            before.extend(deepcopy(list(properties)) if properties is not None else [])
            holder.append(change)
        if holder is not None:
            holder.tail = None
            self._run.append(holder)

    def _add(self, piece: Piece, status: Status) -> None:
        assert self._run is not None
        gone = status in _GONE
        if not piece.is_text:
            node = _bare(piece.node)
            if gone and node.tag == INSTR:
                node.tag = DEL_INSTR
            self._run.append(node)
            return
        words = str(piece.node.text)[piece.start : piece.end]
        tag = DEL_TEXT if gone else T
        last = self._run[-1] if len(self._run) else None
        if last is not None and last.tag == tag:
            last.text = (last.text or "") + words
            return
        element = etree.SubElement(self._run, tag)
        element.set(XML_SPACE, "preserve")
        element.text = words

    def _inline(self, node: Element, status: Status) -> None:
        self._close_run()
        if node.tag == FLD_SIMPLE and status:
            for run in _spelled_out(node):
                for element in run.iter(T, INSTR):
                    if status in _GONE:
                        element.tag = DEL_TEXT if element.tag == T else DEL_INSTR
                self._holder.append(run)
            return
        self._holder.append(_bare(node))


def _bare(node: Element) -> Element:
    copy = deepcopy(node)
    copy.tail = None
    return copy


def _wrapper(source: Element, parent: Element) -> Element:
    """Return a wrapper like the source, empty, within the parent; an `sdt` gives its content."""
    copy = etree.SubElement(parent, source.tag, {str(k): str(v) for k, v in source.attrib.items()})
    for child in source:
        if isinstance(child.tag, str) and child.tag.endswith(("Pr", "EndPr")):
            copy.append(_bare(child))
    return etree.SubElement(copy, SDT_CONTENT) if source.tag == SDT else copy


def _spelled_out(node: Element) -> list[Element]:
    """Return a simple field as the runs of a complex one, which can be deleted or inserted."""
    inner = [_bare(run) for run in node.iter(RUN)]
    properties = inner[0].find(R_PR) if inner else None

    def run(tag: str, kind: str = "", text: str = "") -> Element:
        element = etree.Element(RUN)
        if properties is not None:
            element.append(_bare(properties))
        child = etree.SubElement(element, tag)
        if kind:
            child.set(w("fldCharType"), kind)
        else:
            child.set(XML_SPACE, "preserve")
            child.text = text
        return element

    instruction = str(node.get(w("instr")) or "")
    head = [run(FLD_CHAR, "begin"), run(INSTR, text=instruction), run(FLD_CHAR, "separate")]
    return [*head, *inner, run(FLD_CHAR, "end")]


Carrying: TypeAlias = Callable[[Element], Element]
"""Makes a node of the new file fit for the old one."""


def pieces_of(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces that a reader sees."""
    return [piece for piece in pieces if not piece.marker]
