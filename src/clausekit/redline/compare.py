"""A redline of two Word files: the old file with real tracked changes that make it the new one."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping

from lxml.etree import _Element as Element

from clausekit.errors import InputError
from clausekit.lean import dataclass
from clausekit.redline.blocks import OURS
from clausekit.redline.carry import Carrier
from clausekit.redline.check import check, settled_parts, story_parts, told_by
from clausekit.redline.comments import Comments
from clausekit.redline.desk import Counts, Desk
from clausekit.redline.dialect import widen
from clausekit.redline.frames import write_frames
from clausekit.redline.names import (
    BOOKMARK_START,
    CHANGES,
    ID,
    INSTR,
    NAME,
    P_PR,
    w,
)
from clausekit.redline.notes import largest_note, note_texts, write_notes
from clausekit.redline.parts import Parts
from clausekit.redline.pen import Stamp
from clausekit.redline.scribe import Scribe
from clausekit.redline.settle import tracked
from clausekit.redline.sheet import ListLevel
from clausekit.redline.story import Plan, plan

_NUMBER = re.compile(rb""":id=["'](\d{1,10})["']""")
_MISSING = "Not carried over:"
_FAR = 1_000_000_000
"""Numbers must fit into 31 bits: one that is as large as this is no start to count from."""
_CHANGE = re.compile(
    rb"<(?:[\w.-]+:)?(?:%s)[\s/>]"
    % "|".join(sorted(name.rpartition("}")[2] for name in CHANGES)).encode()
)


@dataclass(frozen=True, slots=True)
class Redline:
    """A redline.

    Attributes:
        parts: The parts of the Word file.
        counts: How many changes of each kind it holds.
        notes: What a reader has to know: what was settled first, what could not be carried over.
    """

    parts: Mapping[str, bytes]
    counts: Counts
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """Who makes the changes, and when: `2026-11-23T00:00:00Z`."""

    author: str
    date: str


def redline(
    old: Mapping[str, bytes],
    new: Mapping[str, bytes],
    signature: Signature,
    *,
    settle_first: bool = False,
    formatting: bool = True,
) -> Redline:
    """Return the old file with tracked changes that make it the new one.

    Args:
        old: Parts of the old file; its formatting is kept.
        new: Parts of the new file.
        signature: Author and date of every change.
        settle_first: Accept the tracked changes that are in either file before they are compared.
        formatting: Whether changes of style, number and emphasis are tracked as well.

    Raises:
        InputError: A file holds tracked changes and `settle_first` is off.
        OutputError: The result fails its own check.
        ReadError: A part is damaged.
    """
    notes: list[str] = []
    old = _settled(old, "old", notes, allowed=settle_first)
    new = _settled(new, "new", notes, allowed=settle_first)
    mine, theirs = Parts(old), Parts(new)
    wanted = told_by(mine), told_by(theirs)  # before anything is written
    before = len(notes)
    result, counts = _compared(mine, theirs, signature, notes, formatting=formatting)
    partial = any(n.startswith(_MISSING) for n in notes[before:])
    differing = check(result, *wanted, formatting=formatting, partial=partial)
    if differing:
        notes.append(
            f"{differing} paragraphs look different in the new file because it defines a style or a "
            "list in another way; the old file's definitions are kept."
        )
    return Redline(result, counts, tuple(notes))


def changes_in(content: Mapping[str, bytes]) -> int:
    """Return how many tracked changes a file holds."""
    parts = Parts(content)
    names = (n for n in story_parts(parts) if _may_hold_changes(parts.content[n]))
    return sum(1 for name in names for _ in tracked(parts.tree(name)))


def _may_hold_changes(content: bytes) -> bool:
    """Return whether a look into a part is worth while; what is not in an ASCII form always is."""
    return b"\0" in content[:100] or _CHANGE.search(content) is not None


def _settled(
    content: Mapping[str, bytes], which: str, notes: list[str], *, allowed: bool
) -> Mapping[str, bytes]:
    count = changes_in(content)
    if not count:
        return content
    if not allowed:
        raise InputError(
            f"The {which} file holds {count} tracked changes already; a redline over them would "
            "rewrite the record of the negotiation.",
            hint="Compare settled files, or say --settle: then a copy is compared in which all "
            "earlier changes are accepted.",
        )
    notes.append(
        f"The {which} file held {count} tracked changes; the redline was made from a copy in which "
        "they are accepted. They do not show in it."
    )
    return settled_parts(content, accept=True).to_content()


def _compared(
    old: Parts, new: Parts, signature: Signature, notes: list[str], *, formatting: bool
) -> tuple[Mapping[str, bytes], Counts]:
    widen(old, old.main, new.tree(new.main))
    carrier = Carrier(old, new)
    body, other = body_of(old), body_of(new)
    wanted = _wanted(new.tree(new.main))
    desk = Desk(
        carrier,
        Stamp(signature.author, signature.date, largest_id(old)),
        facts_of(old),
        facts_of(new),
        wanted,
        frozenset(wanted & bookmarks_of(other) - carrier.bookmarks.keys()),
        formatting,
        next_bookmark=largest_bookmark(body) + 1,
        next_note=largest_note(old) + 1,
    )
    comments = Comments(old, new, desk)
    story = plan(body, other, desk.next_move, ours=_is_ours(body) and _is_ours(other))
    _vote(story, carrier)
    desk.counts.relocated = len(story.alignment.relocated)
    Scribe(desk, body).write(story.steps)
    old.changed(old.main)
    write_notes(old, new, desk)
    write_frames(old, new, desk)
    notes += comments.write()
    notes += [f"{_MISSING} {what}." for what in carrier.missing]
    return old.to_content(), desk.counts


def body_of(parts: Parts) -> Element:
    """Return the body of a file."""
    body = parts.tree(parts.main).find(w("body"))
    if body is None:
        raise InputError("The Word file has no body.")
    return body


def _is_ours(body: Element) -> bool:
    """Return whether our own writer named the paragraphs: several, all of nine digits."""
    names = [str(e.get(NAME)) for e in body.iter(BOOKMARK_START)]
    ours = [n for n in names if OURS.fullmatch(n)]
    return len(ours) >= 5 and len(ours) * 3 >= len(names)


def _vote(story: Plan, carrier: Carrier) -> None:
    votes: Counter[tuple[ListLevel | None, ListLevel | None]] = Counter()
    for step in story.steps:
        if step.kind == "pair" and step.old[0].is_paragraph:
            mine, theirs = (b.element.find(P_PR) for b in (step.old[0], step.new[0]))
            votes[carrier.sheet.list_level(mine), carrier.new_sheet.list_level(theirs)] += 1
    for (one, other), times in votes.items():
        carrier.vote(one, other, times)


def facts_of(parts: Parts) -> dict[tuple[str, str], str]:
    """Return what stands behind the numbers of notes, pictures and links."""
    found = note_texts(parts)
    for relation in parts.relations(parts.main):
        target = relation.target
        if not relation.external and target in parts.content:
            target = hashlib.sha256(parts.content[target]).hexdigest()
        found[("rel", relation.id)] = target
    return found


def _wanted(root: Element) -> frozenset[str]:
    """Return the words in fields and links, among them the bookmarks that they point at."""
    words: set[str] = set()
    for element in root.iter(INSTR, w("fldSimple"), w("hyperlink")):
        words.update((element.text or "").split())
        words.update(str(element.get(w("instr")) or "").split())
        words.add(str(element.get(w("anchor")) or ""))
    return frozenset(words)


def largest_id(parts: Parts) -> int:
    """Return the largest number of a change or mark, so that new ones are unique."""
    names = [*story_parts(parts), *parts.related(parts.main, "comments")]
    found = (int(n) for name in names for n in _NUMBER.findall(parts.content[name]))
    return max((n for n in found if n < _FAR), default=0)


def bookmarks_of(body: Element) -> set[str]:
    """Return the names of the bookmarks of a body."""
    return {str(e.get(NAME)) for e in body.iter(BOOKMARK_START)}


def largest_bookmark(body: Element) -> int:
    """Return the largest number of a bookmark."""
    numbers = [
        int(e.get(ID) or 0) for e in body.iter(BOOKMARK_START) if (e.get(ID) or "").isdigit()
    ]
    return max(numbers, default=0)
