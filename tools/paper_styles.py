"""Writes the styles and lists of papers (`templates/word/paper-*.xml`).

Run `python tools/paper_styles.py` after a change here; a test fails while the files are stale.
"""

from __future__ import annotations

from pathlib import Path

TARGET = Path(__file__).parents[1] / "templates" / "word"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
INK, ACCENT, GREY = "1F2937", "1F3A5F", "6B7280"


def paragraph(
    id_: str, name: str, ppr: str = "", rpr: str = "", based: str = "Normal", after: str = ""
) -> str:
    """Return a paragraph style."""
    follow = f'<w:next w:val="{after}"/>' if after else ""
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    default = ' w:default="1"' if id_ == "Normal" else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{id_}"><w:name w:val="{name}"/>{base}{follow}'
        f"<w:qFormat/><w:pPr>{ppr}</w:pPr><w:rPr>{rpr}</w:rPr></w:style>"
    )


def character(id_: str, name: str, rpr: str) -> str:
    """Return a character style."""
    return (
        f'<w:style w:type="character" w:styleId="{id_}"><w:name w:val="{name}"/>'
        f"<w:qFormat/><w:rPr>{rpr}</w:rPr></w:style>"
    )


def size(points: float) -> str:
    """Return a font size."""
    half = int(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def colour(value: str) -> str:
    """Return a colour."""
    return f'<w:color w:val="{value}"/>'


def heading(level: int, points: float, before: int) -> str:
    """Return a heading style."""
    return paragraph(
        f"Heading{level}",
        f"heading {level}",
        f'<w:keepNext/><w:keepLines/><w:spacing w:before="{before}" w:after="100"/>'
        f'<w:outlineLvl w:val="{level - 1}"/>',
        f"<w:b/><w:bCs/>{colour(ACCENT)}{size(points)}",
        after="Normal",
    )


def border(side: str, weight: int = 8, value: str = ACCENT, space: int = 6) -> str:
    """Return one border."""
    return f'<w:{side} w:val="single" w:sz="{weight}" w:space="{space}" w:color="{value}"/>'


def lists(id_: str, name: str, number: int) -> str:
    """Return a list style that holds its numbering."""
    return paragraph(
        id_,
        name,
        f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr><w:spacing w:after="60"/>'
        "<w:contextualSpacing/>",
    )


def styles() -> str:
    """Return the styles part."""
    fonts = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>'
    box = "".join(border(s) for s in ("top", "left", "bottom", "right"))
    grid = "".join(
        border(s, 4, "9CA3AF", 0) for s in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    found = [
        paragraph(
            "Normal",
            "Normal",
            '<w:widowControl/><w:spacing w:after="120" w:line="264" w:lineRule="auto"/>',
            based="",
        ),
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>',
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>",
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/></w:style>',
        paragraph(
            "Title",
            "Title",
            f'<w:keepNext/><w:pBdr>{border("bottom", 12)}</w:pBdr><w:spacing w:after="160"/>',
            f"<w:b/><w:bCs/>{colour(ACCENT)}{size(22)}",
            after="Normal",
        ),
        paragraph(
            "Subtitle",
            "Subtitle",
            '<w:spacing w:after="240"/>',
            f"{colour(GREY)}{size(13)}",
            after="Normal",
        ),
        heading(1, 16, 320),
        heading(2, 13, 240),
        heading(3, 11.5, 180),
        paragraph(
            "Quote",
            "Quote",
            f'<w:pBdr>{border("left", 18, "9CA3AF", 8)}</w:pBdr><w:ind w:left="340"/>',
            "<w:i/><w:iCs/>",
        ),
        paragraph(
            "PaperNote", "Paper Note", '<w:spacing w:after="160"/>', f"{colour(GREY)}{size(9.5)}"
        ),
        paragraph(
            "PaperBox",
            "Paper Box",
            f'<w:keepLines/><w:pBdr>{box}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="F3F6FA"/><w:ind w:left="140" w:right="140"/>',
        ),
        paragraph(
            "PaperLines",
            "Paper Lines",
            f'<w:pBdr>{border("bottom", 4, "9CA3AF", 1)}{border("between", 4, "9CA3AF", 1)}</w:pBdr><w:spacing w:before="240" w:after="120"/>',
        ),
        paragraph(
            "PaperMark",
            "Paper Mark",
            '<w:spacing w:after="0"/><w:jc w:val="center"/>',
            f"<w:b/><w:bCs/>{colour('B91C1C')}{size(10)}",
        ),
        paragraph(
            "Caption",
            "caption",
            '<w:keepNext/><w:spacing w:before="160" w:after="60"/>',
            f"<w:b/><w:bCs/>{size(9.5)}",
        ),
        paragraph(
            "TableText",
            "Table Text",
            '<w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/>',
            size(9.5),
        ),
        paragraph(
            "TableHeading",
            "Table Heading",
            "<w:keepNext/>",
            f"<w:b/><w:bCs/>{colour(ACCENT)}",
            based="TableText",
        ),
        lists("PaperBullet", "Paper Bullet", 1),
        lists("PaperBoxes", "Paper Boxes", 2),
        lists("PaperNumber", "Paper Number", 3),
        lists("PaperLetter", "Paper Letter", 4),
        paragraph(
            "Header",
            "header",
            '<w:tabs><w:tab w:val="right" w:pos="9072"/></w:tabs><w:spacing w:after="0"/>',
            f"{colour(GREY)}{size(9)}",
        ),
        paragraph(
            "Footer",
            "footer",
            '<w:tabs><w:tab w:val="right" w:pos="9072"/></w:tabs><w:spacing w:after="0"/>',
            f"{colour(GREY)}{size(9)}",
        ),
        character("PaperStrong", "Paper Strong", "<w:b/><w:bCs/>"),
        character("PaperEmphasis", "Paper Emphasis", "<w:i/><w:iCs/>"),
        character(
            "PaperHighlight",
            "Paper Highlight",
            '<w:b/><w:bCs/><w:shd w:val="clear" w:color="auto" w:fill="FFF59D"/>',
        ),
        character("PaperGood", "Paper Good", f"<w:b/><w:bCs/>{colour('166534')}"),
        character("PaperBad", "Paper Bad", f"<w:b/><w:bCs/>{colour('B91C1C')}"),
        character("PaperMuted", "Paper Muted", colour(GREY)),
        character("PaperInsert", "Paper Insert", f'{colour("1D4ED8")}<w:u w:val="single"/>'),
        character("PaperDelete", "Paper Delete", f"<w:strike/>{colour('B91C1C')}"),
        '<w:style w:type="table" w:styleId="PaperTable"><w:name w:val="Paper Table"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{grid}</w:tblBorders></w:tblPr></w:style>",
    ]
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts}{colour(INK)}{size(11)}'
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault/></w:docDefaults>{''.join(found)}</w:styles>\n"
    )


