"""The law of a redline, checked on every one: accepted it is the new file, rejected the old one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from lxml.etree import _Element as Element

from clausekit.errors import OutputError
from clausekit.redline.blocks import elements_of, notes_in, text_of
from clausekit.redline.boxes import boxes_of
from clausekit.redline.names import P_PR, P, w
from clausekit.redline.notes import KINDS, notes_of
from clausekit.redline.parts import Parts
from clausekit.redline.sections import frame_pairs
from clausekit.redline.settle import settle
from clausekit.redline.sheet import Sheet, sheet_of
from clausekit.redline.table import cells_of, rows_of

Shape = tuple[str, ...]


def check(
    result: Mapping[str, bytes],
    old: Mapping[str, bytes],
    new: Parts,
    *,
    formatting: bool = True,
    partial: bool = False,
) -> int:
    """Make sure that a redline says what it claims.

    Words, rows and cells have to be those of both files, and with every change rejected styles and
    numbers too. Where the new file defines a style or a list of the same name in another way, the
    old file's definition is kept: that is counted, and no reason to refuse.

    Args:
        result: The parts of the redline.
        old: Those of the old file.
        new: The new file.
        formatting: Whether styles and numbers were tracked.
        partial: Whether a header or footer of the new file had no place in the old one.

    Returns:
        How many paragraphs of the new file look different for that reason.

    Raises:
        OutputError: It does not; nothing may be written.
    """
    other = 0
    for accept, wanted, name in ((False, Parts(old), "the old"), (True, new, "the new")):
        settled = settled_parts(result, accept=accept)
        for place, ours, theirs in stories(settled, wanted):
            if accept and partial and not ours:
                continue
            for one, two in zip_longest(ours, theirs):
                if one == two:
                    continue
                if _same_text(one, two) and (accept or not formatting):
                    other += formatting
                    continue
                raise OutputError(
                    f"The redline would not give {name} file back ({place}); nothing was written.",
                    f"Expected “{_short(two)}”, found “{_short(one)}”. "
                    "This is a bug in clausekit: please report it with the two files.",
                )
    return other


def settled_parts(content: Mapping[str, bytes], *, accept: bool) -> Parts:
    """Return a file with every tracked change accepted or rejected."""
    parts = Parts(content)
    for name in story_parts(parts):
        root = parts.changed(name)
        settle(root, accept=accept)
    return parts


def story_parts(parts: Parts) -> list[str]:
    """Return the parts in which changes can be tracked."""
    kinds = ("header", "footer", "footnotes", "endnotes")
    found = [n for kind in kinds for n in parts.related(parts.main, kind)]
    return [parts.main, *found]


def stories(ours: Parts, theirs: Parts) -> Iterator[tuple[str, list[Shape], list[Shape]]]:
    """Yield what the stories of two files come to, side by side."""
    mine, other = sheet_of(ours), sheet_of(theirs)
    bodies = [p.tree(p.main).find(w("body")) for p in (ours, theirs)]
    assert bodies[0] is not None
    assert bodies[1] is not None
    yield "body", _ended(_shape(bodies[0], mine)), _ended(_shape(bodies[1], other))
    for one, two in frame_pairs(ours, theirs):
        yield (
            "headers and footers",
            _full(ours.tree(one), mine) if one else [],
            _full(theirs.tree(two), other) if two else [],
        )
    for reference in KINDS:
        yield "notes", _notes(ours, reference, mine), _notes(theirs, reference, other)


def _notes(parts: Parts, reference: str, sheet: Sheet) -> list[Shape]:
    """Return the notes in the order in which the text refers to them."""
    found = notes_of(parts, reference)
    used = [i for tag, i in notes_in(parts.tree(parts.main)) if tag == reference and i in found]
    return [shape for i in used for shape in _full(found[i], sheet)]


def _full(container: Element, sheet: Sheet) -> list[Shape]:
    return [s for s in _shape(container, sheet) if s[-1].strip() or s[0] != "p"]


def _shape(container: Element, sheet: Sheet) -> list[Shape]:
    found: list[Shape] = []
    for element in elements_of(container):
        if element.tag == P:
            properties = element.find(P_PR)
            level = sheet.list_level(properties)
            number = "" if level is None else f"{level[1]} {'/'.join(sheet.look(level))}"
            style = sheet.style_name(sheet.paragraph_style(properties))
            found.append(("p", style, number, text_of(element)))
            for box in boxes_of(element):
                found += [("box", *s) for s in _shape(box, sheet)]
            continue
        for row in rows_of(element):
            found.append(("row", ""))
            for cell in cells_of(row):
                found.append(("cell", ""))
                found += _ended(_shape(cell, sheet))
    return found


def _ended(shapes: list[Shape]) -> list[Shape]:
    """Leave the empty paragraphs at the end out: Word wants one there, some programs forget it."""
    while shapes and shapes[-1][0] == "p" and not shapes[-1][-1]:
        shapes.pop()
    return shapes


def _same_text(one: Shape | None, two: Shape | None) -> bool:
    return one is not None and two is not None and (one[0], one[-1]) == (two[0], two[-1])


def _short(shape: Shape | None) -> str:
    return "nothing" if shape is None else shape[-1][:80]
