"""Comments of the new file carried into the old one, with their authors, dates, answers and places.

Those that both files have, and those that only the old one has, stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree
from lxml.etree import _Element as Element

from clausekit.redline.check import story_parts
from clausekit.redline.desk import Desk
from clausekit.redline.dialect import widen
from clausekit.redline.names import (
    COMMENT_END,
    COMMENT_REF,
    COMMENT_START,
    ID,
    W14,
    P,
    T,
    w,
)
from clausekit.redline.parts import Parts
from clausekit.redline.remarks import above_notes

_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_PARA_ID = f"{{{W14}}}paraId"
_EX, _EX_ID = f"{{{_W15}}}commentEx", f"{{{_W15}}}paraId"
_EX_PARENT, _EX_DONE = f"{{{_W15}}}paraIdParent", f"{{{_W15}}}done"

Key: TypeAlias = tuple[str, str, str]


class Comments:
    """The comments that are carried.

    Attributes:
        carried: Their elements in the new file by number there.
        stay: How many comments only the old file has.
    """

    def __init__(self, old: Parts, new: Parts, desk: Desk) -> None:
        self.old, self.new, self.desk = old, new, desk
        known: dict[Key, list[Element]] = {}
        taken = [above_notes(old), above_notes(new)]
        for comment in comments_of(old):
            known.setdefault(_key(comment), []).append(comment)
            if str(comment.get(ID)).isdigit():
                taken.append(int(str(comment.get(ID))))
        self.carried: dict[str, Element] = {}
        self._twins: dict[str, Element] = {}
        for comment in comments_of(new):
            same = known.get(_key(comment))
            if same:
                self._twins[_last_id(comment)] = same.pop(0)
                continue
            number = str(comment.get(ID))
            self.carried[number] = comment
            desk.remarks[number] = str(max(taken) + len(desk.remarks) + 1)
        self.stay = sum(map(len, known.values()))

    def write(self) -> tuple[str, ...]:
        """Take in the comments whose places were written; return what a reader has to know."""
        placed = self._placed()
        found = {n: c for n, c in self.carried.items() if self.desk.remarks[n] in placed}
        if found:
            self._take(found)
        lost = len(self.carried) - len(found)
        told = (
            ("Comments of the new file, carried over with their authors and dates", len(found)),
            ("Comments that only the old file has, which stay", self.stay),
            ("Comments of the new file that stand nowhere in its text, left out", lost),
        )
        return tuple(f"{what}: {number}." for what, number in told if number)

    def _placed(self) -> set[str]:
        """Return the numbers that have a place; ranges of which one end is missing become points."""
        own = set(self.desk.remarks.values())
        found: dict[str, list[Element]] = {}
        for name in story_parts(self.old):
            for mark in self.old.tree(name).iter(COMMENT_START, COMMENT_END, COMMENT_REF):
                if str(mark.get(ID)) in own:
                    found.setdefault(str(mark.get(ID)), []).append(mark)
        placed = set()
        for number, marks in found.items():
            kinds = [m.tag for m in marks]
            if COMMENT_REF in kinds:
                placed.add(number)
            if COMMENT_REF in kinds and COMMENT_START in kinds and COMMENT_END in kinds:
                continue
            for mark in marks:
                parent = mark.getparent()
                if parent is not None and (mark.tag != COMMENT_REF):
                    parent.remove(mark)
        return placed

    def _take(self, found: dict[str, Element]) -> None:
        source = next(iter(self.new.related(self.new.main, "comments")))
        name = self._part("comments", source)
        widen(self.old, name, self.new.tree(source))
        root = self.old.changed(name)
        taken = {str(e.get(_PARA_ID)) for e in root.iter(P)}
        carrier = self.desk.carrier
        carrier.part, carrier.source = name, source
        own: dict[str, str] = {}
        for number, comment in found.items():
            copy = carrier.node(comment)
            copy.set(ID, self.desk.remarks[number])
            root.append(copy)
            last = _last_id(comment)
            if last:
                own[last] = _free(last, taken)
                list(copy.iter(P))[-1].set(_PARA_ID, own[last])
        self._answers(own)

    def _answers(self, own: dict[str, str]) -> None:
        """Carry over which comment answers which, and which are settled."""
        for source in self.new.related(self.new.main, "commentsExtended"):
            entries = [e for e in self.new.tree(source).iter(_EX) if e.get(_EX_ID) in own]
            told = [e for e in entries if e.get(_EX_PARENT) or e.get(_EX_DONE) in ("1", "true")]
            if not told:
                continue
            root = self.old.changed(self._part("commentsExtended", source))
            for entry in told:
                fresh = etree.SubElement(root, _EX, {_EX_ID: own[str(entry.get(_EX_ID))]})
                parent = str(entry.get(_EX_PARENT) or "")
                twin = self._twins.get(parent)
                answered = own.get(parent) or (_last_id(twin) if twin is not None else "")
                if answered:
                    fresh.set(_EX_PARENT, answered)
                fresh.set(_EX_DONE, str(entry.get(_EX_DONE) or "0"))

    def _part(self, kind: str, source: str) -> str:
        """Return the part of a kind, made like that of the new file where there is none."""
        found = self.old.related(self.old.main, kind)
        if found:
            return found[0]
        like = self.new.tree(source)
        attributes = {str(k): str(v) for k, v in like.attrib.items()}
        bare = etree.Element(like.tag, attributes, like.nsmap)  # type: ignore[arg-type]
        content = etree.tostring(bare, xml_declaration=True, encoding="UTF-8", standalone=True)
        name = self.old.add(f"word/{kind}.xml", content, self.new.content_type(source))
        type_ = next(r.type for r in self.new.relations(self.new.main) if r.kind == kind)
        self.old.relate(self.old.main, type_, name)
        return name


def comments_of(parts: Parts) -> Iterator[Element]:
    """Yield the comments of a file."""
    for name in parts.related(parts.main, "comments"):
        yield from parts.tree(name).iter(w("comment"))


def _key(comment: Element) -> Key:
    words = "\n".join("".join(t.text or "" for t in p.iter(T)) for p in comment.iter(P))
    return str(comment.get(w("author"))), str(comment.get(w("date"))), " ".join(words.split())


def _last_id(comment: Element) -> str:
    last = ""
    for paragraph in comment.iter(P):
        last = str(paragraph.get(_PARA_ID) or "")
    return last


def _free(wanted: str, taken: set[str]) -> str:
    number = int(wanted, 16) if all(c in "0123456789abcdefABCDEF" for c in wanted) else 1
    while wanted in taken or not 0 < number < 0x80000000:
        number = (number + 1) % 0x80000000
        wanted = f"{number:08X}"
    taken.add(wanted)
    return wanted