def level(number_format: str, mark: str, style: str = "", depth: int = 0) -> str:
    """Return a list level."""
    bound = f'<w:pStyle w:val="{style}"/>' if style else ""
    left = 360 * (depth + 1)
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>{bound}'
        f'<w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="360"/></w:pPr></w:lvl>'
    )


def numbering() -> str:
    """Return the abstract lists; the writer adds an instance for each list that counts."""
    kinds = [("bullet", "•", "PaperBullet"), ("bullet", "☐", "PaperBoxes"),
             ("decimal", "%1.", "PaperNumber"), ("lowerLetter", "(%1)", "PaperLetter")]  # fmt: skip
    body = ""
    for index, (form, mark, style) in enumerate(kinds):
        inner = level(form, mark, style) + level("bullet", "–", "", 1)
        body += f'<w:abstractNum w:abstractNumId="{index}"><w:multiLevelType w:val="multilevel"/>{inner}</w:abstractNum>'
    nums = "".join(
        f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>'
        for i in range(len(kinds))
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:numbering xmlns:w="{W}">{body}{nums}</w:numbering>\n'
    )


FILES = {"paper-styles.xml": styles, "paper-numbering.xml": numbering}

if __name__ == "__main__":
    for name, make in FILES.items():
        (TARGET / name).write_text(make(), encoding="utf-8")
