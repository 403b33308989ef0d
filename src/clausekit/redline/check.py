"""The law of a redline, checked on every one: accepted it is the new file, rejected the old one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from lxml.etree import _Element as Element

from clausekit.errors import OutputError
from clausekit.lean import dataclass
from clausekit.redline.blocks import elements_of, notes_in, text_of
from clausekit.redline.boxes import boxes_of
from clausekit.redline.names import P_PR, TEXT_BOX, P, w
from clausekit.redline.notes import KINDS, notes_of
from clausekit.redline.parts import Parts
from clausekit.redline.sections import SLOTS, Slot, sections_of, shown_frames
from clausekit.redline.settle import settle
from clausekit.redline.sheet import Sheet, sheet_of
from clausekit.redline.table import cells_of, rows_of

Shape = tuple[str, ...]
_NONE: list[Shape] = []


@dataclass(frozen=True, slots=True)
class Told:
    """What a file says.

    Attributes:
        body: The shapes of its body.
        frames: By section, the shapes of the headers and footers that its pages show.
        notes: The shapes of its notes, in the order in which the text refers to them.
    """

    body: list[Shape]
    frames: list[dict[Slot, list[Shape]]]
    notes: list[Shape]


def check(
    result: Mapping[str, bytes],
    old: Told,
    new: Told,
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
        old: What the old file says.
        new: What the new file says.
        formatting: Whether styles and numbers were tracked.
        partial: Whether a header or footer of the new file had no place in the old one.

    Returns:
        How many paragraphs of the new file look different for that reason.

    Raises:
        OutputError: It does not; nothing may be written.
    """
    other = 0
    for accept, wanted, name in ((False, old, "the old"), (True, new, "the new")):
        settled = told_by(settled_parts(result, accept=accept))
        for place, ours, theirs in _side_by_side(settled, wanted):
            if accept and partial and not ours:
                continue
            if ours == theirs:
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


def told_by(parts: Parts) -> Told:
    """Return what a file without tracked changes says."""
    sheet = sheet_of(parts)
    body = parts.tree(parts.main).find(w("body"))
    assert body is not None
    known: dict[str, list[Shape]] = {}
    frames = []
    for shown in shown_frames(parts, sections_of(parts)):
        for part in shown.values():
            if part not in known:
                known[part] = _full(parts.tree(part), sheet)
        frames.append({slot: known[part] for slot, part in shown.items()})
    notes = [s for reference in KINDS for s in _notes(parts, reference, sheet)]
    return Told(_ended(_shape(body, sheet)), frames, notes)


def _side_by_side(ours: Told, theirs: Told) -> Iterator[tuple[str, list[Shape], list[Shape]]]:
    yield "body", ours.body, theirs.body
    yield "notes", ours.notes, theirs.notes
    # Where one file has more sections than the other, the last ones correspond.
    size = min(len(ours.frames), len(theirs.frames))
    mine, others = (
        ours.frames[len(ours.frames) - size :],
        theirs.frames[len(theirs.frames) - size :],
    )
    seen: set[tuple[int, int]] = set()
    for one, two in zip(mine, others, strict=True):
        for slot in SLOTS:
            a, b = one.get(slot, _NONE), two.get(slot, _NONE)
            if (id(a), id(b)) not in seen:
                seen.add((id(a), id(b)))
                yield "headers and footers", a, b


def _notes(parts: Parts, reference: str, sheet: Sheet) -> list[Shape]:
    """Return the notes in the order in which the text refers to them."""
    found = notes_of(parts, reference)
    if not found:
        return []
    used = [i for tag, i in notes_in(parts.tree(parts.main)) if tag == reference and i in found]
    return [shape for i in used for shape in _full(found[i], sheet)]


def _full(container: Element, sheet: Sheet) -> list[Shape]:
    return [s for s in _shape(container, sheet) if s[-1].strip() or s[0] != "p"]


def _shape(container: Element, sheet: Sheet) -> list[Shape]:
    found: list[Shape] = []
    boxed = next(container.iter(TEXT_BOX), None) is not None
    for element in elements_of(container):
        if element.tag == P:
            found.append(("p", *_place(element.find(P_PR), sheet), text_of(element)))
            for box in boxes_of(element) if boxed else ():
                found += [("box", *s) for s in _shape(box, sheet)]
            continue
        for row in rows_of(element):
            found.append(("row", ""))
            for cell in cells_of(row):
                found.append(("cell", ""))
                found += _ended(_shape(cell, sheet))
    return found


def _place(properties: Element | None, sheet: Sheet) -> tuple[str, str]:
    style, level = sheet.place(properties)
    number = "" if level is None else f"{level[1]} {'/'.join(sheet.look(level))}"
    return sheet.style_name(style), number


def _ended(shapes: list[Shape]) -> list[Shape]:
    """Leave the empty paragraphs at the end out: Word wants one there, some programs forget it."""
    while shapes and shapes[-1][0] == "p" and not shapes[-1][-1]:
        shapes.pop()
    return shapes


def _same_text(one: Shape | None, two: Shape | None) -> bool:
    return one is not None and two is not None and (one[0], one[-1]) == (two[0], two[-1])


def _short(shape: Shape | None) -> str:
    return "nothing" if shape is None else shape[-1][:80]
