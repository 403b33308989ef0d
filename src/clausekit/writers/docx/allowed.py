"""All that an outgoing Word file may hold: parts, elements, attributes and their values, fields.

The list is closed. What is not in it is not released, whatever it is; a new feature of the writer
adds its elements here, and a reviewer sees what leaves the house.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

STYLE, WORDS, BOOKMARK, PATTERN = "@style", "@words", "@bookmark", "@pattern"
"""Values that are checked against the document: a style of the file, public words and so on."""

N = r"-?\d{1,8}"
ON = r"0|1"
COLOUR = r"auto|(?!F[C-F]F[C-F]F[C-F])[0-9A-F]{6}"
LANGUAGE = r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}"
RELATION = r"rId\d{1,3}"
NOTHING: Mapping[str, str] = {}

_URI = r"http://schemas\.openxmlformats\.org/"
_W = _URI + r"wordprocessingml/2006/main"
_NAMESPACES = {
    "xmlns:w": _W,
    "xmlns:r": _URI + r"officeDocument/2006/relationships",
    "xmlns:v": r"urn:schemas-microsoft-com:vml",
    "xmlns:o": r"urn:schemas-microsoft-com:office:office",
}
_BORDER = {"w:val": r"nil|single", "w:sz": N, "w:space": N, "w:color": COLOUR}
_WIDTH = {"w:w": N, "w:type": "dxa"}
_SPACE = {"xml:space": "preserve"}
_VAL = {"w:val": N}
_SWITCH = {"w:val": ON}

PARTS = (
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/core\.xml|word/_rels/document\.xml\.rels|"
    r"word/(document|styles|numbering|settings|fontTable|footnotes)\.xml|"
    r"word/(header|footer)[12]\.xml|"
    r"word/theme/theme1\.xml"
)

BODY: Mapping[str, Mapping[str, str]] = {
    "w:document": _NAMESPACES, "w:hdr": _NAMESPACES, "w:ftr": _NAMESPACES, "w:footnotes": _NAMESPACES,
    "w:body": NOTHING, "w:p": NOTHING, "w:r": NOTHING,
    # paragraphs
    "w:pPr": NOTHING, "w:pStyle": {"w:val": STYLE}, "w:keepNext": _SWITCH, "w:keepLines": _SWITCH,
    "w:pageBreakBefore": _SWITCH, "w:numPr": NOTHING, "w:ilvl": _VAL, "w:numId": _VAL,
    "w:pBdr": NOTHING, "w:bottom": _BORDER, "w:bidi": NOTHING, "w:suppressLineNumbers": NOTHING,
    # runs
    "w:tabs": NOTHING, "w:jc": {"w:val": "left"},
    "w:rPr": NOTHING, "w:rStyle": {"w:val": STYLE}, "w:b": NOTHING, "w:bCs": NOTHING, "w:i": NOTHING,
    "w:iCs": NOTHING, "w:highlight": {"w:val": "yellow"}, "w:rtl": NOTHING, "w:noProof": NOTHING,
    "w:lang": {"w:val": LANGUAGE, "w:bidi": LANGUAGE}, "w:t": _SPACE,
    "w:tab": {"w:val": r"clear|right", "w:pos": N},
    # fields, bookmarks, contents, notes
    "w:fldChar": {"w:fldCharType": r"begin|separate|end"}, "w:instrText": _SPACE,
    "w:bookmarkStart": {"w:id": N, "w:name": BOOKMARK}, "w:bookmarkEnd": {"w:id": N},
    "w:hyperlink": {"w:anchor": BOOKMARK, "w:history": "1"},
    "w:sdt": NOTHING, "w:sdtPr": NOTHING, "w:sdtContent": NOTHING, "w:docPartObj": NOTHING,
    "w:docPartGallery": {"w:val": "Table of Contents"}, "w:docPartUnique": NOTHING,
    "w:footnoteReference": {"w:id": N}, "w:footnoteRef": NOTHING, "w:separator": NOTHING,
    "w:continuationSeparator": NOTHING,
    "w:footnote": {"w:id": N, "w:type": r"separator|continuationSeparator"},
    # tables
    "w:tbl": NOTHING, "w:tblPr": NOTHING, "w:tblStyle": {"w:val": STYLE}, "w:bidiVisual": NOTHING,
    "w:tblW": _WIDTH, "w:tblLayout": {"w:type": "fixed"}, "w:tblLook": {"w:val": r"04A0|0420"},
    "w:tblCaption": {"w:val": WORDS}, "w:tblGrid": NOTHING, "w:gridCol": {"w:w": N},
    "w:tr": NOTHING, "w:trPr": NOTHING, "w:cantSplit": NOTHING, "w:tblHeader": NOTHING,
    "w:trHeight": {"w:val": N, "w:hRule": r"atLeast"}, "w:tc": NOTHING, "w:tcPr": NOTHING,
    "w:tcW": _WIDTH, "w:shd": {"w:val": "clear", "w:color": "auto", "w:fill": COLOUR},
    "w:tcBorders": NOTHING, "w:left": _BORDER, "w:right": _BORDER, "w:vAlign": {"w:val": "bottom"},
    # sections
    "w:sectPr": NOTHING, "w:headerReference": {"w:type": "default", "r:id": RELATION},
    "w:footerReference": {"w:type": "default", "r:id": RELATION}, "w:type": {"w:val": "nextPage"},
    "w:pgSz": {"w:w": N, "w:h": N, "w:orient": "landscape"},
    "w:pgMar": dict.fromkeys(
        ("w:top", "w:right", "w:bottom", "w:left", "w:header", "w:footer", "w:gutter"), N
    ),
    "w:lnNumType": {"w:countBy": N, "w:distance": N, "w:restart": "newPage"}, "w:cols": {"w:space": N},
}  # fmt: skip

SETTINGS: Mapping[str, Mapping[str, str]] = {
    "w:settings": _NAMESPACES, "w:zoom": {"w:percent": N}, "w:trackRevisions": NOTHING,
    "w:documentProtection": {"w:edit": "trackedChanges", "w:enforcement": "1"},
    "w:defaultTabStop": _VAL, "w:characterSpacingControl": {"w:val": "doNotCompress"},
    "w:footnotePr": NOTHING, "w:footnote": {"w:id": N}, "w:compat": NOTHING,
    "w:compatSetting": {
        "w:name": r"compatibilityMode|overrideTableStyleFontSizeAndJustification|"
        r"enableOpenTypeFeatures|doNotFlipMirrorIndents|differentiateMultirowTableHeaders",
        "w:uri": r"http://schemas\.microsoft\.com/office/word", "w:val": N,
    },
    "w:themeFontLang": {"w:val": LANGUAGE, "w:bidi": LANGUAGE}, "w:decimalSymbol": {"w:val": r"\."},
    "w:listSeparator": {"w:val": ","},
}  # fmt: skip

NUMBERING: Mapping[str, Mapping[str, str]] = {
    "w:numbering": _NAMESPACES, "w:abstractNum": {"w:abstractNumId": N}, "w:nsid": {"w:val": "[0-9A-F]{8}"},
    "w:multiLevelType": {"w:val": r"multilevel|singleLevel"}, "w:tmpl": {"w:val": "[0-9A-F]{8}"},
    "w:lvl": {"w:ilvl": N}, "w:start": _VAL,
    "w:numFmt": {"w:val": r"decimal|decimalZero|lowerLetter|lowerRoman|upperLetter|upperRoman"},
    "w:lvlRestart": _VAL, "w:pStyle": {"w:val": STYLE}, "w:suff": {"w:val": "tab"},
    "w:lvlText": {"w:val": PATTERN}, "w:lvlJc": {"w:val": "left"}, "w:num": {"w:numId": N},
    "w:abstractNumId": _VAL, "w:lvlOverride": {"w:ilvl": N}, "w:startOverride": _VAL,
}  # fmt: skip

CORE: Mapping[str, Mapping[str, str]] = {
    "cp:coreProperties": {
        "xmlns:cp": _URI + r"package/2006/metadata/core-properties",
        "xmlns:dc": r"http://purl\.org/dc/elements/1\.1/",
    },
    "dc:title": NOTHING, "dc:language": NOTHING,
}  # fmt: skip

_TYPE = r"(application/(xml|vnd\.openxmlformats-(package|officedocument)\.[A-Za-z0-9.+-]{1,80}))"
PACKAGE: Mapping[str, Mapping[str, str]] = {
    "Types": {"xmlns": _URI + "package/2006/content-types"},
    "Default": {"Extension": r"rels|xml", "ContentType": _TYPE},
    "Override": {"PartName": f"/({PARTS})", "ContentType": _TYPE},
    "Relationships": {"xmlns": _URI + "package/2006/relationships"},
    "Relationship": {
        "Id": RELATION,
        "Type": _URI + r"(officeDocument|package)/2006/relationships/[A-Za-z/-]{1,40}",
        "Target": rf"({PARTS}|(document|styles|numbering|settings|fontTable|footnotes)\.xml|"
        r"(header|footer)[12]\.xml|theme/theme1\.xml)",
    },
}  # fmt: skip

TEXT_ELEMENTS = frozenset({"w:t", "w:instrText", "dc:title", "dc:language"})
FIELDS = re.compile(
    r' (TOC \\o "1-2" \\h \\z \\u|PAGEREF (?P<page>_Toc\d{1,12}) \\h|'
    r"REF (?P<target>_Ref\d{1,12}) \\[nw] \\h|PAGE|NUMPAGES) "
)
BOOKMARKS = re.compile(r"_Ref\d{1,12}|_Toc\d{1,12}|Blank_\d{3,6}")


def list_of(part: str) -> Mapping[str, Mapping[str, str]] | None:
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
