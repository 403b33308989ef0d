"""Tracked changes settled: accepted, so that the new text stands alone, or rejected.

What Word does with a paragraph mark that goes is told in `docs/analysis/tracked-changes.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree
from lxml.etree import _Element as Element

from clausekit.redline.names import (
    CELL_CHANGES,
    CHANGES,
    DEL,
    DEL_INSTR,
    DEL_TEXT,
    ID,
    INS,
    INSTR,
    MARKERS,
    MOVE_FROM,
    MOVE_RANGES,
    MOVE_TO,
    NUM_PR,
    OTHER_RANGES,
    P_PR,
    PROPERTY_CHANGES,
    R_PR,
    RUN,
    SECT_PR,
    TBL,
    TC,
    TR,
    TR_PR,
    VOLATILE,
    M,
    P,
    T,
    w,
)

_MARKS = frozenset((R_PR, TR_PR, NUM_PR, f"{{{M}}}ctrlPr"))
"""Parents in which `w:ins` and `w:del` are a mark, not a wrapper."""
_SEE_THROUGH = frozenset((w("sdt"), w("sdtContent"), w("customXml"), w("smartTag")))
_CONTENT = frozenset((INS, DEL, MOVE_FROM, MOVE_TO))
_GRID_CHANGE = w("tblGridChange")


def tracked(root: Element) -> Iterator[Element]:
    """Yield every element that records a change."""
    return root.iter(*CHANGES)


def settle(root: Element, *, accept: bool, only: frozenset[str] | None = None) -> None:
    """Settle the tracked changes under an element, in place.

    Args:
        root: A story, or the root of a part.
        accept: Whether they are accepted, or rejected.
        only: Numbers of the changes meant; None for all of them.
    """
    gone = (DEL, MOVE_FROM) if accept else (INS, MOVE_TO)
    _properties(root, only, accept=accept)
    lost_marks, lost_rows = _marks(root, frozenset(gone), only)
    for element in _chosen(root, gone, only):
        if element.getparent() is not None:
            _drop(element)
    for element in _chosen(root, tuple(_CONTENT - set(gone)), only):
        if not accept:
            _restore_text(element)
        _unwrap(element)
    if only is None:
        for element in list(root.iter(*MOVE_RANGES, *OTHER_RANGES)):
            _remove(element)
        _cells(root, accept=accept)
    for row in lost_rows:
        if row.tag == TR:
            _drop_row(row)
        else:
            _remove(row)
    for paragraph in lost_marks:
        _merge(paragraph)


def _chosen(root: Element, tags: Iterable[str], only: frozenset[str] | None) -> list[Element]:
    found = root.iter(*tags)
    return list(found) if only is None else [e for e in found if e.get(ID) in only]


def _marks(
    root: Element, gone: frozenset[str], only: frozenset[str] | None
) -> tuple[list[Element], list[Element]]:
    """Take the marks off; return paragraphs that lose their mark and rows that go."""
    paragraphs: list[Element] = []
    rows: list[Element] = []
    for mark in _chosen(root, _CONTENT, only):
        parent = mark.getparent()
        if parent is None or parent.tag not in _MARKS:
            continue
        owner = parent.getparent()
        parent.remove(mark)
        if mark.tag not in gone or owner is None:
            continue
        if parent.tag == TR_PR:
            rows.append(owner)
        elif parent.tag == R_PR and owner.tag == P_PR:
            paragraph = owner.getparent()
            if paragraph is not None and (not paragraphs or paragraphs[-1] is not paragraph):
                paragraphs.append(paragraph)
        elif owner.tag == f"{{{M}}}r":
            rows.append(owner)
        if parent.tag == R_PR and len(parent) == 0:
            owner.remove(parent)
    return paragraphs, rows


def _properties(root: Element, only: frozenset[str] | None, *, accept: bool) -> None:
    for change in _chosen(root, PROPERTY_CHANGES, only):
        owner = change.getparent()
        if owner is None:
            continue
        owner.remove(change)
        if accept or change.tag == w("numberingChange"):
            continue
        before = next(iter(change), None)
        if change.tag == _GRID_CHANGE:
            before = next(iter(change), change)
        _restore_properties(owner, before)


def _restore_properties(owner: Element, before: Element | None) -> None:
    """Put the old properties in; what a change of properties never records stays."""
    kept_first, kept_last = [], []
    for child in list(owner):
        if child.tag in _CONTENT or child.tag in CELL_CHANGES:
            kept_first.append(child)
        elif owner.tag == P_PR and child.tag in (R_PR, SECT_PR):
            kept_last.append(child)
        elif owner.tag == SECT_PR and child.tag in (w("headerReference"), w("footerReference")):
            kept_first.append(child)
        owner.remove(child)
    old = list(before) if before is not None else []
    if owner.tag in (TR_PR, w("tcPr")):
        owner.extend([*old, *kept_first])
    else:
        owner.extend([*kept_first, *old, *kept_last])


def _drop(element: Element) -> None:
    """Remove an element; the markers in it are not part of the change and stay."""
    parent = element.getparent()
    assert parent is not None
    for marker in list(element.iter(*MARKERS)):
        if marker.tag in VOLATILE:
            continue
        holder = marker.getparent()
        if holder is not None and holder.tag == RUN:  # the mark of a comment stands in a run
            run = etree.Element(RUN)
            run.append(marker)
            marker = run  # noqa: PLW2901
        element.addprevious(marker)
    _remove(element)


def _unwrap(element: Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    for child in list(element):
        parent.insert(at, child)
        at += 1
    _remove(element)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if element.tail and element.tail.strip():
        element.tail = None
    parent.remove(element)


def _restore_text(deletion: Element) -> None:
    for element in list(deletion.iter(DEL_TEXT, DEL_INSTR)):
        inner = next(a for a in element.iterancestors(DEL, MOVE_FROM))
        if inner is not deletion:
            continue  # deleted once more, by somebody else
        element.tag = T if element.tag == DEL_TEXT else INSTR


def _cells(root: Element, *, accept: bool) -> None:
    gone = w("cellDel") if accept else w("cellIns")
    for change in list(root.iter(*CELL_CHANGES)):
        properties = change.getparent()
        cell = properties.getparent() if properties is not None else None
        if properties is not None:
            properties.remove(change)
        if change.tag == gone and cell is not None and cell.tag == TC:
            row = cell.getparent()
            if row is not None:
                row.remove(cell)
                if row.find(TC) is None:
                    _drop_row(row)


def _drop_row(row: Element) -> None:
    table = row.getparent()
    if table is None:
        return
    table.remove(row)
    while table is not None and table.tag != TBL:
        table = table.getparent()
    if table is not None and next(table.iter(TR), None) is None:
        holder = table.getparent()
        if holder is not None:
            holder.remove(table)
            if holder.tag == TC and (len(holder) == 0 or holder[-1].tag != P):
                etree.SubElement(holder, P)


def next_block(element: Element) -> Element | None:
    """Return the next paragraph, table or container beside an element; None at the end."""
    found = element.getnext()
    while found is not None and (
        not isinstance(found.tag, str) or found.tag in MARKERS or found.tag in MOVE_RANGES
    ):
        found = found.getnext()
    return None if found is None or found.tag == SECT_PR else found


def _merge(paragraph: Element) -> None:
    """Join a paragraph that lost its mark to the next one, which keeps its own properties."""
    parent = paragraph.getparent()
    if parent is None:
        return
    content = [child for child in paragraph if child.tag != P_PR]
    following = _beyond(paragraph)
    if following is not None and following.tag == P:
        at = 1 if len(following) and following[0].tag == P_PR else 0
        for child in reversed(content):
            following.insert(at, child)
        _take_out(paragraph)
        return
    if following is not None and not _shows(paragraph):
        for child in content:
            if child.tag in MARKERS:
                paragraph.addprevious(child)
        _take_out(paragraph)


def _beyond(element: Element) -> Element | None:
    """Return the next paragraph or table, whatever content controls stand between."""
    at: Element | None = element
    while at is not None:
        following = next_block(at)
        if following is not None:
            return _first_in(following)
        parent = at.getparent()
        at = parent if parent is not None and parent.tag in _SEE_THROUGH else None
    return None


def _first_in(element: Element) -> Element | None:
    while element.tag in _SEE_THROUGH:
        inner = next((c for c in element if c.tag in _SEE_THROUGH or c.tag in (P, TBL)), None)
        if inner is None:
            return _beyond(element)
        element = inner
    return element


def _take_out(paragraph: Element) -> None:
    """Remove a paragraph, and content controls that it leaves without anything."""
    parent = paragraph.getparent()
    _remove(paragraph)
    while parent is not None and parent.tag in _SEE_THROUGH:
        if any(c.tag in _SEE_THROUGH or c.tag in (P, TBL) for c in parent):
            return
        holder = parent.getparent()
        _remove(parent)
        parent = holder


def _shows(paragraph: Element) -> bool:
    """Return whether something in a paragraph can be seen."""
    for element in paragraph.iter(RUN, f"{{{M}}}oMath", w("fldSimple")):
        if element.tag != RUN or any(c.tag != R_PR and c.tag not in MARKERS for c in element):
            return True
    return False
