"""What a Word file says with all changes accepted, or rejected: read, never rewritten.

Written for the tests by another hand than `redline.settle`, which takes the tree apart: this one
walks it and leaves out what is gone. An answer that both give is an answer twice.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element as Element

Line = tuple[str, ...]
GONE = {"accepted": ("del", "moveFrom"), "rejected": ("ins", "moveTo")}
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "drawing": "□", "pict": "□", "object": "□"}  # fmt: skip
LOOKS = ("b", "i", "u", "strike", "caps", "vanish", "rStyle")
OFF = ("0", "false", "off", "none")
THROUGH = ("sdt", "sdtContent", "customXml", "smartTag", "ins", "del", "moveTo", "moveFrom")


@dataclass
class Settled:
    """The stories of a file: body, notes in the order of their references, frames by section."""

    body: list[Line]
    notes: list[list[Line]]
    frames: list[dict[tuple[str, str], list[Line]]]


def name(element: Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(element: Element | None, wanted: str = "val") -> str:
    found = {str(k): v for k, v in element.attrib.items()} if element is not None else {}
    return next((str(v) for k, v in found.items() if str(k).rpartition("}")[2] == wanted), "")


def inside(element: Element | None, wanted: str) -> Element | None:
    return next((c for c in element if name(c) == wanted), None) if element is not None else None


@dataclass
class _Walk:
    gone: tuple[str, ...]
    rejected: bool
    looks: bool
    notes: list[tuple[str, str]] = field(default_factory=list)

    def story(self, element: Element) -> list[Line]:
        lines: list[Line] = []
        blocks = list(self._blocks(element))
        before: list[tuple[str, str]] = []
        held: list[Element] = []
        for at, block in enumerate(blocks):
            if name(block) == "tbl":
                lines += self._table(block)
                continue
            boxes: list[Element] = []
            words = [*before, *self._inline(block, boxes)]
            after = blocks[at + 1] if at + 1 < len(blocks) else None
            if self.mark_gone(block) and after is not None and name(after) == "p":
                before, held = words, held + boxes
                continue
            before = []
            if not (self.mark_gone(block) and after is not None and not words):
                lines.append(("p", self._place(block), _shown(words)))
            for box in held + boxes:
                lines += [("box", *line) for line in self.story(box)]
            held = []
        return lines

    def _blocks(self, element: Element) -> Iterator[Element]:
        for child in element:
            kind = name(child)
            if kind in ("p", "tbl"):
                yield child
            elif kind in THROUGH and kind not in self.gone:
                yield from self._blocks(child)

    def _table(self, table: Element) -> Iterator[Line]:
        for row in _rows(table, "tr"):
            properties = inside(row, "trPr")
            if properties is not None and any(name(c) in self.gone for c in properties):
                continue
            yield ("row",)
            for cell in _rows(row, "tc"):
                yield ("cell",)
                yield from ended(self.story(cell))

    def mark_gone(self, paragraph: Element) -> bool:
        mark = inside(inside(paragraph, "pPr"), "rPr")
        return mark is not None and any(name(c) in self.gone for c in mark)

    def _place(self, paragraph: Element) -> str:
        properties = inside(paragraph, "pPr")
        change = inside(properties, "pPrChange")
        if self.rejected and change is not None:
            properties = inside(change, "pPr")
        number = inside(properties, "numPr")
        list_ = f"{value(inside(number, 'numId'))}.{value(inside(number, 'ilvl'))}"
        return f"{value(inside(properties, 'pStyle'))} {list_.strip('.')}".strip()

    def _inline(self, element: Element, boxes: list[Element]) -> list[tuple[str, str]]:
        words: list[tuple[str, str]] = []
        for child in element:
            kind = name(child)
            if kind in self.gone or kind in ("pPr", "rPr", "sdtPr", "sdtEndPr", "p", "tbl"):
                continue
            if kind == "r":
                words += self._run(child, boxes)
            elif kind == "fldSimple":
                instruction = " ".join(value(child, "instr").split())
                words += [("", f"[{instruction}|"), *self._inline(child, boxes), ("", "]")]
            elif kind == "AlternateContent":
                words += self._inline(child[0], boxes)
            else:
                words += self._inline(child, boxes)
        return words

    def _run(self, run: Element, boxes: list[Element]) -> Iterator[tuple[str, str]]:
        properties = inside(run, "rPr")
        change = inside(properties, "rPrChange")
        if self.rejected and change is not None:
            properties = inside(change, "rPr")
        shown = [c for n in LOOKS if (c := inside(properties, n)) is not None]
        look = " ".join(f"{name(c)} {value(c)}".strip() for c in shown if value(c) not in OFF)
        for child in run:
            kind = name(child)
            if kind in ("footnoteReference", "endnoteReference"):
                self.notes.append((kind, value(child, "id")))
                yield look, "*"
            elif kind in ("t", "delText"):
                yield look, child.text or ""
            elif kind in ("instrText", "delInstrText"):
                yield "", " ".join((child.text or "").split())
            elif kind == "fldChar":
                yield "", {"begin": "[", "separate": "|"}.get(value(child, "fldCharType"), "]")
            elif kind in SIGNS or kind == "AlternateContent":
                boxes += _boxes(child)
                yield look, SIGNS.get(kind, "□")


def _shown(words: list[tuple[str, str]]) -> str:
    text, last = "", ""
    for look, piece in words:
        if piece:
            text += (f"‹{look}›" if look != last else "") + piece
            last = look
    return text


def _rows(element: Element, wanted: str) -> Iterator[Element]:
    for child in element:
        if name(child) == wanted:
            yield child
        elif name(child) in ("sdt", "sdtContent", "customXml"):
            yield from _rows(child, wanted)


def _boxes(element: Element) -> Iterator[Element]:
    for child in list(element)[:1] if name(element) == "AlternateContent" else element:
        if name(child) == "txbxContent":
            yield child
        else:
            yield from _boxes(child)


def ended(lines: list[Line]) -> list[Line]:
    """Leave out empty paragraphs at the end, which some programs add and some forget."""
    while lines and lines[-1][0] == "p" and not lines[-1][-1]:
        lines = lines[:-1]
    return lines


def relations(parts: Mapping[str, bytes], part: str) -> list[tuple[str, str, str]]:
    """Return id, kind and target of what a part leads to."""
    folder, base = posixpath.split(part)
    content = parts.get(posixpath.join(folder, "_rels", f"{base}.rels"))
    if content is None:
        return []
    return [
        (
            str(e.get("Id")),
            str(e.get("Type")).rpartition("/")[2],
            posixpath.normpath(posixpath.join("/" + folder, str(e.get("Target")))).lstrip("/"),
        )
        for e in etree.fromstring(content)
    ]


def settled(parts: Mapping[str, bytes], view: str, *, looks: bool = False) -> Settled:
    """Return what a file says in a view: `accepted` or `rejected`.

    Args:
        looks: Whether style, number and emphasis are told too.
    """
    main = next(t for _, kind, t in relations(parts, "") if kind == "officeDocument")
    root = etree.fromstring(parts[main])
    body = inside(root, "body")
    assert body is not None
    walk = _Walk(GONE[view], view == "rejected", looks)

    def told(lines: list[Line]) -> list[Line]:
        if looks:
            return ended(lines)
        plain = ((*line[:-2], re.sub("‹[^›]*›", "", line[-1])) for line in lines if len(line) > 2)
        found = iter(list(plain))
        return ended([next(found) if len(line) > 2 else line for line in lines])

    lines = told(walk.story(body))
    notes: dict[tuple[str, str], Element] = {}
    for _, kind, target in relations(parts, main):
        if kind in ("footnotes", "endnotes") and target in parts:
            found = etree.fromstring(parts[target])
            notes |= {(f"{kind[:-1]}Reference", value(n, "id")): n for n in found}
    used = [told(walk.story(notes[n])) for n in list(walk.notes) if n in notes]
    return Settled(lines, used, [*_frames(parts, main, root, walk, told)])


def _frames(
    parts: Mapping[str, bytes],
    main: str,
    root: Element,
    walk: _Walk,
    told: Callable[[list[Line]], list[Line]],
) -> Iterator[dict[tuple[str, str], list[Line]]]:
    targets = {id_: target for id_, _, target in relations(parts, main)}
    shown: dict[tuple[str, str], list[Line]] = {}
    for section in root.iter("{*}sectPr"):
        holder = section.getparent()
        if holder is not None and name(holder) == "sectPrChange":
            continue
        paragraph = holder.getparent() if holder is not None and name(holder) == "pPr" else None
        if paragraph is not None and walk.mark_gone(paragraph):
            continue
        for reference in section:
            target = targets.get(value(reference, "id"), "")
            if name(reference).endswith("Reference") and target in parts:
                lines = told(walk.story(etree.fromstring(parts[target])))
                place = (name(reference)[:6], value(reference, "type") or "default")
                shown[place] = [line for line in lines if line[-1] or line[0] != "p"]
        yield {place: lines for place, lines in shown.items() if lines}
