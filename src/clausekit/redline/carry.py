"""Carries what the new file brings into the old one: styles, lists, links, pictures, notes."""

from __future__ import annotations

import re
from collections import Counter
from copy import deepcopy

from lxml import etree
from lxml.etree import _Element as Element

from clausekit.redline.dialect import settle_alternatives, widen
from clausekit.redline.drawings import Drawings
from clausekit.redline.names import (
    ALTERNATE,
    ANNOTATION,
    BOOKMARK_START,
    DEL,
    ID,
    INS,
    MARKERS,
    MOVE_FROM,
    MOVE_TO,
    NAME,
    NUM_PR,
    P_PR,
    P_STYLE,
    R_PR,
    R_STYLE,
    SECT_PR,
    VAL,
    VOLATILE,
    R,
    w,
)
from clausekit.redline.parts import Parts
from clausekit.redline.sheet import ListLevel, counting, sheet_of

_MARKS = MARKERS - VOLATILE - {ANNOTATION}
_FORGOTTEN = ("rsid", "paraId", "textId")


_RUN_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline",
    "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing",
    "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText",
    "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange",
)  # fmt: skip
_LISTED = re.compile(rb"""numId \w+:val=["'](\d{1,9})["']""")
_RANKS = {w(name): rank for rank, name in enumerate(_RUN_ORDER)}


_MARKED = frozenset((INS, DEL, MOVE_FROM, MOVE_TO))


def in_order(properties: Element) -> Element:
    """Return run properties in the order that Word wants, which LibreOffice does not keep."""
    ranks = [_rank(child) for child in properties]
    if ranks != sorted(ranks):
        properties[:] = sorted(properties, key=_rank)
    return properties


def _rank(child: Element) -> float:
    """Return the place of a run property: marks first, extensions before the record of a change."""
    tag = str(child.tag)
    return _RANKS.get(tag, -1 if tag in _MARKED else _RANKS[w("rPrChange")] - 0.5)


