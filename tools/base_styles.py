"""The styles of clausekit's own base document, one line of meaning for each.

Sizes are half points, distances twentieths of a point. A4 with margins of 2.5 cm leaves 9070.
"""

from __future__ import annotations

from dataclasses import dataclass

INK = "1F2A44"
QUIET = "5A6275"
RULE = "B8BECB"
STEP = 964
"""Where the text of a provision begins; wide enough for 14.12.10."""
TOC_STEP = 480
"""Narrower than any heading without a number: its first tab must reach the page number."""
IN1, IN2 = STEP + 567, STEP + 1134
WIDTH = 9070


@dataclass(frozen=True)
class Style:
    """A style of the base document; `ppr` and `rpr` are its properties in schema order."""

    name: str
    id: str
    kind: str = "paragraph"
    based_on: str = "Normal"
    next: str = ""
    ppr: str = ""
    rpr: str = ""
    extra: str = ""
    priority: int = 10
    hidden: bool = False
    link: str = ""


def num(num_id: int, level: int) -> str:
    ilvl = f'<w:ilvl w:val="{level}"/>' if level else ""
    return f'<w:numPr>{ilvl}<w:numId w:val="{num_id}"/></w:numPr>'


def ind(left: int, hanging: int = 0) -> str:
    tail = f' w:hanging="{hanging}"' if hanging else ""
    return f'<w:ind w:left="{left}"{tail}/>'


def space(before: int, after: int, line: int = 0) -> str:
    tail = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{tail}/>'


def size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


BOLD = "<w:b/><w:bCs/>"
JUSTIFIED = '<w:jc w:val="both"/>'
LEFT = '<w:jc w:val="left"/>'
KEEP = "<w:keepNext/><w:keepLines/>"
NO_LINES = "<w:suppressLineNumbers/>"


def color(value: str) -> str:
    return f'<w:color w:val="{value}"/>'


def rule(side: str, value: str = RULE, width: int = 6, gap: int = 6) -> str:
    return f'<w:{side} w:val="single" w:sz="{width}" w:space="{gap}" w:color="{value}"/>'


def tabs(*stops: str) -> str:
    return f"<w:tabs>{''.join(stops)}</w:tabs>"


def tab(at: int, kind: str = "left", leader: str = "") -> str:
    tail = f' w:leader="{leader}"' if leader else ""
    return f'<w:tab w:val="{kind}"{tail} w:pos="{at}"/>'


TABLE_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
CELLS = (
    '<w:tblCellMar><w:top w:w="85" w:type="dxa"/><w:left w:w="113" w:type="dxa"/>'
    '<w:bottom w:w="85" w:type="dxa"/><w:right w:w="113" w:type="dxa"/></w:tblCellMar>'
)

