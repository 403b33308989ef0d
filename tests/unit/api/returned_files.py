"""Returned Word files made by script from our own draft: tracked edits, silent edits, comments."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lxml import etree
from lxml.etree import _Element as Element

from clausekit.api.word_files import packed
from clausekit.readers.docx.parts import parts_of
from clausekit.redline.compare import Signature, redline
from clausekit.redline.parts import Parts
from clausekit.redline.pen import Stamp
from clausekit.redline.remarks import Remarks

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMPANY = Signature("Company", "2026-11-30T00:00:00Z")


def text_of(paragraph: Element) -> str:
    return "".join(t.text or "" for t in paragraph.iter(f"{W}t"))


class Copy:
    """A Word file that is being edited."""

    def __init__(self, content: bytes | Mapping[str, bytes]) -> None:
        parts = parts_of(content, "x").parts if isinstance(content, bytes) else dict(content)
        self.parts = Parts(parts)
        body = self.parts.changed(self.parts.main).find(f"{W}body")
        assert body is not None
        self.body = body

    def paragraph(self, beginning: str) -> Element:
        for p in self.body.iter(f"{W}p"):
            if text_of(p).startswith(beginning):
                return p
        raise AssertionError(beginning)

    def replace(self, beginning: str, old: str, new: str) -> None:
        """Overtype words that stand within one run."""
        for t in self.paragraph(beginning).iter(f"{W}t"):
            if old in (t.text or ""):
                t.text = str(t.text).replace(old, new, 1)
                return
        raise AssertionError(old)

    def delete(self, beginning: str) -> None:
        p = self.paragraph(beginning)
        parent = p.getparent()
        assert parent is not None
        parent.remove(p)

    def add_after(self, beginning: str, text: str) -> None:
        p = self.paragraph(beginning)
        fresh = etree.fromstring(etree.tostring(p))
        for child in list(fresh):
            if child.tag != f"{W}pPr":
                fresh.remove(child)
        run = etree.SubElement(fresh, f"{W}r")
        etree.SubElement(run, f"{W}t").text = text
        p.addnext(fresh)

    def comment(self, beginning: str, text: str, author: str = "Company") -> None:
        Remarks(self.parts, Stamp(author, COMPANY.date)).add(self.paragraph(beginning), text)

    def without_bookmarks(self) -> None:
        for mark in list(self.body.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
            parent = mark.getparent()
            assert parent is not None
            parent.remove(mark)

    @property
    def content(self) -> dict[str, bytes]:
        return self.parts.to_content()


def returned(
    ours: bytes, *edits: Callable[[Copy], None], silent: Callable[[Copy], None] | None = None
) -> bytes:
    """Return our file with tracked edits of the company's, then edits that nobody tracked."""
    copy = Copy(ours)
    for edit in edits:
        edit(copy)
    content: Mapping[str, bytes] = redline(parts_of(ours, "x").parts, copy.content, COMPANY).parts
    if silent is not None:
        last = Copy(content)
        silent(last)
        content = last.content
    return packed(content)
