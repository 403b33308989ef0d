"""A paragraph as atoms: words, signs, fields and objects, each with the XML that it stands in.

A word may be spread over runs, a field over many elements: an atom keeps them together, so that a
change never takes half of a field. Bookmarks and other marks ride along and take no part in the
comparison.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import field

from lxml.etree import _Element as Element

from clausekit.lean import dataclass
from clausekit.redline.boxes import boxes_of
from clausekit.redline.names import (
    BR,
    DEL,
    ENDNOTE_REF,
    FLD_CHAR,
    FLD_SIMPLE,
    FOOTNOTE_REF,
    INS,
    INSTR,
    MARKERS,
    MOVE_FROM,
    MOVE_RANGES,
    MOVE_TO,
    P_PR,
    R_PR,
    RUN,
    SDT,
    SDT_CONTENT,
    TAB,
    TEXT_BOX,
    VOLATILE,
    WRAPPERS,
    R,
    T,
    w,
)
from clausekit.redline.words import tokens

Chain = tuple[Element, ...]


@dataclass(slots=True)
class Piece:
    """A part of an atom.

    Attributes:
        run: The run that holds it, or None for an inline element that stands beside runs.
        node: The child of the run, or the inline element itself.
        start, end: Range of the characters of a `w:t`; unused for other nodes.
        marker: Whether it is a mark that is never deleted or inserted with the words around it.
    """

    chain: Chain
    run: Element | None
    node: Element
    start: int = 0
    end: int = 0
    marker: bool = False

    @property
    def is_text(self) -> bool:
        """Whether the piece is a range of characters."""
        return self.node.tag == T and self.run is not None


@dataclass(slots=True)
class Atom:
    """What is kept, deleted or inserted as one."""

    key: Hashable
    pieces: list[Piece]

    @property
    def note(self) -> Element | None:
        """The reference to a footnote or endnote that the atom is, or None."""
        if isinstance(self.key, str):
            return None
        for piece in self.pieces:
            if piece.node.tag in (FOOTNOTE_REF, ENDNOTE_REF):
                return piece.node
        return None


@dataclass(slots=True)
class Content:
    """The atoms of a paragraph, and the marks after the last of them."""

    atoms: list[Atom]
    tail: list[Piece] = field(default_factory=list)

    @property
    def keys(self) -> list[Hashable]:
        """What is compared."""
        return [atom.key for atom in self.atoms]


Facts = Mapping[tuple[str, str], str]
"""What stands behind a number that is only good in one file: the text of a footnote by tag of the
reference and id, the content of a picture or the address of a link by `rel` and id."""


COMING = frozenset((INS, MOVE_TO))
"""Changes of others that stand: what is written into such a file stands inside or beside them."""
_GONE = frozenset((DEL, MOVE_FROM)) | MOVE_RANGES


def content_of(paragraph: Element, facts: Facts | None = None) -> Content:
    """Return the atoms of a paragraph."""
    pieces = list(_pieces(paragraph, ()))
    atoms: list[Atom] = []
    at, held = 0, list[Piece]()
    while at < len(pieces):
        piece = pieces[at]
        if piece.marker:
            held.append(piece)
            at += 1
            continue
        end = _field_end(pieces, at)
        if end:
            atoms.append(Atom(_field_key(pieces[at:end]), [*held, *pieces[at:end]]))
        elif piece.is_text:
            end = _text_end(pieces, at)
            words = _words(pieces[at:end])
            words[0].pieces[:0] = held
            atoms.extend(words)
        else:
            end = at + 1
            atoms.append(Atom(_key(piece, facts or {}), [*held, piece]))
        held = []
        at = end
    return Content(atoms, held)


def _pieces(parent: Element, chain: Chain) -> Iterator[Piece]:
    for child in parent:
        tag = child.tag
        if tag == RUN:
            yield from _of_run(child, chain)
        elif tag in MARKERS or tag in _GONE:
            if tag not in VOLATILE:
                yield Piece(chain, None, child, marker=True)
        elif tag in WRAPPERS or tag in COMING:
            inner = child.find(SDT_CONTENT) if tag == SDT else child
            found = list(_pieces(inner, (*chain, child))) if inner is not None else []
            yield from found or [Piece(chain, None, child, marker=True)]
        elif tag != P_PR and isinstance(tag, str) and not _is_properties(tag):
            yield Piece(chain, None, child)


def _is_properties(tag: str) -> bool:
    return tag.endswith(("}smartTagPr", "}customXmlPr", "}sdtPr", "}sdtEndPr"))


def _of_run(run: Element, chain: Chain) -> Iterator[Piece]:
    for node in run:
        tag = node.tag
        if tag == R_PR or tag in VOLATILE or not isinstance(tag, str):
            continue
        if tag in MARKERS:
            yield Piece(chain, run, node, marker=True)
        elif tag == T:
            if node.text:
                yield Piece(chain, run, node, 0, len(node.text))
        else:
            yield Piece(chain, run, node)


def _text_end(pieces: Sequence[Piece], start: int) -> int:
    """Return the end of the text that begins at a piece; marks within it ride along."""
    end = at = start
    while at < len(pieces):
        piece = pieces[at]
        if piece.is_text and piece.chain == pieces[start].chain:
            end = at + 1
        elif not piece.marker:
            break
        at += 1
    return end


def _words(pieces: Sequence[Piece]) -> list[Atom]:
    if len(pieces) == 1:
        return list(_cut(pieces[0]))
    text = "".join(p.node.text[p.start : p.end] for p in pieces if not p.marker)  # type: ignore[index]
    atoms: list[Atom] = []
    at, piece = 0, pieces[0]
    offset = piece.start
    for token in tokens(text):
        left = len(token)
        if offset + left <= piece.end and not piece.marker:  # most words stand in one run
            end = offset + left
            atoms.append(Atom(token, [Piece(piece.chain, piece.run, piece.node, offset, end)]))
            offset = end
            continue
        parts: list[Piece] = []
        while left:
            if piece.marker or offset == piece.end:
                if piece.marker:
                    parts.append(piece)
                at += 1
                piece = pieces[at]
                offset = piece.start
                continue
            end = min(offset + left, piece.end)
            parts.append(Piece(piece.chain, piece.run, piece.node, offset, end))
            left -= end - offset
            offset = end
        atoms.append(Atom(token, parts))
    return atoms


def _cut(piece: Piece) -> Iterator[Atom]:
    offset = piece.start
    for token in tokens(str(piece.node.text)):
        end = offset + len(token)
        yield Atom(token, [Piece(piece.chain, piece.run, piece.node, offset, end)])
        offset = end


def _field_end(pieces: Sequence[Piece], start: int) -> int:
    """Return the end of a complex field that begins and ends here, or 0."""
    depth = 0
    for at in range(start, len(pieces)):
        piece = pieces[at]
        if piece.chain != pieces[start].chain:
            return 0
        if piece.node.tag == FLD_CHAR:
            kind = piece.node.get(w("fldCharType"))
            depth += (kind == "begin") - (kind == "end")
        elif at == start:
            return 0
        if depth == 0:
            return at + 1
    return 0


def _field_key(pieces: Sequence[Piece]) -> Hashable:
    return _field_parts(piece.node for piece in pieces)


def _field_parts(nodes: Iterator[Element]) -> Hashable:
    instruction, shown = "", ""
    for node in nodes:
        if node.tag == INSTR:
            instruction += node.text or ""
        else:
            shown += shown_by(node)
    return ("field", " ".join(instruction.split()), shown)


def shown_by(node: Element) -> str:
    """Return the characters that a child of a run shows."""
    if node.tag == T:
        return node.text or ""
    return SIGNS.get(str(node.tag), "")


SIGNS = {TAB: "\t", BR: "\n", w("cr"): "\n", w("noBreakHyphen"): "‑", w("ptab"): "\t"}


def _key(piece: Piece, facts: Facts) -> Hashable:
    node = piece.node
    tag = str(node.tag)
    if tag in SIGNS:
        return (SIGNS[tag], str(node.get(w("type")) or "").replace("textWrapping", ""))
    if tag in (FOOTNOTE_REF, ENDNOTE_REF):
        return (tag, facts.get((tag, str(node.get(w("id")))), ""))
    if tag == FLD_SIMPLE:
        instruction = " ".join(str(node.get(w("instr")) or "").split())
        return ("field", instruction, "".join(shown_by(n) for n in node.iter(T, TAB, BR)))
    if tag == FLD_CHAR:
        return (tag, str(node.get(w("fldCharType"))))
    if tag == INSTR:
        return (tag, " ".join((node.text or "").split()))
    if next(node.iter(TEXT_BOX), None) is not None:
        return ("text box", len(boxes_of(node)))
    return (tag, signature(node, facts))


def signature(node: Element, facts: Facts) -> tuple[object, ...]:
    """Return all of an element but numbers that programs give out anew at each save."""
    attributes = tuple(
        sorted(
            (str(k), facts.get(("rel", str(v)), str(v)) if str(k).startswith(_RELATION) else str(v))
            for k, v in node.attrib.items()
            if not _passing(str(k))
        )
    )
    children = tuple(
        signature(c, facts) for c in node if isinstance(c.tag, str) and c.tag not in MARKERS
    )
    return (
        node.tag,
        attributes,
        (node.text or "").strip() if len(node) else node.text or "",
        children,
    )


def _passing(name: str) -> bool:
    local = name.rsplit("}", 1)[-1]
    if name.startswith(_RELATION):
        return False
    return local in _PASSING or local.startswith("rsid")


_RELATION = f"{{{R}}}"
_PASSING = frozenset(
    ("id", "paraId", "textId", "anchorId", "editId", "spid", "shapeid", "ObjectID")
)
