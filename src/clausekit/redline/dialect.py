"""Names of extensions: what is carried from one file into another must be known there.

A program refuses a file that uses an extension (`w14`, `wps` …) which the root of the part neither
declares nor names as ignorable.
"""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element as Element

from clausekit.redline.names import ALTERNATE, CHOICE, FALLBACK, MC
from clausekit.redline.parts import Parts

_IGNORABLE = f"{{{MC}}}Ignorable"


def widen(parts: Parts, name: str, other: Element) -> None:
    """Let the root of a part declare all that another root declares, ignorable names as such."""
    root = parts.tree(name)
    known = {p: u for p, u in root.nsmap.items() if p is not None}
    theirs = {p: u for p, u in other.nsmap.items() if p is not None}
    missing = {p: u for p, u in theirs.items() if p not in known and u not in known.values()}
    prefixes = {u: p for p, u in {**missing, **known}.items()}
    ignored = str(root.get(_IGNORABLE) or "").split()
    wanted = [theirs[p] for p in str(other.get(_IGNORABLE) or "").split() if p in theirs]
    added = [prefixes[u] for u in wanted if u in prefixes and prefixes[u] not in ignored]
    if not missing and not added:
        return
    if added and MC not in prefixes:
        missing["mc"] = MC
    names: dict[str | None, str] = dict(root.nsmap)
    names |= dict(missing.items())
    attributes = {str(k): str(v) for k, v in root.attrib.items()}
    fresh = etree.Element(root.tag, attributes, nsmap=names)  # type: ignore[arg-type]
    fresh.text = root.text
    fresh.extend(list(root))
    if added:
        fresh.set(_IGNORABLE, " ".join([*ignored, *added]))
    parts.replace(name, fresh)


def settle_alternatives(copy: Element, source: Element, root: Element) -> Element:
    """Return a carried node in which every alternative can be understood under the root.

    Args:
        copy: A copy of the source for the other file.
        source: The node where it comes from, in place.
        root: The root of the part that takes the copy.
    """
    pairs = list(zip(copy.iter(ALTERNATE), source.iter(ALTERNATE), strict=True))
    for mine, theirs in reversed(pairs):  # those within come first
        if _is_understood(theirs, root):
            continue
        plain = _plain(mine)
        if mine is copy:
            return plain
        parent = mine.getparent()
        if parent is not None:
            parent.replace(mine, plain)
    return copy


def _is_understood(alternate: Element, root: Element) -> bool:
    known = root.nsmap
    for choice in alternate.iterchildren(CHOICE):
        needed = str(choice.get("Requires") or "").split()
        if any(known.get(p) is None or known[p] != choice.nsmap.get(p) for p in needed):
            return False
    return True


def _plain(alternate: Element) -> Element:
    """Return what every program can read."""
    for branch in (alternate.find(FALLBACK), alternate.find(CHOICE)):
        if branch is not None and len(branch):
            return branch[0]
    return alternate
