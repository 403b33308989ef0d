"""Sections and the headers and footers that their pages show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from lxml.etree import _Element as Element

from clausekit.redline.names import DEL, INS, MOVE_FROM, MOVE_TO, P_PR, R_PR, SECT_PR, R, w
from clausekit.redline.parts import Parts

Slot: TypeAlias = tuple[str, str]
"""Where a frame stands: `header` or `footer`, on `default`, `first` or `even` pages."""

SLOTS: tuple[Slot, ...] = tuple(
    (kind, page) for kind in ("header", "footer") for page in ("default", "first", "even")
)
RELATION = f"{{{R}}}id"


def sections_of(parts: Parts) -> list[Element]:
    """Return the sections of a file in order."""
    change = w("sectPrChange")
    found = parts.tree(parts.main).iter(SECT_PR)
    return [s for s in found if (p := s.getparent()) is None or p.tag != change]


def own_frames(parts: Parts, section: Element) -> dict[Slot, str]:
    """Return the parts of the headers and footers that a section names itself."""
    targets = {r.id: r.target for r in parts.relations(parts.main) if not r.external}
    found: dict[Slot, str] = {}
    for kind in ("header", "footer"):
        for reference in section.findall(w(f"{kind}Reference")):
            target = targets.get(str(reference.get(RELATION)), "")
            if target in parts.content:
                found[(kind, str(reference.get(w("type")) or "default"))] = target
    return found


def shown_frames(parts: Parts, sections: Sequence[Element]) -> list[dict[Slot, str]]:
    """Return the parts that each section shows: its own, else those of the section before.

    A file in which no section is written has one all the same.
    """
    found: list[dict[Slot, str]] = []
    for section in sections:
        before = found[-1] if found else {}
        found.append({**before, **own_frames(parts, section)})
    return found or [{}]


def fate_of(section: Element) -> str:
    """Return whether the end of a section is kept, or comes (`ins`) or goes (`del`) as a change."""
    properties = section.getparent()
    if properties is None or properties.tag != P_PR:
        return ""
    mark = properties.find(R_PR)
    if mark is None:
        return ""
    if mark.find(INS) is not None or mark.find(MOVE_TO) is not None:
        return "ins"
    return "del" if mark.find(DEL) is not None or mark.find(MOVE_FROM) is not None else ""
