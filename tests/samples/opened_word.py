"""A Word file as a reader meets it: labels counted from styles and lists, fields, bookmarks.

Written for the tests from Word's documented rules, not from the writer: an answer that both give is
an answer twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
T = "{" + W + "}"
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass
class Field:
    instruction: str
    result: str


@dataclass
class Paragraph:
    style: str
    label: str
    text: str
    bookmarks: list[str]
    fields: list[Field]
    direct_number: bool
    in_table: bool


@dataclass
class Opened:
    parts: dict[str, bytes]
    paragraphs: list[Paragraph] = field(default_factory=list)

    @property
    def by_bookmark(self) -> dict[str, Paragraph]:
        return {name: p for p in self.paragraphs for name in p.bookmarks}

    @property
    def references(self) -> list[Field]:
        return [f for p in self.paragraphs for f in p.fields if f.instruction.startswith("REF ")]

    def tree(self, name: str) -> etree._Element:
        return etree.fromstring(self.parts[name])


def opened(data: bytes) -> Opened:
    """Return a Word file with the labels that Word would print."""
    with ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    result = Opened(parts)
    styles = {
        str(s.get(T + "styleId")): s for s in result.tree("word/styles.xml").iter(T + "style")
    }
    lists = Lists(result.tree("word/numbering.xml"))
    for p in result.tree("word/document.xml").iter(T + "p"):
        if any(a.tag == T + "sdtContent" for a in p.iterancestors()):
            continue
        result.paragraphs.append(_paragraph(p, styles, lists))
    return result


def _paragraph(p: etree._Element, styles: dict[str, etree._Element], lists: Lists) -> Paragraph:
    style_element = p.find(f"{T}pPr/{T}pStyle")
    style = str(style_element.get(T + "val")) if style_element is not None else ""
    number, level = _number(p, style, styles)
    label = lists.next(number, level) if number else ""
    return Paragraph(
        style,
        label,
        _text(p),
        [str(b.get(T + "name")) for b in p.iter(T + "bookmarkStart")],
        list(_fields(p)),
        p.find(f"{T}pPr/{T}numPr") is not None,
        any(a.tag == T + "tc" for a in p.iterancestors()),
    )


def _number(p: etree._Element, style: str, styles: dict[str, etree._Element]) -> tuple[str, int]:
    number, level = _num_pr(p.find(f"{T}pPr"))
    at: str | None = style
    while at and at in styles and (number is None or level is None):
        above_number, above_level = _num_pr(styles[at].find(f"{T}pPr"))
        number = above_number if number is None else number
        level = above_level if level is None else level
        based = styles[at].find(T + "basedOn")
        at = str(based.get(T + "val")) if based is not None else None
    return (number if number not in (None, "0") else "") or "", level or 0


def _num_pr(ppr: etree._Element | None) -> tuple[str | None, int | None]:
    if ppr is None:
        return None, None
    number, level = ppr.find(f"{T}numPr/{T}numId"), ppr.find(f"{T}numPr/{T}ilvl")
    return (
        str(number.get(T + "val")) if number is not None else None,
        int(str(level.get(T + "val"))) if level is not None else None,
    )


class Lists:
    """Counters as Word keeps them: one set for each abstract list, restarts by level."""

    def __init__(self, numbering: etree._Element) -> None:
        self.abstract = {
            str(a.get(T + "abstractNumId")): {
                int(str(x.get(T + "ilvl"))): x for x in a.iter(T + "lvl")
            }
            for a in numbering.iter(T + "abstractNum")
        }
        self.nums: dict[str, tuple[str, dict[int, int]]] = {}
        for num in numbering.iter(T + "num"):
            which = num.find(T + "abstractNumId")
            assert which is not None
            starts = {
                int(str(o.get(T + "ilvl"))): int(str(s.get(T + "val")))
                for o in num.iter(T + "lvlOverride")
                for s in o.iter(T + "startOverride")
            }
            self.nums[str(num.get(T + "numId"))] = (str(which.get(T + "val")), starts)
        self.counts: dict[str, dict[int, int]] = {}
        self.started: set[tuple[str, int]] = set()

    def next(self, number: str, level: int) -> str:
        which, starts = self.nums[number]
        levels, counts = self.abstract[which], self.counts.setdefault(which, {})
        if level in starts and (number, level) not in self.started:
            self.started.add((number, level))
            counts[level] = starts[level]
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = self._value(levels[level], "start", 1)
        for below in [b for b in counts if b > level]:
            restart = self._value(levels[below], "lvlRestart", below)
            if restart and level < restart:
                del counts[below]
        text = str(levels[level].find(T + "lvlText").get(T + "val"))  # type: ignore[union-attr]
        return re.sub(
            r"%(\d)",
            lambda m: self._written(levels, counts, int(m[1]) - 1),
            text,
        )

    def _written(self, levels: dict[int, etree._Element], counts: dict[int, int], at: int) -> str:
        count = counts.get(at, self._value(levels[at], "start", 1))
        form = str(levels[at].find(T + "numFmt").get(T + "val"))  # type: ignore[union-attr]
        return written(count, form)

    @staticmethod
    def _value(level: etree._Element, name: str, default: int) -> int:
        found = level.find(T + name)
        return int(str(found.get(T + "val"))) if found is not None else default


def written(count: int, form: str) -> str:
    """Return a count in one of Word's number formats."""
    if form == "decimal":
        return str(count)
    if form == "decimalZero":
        return f"{count:02d}"
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(97 + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    roman = ""
    for size, sign in ROMAN:
        roman, count = roman + sign * (count // size), count % size
    return roman.upper() if form == "upperRoman" else roman


def _text(p: etree._Element) -> str:
    out: list[str] = []
    for node in p.iter(T + "t", T + "tab"):
        if node.tag == T + "t":
            out.append(node.text or "")
        elif node.getparent() is not None and node.getparent().tag == T + "r":  # type: ignore[union-attr]
            out.append("\t")
    return "".join(out)


def _fields(p: etree._Element) -> Iterator[Field]:
    state, instruction, result = "", "", ""
    for node in p.iter(T + "fldChar", T + "instrText", T + "t"):
        if node.tag == T + "fldChar":
            state = str(node.get(T + "fldCharType"))
            if state == "end":
                yield Field(instruction.strip(), result)
                instruction, result = "", ""
        elif node.tag == T + "instrText":
            instruction += node.text or ""
        elif state == "separate":
            result += node.text or ""
