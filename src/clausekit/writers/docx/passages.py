"""A part in passages, from a heading to the next one, with what is known of each.

A paragraph that expat found to be a well-formed element by itself may stand in the place of an empty
one: where the rest is well-formed around an empty paragraph, so is the whole. Of a document most of
which was written before, there is little left to read.
"""

from __future__ import annotations

from collections.abc import Iterator

from clausekit.lean import dataclass
from clausekit.writers.docx.seen import Asked, Passage, Seen
from clausekit.writers.docx.well_formed import strange_in

PARAGRAPH = b"<w:p>"
_EMPTY = b"<w:p/>"
_HEADING, _CONTENTS = b' w:name="_Toc', b"<w:sdtContent><w:p>"


@dataclass(slots=True)
class Piece:
    """A passage of a document.

    Attributes:
        known: What earlier documents have shown of it as a whole.
        chunks: Else what stands before its first paragraph, empty but for the first passage, and
            each paragraph without the tag that opens it.
        before: And what earlier documents have shown of each.
        sparse: What has to be read for it, None for nothing.
    """

    text: bytes
    known: Passage | None
    chunks: list[bytes]
    before: list[Asked | None]
    sparse: bytes | None


def pieces_of(xml: bytes, seen: Seen) -> list[Piece]:
    """Return a part in passages, with what is known of them."""
    return [_piece(text, seen) for text in _cut(xml)]


def to_read(pieces: list[Piece]) -> bytes | None:
    """Return the XML that is well-formed if the part is; None where that is known."""
    if len(pieces) == 1:
        return pieces[0].sparse
    return b"".join([piece.sparse or b"" for piece in pieces])


def split(piece: Piece, seen: Seen) -> None:
    """Take a passage that was known as a whole in its paragraphs."""
    piece.chunks = piece.text.split(PARAGRAPH)
    piece.before = [seen.heads.get(piece.chunks[0]), *map(seen.chunks.get, piece.chunks[1:])]


def _cut(xml: bytes) -> Iterator[bytes]:
    """Yield the part up to the contents, and each passage: the contents list where a heading is."""
    begin, at = 0, xml.find(_CONTENTS)
    if at >= 0:
        begin = at + len(_CONTENTS) - len(PARAGRAPH)
        yield xml[:begin]
    at = xml.find(_HEADING, begin)
    while at >= 0:
        here = xml.rfind(PARAGRAPH, begin, at)
        if here > begin:
            yield xml[begin:here]
            begin = here
        at = xml.find(_HEADING, at + 1)
    yield xml[begin:]


def _piece(text: bytes, seen: Seen) -> Piece:
    known = seen.passages.get(text)
    if known is not None:
        return Piece(text, known, [], [], known.sparse)
    piece = Piece(text, None, [], [], b"")
    split(piece, seen)
    head = piece.before[0]
    if len(piece.chunks) == 1 and head is not None and _is_whole(head, text, b""):
        piece.sparse = None
    else:
        piece.sparse = _sparse(piece)
    return piece


def _sparse(piece: Piece) -> bytes:
    """Return a passage with one empty paragraph for each row of those that need no second reading."""
    out, left_out = [piece.chunks[0]], False
    for chunk, known in zip(piece.chunks[1:], piece.before[1:], strict=True):
        if known is not None and (known.whole or _is_whole(known, chunk, PARAGRAPH)):
            if not left_out:
                out.append(_EMPTY)
            left_out = True
        else:
            out += (PARAGRAPH, chunk)
            left_out = False
    return b"".join(out)


def _is_whole(known: Asked, chunk: bytes, before: bytes) -> bool:
    """Return whether a chunk is well-formed by itself, read now where nobody has asked before.

    What came only once is not asked about: its document is read as it is.
    """
    if known.whole is None:
        known.whole = not strange_in(before + chunk)
    return known.whole
