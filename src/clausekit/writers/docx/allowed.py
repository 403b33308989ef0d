"""All that an outgoing Word file may hold: parts, elements, attributes and their values, fields.

The list is closed. What is not in it is not released, whatever it is; a new feature of the writer
adds its elements here, and a reviewer sees what leaves the house.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeAlias

from clausekit.writers.docx.package import KINDS, OUTGOING

Rule: TypeAlias = str | frozenset[str]
"""The values of an attribute: a closed set, or the name of a check."""
Elements: TypeAlias = Mapping[str, Mapping[str, Rule]]

NUMBER, COLOUR, LANGUAGE, RELATION = "@number", "@colour", "@language", "@relation"
STYLE, WORDS, BOOKMARK, PATTERN, HEXADECIMAL = "@style", "@words", "@bookmark", "@pattern", "@hex"
"""Checks; a style must be one of the file's, words must be the agreement's, and so on."""

N = NUMBER


def one_of(*values: str) -> frozenset[str]:
    """Return the rule that a value is one of these."""
    return frozenset(values)


ON = one_of("0", "1")
NOTHING: Mapping[str, Rule] = {}

_URI = "http://schemas.openxmlformats.org/"
_NAMESPACES: Mapping[str, Rule] = {
    "xmlns:w": one_of(_URI + "wordprocessingml/2006/main"),
    "xmlns:r": one_of(_URI + "officeDocument/2006/relationships"),
    "xmlns:v": one_of("urn:schemas-microsoft-com:vml"),
    "xmlns:o": one_of("urn:schemas-microsoft-com:office:office"),
}
_BORDER: Mapping[str, Rule] = {
    "w:val": one_of("nil", "single"), "w:sz": N, "w:space": N, "w:color": COLOUR,
}  # fmt: skip
_WIDTH: Mapping[str, Rule] = {"w:w": N, "w:type": one_of("dxa")}
_SPACE: Mapping[str, Rule] = {"xml:space": one_of("preserve")}
_VAL: Mapping[str, Rule] = {"w:val": N}
_SWITCH: Mapping[str, Rule] = {"w:val": ON}

_WORD_PARTS = (
    "document.xml", "styles.xml", "numbering.xml", "settings.xml", "fontTable.xml",
    "footnotes.xml", "header1.xml", "header2.xml", "footer1.xml", "theme/theme1.xml",
)  # fmt: skip
PARTS = one_of(
    "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels",
    *(f"word/{name}" for name in _WORD_PARTS),
)  # fmt: skip

BODY: Elements = {
    "w:document": _NAMESPACES, "w:hdr": _NAMESPACES, "w:ftr": _NAMESPACES, "w:footnotes": _NAMESPACES,
    "w:body": NOTHING, "w:p": NOTHING, "w:r": NOTHING,
    # paragraphs
    "w:pPr": NOTHING, "w:pStyle": {"w:val": STYLE}, "w:keepNext": _SWITCH, "w:keepLines": _SWITCH,
    "w:pageBreakBefore": _SWITCH, "w:numPr": NOTHING, "w:ilvl": _VAL, "w:numId": _VAL,
    "w:pBdr": NOTHING, "w:bottom": _BORDER, "w:bidi": NOTHING, "w:suppressLineNumbers": NOTHING,
    # runs
    "w:tabs": NOTHING, "w:jc": {"w:val": one_of("left")},
    "w:rPr": NOTHING, "w:rStyle": {"w:val": STYLE}, "w:b": NOTHING, "w:bCs": NOTHING, "w:i": NOTHING,
    "w:iCs": NOTHING, "w:highlight": {"w:val": one_of("yellow")}, "w:rtl": NOTHING, "w:noProof": NOTHING,
    "w:lang": {"w:val": LANGUAGE, "w:bidi": LANGUAGE}, "w:t": _SPACE,
    "w:tab": {"w:val": one_of("clear", "right"), "w:pos": N},
    # fields, bookmarks, contents, notes
    "w:fldChar": {"w:fldCharType": one_of("begin", "separate", "end")}, "w:instrText": _SPACE,
    "w:bookmarkStart": {"w:id": N, "w:name": BOOKMARK}, "w:bookmarkEnd": {"w:id": N},
    "w:hyperlink": {"w:anchor": BOOKMARK, "w:history": ON},
    "w:sdt": NOTHING, "w:sdtPr": NOTHING, "w:sdtContent": NOTHING, "w:docPartObj": NOTHING,
    "w:docPartGallery": {"w:val": one_of("Table of Contents")}, "w:docPartUnique": NOTHING,
    "w:footnoteReference": {"w:id": N}, "w:footnoteRef": NOTHING, "w:separator": NOTHING,
    "w:continuationSeparator": NOTHING,
    "w:footnote": {"w:id": N, "w:type": one_of("separator", "continuationSeparator")},
    # tables
    "w:tbl": NOTHING, "w:tblPr": NOTHING, "w:tblStyle": {"w:val": STYLE}, "w:bidiVisual": NOTHING,
    "w:tblW": _WIDTH, "w:tblLayout": {"w:type": one_of("fixed")},
    "w:tblLook": {"w:val": one_of("04A0", "0420")},
    "w:tblCaption": {"w:val": WORDS}, "w:tblGrid": NOTHING, "w:gridCol": {"w:w": N},
    "w:tr": NOTHING, "w:trPr": NOTHING, "w:cantSplit": NOTHING, "w:tblHeader": NOTHING,
    "w:trHeight": {"w:val": N, "w:hRule": one_of("atLeast")}, "w:tc": NOTHING, "w:tcPr": NOTHING,
    "w:tcW": _WIDTH, "w:shd": {"w:val": one_of("clear"), "w:color": COLOUR, "w:fill": COLOUR},
    "w:tcBorders": NOTHING, "w:left": _BORDER, "w:right": _BORDER, "w:vAlign": {"w:val": one_of("bottom")},
    # sections
    "w:sectPr": NOTHING, "w:headerReference": {"w:type": one_of("default"), "r:id": RELATION},
    "w:footerReference": {"w:type": one_of("default"), "r:id": RELATION},
    "w:type": {"w:val": one_of("nextPage")},
    "w:pgSz": {"w:w": N, "w:h": N, "w:orient": one_of("landscape")},
    "w:pgMar": dict.fromkeys(
        ("w:top", "w:right", "w:bottom", "w:left", "w:header", "w:footer", "w:gutter"), N
    ),
    "w:lnNumType": {"w:countBy": N, "w:distance": N, "w:restart": one_of("newPage")},
    "w:cols": {"w:space": N},
}  # fmt: skip

SETTINGS: Elements = {
    "w:settings": _NAMESPACES, "w:zoom": {"w:percent": N}, "w:trackRevisions": NOTHING,
    "w:documentProtection": {"w:edit": one_of("trackedChanges"), "w:enforcement": ON},
    "w:defaultTabStop": _VAL, "w:characterSpacingControl": {"w:val": one_of("doNotCompress")},
    "w:footnotePr": NOTHING, "w:footnote": {"w:id": N}, "w:compat": NOTHING,
    "w:compatSetting": {
        "w:name": one_of(
            "compatibilityMode", "overrideTableStyleFontSizeAndJustification",
            "enableOpenTypeFeatures", "doNotFlipMirrorIndents", "differentiateMultirowTableHeaders",
        ),
        "w:uri": one_of("http://schemas.microsoft.com/office/word"), "w:val": N,
    },
    "w:themeFontLang": {"w:val": LANGUAGE, "w:bidi": LANGUAGE}, "w:decimalSymbol": {"w:val": one_of(".")},
    "w:listSeparator": {"w:val": one_of(",")},
}  # fmt: skip

NUMBERING: Elements = {
    "w:numbering": _NAMESPACES, "w:abstractNum": {"w:abstractNumId": N}, "w:nsid": {"w:val": HEXADECIMAL},
    "w:multiLevelType": {"w:val": one_of("multilevel", "singleLevel")}, "w:tmpl": {"w:val": HEXADECIMAL},
    "w:lvl": {"w:ilvl": N}, "w:start": _VAL,
    "w:numFmt": {"w:val": one_of(
        "decimal", "decimalZero", "lowerLetter", "lowerRoman", "upperLetter", "upperRoman"
    )},
    "w:lvlRestart": _VAL, "w:pStyle": {"w:val": STYLE}, "w:suff": {"w:val": one_of("tab")},
    "w:lvlText": {"w:val": PATTERN}, "w:lvlJc": {"w:val": one_of("left")}, "w:num": {"w:numId": N},
    "w:abstractNumId": _VAL, "w:lvlOverride": {"w:ilvl": N}, "w:startOverride": _VAL,
}  # fmt: skip

CORE: Elements = {
    "cp:coreProperties": {
        "xmlns:cp": one_of(_URI + "package/2006/metadata/core-properties"),
        "xmlns:dc": one_of("http://purl.org/dc/elements/1.1/"),
    },
    "dc:title": NOTHING, "dc:language": NOTHING,
}  # fmt: skip

PACKAGE: Elements = {
    "Types": {"xmlns": one_of(_URI + "package/2006/content-types")},
    "Default": {
        "Extension": one_of("rels", "xml"),
        "ContentType": one_of(
            "application/xml", "application/vnd.openxmlformats-package.relationships+xml"
        ),
    },
    "Override": {
        "PartName": one_of(*(f"/{part}" for part in PARTS)),
        "ContentType": one_of(*(KINDS[kind][0] for kind in OUTGOING)),
    },
    "Relationships": {"xmlns": one_of(_URI + "package/2006/relationships")},
    "Relationship": {
        "Id": RELATION,
        "Type": one_of(*(KINDS[kind][1] for kind in OUTGOING)),
        "Target": one_of(*PARTS, *_WORD_PARTS),
    },
}  # fmt: skip

TEXT_ELEMENTS = frozenset({"w:t", "w:instrText", "dc:title", "dc:language"})
FIELDS = re.compile(
    r' (TOC \\o "1-2" \\h \\z \\u|PAGEREF (?P<page>_Toc\d{1,12}) \\h|'
    r"REF (?P<target>_Ref\d{1,12}) \\[nw] \\h|PAGE|NUMPAGES) "
)
BOOKMARKS = re.compile(r"_Ref\d{1,12}|_Toc\d{1,12}|Blank_\d{3,6}")


def list_of(part: str) -> Elements | None:
    """Return the elements that a part may hold, or None for one that must be the base document's."""
    if part.startswith("word/"):
        return {
            "word/settings.xml": SETTINGS,
            "word/numbering.xml": NUMBERING,
            "word/styles.xml": None,
            "word/fontTable.xml": None,
            "word/theme/theme1.xml": None,
            "word/_rels/document.xml.rels": PACKAGE,
        }.get(part, BODY)
    return CORE if part == "docProps/core.xml" else PACKAGE