class Carrier:
    """Makes nodes of the new file fit for the old one.

    Attributes:
        part: The part of the old file that is being written; links belong to parts.
        source: The part of the new file that nodes come from.
        missing: What could not be carried over, in words.
    """

    def __init__(self, old: Parts, new: Parts) -> None:
        self.old, self.new = old, new
        self.sheet, self.new_sheet = sheet_of(old), sheet_of(new)
        self.part, self.source = old.main, new.main
        self.missing: dict[str, None] = {}
        self.bookmarks = {
            str(e.get(NAME)): str(e.get(ID)) for e in old.tree(old.main).iter(BOOKMARK_START)
        }
        self._styles: dict[tuple[str, str], str] = {}
        self._lists: dict[str, str] = {}
        self._votes: dict[str, Counter[str]] = {}
        self.drawings = Drawings(old.tree(old.main))

    def vote(self, old: ListLevel | None, new: ListLevel | None, times: int = 1) -> None:
        """Take note that a list of the new file stands where a list of the old one stood."""
        if old and new and self.sheet.look(old) == self.new_sheet.look(new):
            self._votes.setdefault(new[0], Counter())[old[0]] += times

    def same_list(self, old: ListLevel | None, new: ListLevel | None) -> bool:
        """Return whether two paragraphs are numbered alike."""
        if old is None or new is None:
            return old is new
        if old[1] != new[1] or self.sheet.look(old) != self.new_sheet.look(new):
            return False
        return self.list_id(new[0]) == old[0]

    def style(self, id_: str, kind: str) -> str:
        """Return the id that a style of the new file has in the old one, carried over if need be."""
        key = (id_, kind)
        if key not in self._styles:
            name = self.new_sheet.names.get(id_)
            found = [i for i, n in self.sheet.names.items() if n == name and self._kind(i) == kind]
            self._styles[key] = found[0] if found else self._copy_style(id_, kind)
        return self._styles[key]

    def _kind(self, id_: str) -> str:
        return str(self.sheet.styles[id_].get(w("type"), "paragraph"))

    def _copy_style(self, id_: str, kind: str) -> str:
        source = self.new_sheet.styles.get(id_)
        parts = self.old.related(self.old.main, "styles")
        if source is None or not parts:
            return ""
        copy = deepcopy(source)
        if copy.get(w("default")) is not None:
            del copy.attrib[w("default")]
        free, number = id_, 1
        text = self.old.content[self.old.main]
        # A file may name styles that it does not define: they must not come to life.
        while free in self.sheet.styles or f'"{free}"'.encode() in text:
            number += 1
            free = f"{id_}{number}"
        copy.set(w("styleId"), free)
        self._styles[(id_, kind)] = free
        self.sheet.styles[free], self.sheet.names[free] = copy, self.new_sheet.names[id_]
        for reference in ("basedOn", "next", "link"):
            for child in list(copy.iter(w(reference))):
                other = (
                    "character" if (reference == "link") == (kind == "paragraph") else "paragraph"
                )
                mapped = self.style(str(child.get(VAL)), kind if reference != "link" else other)
                if mapped:
                    child.set(VAL, mapped)
                else:
                    copy.remove(child)
        self._map_lists(copy)
        widen(self.old, parts[0], self.new.tree(self.new.related(self.new.main, "styles")[0]))
        self.old.changed(parts[0]).append(copy)
        return free

    def list_id(self, id_: str) -> str:
        """Return the id that a list of the new file has in the old one, carried over if need be."""
        if id_ not in self._lists:
            votes = self._votes.get(id_)
            self._lists[id_] = votes.most_common(1)[0][0] if votes else self._equal_list(id_)
        return self._lists[id_]

    def _equal_list(self, id_: str) -> str:
        """Return a list of the old file that counts alike and serves nothing else, else a copy."""
        taken = {*self._lists.values(), *(v.most_common(1)[0][0] for v in self._votes.values())}
        wanted = self.new_sheet.counting(id_)
        for known in (id_, *self.sheet.lists):
            free = known in self.sheet.lists and known not in taken
            if wanted and free and self.sheet.counting(known) == wanted:
                return known
        return self._copy_list(id_)

    def _copy_list(self, id_: str) -> str:
        source = self.new_sheet.lists.get(id_)
        parts = self.old.related(self.old.main, "numbering")
        if source is None:
            return "0"
        given = self.new.related(self.new.main, "numbering")[0]
        if not parts:
            parts = [self._first_numbering(given)]
        widen(self.old, parts[0], self.new.tree(given))
        root, copy = self.old.changed(parts[0]), deepcopy(source)
        reference = copy.find(w("abstractNumId"))
        abstract_id = str(reference.get(VAL)) if reference is not None else ""
        mapped = self._abstract(abstract_id, root)
        if not mapped or reference is None:
            return "0"
        reference.set(VAL, mapped)
        # A file may name lists that it does not define: they must not come to life.
        named = (int(n) for n in _LISTED.findall(self.old.content[self.old.main]))
        known = (int(n) for n in self.sheet.lists if n.isdigit())
        free = str(max((*known, *named), default=0) + 1)
        for name in [k for k in copy.attrib if str(k).endswith("}durableId")]:
            del copy.attrib[name]
        copy.set(w("numId"), free)
        self.sheet.lists[free] = copy
        lists = root.findall(w("num"))
        if lists:
            lists[-1].addnext(copy)
        else:
            root.append(copy)
        return free

    def _first_numbering(self, given: str) -> str:
        """Give a file without lists a part for them."""
        like = self.new.tree(given)
        bare = etree.Element(like.tag, {str(k): str(v) for k, v in like.attrib.items()}, like.nsmap)  # type: ignore[arg-type]
        name = self.old.add(
            "word/numbering.xml", etree.tostring(bare), self.new.content_type(given)
        )
        type_ = next(r.type for r in self.new.relations(self.new.main) if r.target == given)
        self.old.relate(self.old.main, type_, name)
        return name

    def _abstract(self, id_: str, root: Element) -> str:
        source = self.new_sheet.abstracts.get(id_)
        if source is None:
            return ""
        wanted = counting(source)
        for known, element in self.sheet.abstracts.items():
            if counting(element) == wanted:
                return known
        copy = deepcopy(source)
        free = str(max((int(n) for n in self.sheet.abstracts if n.isdigit()), default=-1) + 1)
        copy.set(w("abstractNumId"), free)
        for child in [
            *copy.iter(P_STYLE),
            *copy.iter(w("styleLink")),
            *copy.iter(w("numStyleLink")),
            *copy.iter(w("lvlPicBulletId")),
        ]:
            holder = child.getparent()
            if holder is not None:
                holder.remove(child)
        self.sheet.abstracts[free] = copy
        first = root.find(w("num"))
        if first is not None:
            first.addprevious(copy)
        else:
            root.append(copy)
        return free

    def _map_lists(self, element: Element) -> None:
        for number in element.iter(w("numId")):
            parent = number.getparent()
            if parent is not None and parent.tag == NUM_PR and number.get(VAL) != "0":
                number.set(VAL, self.list_id(str(number.get(VAL))))

    def paragraph_properties(self, properties: Element | None) -> Element:
        """Return paragraph properties for the old file, without the mark's and the section's."""
        copy = deepcopy(properties) if properties is not None else etree.Element(P_PR)
        copy.tail = None
        for child in list(copy):
            if child.tag in (R_PR, SECT_PR, w("pPrChange")):
                copy.remove(child)
        self._map_styles(copy)
        self._map_lists(copy)
        return copy

    def run_properties(self, properties: Element | None) -> Element | None:
        """Return run properties for the old file."""
        if properties is None:
            return None
        copy = deepcopy(properties)
        copy.tail = None
        self._map_styles(copy)
        return in_order(copy)

    def _map_styles(self, element: Element) -> None:
        kinds = ((P_STYLE, "paragraph"), (R_STYLE, "character"), (w("tblStyle"), "table"))
        for tag, kind in kinds:
            for child in list(element.iter(tag)):
                mapped = self.style(str(child.get(VAL)), kind)
                parent = child.getparent()
                if mapped:
                    child.set(VAL, mapped)
                elif parent is not None:
                    parent.remove(child)

    def node(self, node: Element) -> Element:
        """Return a node of the new file for the old one: its links and pictures come along."""
        copy = deepcopy(node)
        copy.tail = None
        if next(copy.iter(ALTERNATE), None) is not None:
            copy = settle_alternatives(copy, node, self.old.tree(self.part))
        for mark in list(copy.iter(*_MARKS)):
            holder = mark.getparent()
            if holder is not None:  # the marks of a story within, whose names would stand twice
                holder.remove(mark)
        for element in copy.iter():
            for name in [str(n) for n in element.attrib]:
                local = name.rsplit("}", 1)[-1]
                if name.startswith(f"{{{R}}}"):
                    element.set(name, self.relation(str(element.get(name))))
                elif local.startswith(_FORGOTTEN):
                    del element.attrib[name]
        self.drawings.renamed(copy)
        self._map_styles(copy)
        self._map_lists(copy)
        return copy

    def relation(self, id_: str) -> str:
        """Return the id of an equal relation of the part that is being written."""
        found = [r for r in self.new.relations(self.source) if r.id == id_]
        if not found:
            return id_
        relation, target = found[0], found[0].target
        if not relation.external:
            if target not in self.new.content:
                return id_
            target = self.old.take(self.new, target)
        return self.old.relate(self.part, relation.type, target, external=relation.external)
