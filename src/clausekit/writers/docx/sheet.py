"""Word files made for editing: lines with marked pieces, or a table of two languages side by side."""

from __future__ import annotations

from collections.abc import Sequence

from clausekit.lean import dataclass
from clausekit.writers.docx.base import base_parts, base_styles
from clausekit.writers.docx.package import Package
from clausekit.writers.docx.setting import Page
from clausekit.writers.docx.xml import DECLARATION, NAMESPACES, attribute, text

_SHADES = {"value": "E2EFDA", "condition": "DDEBF7", "reference": "FCE4D6", "citation": "FFF2CC"}
_SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1134" w:bottom="1304" '
    'w:left="1134" w:header="680" w:footer="624" w:gutter="0"/></w:sectPr>'
)
_WIDE = (
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" '
    'w:right="1134" w:bottom="1134" w:left="1134" w:header="680" w:footer="624" w:gutter="0"/></w:sectPr>'
)


@dataclass(frozen=True, slots=True)
class Marked:
    """Words of one kind: `text`, `term`, `value`, `condition`, `reference`, `citation`."""

    text: str
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: style of the base document, words, and a bookmark over them."""

    style: str
    words: tuple[Marked, ...]
    bookmark: str = ""
    indent: int = 0


def write_lines(lines: Sequence[Line], language: str) -> bytes:
    """Return a Word file of lines."""
    body = "".join(_line(line, at) for at, line in enumerate(lines, 1))
    return _packed(body + _SECTION, language)


def write_columns(
    header: tuple[str, str, str], rows: Sequence[tuple[str, tuple[Marked, ...], tuple[Marked, ...]]],
    before: Sequence[Line], language: str,
) -> bytes:  # fmt: skip
    """Return a Word file with a table: what a row is, the source, and the words to be written."""
    widths = (2600, 5900, 5900)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    out = [_row([(Marked(h),) for h in header], widths, "TableHeading", header=True)]
    out += [
        _row([(Marked(key),), source, target], widths, "TableText") for key, source, target in rows
    ]
    table = (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="AgreementTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(out)}</w:tbl>'
    )
    head = "".join(_line(line, at) for at, line in enumerate(before, 1))
    return _packed(f"{head}{table}<w:p/>{_WIDE}", language)


def _row(
    cells: Sequence[tuple[Marked, ...]], widths: Sequence[int], style: str, *, header: bool = False
) -> str:
    top = (
        "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
        if header
        else "<w:trPr><w:cantSplit/></w:trPr>"
    )
    inner = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="{style}"/>'
        f"</w:pPr>{_runs(cell)}</w:p></w:tc>"
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{top}{inner}</w:tr>"


def _line(line: Line, number: int) -> str:
    indent = f'<w:ind w:left="{line.indent}"/>' if line.indent else ""
    start = end = ""
    if line.bookmark:
        start = f'<w:bookmarkStart w:id="{number}" w:name="{attribute(line.bookmark)}"/>'
        end = f'<w:bookmarkEnd w:id="{number}"/>'
    opened = f'<w:p><w:pPr><w:pStyle w:val="{line.style}"/>{indent}</w:pPr>'
    return f"{opened}{start}{_runs(line.words)}{end}</w:p>"


def _runs(words: Sequence[Marked]) -> str:
    return "".join(_run(m) for m in words if m.text)


def _run(marked: Marked) -> str:
    properties = ""
    if marked.kind == "term":
        properties = '<w:rPr><w:rStyle w:val="DefinedTerm"/></w:rPr>'
    elif marked.kind in _SHADES:
        fill = _SHADES[marked.kind]
        properties = f'<w:rPr><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/></w:rPr>'
    return f'<w:r>{properties}<w:t xml:space="preserve">{text(marked.text)}</w:t></w:r>'


def _packed(body: str, language: str) -> bytes:
    package = Package()
    document = f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    package.add("word/document.xml", document, "main")
    styles = base_styles(language, Page())
    package.add("word/styles.xml", styles, "styles")
    settings = f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/></w:settings>'
    package.add("word/settings.xml", settings, "settings")
    package.add("word/theme/theme1.xml", base_parts()["word/theme/theme1.xml"], "theme")
    package.add("word/fontTable.xml", base_parts()["word/fontTable.xml"], "fonts")
    return package.to_bytes()