STYLES = (
    Style("Normal", "Normal", based_on="", priority=0),
    Style("Default Paragraph Font", "DefaultParagraphFont", "character", "", priority=1, hidden=True),
    Style("Normal Table", "TableNormal", "table", "", priority=99, hidden=True,
          extra='<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
          '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
          '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'),
    Style("No List", "NoList", "numbering", "", priority=99, hidden=True),
    # the title page
    Style("Title", "Title", next="Subtitle",
          ppr=NO_LINES + f"<w:pBdr>{rule('top', INK, 18, 18)}</w:pBdr>" + space(3400, 200, 252) + LEFT,
          rpr=BOLD + color(INK) + size(52)),
    Style("Subtitle", "Subtitle", ppr=NO_LINES + space(0, 160, 252) + LEFT, rpr=color(QUIET) + size(28)),
    Style("Proposal", "Proposal",
          ppr=NO_LINES + f"<w:pBdr>{rule('bottom', INK, 6, 14)}</w:pBdr>" + space(80, 480) + LEFT,
          rpr=color(INK) + size(22)),
    Style("Between", "Between", ppr=NO_LINES + space(360, 160) + LEFT,
          rpr="<w:i/><w:iCs/>" + color(QUIET)),
    Style("Party", "Party", ppr=NO_LINES + space(0, 200) + LEFT, rpr=size(24)),
    # around the articles
    Style("Front Heading", "FrontHeading", next="Normal",
          ppr=KEEP + space(360, 160) + LEFT + '<w:outlineLvl w:val="0"/>', rpr=BOLD + color(INK) + size(26)),
    Style("Recital", "Recital", ppr=num(3, 0) + ind(STEP, STEP) + JUSTIFIED),
    Style("Agreed", "Agreed", ppr="<w:keepNext/>" + space(240, 120), rpr=BOLD),
    # articles
    Style("heading 1", "Heading1", next="Provision", priority=9,
          ppr=KEEP + num(1, 0) + space(400, 160) + ind(STEP, STEP) + LEFT
          + '<w:outlineLvl w:val="0"/>', rpr=BOLD + color(INK) + size(26)),
    Style("heading 2", "Heading2", next="Provision", priority=9,
          ppr=KEEP + num(1, 1) + space(240, 120) + ind(STEP, STEP) + LEFT + '<w:outlineLvl w:val="1"/>',
          rpr=BOLD + color(INK) + size(22)),
    Style("heading 3", "Heading3", next="Normal", priority=9,
          ppr=KEEP + space(240, 120) + LEFT + '<w:outlineLvl w:val="2"/>', rpr=BOLD + color(INK) + size(22)),
    Style("Provision", "Provision", ppr=num(1, 2) + ind(STEP, STEP) + JUSTIFIED),
    Style("Provision Item", "ProvisionItem", ppr=num(1, 3) + ind(IN1, 567) + JUSTIFIED),
    Style("Provision Sub-item", "ProvisionSubitem", ppr=num(1, 4) + ind(IN2, 567) + JUSTIFIED),
    Style("Article Provision", "ArticleProvision", based_on="Provision", ppr=num(1, 5) + ind(STEP, STEP)),
    Style("Article Item", "ArticleItem", based_on="ProvisionItem", ppr=num(1, 6) + ind(IN1, 567)),
    Style("Article Sub-item", "ArticleSubitem", based_on="ProvisionSubitem", ppr=num(1, 7) + ind(IN2, 567)),
    Style("Provision Closing", "ProvisionClosing", ppr=ind(STEP) + JUSTIFIED),
    Style("Definition", "Definition", ppr=ind(STEP) + JUSTIFIED),
    # the second language, whose numbers are references to the first
    Style("Beside Provision", "BesideProvision", ppr=tabs(tab(STEP)) + ind(STEP, STEP) + LEFT),
    Style("Beside Item", "BesideItem", ppr=tabs(tab(IN1)) + ind(IN1, 567) + LEFT),
    Style("Beside Sub-item", "BesideSubitem", ppr=tabs(tab(IN2)) + ind(IN2, 567) + LEFT),
    Style("Beside Schedule Item", "BesideScheduleItem", ppr=tabs(tab(567)) + ind(567, 567) + LEFT),
    Style("Beside Schedule Sub-item", "BesideScheduleSubitem", ppr=tabs(tab(1134)) + ind(1134, 567) + LEFT),
    Style("Defined Term", "DefinedTerm", "character", "DefaultParagraphFont", rpr=BOLD),
    Style("Blank", "Blank", "character", "DefaultParagraphFont", rpr=BOLD),
    # schedules
    Style("Schedule Heading", "ScheduleHeading", next="Normal",
          ppr=KEEP + num(2, 0) + space(0, 240) + ind(STEP, STEP) + LEFT
          + '<w:outlineLvl w:val="0"/>', rpr=BOLD + color(INK) + size(26)),
    Style("Schedule Label", "ScheduleLabel", next="ScheduleHeading",
          ppr=KEEP + "<w:pageBreakBefore/>" + space(0, 0) + LEFT,
          rpr="<w:caps/>" + color(QUIET) + '<w:spacing w:val="40"/>' + size(17)),
    Style("Schedule Text", "ScheduleText", ppr=JUSTIFIED),
    Style("Schedule Note", "ScheduleNote", rpr="<w:i/><w:iCs/>" + color(QUIET)),
    Style("Schedule Item", "ScheduleItem", ppr=num(2, 1) + ind(567, 567) + JUSTIFIED),
    Style("Schedule Sub-item", "ScheduleSubitem", ppr=num(2, 2) + ind(1134, 567) + JUSTIFIED),
    Style("caption", "Caption", next="Normal", priority=35,
          ppr=KEEP + space(240, 100) + LEFT, rpr=BOLD + color(INK) + size(20)),
    Style("Table Text", "TableText", ppr=space(0, 0, 252) + LEFT, rpr=size(19)),
    Style("Table Heading", "TableHeading", based_on="TableText", ppr="<w:keepNext/>", rpr=BOLD + color(INK)),
    Style("Table Grid", "TableGrid", "table", "TableNormal", priority=39,
          extra=f"<w:tblPr><w:tblBorders>{TABLE_BORDERS}</w:tblBorders>{CELLS}</w:tblPr>"),
    Style("Agreement Table", "AgreementTable", "table", "TableNormal",
          extra=f"<w:tblPr><w:tblBorders>{TABLE_BORDERS}</w:tblBorders>{CELLS}</w:tblPr>"),
    # the execution block
    Style("Closing Words", "ClosingWords", ppr=KEEP + space(360, 120) + JUSTIFIED),
    Style("Signature Party", "SignatureParty", ppr=KEEP + space(0, 0) + LEFT, rpr=BOLD),
    Style("Signature Label", "SignatureLabel", ppr=KEEP + space(0, 0) + LEFT, rpr=color(QUIET) + size(19)),
    Style("Signature Line", "SignatureLine",
          ppr=KEEP + f"<w:pBdr>{rule('bottom', INK, 6, 2)}</w:pBdr>" + space(0, 0) + LEFT, rpr=size(19)),
    # what Word itself asks for
    Style("TOC Heading", "TOCHeading", next="Normal", priority=39,
          ppr=KEEP + NO_LINES + space(0, 240) + LEFT, rpr=BOLD + color(INK) + size(26)),
    Style("toc 1", "TOC1", next="Normal", priority=39,
          ppr=NO_LINES + tabs(tab(TOC_STEP), tab(WIDTH, "right", "dot")) + space(80, 40, 252) + ind(TOC_STEP, TOC_STEP) + LEFT),
    Style("toc 2", "TOC2", next="Normal", priority=39,
          ppr=NO_LINES + tabs(tab(TOC_STEP + 680), tab(WIDTH, "right", "dot")) + space(0, 20, 252)
          + ind(TOC_STEP + 680, 680) + LEFT, rpr=size(19)),
    Style("header", "Header", priority=99,
          ppr=f"<w:pBdr>{rule('bottom', RULE, 4, 4)}</w:pBdr>" + space(0, 0, 240) + LEFT, rpr=color(QUIET) + size(16)),
    Style("footer", "Footer", priority=99,
          ppr=tabs(tab(WIDTH, "right")) + space(0, 0, 240) + LEFT, rpr=color(QUIET) + size(16)),
    Style("footnote text", "FootnoteText", priority=99, ppr=space(0, 40, 240) + LEFT, rpr=size(17)),
    Style("footnote reference", "FootnoteReference", "character", "DefaultParagraphFont", priority=99,
          rpr='<w:vertAlign w:val="superscript"/>'),
    Style("Hyperlink", "Hyperlink", "character", "DefaultParagraphFont", priority=99, rpr=color(INK)),
    Style("line number", "LineNumber", "character", "DefaultParagraphFont", priority=99, rpr=color(QUIET) + size(15)),
    Style("Agreed Box", "AgreedBox", ppr=KEEP + space(0, 0, 252) + LEFT, rpr=color(QUIET) + size(17)),
)  # fmt: skip
