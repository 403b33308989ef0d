"""A paper as a Word file: own styles, real lists and tables, nobody's name in it."""

from __future__ import annotations

from dataclasses import field
from itertools import zip_longest

from clausekit.lean import dataclass
from clausekit.model.paper import (
    PageBreak,
    Paper,
    PaperBlock,
    PaperHeading,
    PaperList,
    PaperParagraph,
    PaperTable,
    Words,
)
from clausekit.writers.docx.base import base_parts
from clausekit.writers.docx.package import Package
from clausekit.writers.docx.xml import DECLARATION, NAMESPACES, attribute, text
from clausekit.writers.phrasing import language_tag
from clausekit.writers.shipped import shipped

_ROLES = {"quote": "Quote", "note": "PaperNote", "box": "PaperBox", "lines": "PaperLines"}
_RUNS = {
    "strong": "PaperStrong",
    "emphasis": "PaperEmphasis",
    "mark": "PaperHighlight",
    "good": "PaperGood",
    "bad": "PaperBad",
    "muted": "PaperMuted",
    "insert": "PaperInsert",
    "delete": "PaperDelete",
}
_LISTS = {"bullets": (1, "PaperBullet"), "boxes": (2, "PaperBoxes"),
          "numbers": (3, "PaperNumber"), "letters": (4, "PaperLetter")}  # fmt: skip
_PORTRAIT, _LANDSCAPE = (11906, 16838), (16838, 11906)
_MARGIN = 1304


@dataclass(slots=True)
class _Lists:
    """Instances of counting lists: each list starts at one again."""

    extra: list[tuple[int, int]] = field(default_factory=list)

    def instance(self, kind: str) -> int:
        abstract = _LISTS[kind][0]
        if kind in ("bullets", "boxes"):
            return abstract
        number = 5 + len(self.extra)
        self.extra.append((number, abstract - 1))
        return number


def write_docx(paper: Paper) -> bytes:
    """Return the paper as a Word file, the same bytes for the same paper."""
    lists = _Lists()
    width = (_LANDSCAPE if paper.landscape else _PORTRAIT)[0] - 2 * _MARGIN
    body, broken = _paragraph("Title", _run(paper.title)), False
    if paper.subtitle:
        body += _paragraph("Subtitle", _run(paper.subtitle))
    for block, after in zip_longest(paper.blocks, paper.blocks[1:]):
        if not isinstance(block, PageBreak) or not isinstance(after, PaperHeading):
            body += _block(block, lists, width, broken=broken)
        # a break of its own before a heading would leave an empty page where the last one is full
        broken = isinstance(block, PageBreak)
    package = Package()
    styles = shipped("word/paper-styles.xml").decode()
    tag = attribute(language_tag(paper.language))
    package.add("word/styles.xml", styles.replace('w:val="en-GB"', f'w:val="{tag}"', 1), "styles")
    package.add("word/numbering.xml", _numbering(lists), "numbering")
    package.add("word/settings.xml", _settings(), "settings")
    package.add("word/theme/theme1.xml", base_parts()["word/theme/theme1.xml"], "theme")
    package.add("word/fontTable.xml", base_parts()["word/fontTable.xml"], "fonts")
    header = package.add("word/header1.xml", _header(paper), "header")
    footer = package.add("word/footer1.xml", _footer(paper), "footer")
    section = _section(paper, header, footer)
    document = (
        f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>"
    )
    package.add("word/document.xml", document, "main")
    package.add("docProps/core.xml", _core(paper), "core")
    return package.to_bytes()


def _block(block: PaperBlock, lists: _Lists, width: int, *, broken: bool = False) -> str:
    if isinstance(block, PaperHeading):
        more = "<w:pageBreakBefore/>" if broken else ""
        return _paragraph(f"Heading{min(max(block.level, 1), 3)}", _runs(block.words), more)
    if isinstance(block, PaperParagraph):
        return _para(block, "")
    if isinstance(block, PaperList):
        return _list(block, lists, 0)
    if isinstance(block, PaperTable):
        return _table(block, lists, width)
    assert isinstance(block, PageBreak)
    return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def _para(block: PaperParagraph, normal: str) -> str:
    style = _ROLES.get(block.role, normal)
    keep = "<w:keepNext/>" if block.keep_with_next else ""
    if block.role == "lines":
        first = _paragraph("", _runs(block.words)) if block.words else ""
        return first + _paragraph(style, "") * 3
    return _paragraph(style, _runs(block.words), keep)


