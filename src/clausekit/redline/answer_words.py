"""Single words of a paragraph replaced by tracked changes; all else in it stays as it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import field
from itertools import accumulate
from typing import TypeAlias

from lxml import etree
from lxml.etree import _Element as Element

from clausekit.lean import dataclass
from clausekit.redline.answer_seen import closed_around, follow, object_in_it, shown
from clausekit.redline.atoms import COMING, Chain, Piece, content_of
from clausekit.redline.names import (
    CHANGES,
    COMMENT_REF,
    ID,
    R_PR,
    RUN,
    T,
    w,
)
from clausekit.redline.pen import Pen, Stamp, Status
from clausekit.redline.words import Stretch, script, tokens


@dataclass(frozen=True, slots=True)
class Replacement:
    """New words for a range of a paragraph.

    Attributes:
        start, end: Characters that stand when all tracked changes are accepted, hidden ones counted.
        comment: The number of a comment to put around them, or empty.
    """

    start: int
    end: int
    new: str
    comment: str = ""


class Line:
    """A paragraph as the characters that stand in it, each with the piece that shows it.

    Attributes:
        text: The characters, as a reader counts them.
    """

    def __init__(self, paragraph: Element) -> None:
        self.paragraph = paragraph
        content = content_of(paragraph)
        self.pieces = [p for atom in content.atoms for p in atom.pieces] + content.tail
        self._chars: list[tuple[int, int]] = []
        self._fields: set[int] = set()
        chars: list[str] = []
        codes: list[bool] = []
        for at, piece in enumerate(self.pieces):
            follow(piece, codes)
            if codes:
                self._fields.add(at)
            for offset, char in () if codes and codes[-1] else shown(piece):
                self._chars.append((at, offset))
                chars.append(char)
        self.text = "".join(chars)

    def obstacle(self, start: int, end: int) -> str:
        """Return why the characters cannot be replaced, or nothing where they can."""
        first, last = self._chars[start][0], self._chars[end - 1][0]
        pieces = self.pieces[first : last + 1]
        if any(at in self._fields for at in range(first, last + 1)):
            return "Word fills it in as a field"
        if any(p.marker and p.node.tag in CHANGES for p in pieces):
            return "somebody’s deletion stands in it"
        if any(not p.is_text and not p.marker for p in pieces):
            return object_in_it(p.node for p in pieces if not p.is_text and not p.marker)
        chains = [p.chain for p in pieces if not p.marker]
        if any(chain != chains[0] for chain in chains):
            mixed = any(c.tag in COMING for chain in chains for c in chain)
            return (
                "somebody’s insertion begins or ends in it"
                if mixed
                else "a link or content control begins or ends in it"
            )
        return closed_around(chains[0], self.paragraph)

    def towards(self, text: str) -> list[Replacement] | None:
        """Return the replacements that make it read as a text, or None where one has an obstacle."""
        before, after = tokens(self.text), tokens(text)
        starts = [0, *accumulate(map(len, before))]
        found: list[Replacement] = []
        end = 0
        plain = ([_plain_sign(t) for t in before], [_plain_sign(t) for t in after])
        for old, new in _changes(script(*plain), len(before)):
            start, stop = starts[old[0]], starts[old[1]]
            if start < end or start == stop or self.obstacle(start, stop):
                return None
            found.append(Replacement(start, stop, "".join(after[slice(*new)])))
            end = stop
        return found

    def write(self, replacements: Sequence[Replacement], stamp: Stamp) -> None:
        """Write the paragraph anew with the replacements, which do not overlap."""
        work = _Work()
        for replacement in replacements:
            self._plan(replacement, work)
        pen = Pen(self.paragraph, stamp)
        pen.clear()
        places = {char: at for at, char in enumerate(self._chars)}
        for at, piece in enumerate(self.pieces):
            if not piece.is_text or at in self._fields:
                pen.write(piece)
                continue
            for part, status, before, after in _parts(piece, at, places, work):
                for mark in before:
                    _write(pen, mark)
                pen.write(part, status)
                for mark in after:
                    _write(pen, mark)

    def _plan(self, replacement: Replacement, work: _Work) -> None:
        start, end = replacement.start, replacement.end
        before, after = tokens(self.text[start:end]), tokens(replacement.new)
        chain = _own(self.pieces[self._chars[start][0]].chain)
        if replacement.comment:
            mark = etree.Element(w("commentRangeStart"), {ID: replacement.comment})
            work.before.setdefault(start, []).append(Piece(chain, None, mark, marker=True))
        for stretch in script(before, after):
            low = start + sum(map(len, before[: stretch.old[0]]))
            high = start + sum(map(len, before[: stretch.old[1]]))
            if stretch.operation == "delete":
                work.gone.update(range(low, high))
            elif stretch.operation == "insert":
                self._insert("".join(after[slice(*stretch.new)]), low, start, work)
        if replacement.comment:
            work.after.setdefault(end - 1, []).extend(_end_of_comment(chain, replacement.comment))

    def _insert(self, words: str, at: int, start: int, work: _Work) -> None:
        """Plan new words, formed like those that they take the place of, else like those before."""
        first = at
        while first - 1 in work.gone and first > start:
            first -= 1
        model = self.pieces[self._chars[max(first if first < at else at - 1, start)][0]]
        run = etree.Element(RUN)
        own = model.run.find(R_PR) if model.run is not None else None
        if own is not None:
            run.append(_plain(own))
        node = etree.SubElement(run, T)
        node.text = words
        piece = Piece(_own(model.chain), run, node, 0, len(words))
        if at == start:
            work.before.setdefault(at, []).append(piece)
        else:
            work.after.setdefault(at - 1, []).append(piece)


def _plain_sign(token: str) -> str:
    """Return a token as a person types it: their hard spaces and hyphens stay as they are."""
    return " " if token.isspace() else token.replace("\u2011", "-")


Range: TypeAlias = tuple[int, int]


def _changes(stretches: Sequence[Stretch], size: int) -> Iterator[tuple[Range, Range]]:
    """Yield ranges of old tokens and what takes their place; an insertion takes a token beside it."""
    at = 0
    while at < len(stretches):
        if stretches[at].operation == "equal":
            at += 1
            continue
        first = last = stretches[at]
        while at < len(stretches) and stretches[at].operation != "equal":
            last = stretches[at]
            at += 1
        old, new = (first.old[0], last.old[1]), (first.new[0], last.new[1])
        if old[0] == old[1] and old[0]:
            old, new = (old[0] - 1, old[1]), (new[0] - 1, new[1])
        elif old[0] == old[1] and size:
            old, new = (old[0], old[1] + 1), (new[0], new[1] + 1)
        yield old, new


@dataclass(slots=True)
class _Work:
    """What happens at which character: what goes, and what comes before and after it."""

    gone: set[int] = field(default_factory=set)
    before: dict[int, list[Piece]] = field(default_factory=dict)
    after: dict[int, list[Piece]] = field(default_factory=dict)


def _parts(
    piece: Piece, at: int, places: dict[tuple[int, int], int], work: _Work
) -> Iterator[tuple[Piece, Status, list[Piece], list[Piece]]]:
    """Yield a piece cut wherever something happens."""
    low, status = piece.start, ""
    before: list[Piece] = []

    def part(high: int) -> Piece:
        return Piece(piece.chain, piece.run, piece.node, low, high)

    for offset in range(piece.start, piece.end):
        place = places.get((at, offset))
        if place is None:
            continue
        own: Status = "del" if place in work.gone else ""
        if place in work.before or own != status:
            if low < offset:
                yield part(offset), status, before, []  # type: ignore[misc]
                low, before = offset, []
            before = [*before, *work.before.get(place, ())]
        status = own
        if place in work.after:
            yield part(offset + 1), status, before, work.after[place]
            low, before = offset + 1, []
    if low < piece.end:
        yield part(piece.end), status, before, []  # type: ignore[misc]


def _write(pen: Pen, piece: Piece) -> None:
    if piece.marker or piece.run is None:
        pen.write(piece)
        return
    own = piece.run.find(R_PR)
    pen.write(piece, "ins", own if own is not None else etree.Element(R_PR))


def _end_of_comment(chain: Chain, number: str) -> list[Piece]:
    end = etree.Element(w("commentRangeEnd"), {ID: number})
    run = etree.Element(RUN)
    etree.SubElement(run, COMMENT_REF, {ID: number})
    return [Piece(chain, None, end, marker=True), Piece(chain, None, run)]


def _plain(properties: Element) -> Element:
    """Return run properties without what they say of earlier changes."""
    copy = deepcopy(properties)
    for child in list(copy):
        if child.tag in CHANGES:
            copy.remove(child)
    return copy


def _own(chain: Chain) -> Chain:
    """Return the wrappers outside of others' insertions: one insertion never stands in another."""
    at = next((i for i, c in enumerate(chain) if c.tag in COMING), len(chain))
    return chain[:at]
