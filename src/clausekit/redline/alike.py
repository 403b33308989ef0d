"""Paragraphs of two files that are the same but for what programs write anew at each save."""

from __future__ import annotations

import re

from lxml import etree
from lxml.etree import _Element as Element

from clausekit.redline.atoms import Content
from clausekit.redline.blocks import text_of
from clausekit.redline.desk import Desk
from clausekit.redline.names import FLD_CHAR, P_PR, w
from clausekit.redline.paragraph import raw, same_look

_CONTENTS = ("toc ", "contents ", "tm ", "tdc ", "verzeichnis ")
_NUMBERS = re.compile(rb' w:(?:id|rsid\w*)="[^"]*"')


def same(old: Element, new: Element, desk: Desk) -> bool:
    """Return whether nothing in two paragraphs differs but numbers that programs give out."""
    mine, theirs = (etree.tostring(p, with_tail=False) for p in (old, new))
    plain = b" r:" not in mine and b"txbxContent" not in mine
    if plain and (mine == theirs or _NUMBERS.sub(b"", mine) == _NUMBERS.sub(b"", theirs)):
        return True
    if b"txbxContent" in mine:
        return False
    return raw(old, desk.old_facts) == raw(new, desk.new_facts)


def listed_alike(old: Element, new: Element, desk: Desk) -> bool:
    """Return whether two lines of contents say the same: programs write their fields anew."""
    sheet = desk.carrier.sheet
    style = sheet.style_name(sheet.place(old.find(P_PR))[0])
    if not style.startswith(_CONTENTS) or text_of(old) != text_of(new):
        return False
    return _open_fields(old) == _open_fields(new)


def looks_same(mine: Content, theirs: Content, desk: Desk) -> bool:
    """Return whether the same words look the same in two paragraphs."""
    return all(same_look(a, b, desk) for a, b in zip(mine.atoms, theirs.atoms, strict=True))


def _open_fields(paragraph: Element) -> int:
    """Return how many more fields begin in a paragraph than end in it."""
    kinds = [e.get(w("fldCharType")) for e in paragraph.iter(FLD_CHAR)]
    return kinds.count("begin") - kinds.count("end")