def _list(block: PaperList, lists: _Lists, depth: int, instance: int = 0) -> str:
    number = instance or lists.instance(block.kind)
    style = _LISTS[block.kind][1]
    out = ""
    for item in block.items:
        if isinstance(item, PaperList):
            out += _list(item, lists, min(depth + 1, 1), number)
            continue
        place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
        out += _paragraph(style, _runs(item), place)
    return out


def _table(block: PaperTable, lists: _Lists, width: int) -> str:
    columns = len(block.header) or max((len(r) for r in block.rows), default=0)
    if not columns:
        return ""
    shares = block.widths if len(block.widths) == columns else (1,) * columns
    widths = [width * share // sum(shares) for share in shares]
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    rows = ""
    if block.header:
        cells = [_paragraph("TableHeading", _runs(h)) for h in block.header]
        rows += _row(cells, widths, header=True)
    for row in block.rows:
        cells = [_cell(c, lists) for c in row] + [_paragraph("TableText", "")] * (
            columns - len(row)
        )
        rows += _row(cells, widths)
    caption = _paragraph("Caption", _run(block.caption)) if block.caption else ""
    described = f'<w:tblCaption w:val="{attribute(block.caption)}"/>' if block.caption else ""
    return (
        f'{caption}<w:tbl><w:tblPr><w:tblStyle w:val="PaperTable"/><w:tblW w:w="{sum(widths)}" '
        f'w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420"/>{described}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>{_paragraph('', '')}"
    )


def _row(cells: list[str], widths: list[int], *, header: bool = False) -> str:
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="EEF0F4"/>' if header else ""
    inner = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{w}" w:type="dxa"/>{shade}</w:tcPr>{c}</w:tc>'
        for c, w in zip(cells, widths, strict=True)
    )
    marks = "<w:cantSplit/><w:tblHeader/>" if header else "<w:cantSplit/>"
    return f"<w:tr><w:trPr>{marks}</w:trPr>{inner}</w:tr>"


def _cell(parts: tuple[PaperParagraph | PaperList, ...], lists: _Lists) -> str:
    out = ""
    for part in parts:
        out += (
            _para(part, "TableText")
            if isinstance(part, PaperParagraph)
            else _list(part, lists, 0) + _paragraph("TableText", "")
        )
    return out or _paragraph("TableText", "")


def _paragraph(style: str, runs: str, more: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = f"<w:pPr>{named}{more}</w:pPr>" if named or more else ""
    return f"<w:p>{properties}{runs}</w:p>"


def _runs(words: Words) -> str:
    return "".join(_run(run.text, run.emphasis) for run in words)


def _run(words: str, emphasis: str = "") -> str:
    if not words:
        return ""
    style = f'<w:rPr><w:rStyle w:val="{_RUNS[emphasis]}"/></w:rPr>' if emphasis else ""
    return f'<w:r>{style}<w:t xml:space="preserve">{text(words)}</w:t></w:r>'


def _numbering(lists: _Lists) -> str:
    extra = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for number, abstract in lists.extra
    )
    part = shipped("word/paper-numbering.xml").decode()
    return part.replace("</w:numbering>", f"{extra}</w:numbering>")


def _header(paper: Paper) -> str:
    mark = _paragraph("PaperMark", _run(paper.mark)) if paper.mark else _paragraph("Header", "")
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{mark}</w:hdr>"


def _footer(paper: Paper) -> str:
    place = (_LANDSCAPE if paper.landscape else _PORTRAIT)[0] - 2 * _MARGIN
    tabs = f'<w:tabs><w:tab w:val="clear" w:pos="9072"/><w:tab w:val="right" w:pos="{place}"/></w:tabs>'
    words = _run(paper.footer or paper.title)
    pages = f"{_field('PAGE')}{_run(' / ')}{_field('NUMPAGES')}"
    return (
        f"{DECLARATION}<w:ftr {NAMESPACES}>"
        f"{_paragraph('Footer', f'{words}<w:r><w:tab/></w:r>{pages}', tabs)}</w:ftr>"
    )


def _field(code: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _section(paper: Paper, header: str, footer: str) -> str:
    wide, high = _LANDSCAPE if paper.landscape else _PORTRAIT
    orient = ' w:orient="landscape"' if paper.landscape else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{header}"/>'
        f'<w:footerReference w:type="default" r:id="{footer}"/>'
        f'<w:pgSz w:w="{wide}" w:h="{high}"{orient}/>'
        f'<w:pgMar w:top="1304" w:right="{_MARGIN}" w:bottom="1134" w:left="{_MARGIN}" '
        'w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )


def _settings() -> str:
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
    )


def _core(paper: Paper) -> str:
    return (
        f"{DECLARATION}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{text(paper.title)}</dc:title></cp:coreProperties>"
    )
