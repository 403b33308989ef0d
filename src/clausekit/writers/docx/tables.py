"""Tables: real ones, with header rows, that a screen reader and a printer both understand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from clausekit.model.agreement import Table
from clausekit.model.inline import Line
from clausekit.writers.docx.setting import Setting
from clausekit.writers.docx.xml import attribute
from clausekit.writers.phrasing import shown

_FILL_HEIGHT = '<w:trHeight w:val="480" w:hRule="atLeast"/>'
_BY_HAND, _READABLE, _LONG_WORD = 36, 44, 18
_CHARACTER, _PADDING = 115, 240
"""The width of a character of table text, and of a cell's margins, in twentieths of a point."""
_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="EEF0F4"/>'


def table_xml(table: Table, setting: Setting) -> str:
    """Return a form with its caption; empty cells are high enough to be filled by hand."""
    inliner = setting.inliner
    caption = setting.paragraph("Caption", inliner.runs(table.caption)) if table.caption else ""
    columns = max((len(row) for row in (*table.header, *table.rows)), default=0)
    if not columns:
        return caption
    widths = fitting_widths(table, columns, setting.page.text_width)
    rows = [
        row_xml(
            [_cell_words(c, "TableHeading", setting) for c in _full(row, columns)],
            widths,
            header=True,
        )
        for row in table.header
    ]
    rows += [
        row_xml(
            [_cell_words(c, "TableText", setting) for c in _full(row, columns)],
            widths,
            _FILL_HEIGHT,
        )
        for row in table.rows
    ]
    return caption + framed(rows, widths, setting, shown(table.caption))


def fitting_widths(table: Table, columns: int, total: int) -> list[int]:
    """Return column widths by what stands in them; a column to be filled by hand gets room."""
    weights: list[int] = []
    least: list[int] = []
    for at in range(columns):
        head = [shown(row[at]) for row in table.header if at < len(row)]
        body = [shown(row[at]) for row in table.rows if at < len(row)]
        longest = max((len(words) for words in body), default=0)
        word = max((len(w) for words in (*head, *body) for w in words.split()), default=1)
        room = _BY_HAND if not any(body) else min(longest, _READABLE)
        weights.append(
            max(room, *(min(len(h), _BY_HAND) for h in head), 5) if head else max(room, 5)
        )
        least.append(min(word, _LONG_WORD) * _CHARACTER + _PADDING)
    spare = total - sum(least)
    if spare < 0:
        return even_widths(total, columns)
    widths = [
        low + spare * weight // sum(weights) for low, weight in zip(least, weights, strict=True)
    ]
    widths[-1] += total - sum(widths)
    return widths


def even_widths(total: int, columns: int) -> list[int]:
    """Return column widths that make up the total."""
    each = total // columns
    return [each] * (columns - 1) + [total - each * (columns - 1)]


def row_xml(
    cells: Sequence[str], widths: Sequence[int], height: str = "", *, header: bool = False
) -> str:
    """Return a row that no page break splits; `cells` hold paragraphs."""
    properties = f"<w:cantSplit/>{height}{'<w:tblHeader/>' if header else ''}"
    shade = _SHADE if header else ""
    inner = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def framed(
    rows: Iterable[str],
    widths: Sequence[int],
    setting: Setting,
    caption: str = "",
    style: str = "AgreementTable",
    *,
    first_column: bool = False,
    after: bool = True,
) -> str:
    """Return a table around rows, and the paragraph that keeps it apart from what follows."""
    told = f'<w:tblCaption w:val="{attribute(caption)}"/>' if caption else ""
    look = f'<w:tblLook w:val="{"04A0" if first_column else "0420"}"/>'
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    direction = setting.inliner.tongue.table
    table = (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{setting.sheet.id(style)}"/>{direction}'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{look}{told}'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
    return table + (setting.paragraph("TableText", "") if after else "")


def agreed_box(setting: Setting) -> str:
    """Return the box under an article for the initials of each party and the date."""
    agreement = setting.agreement
    inliner = setting.inliner
    columns = min(len(agreement.parties), 4)
    label_width = setting.page.text_width // 3
    widths = [label_width, *even_widths(setting.page.text_width - label_width, max(columns, 1))]
    cells = [setting.paragraph("AgreedBox", setting.both(lambda a: a.words.agreed_box))]
    cells += [
        setting.paragraph("AgreedBox", inliner.words(party.role))
        for party in agreement.parties[:columns]
    ]
    cells += [setting.paragraph("AgreedBox", "")] * (len(widths) - len(cells))
    height = '<w:trHeight w:val="680" w:hRule="atLeast"/>'
    return framed([row_xml(cells, widths, height)], widths, setting, agreement.words.agreed_box)


def _full(row: tuple[Line, ...], columns: int) -> tuple[Line, ...]:
    return row + ((),) * (columns - len(row))


def _cell_words(line: Line, style: str, setting: Setting) -> str:
    return setting.paragraph(style, setting.inliner.runs(line))
