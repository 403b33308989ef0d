"""Headers and footers: each section of the result shows those of the old file, made those of the new.

A part may serve many sections. Where all of them come to show the same in the new file, it is
rewritten in place; a section that comes to show something else gets a copy of its own. A section
that is inserted brings its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree
from lxml.etree import _Element as Element

from clausekit.redline.boxes import boxes_of
from clausekit.redline.desk import Desk
from clausekit.redline.dialect import widen
from clausekit.redline.names import SECT_PR, SHOWN, P, w
from clausekit.redline.parts import Parts, relations_name
from clausekit.redline.scribe import Scribe
from clausekit.redline.sections import (
    RELATION,
    SLOTS,
    Slot,
    fate_of,
    own_frames,
    sections_of,
    shown_frames,
)
from clausekit.redline.story import plan

Shown = dict[Slot, str]
Goal = tuple[str, str]
"""The part that a place shows in the old file and in the new one; empty for none."""

_BREAK = "a break between sections in a paragraph that stays; the old file's breaks are kept"


def write_frames(old: Parts, new: Parts, desk: Desk) -> None:
    """Rewrite the headers and footers of the old file once its body is written."""
    _Frames(old, new, desk).write()


class _Frames:
    def __init__(self, old: Parts, new: Parts, desk: Desk) -> None:
        self.old, self.new, self.desk = old, new, desk
        self.sections = sections_of(old) or [_section(old)]
        self.fates = [fate_of(s) for s in self.sections]
        self.came = shown_frames(new, sections_of(new))
        self.goals: dict[Goal, str] = {}
        self.fresh: dict[str, str] = {}
        self.tasks: list[tuple[str, str]] = []
        self._alike: dict[bytes, str] = {}

    def write(self) -> None:
        """Give every section its frames, then rewrite the parts."""
        kept = [s for s, fate in zip(self.sections, self.fates, strict=True) if fate != "ins"]
        before = iter(shown_frames(self.old, kept))
        here = len(self.fates) - self.fates.count("del")
        if here != len(self.came):
            self.desk.carrier.missing[_BREAK] = None
        came = iter(_counterparts(here, self.came))
        wanted = [
            (next(before) if fate != "ins" else None, next(came) if fate != "del" else None)
            for fate in self.fates
        ]
        self._share(wanted)
        shown: dict[str, Shown] = {"old": {}, "new": {}}
        for section, (mine, theirs) in zip(self.sections, wanted, strict=True):
            self._place(section, mine, theirs, shown)
        for part, other in self.tasks:
            self._rewrite(part, other)

    def _share(self, wanted: list[tuple[Shown | None, Shown | None]]) -> None:
        """Let each part of the old file be rewritten for the first section that shows it."""
        served: set[str] = set()
        for mine, theirs in wanted:
            for slot in SLOTS:
                own = mine.get(slot, "") if mine is not None else ""
                if theirs is None or not own or own in served:
                    continue
                served.add(own)
                other = self._known(theirs.get(slot, ""))
                self.goals[(own, other)] = own
                self.tasks.append((own, other))

    def _known(self, name: str) -> str:
        """Return one name for parts of the new file that hold the same."""
        if not name:
            return ""
        links = self.new.content.get(relations_name(name), b"")
        return self._alike.setdefault(links + self.new.content[name], name)

    def _place(
        self, section: Element, mine: Shown | None, theirs: Shown | None, here: Mapping[str, Shown]
    ) -> None:
        own = own_frames(self.old, section)
        for slot in SLOTS:
            if theirs is None:  # it goes with all that it shows
                here["old"][slot] = (mine or {}).get(slot, "")
                continue
            other = self._known(theirs.get(slot, ""))
            above = here["new"].get(slot, "")
            if mine is None:
                if self._shows(above, other):
                    continue
                target = self._plain(other) or self._blank(above)
            else:
                target = self._target(mine.get(slot, ""), other) or self._blank(above)
                seen = target == here["old"].get(slot, "") == above
                if target == own.get(slot, "") or (slot not in own and seen):
                    here["old"][slot] = here["new"][slot] = target
                    continue
                here["old"][slot] = target
            here["new"][slot] = target
            if target:
                self._name(section, slot, target)

    def _blank(self, above: str) -> str:
        """Return an empty part for a place that shows nothing though the section before does."""
        if not above:
            return ""
        root = self.old.tree(above)
        return self.old.add(above, etree.tostring(_empty(root)), self.old.content_type(above))

    def _shows(self, part: str, other: str) -> bool:
        """Return whether a part of the result comes to show a part of the new file."""
        if not part or not other:
            return part == other
        return any(t == part and o == other for (_, o), t in self.goals.items()) or (
            self.fresh.get(other) == part
        )

    def _target(self, own: str, other: str) -> str:
        goal = (own, other)
        if goal in self.goals:
            return self.goals[goal]
        if own:
            target = self.old.add(own, self.old.content[own], self.old.content_type(own))
            links = self.old.content.get(relations_name(own))
            if links is not None:
                self.old.content[relations_name(target)] = links
        elif not other or not _says_something(self.new.tree(other)):
            return ""
        else:
            target = self._added(other, _empty(self.new.tree(other)))
        self.goals[goal] = target
        self.tasks.append((target, other))
        return target

    def _plain(self, other: str) -> str:
        """Return a copy of a part of the new file for a section that is inserted."""
        if not other or other in self.fresh:
            return self.fresh.get(other, "")
        root = self.new.tree(other)
        bare = etree.Element(root.tag, {str(k): str(v) for k, v in root.attrib.items()}, root.nsmap)  # type: ignore[arg-type]
        name = self.fresh[other] = self._added(other, bare)
        carrier = self.desk.carrier
        carrier.part, carrier.source = name, other
        self.old.changed(name).extend(carrier.node(child) for child in root)
        return name

    def _added(self, other: str, root: Element) -> str:
        return self.old.add(other, etree.tostring(root), self.new.content_type(other))

    def _name(self, section: Element, slot: Slot, target: str) -> None:
        kind, page = slot
        tag = w(f"{kind}Reference")
        for reference in section.findall(tag):
            if (reference.get(w("type")) or "default") == page:
                section.remove(reference)
        relations = (*self.old.relations(self.old.main), *self.new.relations(self.new.main))
        type_ = next(r.type for r in relations if r.kind == kind)
        reference = etree.Element(tag, {w("type"): page})
        reference.set(RELATION, self.old.relate(self.old.main, type_, target))
        section.insert(0, reference)

    def _rewrite(self, part: str, other: str) -> None:
        carrier, desk = self.desk.carrier, self.desk
        carrier.part, carrier.source = part, other or self.new.main
        before = desk.stamp.number
        if other:
            widen(self.old, part, self.new.tree(other))
        root = self.old.tree(part)
        towards = self.new.tree(other) if other else _empty(root)
        Scribe(desk, root).write(plan(root, towards, desk.next_move).steps)
        if desk.stamp.number != before:
            self.old.changed(part)


def _counterparts(here: int, came: list[Shown]) -> list[Shown]:
    """Return what each section that stays or comes shows in the new file; the last are certain."""
    spare = here - len(came)
    if spare <= 0:
        return came[len(came) - here :]
    return [*([came[0] if came else {}] * spare), *came]


def _section(parts: Parts) -> Element:
    """Return the section of a file in which none is written, now written."""
    body = parts.changed(parts.main).find(w("body"))
    assert body is not None
    return etree.SubElement(body, SECT_PR)


def _empty(like: Element) -> Element:
    root = deepcopy(like)
    for child in list(root):
        root.remove(child)
    etree.SubElement(root, P)
    return root


def _says_something(root: Element) -> bool:
    """Return whether a frame holds more than an empty line."""
    return next(root.iter(*SHOWN), None) is not None or bool(boxes_of(root))
