"""What a reader sees of the pieces of a paragraph, and what keeps words of it from being changed."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element as Element

from clausekit.redline.atoms import COMING, Chain, Piece
from clausekit.redline.names import (
    DEL,
    FLD_CHAR,
    FLD_SIMPLE,
    INSTR,
    MOVE_FROM,
    MOVE_TO,
    SDT,
    VAL,
    w,
)

_SIGNS = {"tab": "\t", "ptab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "-"}
# What turns the direction of text; no reader shows it.
_UNSEEN = frozenset(
    map(chr, (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF))
)
_CLOSED = ("contentLocked", "sdtContentLocked")
_CHOSEN = ("dropDownList", "comboBox", "date", "checkbox", "picture", "docPartObj", "dataBinding")


def follow(piece: Piece, codes: list[bool]) -> None:
    """Keep account of complex fields: whether their code, or what they show, is being read."""
    if piece.node.tag != FLD_CHAR:
        return
    kind = piece.node.get(w("fldCharType"))
    if kind == "begin":
        codes.append(True)
    elif kind == "separate" and codes:
        codes[-1] = False
    elif kind == "end" and codes:
        codes.pop()


def shown(piece: Piece) -> Iterator[tuple[int, str]]:
    """Yield the characters that a piece shows, with their place in its text; -1 for other nodes."""
    if piece.marker:
        return
    if piece.is_text:
        words = str(piece.node.text)
        yield from ((o, words[o]) for o in range(piece.start, piece.end) if words[o] not in _UNSEEN)
    elif piece.run is not None:
        yield from ((-1, char) for char in _sign(piece.node))
    elif piece.node.tag != w("ruby"):
        for element in piece.node.iter():
            if isinstance(element.tag, str) and element.tag not in (INSTR, w("delText")):
                yield from ((-1, char) for char in _sign(element))


def _sign(node: Element) -> str:
    name = str(node.tag).rpartition("}")[2]
    if name == "t":
        return node.text or ""
    if name == "sym":
        code = str(node.get(w("char")) or "")
        try:
            value = int(code, 16)
        except ValueError:
            return ""
        return "•" if 0xF000 <= value <= 0xF0FF else chr(value)
    return _SIGNS.get(name, "")


def object_in_it(nodes: Iterator[Element]) -> str:
    """Return what stands among words that are no words."""
    tags = {str(n.tag) for n in nodes}
    if FLD_SIMPLE in tags:
        return "Word fills it in as a field"
    if any(tag.endswith("Reference") for tag in tags):
        return "the sign of a note stands in it"
    return "a tab, picture or other object stands in it"


def closed_around(chain: Chain, paragraph: Element) -> str:
    """Return why words within these wrappers cannot be changed, or nothing."""
    if any(c.tag in (MOVE_TO, MOVE_FROM, DEL) for c in chain):
        return "it stands in text that somebody moved"
    coming = next((i for i, c in enumerate(chain) if c.tag in COMING), len(chain))
    if any(c.tag == SDT for c in chain[coming:]):
        return "it stands in a content control that somebody inserted"
    controls = [c for c in (*chain, *paragraph.iterancestors(SDT)) if c.tag == SDT]
    for control in controls:
        properties = control.find(w("sdtPr"))
        if properties is None:
            continue
        lock = properties.find(w("lock"))
        if lock is not None and lock.get(VAL) in _CLOSED:
            return "it stands in a locked content control"
        kinds = {str(c.tag).rpartition("}")[2] for c in properties}
        if control in chain and not kinds.isdisjoint((*_CHOSEN, "showingPlcHdr")):
            return "it stands in a content control that is filled in by choice"
    return ""
