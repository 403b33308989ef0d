"""One paragraph of the old file rewritten towards its counterpart in the new one."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from copy import deepcopy

from lxml import etree
from lxml.etree import _Element as Element

from clausekit.redline.atoms import Atom, Content, Facts, Piece, content_of, signature
from clausekit.redline.carry import in_order
from clausekit.redline.desk import Desk
from clausekit.redline.names import (
    BOOKMARK_END,
    BOOKMARK_START,
    COMMENT_MARKS,
    ID,
    MARKERS,
    NAME,
    P_PR,
    R_PR,
    RUN,
    SECT_PR,
    w,
)
from clausekit.redline.pen import Pen, Status
from clausekit.redline.words import Stretch, script


class Rewriter:
    """Writes the content of one paragraph from old and new atoms."""

    def __init__(self, paragraph: Element, desk: Desk) -> None:
        self.desk = desk
        self.pen = Pen(paragraph, desk.stamp)
        self._bookmarks: dict[str, str] = {}
        self._links: dict[int, Element] = {}

    def old(self, atoms: Sequence[Atom], status: Status = "") -> None:
        """Write atoms of the old file, kept, deleted or moved away."""
        for piece in _flowing(atoms):
            self.pen.write(piece, status)
        for atom in atoms if status else ():
            note = atom.note
            if note is not None:
                self.desk.gone.append((str(note.tag), str(note.get(ID))))

    def marks(self, pieces: Sequence[Piece]) -> None:
        """Write marks of the old file."""
        for piece in pieces:
            self.pen.write(piece)

    def new(
        self,
        atoms: Sequence[Atom],
        chain: tuple[Element, ...],
        status: Status,
        beside: Element | None = None,
    ) -> None:
        """Write atoms of the new file; `beside` are the run properties of their neighbour."""
        carrier = self.desk.carrier
        last: tuple[Element | None, Element | None] = (None, None)
        for atom in atoms:
            self.new_marks(atom.pieces)
            for piece in atom.pieces:
                if piece.marker:
                    continue
                own = piece.run.find(R_PR) if piece.run is not None else None
                if last[0] is not piece.run:
                    # Never None: the piece's own properties are those of the other file.
                    carried = _blended(carrier.run_properties(own), beside)
                    last = (piece.run, carried if carried is not None else etree.Element(R_PR))
                fresh = self._fresh(piece, chain)
                self.pen.write(fresh, status, last[1])

    def _fresh(self, piece: Piece, chain: tuple[Element, ...]) -> Piece:
        link = next((c for c in piece.chain if c.tag == w("hyperlink")), None)
        if link is not None and not any(c.tag == w("hyperlink") for c in chain):
            chain = (*chain, self._link(link))
        if piece.is_text:
            return Piece(chain, piece.run, piece.node, piece.start, piece.end)
        node = self.desk.carrier.node(piece.node)
        key = (str(node.tag), str(node.get(ID)))
        if key in self.desk.new_facts and piece.node.tag.endswith("noteReference"):
            if key not in self.desk.come:
                self.desk.come[key] = str(self.desk.next_note)
                self.desk.next_note += 1
            node.set(ID, self.desk.come[key])
        return Piece(chain, piece.run, node)

    def _link(self, link: Element) -> Element:
        if id(link) not in self._links:
            bare = etree.Element(link.tag, {str(k): str(v) for k, v in link.attrib.items()})
            self._links[id(link)] = self.desk.carrier.node(bare)
        return self._links[id(link)]

    def new_marks(self, pieces: Sequence[Piece]) -> None:
        """Write comments of the new file, and bookmarks that its fields need and the old file lacks."""
        desk = self.desk
        for piece in pieces:
            node = piece.node
            if piece.marker and node.tag in COMMENT_MARKS:
                self._remark(piece)
            elif node.tag == BOOKMARK_START:
                name = str(node.get(NAME))
                if name in desk.wanted and name not in desk.carrier.bookmarks:
                    own = str(desk.next_bookmark)
                    desk.next_bookmark += 1
                    desk.carrier.bookmarks[name] = own
                    self._bookmarks[str(node.get(ID))] = own
                    start = etree.Element(BOOKMARK_START, {ID: own, NAME: name})
                    self.pen.write(Piece((), None, start, marker=True))
            elif node.tag == BOOKMARK_END and str(node.get(ID)) in self._bookmarks:
                self._end(self._bookmarks.pop(str(node.get(ID))))

    def _remark(self, piece: Piece) -> None:
        own = self.desk.remarks.get(str(piece.node.get(ID)))
        if own is None:
            return
        mark = etree.Element(piece.node.tag, {ID: own})
        if piece.run is not None:
            run = etree.Element(RUN)
            properties = self.desk.carrier.run_properties(piece.run.find(R_PR))
            if properties is not None and len(properties):
                run.append(properties)
            run.append(mark)
            mark = run
        self.pen.write(Piece((), None, mark, marker=True))

    def _end(self, own: str) -> None:
        self.pen.write(Piece((), None, etree.Element(BOOKMARK_END, {ID: own}), marker=True))

    def close(self) -> None:
        """End the bookmarks that are still open."""
        for own in self._bookmarks.values():
            self._end(own)
        self._bookmarks = {}

    def kept_all(self, old: Sequence[Atom], new: Sequence[Atom]) -> None:
        """Write atoms that both files have; their look may have changed."""
        marked = any(p.marker for atom in new for p in atom.pieces)
        if not marked and (not self.desk.formatting or self._alike(old, new)):
            self.old(old)
            return
        for one, other in zip(old, new, strict=True):
            self.kept(one, other)

    def _alike(self, old: Sequence[Atom], new: Sequence[Atom]) -> bool:
        sheet, new_sheet = self.desk.carrier.sheet, self.desk.carrier.new_sheet
        mine = {id(p.run): p.run for a in old for p in a.pieces if p.run is not None}
        theirs = {id(p.run): p.run for a in new for p in a.pieces if p.run is not None}
        looks = {sheet.look_of_run(r.find(R_PR)) for r in mine.values()}
        looks |= {new_sheet.look_of_run(r.find(R_PR)) for r in theirs.values()}
        return len(looks) < 2

    def kept(self, old: Atom, new: Atom) -> None:
        """Write an atom that both files have; its look may have changed."""
        self.new_marks(new.pieces)
        desk = self.desk
        looks = list(_looks(new)) if desk.formatting else []
        offset = 0
        for piece in old.pieces:
            if piece.marker or not looks:
                self.pen.write(piece)
                continue
            size = max(piece.end - piece.start, 1)
            for part, run in _parts(piece, looks, offset):
                self._kept_part(part, run)
            offset += size

    def _kept_part(self, piece: Piece, other: Element | None) -> None:
        desk = self.desk
        own = piece.run.find(R_PR) if piece.run is not None else None
        theirs = other.find(R_PR) if other is not None else None
        sheet, new_sheet = desk.carrier.sheet, desk.carrier.new_sheet
        if piece.run is None or sheet.look_of_run(own) == new_sheet.look_of_run(theirs):
            self.pen.write(piece)
            return
        carried = desk.carrier.run_properties(theirs)
        formatted = carried if carried is not None else etree.Element(R_PR)
        before = own if own is not None else etree.Element(R_PR)
        self.pen.write(piece, "", before, formatted=formatted)


def _blended(own: Element | None, beside: Element | None) -> Element | None:
    """Return run properties with the font of the neighbour where they name none of their own."""
    if beside is None:
        return own
    copy = deepcopy(beside)
    for child in list(copy):
        if child.tag not in _FONT:
            copy.remove(child)
    mine = {c.tag: c for c in own} if own is not None else {}
    copy.extend(child for tag, child in mine.items() if tag not in _FONT)
    return in_order(copy)


_FONT = frozenset(w(n) for n in ("rFonts", "color", "sz", "szCs", "lang"))


def _flowing(atoms: Sequence[Atom]) -> Iterator[Piece]:
    """Yield the pieces of atoms, neighbouring characters of one text as one piece."""
    last: Piece | None = None
    for atom in atoms:
        for piece in atom.pieces:
            if last is not None:
                if piece.node is last.node and piece.is_text and piece.start == last.end:
                    last = Piece(last.chain, last.run, last.node, last.start, piece.end)
                    continue
                yield last
            last = piece
    if last is not None:
        yield last


def _looks(atom: Atom) -> Iterator[tuple[int, Element | None]]:
    for piece in atom.pieces:
        if not piece.marker:
            yield max(piece.end - piece.start, 1), piece.run


def _parts(
    piece: Piece, looks: Sequence[tuple[int, Element | None]], offset: int
) -> Iterator[tuple[Piece, Element | None]]:
    """Yield a piece cut where the look of the other file changes, each part with the run there."""
    if not piece.is_text:
        at = 0
        for size, run in looks:
            if at <= offset < at + size:
                yield piece, run
                return
            at += size
        yield piece, looks[-1][1]
        return
    at, start = 0, piece.start
    for size, run in looks:
        low, high = max(at, offset), min(at + size, offset + piece.end - piece.start)
        if low < high:
            end = start + high - low
            yield Piece(piece.chain, piece.run, piece.node, start, end), run
            start = end
        at += size


def same_look(old: Atom, new: Atom, desk: Desk) -> bool:
    """Return whether an atom looks the same in both files."""
    sheet, new_sheet = desk.carrier.sheet, desk.carrier.new_sheet
    mine = {p.run for p in old.pieces if not p.marker and p.run is not None}
    theirs = {p.run for p in new.pieces if not p.marker and p.run is not None}
    looks = {sheet.look_of_run(r.find(R_PR)) for r in mine}
    return looks == {new_sheet.look_of_run(r.find(R_PR)) for r in theirs} and (
        len(looks) < 2 or _spread(old, sheet.look_of_run) == _spread(new, new_sheet.look_of_run)
    )


def _spread(atom: Atom, look: object) -> list[object]:
    found: list[object] = []
    for piece in atom.pieces:
        if not piece.marker and piece.run is not None:
            found += [look(piece.run.find(R_PR))] * max(piece.end - piece.start, 1)  # type: ignore[operator]
    return found


def contents(old: Element, new: Element, desk: Desk) -> tuple[Content, Content, list[Stretch]]:
    """Return the atoms of both paragraphs and how the first become the second."""
    mine, theirs = content_of(old, desk.old_facts), content_of(new, desk.new_facts)
    pair_notes(mine, theirs)
    return mine, theirs, script(mine.keys, theirs.keys)


def pair_notes(old: Content, new: Content) -> None:
    """Let notes whose text changed stand for each other, so that the note itself is compared."""
    before = {a.key for a in old.atoms if a.note is not None}
    after = {a.key for a in new.atoms if a.note is not None}
    for content, others in ((old, after), (new, before)):
        for atom in content.atoms:
            if atom.note is not None and atom.key not in others:
                atom.key = (str(atom.note.tag), "\0")


def raw(paragraph: Element, facts: Facts) -> Hashable:
    """Return all of a paragraph that can differ, to see quickly that nothing does."""
    found: list[Hashable] = []
    for child in paragraph:
        if child.tag == RUN:
            found.append(signature(child, facts))
        elif child.tag == P_PR:
            found += [signature(c, facts) for c in child if c.tag not in (SECT_PR, R_PR)]
        elif child.tag not in MARKERS and isinstance(child.tag, str):
            found.append(signature(child, facts))
    return tuple(found)
