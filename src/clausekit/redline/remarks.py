"""Comments written into a Word file."""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element as Element

from clausekit.redline.names import (
    COMMENT_REF,
    ID,
    P_PR,
    RUN,
    XML_SPACE,
    P,
    T,
    W,
    w,
)
from clausekit.redline.notes import largest_note
from clausekit.redline.parts import Parts
from clausekit.redline.pen import Stamp

_APART = 1000
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


class Remarks:
    """Adds comments to paragraphs of the body; the part for them is made at the first one."""

    def __init__(self, parts: Parts, stamp: Stamp) -> None:
        self.parts = parts
        self.stamp = stamp
        found = parts.related(parts.main, "comments")
        self._part = found[0] if found else ""
        taken = [
            int(e.get(ID) or 0)
            for name in found
            for e in parts.tree(name).iter(w("comment"))
            if (e.get(ID) or "").isdigit()
        ]
        self._next = max([above_notes(parts), *taken]) + 1

    def take(self, text: str) -> str:
        """Take a comment in and return its number, for marks that the caller sets."""
        number = str(self._next)
        self._next += 1
        self._root().append(self._comment(number, text))
        return number

    def add(self, paragraph: Element, text: str) -> None:
        """Put a comment beside a whole paragraph."""
        number = self.take(text)
        start = etree.Element(w("commentRangeStart"), {ID: number})
        at = 1 if len(paragraph) and paragraph[0].tag == P_PR else 0
        paragraph.insert(at, start)
        etree.SubElement(paragraph, w("commentRangeEnd"), {ID: number})
        run = etree.SubElement(paragraph, RUN)
        etree.SubElement(run, COMMENT_REF, {ID: number})

    def add_around(self, element: Element, text: str) -> None:
        """Put a comment beside what an inline element of a paragraph shows."""
        parent = element.getparent()
        while parent is not None and parent.tag != P:
            element, parent = parent, parent.getparent()
        number = self.take(text)
        element.addprevious(etree.Element(w("commentRangeStart"), {ID: number}))
        run = etree.Element(RUN)
        etree.SubElement(run, COMMENT_REF, {ID: number})
        element.addnext(run)
        element.addnext(etree.Element(w("commentRangeEnd"), {ID: number}))

    def _comment(self, number: str, text: str) -> Element:
        stamp = self.stamp
        initials = "".join(word[0] for word in stamp.author.split() if word)[:3]
        comment = etree.Element(
            w("comment"),
            {ID: number, w("author"): stamp.author, w("date"): stamp.date, w("initials"): initials},
        )
        for line in text.split("\n"):
            run = etree.SubElement(etree.SubElement(comment, P), RUN)
            element = etree.SubElement(run, T)
            element.set(XML_SPACE, "preserve")
            element.text = line
        return comment

    def _root(self) -> Element:
        if not self._part:
            empty = etree.Element(w("comments"), nsmap={"w": W})
            content = etree.tostring(empty, xml_declaration=True, encoding="UTF-8", standalone=True)
            self._part = self.parts.add("word/comments.xml", content, _TYPE)
            self.parts.relate(self.parts.main, _KIND, self._part)
        return self.parts.changed(self._part)


def above_notes(parts: Parts) -> int:
    """Return a number such that larger ones are safe for comments; -1 for a file without notes.

    LibreOffice 7.4 takes a comment with the number of a note for that note, and loses its words.
    """
    notes = largest_note(parts)
    return notes + _APART if notes else -1
