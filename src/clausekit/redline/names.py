"""Names of the elements and attributes of Word's XML that a redline meets."""

from __future__ import annotations

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(name: str) -> str:
    """Return the full name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{name}"


P, TBL, TR, TC, SDT, SDT_CONTENT = w("p"), w("tbl"), w("tr"), w("tc"), w("sdt"), w("sdtContent")
RUN, T, TAB, BR = w("r"), w("t"), w("tab"), w("br")
DEL_TEXT, INSTR, DEL_INSTR = w("delText"), w("instrText"), w("delInstrText")
P_PR, R_PR, TR_PR, TC_PR, TBL_PR = w("pPr"), w("rPr"), w("trPr"), w("tcPr"), w("tblPr")
SECT_PR, NUM_PR, P_STYLE, R_STYLE = w("sectPr"), w("numPr"), w("pStyle"), w("rStyle")
INS, DEL, MOVE_FROM, MOVE_TO = w("ins"), w("del"), w("moveFrom"), w("moveTo")
FLD_CHAR, FLD_SIMPLE = w("fldChar"), w("fldSimple")
BOOKMARK_START, BOOKMARK_END = w("bookmarkStart"), w("bookmarkEnd")
FOOTNOTE_REF, ENDNOTE_REF = w("footnoteReference"), w("endnoteReference")
COMMENT_REF = w("commentReference")
COMMENT_START, COMMENT_END = w("commentRangeStart"), w("commentRangeEnd")
COMMENT_MARKS = frozenset((COMMENT_START, COMMENT_END, COMMENT_REF))
ANNOTATION = w("annotationRef")
VAL, ID, NAME = w("val"), w("id"), w("name")
TEXT_BOX = w("txbxContent")
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
ALTERNATE, FALLBACK, CHOICE = f"{{{MC}}}AlternateContent", f"{{{MC}}}Fallback", f"{{{MC}}}Choice"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
VML = "urn:schemas-microsoft-com:vml"

SHOWN = (T, TAB, FLD_CHAR, FLD_SIMPLE, w("sym"), w("ptab"), w("drawing"), w("pict"), w("object"))
"""What a reader sees of a line."""

WRAPPERS = frozenset(w(n) for n in ("hyperlink", "smartTag", "sdt", "customXml", "dir", "bdo"))
"""Inline elements that hold runs of their own."""

MARKERS = frozenset(
    w(n)
    for n in (
        "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart",
        "permEnd", "commentReference", "annotationRef", "lastRenderedPageBreak", "proofErr",
    )
)  # fmt: skip
"""Inline elements and run children that a reader does not see."""

VOLATILE = frozenset((w("proofErr"), w("lastRenderedPageBreak")))
"""Markers that Word writes anew at each save."""

MOVE_RANGES = frozenset(
    w(n) for n in ("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd")
)
OTHER_RANGES = frozenset(
    w(f"customXml{kind}Range{end}")
    for kind in ("Ins", "Del", "MoveFrom", "MoveTo")
    for end in ("Start", "End")
)
PROPERTY_CHANGES = frozenset(
    w(n)
    for n in (
        "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange",
        "tcPrChange", "tblPrExChange", "numberingChange",
    )
)  # fmt: skip
CELL_CHANGES = frozenset(w(n) for n in ("cellIns", "cellDel", "cellMerge"))
CHANGES = (
    frozenset((INS, DEL, MOVE_FROM, MOVE_TO)) | MOVE_RANGES | OTHER_RANGES | PROPERTY_CHANGES
    | CELL_CHANGES
)  # fmt: skip
"""Every element that records a change."""
