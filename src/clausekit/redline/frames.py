"""Headers and footers of two files: which correspond, and what happens to the others."""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element as Element

from clausekit.redline.desk import Desk
from clausekit.redline.names import SECT_PR, P, R, w
from clausekit.redline.parts import Parts
from clausekit.redline.scribe import Scribe
from clausekit.redline.story import plan

_RELATION = f"{{{R}}}id"


def frames_of(parts: Parts) -> dict[tuple[str, int, str], str]:
    """Return the parts of headers and footers by kind, section and page (`default`, `first` …)."""
    targets = {r.id: r.target for r in parts.relations(parts.main) if not r.external}
    found: dict[tuple[str, int, str], str] = {}
    for at, section in enumerate(parts.tree(parts.main).iter(SECT_PR)):
        for kind in ("header", "footer"):
            for reference in section.findall(w(f"{kind}Reference")):
                target = targets.get(str(reference.get(_RELATION)), "")
                if target in parts.content:
                    found[(kind, at, str(reference.get(w("type")) or "default"))] = target
    return found


def frame_pairs(old: Parts, new: Parts) -> tuple[list[tuple[str, str]], list[str], list[str]]:
    """Return headers and footers that correspond, those only the old and only the new file has."""
    mine, theirs = frames_of(old), frames_of(new)
    pairs: dict[str, str] = {}
    used: set[str] = set()
    for place, part in mine.items():
        other = theirs.get(place)
        if other is not None and part not in pairs and other not in used:
            pairs[part] = other
            used.add(other)
    lonely = [p for p in dict.fromkeys(mine.values()) if p not in pairs]
    free = [p for p in dict.fromkeys(theirs.values()) if p not in used]
    for kind in ("header", "footer"):  # sections may have come or gone
        rest = [p for p in lonely if _is(old, p, kind)]
        others = [p for p in free if _is(new, p, kind)]
        pairs.update(zip(rest, others, strict=False))
    gone = [p for p in lonely if p not in pairs]
    come = [p for p in free if p not in pairs.values()]
    return list(pairs.items()), gone, come


def _is(parts: Parts, name: str, kind: str) -> bool:
    return parts.tree(name).tag == w({"header": "hdr", "footer": "ftr"}[kind])


def write_frames(old: Parts, new: Parts, desk: Desk) -> None:
    """Rewrite the headers and footers of the old file."""
    pairs, gone, come = frame_pairs(old, new)
    for part, other in pairs:
        _rewrite(old, part, new.tree(other), other, desk)
    for part in gone:
        _rewrite(old, part, _empty(old.tree(part)), new.main, desk)
    for other in come:
        _add(old, new, other, desk)


def _rewrite(old: Parts, part: str, other: Element, source: str, desk: Desk) -> None:
    desk.carrier.part, desk.carrier.source = part, source
    before = desk.stamp.number
    root = old.tree(part)
    Scribe(desk, root).write(plan(root, other, desk.next_move).steps)
    if desk.stamp.number != before:
        old.changed(part)


def _empty(like: Element) -> Element:
    root = etree.fromstring(etree.tostring(like))
    for child in list(root):
        root.remove(child)
    etree.SubElement(root, P)
    return root


def _add(old: Parts, new: Parts, other: str, desk: Desk) -> None:
    """Add a header or footer whose text is inserted; without it an empty line would stand there."""
    root = new.tree(other)
    if not "".join(str(t) for t in root.itertext()).strip():
        return
    places = [place for place, part in frames_of(new).items() if part == other]
    kind, at, page = places[0]
    sections = list(old.changed(old.main).iter(SECT_PR))
    section = sections[min(at, len(sections) - 1)] if sections else None
    taken = section is None or any(
        str(r.get(w("type")) or "default") == page for r in section.findall(w(f"{kind}Reference"))
    )
    if section is None or taken:
        desk.carrier.missing[f"a {kind} of the new file for which the old one has no section"] = (
            None
        )
        return
    name = old.add(other, etree.tostring(_empty(root)), new.content_type(other))
    type_ = next(r.type for r in new.relations(new.main) if r.target == other)
    reference = etree.Element(w(f"{kind}Reference"), {w("type"): page})
    reference.set(_RELATION, old.relate(old.main, type_, name))
    section.insert(0, reference)
    _rewrite(old, name, root, other, desk)
