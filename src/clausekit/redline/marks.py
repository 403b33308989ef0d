"""Paragraph marks and properties: new ones, changed ones, equal ones."""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element as Element

from clausekit.redline.desk import Desk
from clausekit.redline.names import DEL, INS, MOVE_FROM, P_PR, P_STYLE, R_PR, SECT_PR, P, w
from clausekit.redline.pen import Status

_PLACED = ("jc", "pageBreakBefore", "outlineLvl")
_OFF = frozenset(("0", "false", "off"))


def shell_of(paragraph: Element, desk: Desk) -> Element:
    """Return an empty paragraph with the properties of one of the new file."""
    shell = etree.Element(P)
    source = paragraph.find(P_PR)
    if source is None:
        return shell
    properties = desk.carrier.paragraph_properties(source)
    section = source.find(SECT_PR)
    if section is not None:
        carried = desk.carrier.node(etree.fromstring(etree.tostring(section)))
        for child in list(carried):
            if child.tag in (w("headerReference"), w("footerReference")):
                carried.remove(child)  # the section goes on with the headers before it
        properties.append(carried)
    mark = desk.carrier.run_properties(source.find(R_PR))
    if mark is not None and len(mark):
        last = properties.find(SECT_PR)
        if last is None:
            properties.append(mark)
        else:
            last.addprevious(mark)
    if len(properties):
        shell.append(properties)
    return shell


def set_mark(paragraph: Element, status: Status, desk: Desk) -> None:
    """Record that a paragraph's mark comes or goes."""
    properties = paragraph.find(P_PR)
    if properties is None:
        properties = etree.Element(P_PR)
        paragraph.insert(0, properties)
    runs = properties.find(R_PR)
    if runs is None:
        runs = etree.Element(R_PR)
        later = [c for c in properties if c.tag in (SECT_PR, w("pPrChange"))]
        if later:
            later[0].addprevious(runs)
        else:
            properties.append(runs)
    earlier = [c for c in runs if c.tag in (INS, DEL, MOVE_FROM)]  # the order is Word's
    runs.insert(len(earlier), desk.stamp.mark(status))


def same_place(before: Element | None, after: Element | None, desk: Desk) -> bool:
    """Return whether two paragraphs have the same style, number and alignment."""
    key = tuple(b"" if p is None else etree.tostring(p) for p in (before, after))
    if key not in desk.places:
        desk.places[key] = _same_place(before, after, desk)
    return desk.places[key]


def _same_place(before: Element | None, after: Element | None, desk: Desk) -> bool:
    old, new = desk.carrier.sheet, desk.carrier.new_sheet
    if old.style_name(_value(before, P_STYLE)) != new.style_name(_value(after, P_STYLE)):
        return False
    if not desk.carrier.same_list(old.list_level(before), new.list_level(after)):
        return False
    return all(_switch(before, n) == _switch(after, n) for n in _PLACED)


def _switch(properties: Element | None, name: str) -> str:
    child = properties.find(w(name)) if properties is not None else None
    if child is None:
        return ""
    value = str(child.get(w("val")) or "on")
    return "" if value in _OFF or value in ("left", "start", "both") else value


def _value(properties: Element | None, tag: str) -> str:
    child = properties.find(tag) if properties is not None else None
    return "" if child is None else str(child.get(w("val")) or "")
