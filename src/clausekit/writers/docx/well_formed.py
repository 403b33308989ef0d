"""Whether XML is well-formed, and made of tags and text alone.

expat is the judge. A paragraph that it found to be a well-formed element by itself may be put in place
of an empty one: where the rest is well-formed around an empty paragraph, so is the whole. In a
document of which most was written before, there is little left to read.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.parsers import expat

from clausekit.writers.docx.seen import Asked

_OPEN, _EMPTY = b"<w:p>", b"<w:p/>"


def strange_in(xml: bytes) -> list[str]:
    """Return what keeps XML from being well-formed, and what it holds besides tags and text."""
    found: list[str] = []
    parser = expat.ParserCreate()
    parser.CommentHandler = lambda _: found.append("an XML comment")
    parser.ProcessingInstructionHandler = lambda *_: found.append("a processing instruction")
    parser.StartDoctypeDeclHandler = lambda *_: found.append("a document type")
    parser.StartCdataSectionHandler = lambda: found.append("a CDATA section")
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as error:
        found.append(f"broken XML ({error})")
    return found


def sparse(head: bytes, paragraphs: Sequence[bytes], known: Sequence[Asked | None]) -> bytes | None:
    """Return a part with an empty paragraph in place of each row of those that need no second reading.

    Nothing, None, is left of a part without paragraphs that was found to be well-formed.

    Args:
        head: What stands before the first paragraph.
        paragraphs: Each without the tag that opens it, with all that follows to the next one.
        known: What was found out before about the head and each paragraph.
    """
    if not paragraphs and _is_whole(known[0], head, b""):
        return None
    out, left_out = [head], False
    for chunk, past in zip(paragraphs, known[1:], strict=True):
        if past is not None and (past.whole or _is_whole(past, chunk, _OPEN)):
            if not left_out:
                out.append(_EMPTY)
            left_out = True
        else:
            out += (_OPEN, chunk)
            left_out = False
    return b"".join(out)


def _is_whole(known: Asked | None, chunk: bytes, before: bytes) -> bool:
    """Return whether a piece is well-formed by itself, read now where nobody has asked before.

    A piece that came only once is not asked about: its document is read as it is.
    """
    if known is None:
        return False
    if known.whole is None:
        known.whole = not strange_in(before + chunk)
    return known.whole
