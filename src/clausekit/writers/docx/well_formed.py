"""Whether XML is well-formed, and made of tags and text alone: expat is the judge."""

from __future__ import annotations

from xml.parsers import expat


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
