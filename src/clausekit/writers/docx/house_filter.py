"""The properties that are taken over from a house style: a closed list, like everything that leaves.

Revision marks, comments, lock marks and whatever Word adds next stay behind.
"""

from __future__ import annotations

import re

from lxml import etree

from clausekit.writers.docx.xml import W

_TAG = "{" + W + "}"
_VALUE = re.compile(r"[\w .,%()#+:;/@'&-]{0,80}")
_THEME_SPACE = "http://schemas.openxmlformats.org/drawingml/2006/main"

_LISTED = """
    style name aliases basedOn next link uiPriority semiHidden unhideWhenUsed qFormat
    docDefaults rPrDefault pPrDefault
    pPr keepNext keepLines pageBreakBefore widowControl numPr ilvl numId suppressLineNumbers pBdr
    top left bottom right start end between bar insideH insideV tl2br tr2bl
    shd tabs tab suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE
    autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents jc
    textDirection textAlignment outlineLvl
    rPr rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint color w kern
    position sz szCs highlight u effect bdr vertAlign rtl cs em lang
    tblPr tblStyleRowBandSize tblStyleColBandSize tblInd tblBorders tblCellMar tblCellSpacing tblW
    tblLayout tblLook trPr cantSplit tblHeader tcPr tcBorders tcMar vAlign noWrap tblStylePr
    abstractNum nsid multiLevelType tmpl lvl start numFmt lvlRestart pStyle isLgl suff lvlText lvlJc
    num abstractNumId lvlOverride startOverride
"""
STYLE_ELEMENTS = frozenset(_LISTED.split())


def keep(element: etree._Element) -> etree._Element:
    """Return a copy of an element that holds only what is on the list."""
    copy = etree.Element(element.tag)
    for name, value in element.attrib.items():
        plain = str(name)
        if plain.startswith(_TAG) and "rsid" not in plain and _VALUE.fullmatch(str(value)):
            copy.set(name, value)
    for child in element:
        tag = child.tag
        if isinstance(tag, str) and tag.startswith(_TAG) and tag[len(_TAG) :] in STYLE_ELEMENTS:
            copy.append(keep(child))
    return copy


def kept_theme(theme: bytes | None) -> bytes | None:
    """Return a theme's colours and fonts, without names and extensions; None where it is unusable."""
    if not theme:
        return None
    try:
        root = etree.fromstring(theme, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return None
    space = f"{{{_THEME_SPACE}}}"
    elements = root.find(f"{space}themeElements")
    if root.tag != f"{space}theme" or elements is None or b"r:embed" in theme:
        return None
    new = etree.Element(f"{space}theme", nsmap={"a": _THEME_SPACE})
    new.set("name", "House")
    new.append(_theme_copy(elements, space))
    return etree.tostring(new, xml_declaration=True, encoding="UTF-8", standalone=True)


def _theme_copy(element: etree._Element, space: str) -> etree._Element:
    copy = etree.Element(element.tag)
    for name, value in element.attrib.items():
        plain = str(name)
        if plain == "name":
            copy.set("name", "House")
        elif "{" not in plain and _VALUE.fullmatch(str(value)):
            copy.set(name, value)
    for child in element:
        tag = child.tag
        if isinstance(tag, str) and tag.startswith(space) and not tag.endswith("}extLst"):
            copy.append(_theme_copy(child, space))
    return copy
