"""One table of many rows as a file: CSV, Parquet where pyarrow is installed, HTML."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from clausekit.errors import NotFoundError, ToolError
from clausekit.lean import dataclass

Cell: TypeAlias = str | int | float
ENDINGS: Mapping[str, str] = {".csv": "csv", ".parquet": "parquet", ".html": "html", ".htm": "html"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><style>
body {{ font: 15px/1.4 system-ui, sans-serif; margin: 2rem; }}
table {{ border-collapse: collapse; }} th {{ position: sticky; top: 0; background: #eee; }}
th, td {{ border: 1px solid #bbb; padding: .3rem .5rem; text-align: left; vertical-align: top; }}
</style></head><body><h1>{title}</h1><table><thead><tr>{head}</tr></thead><tbody>
{body}
</tbody></table></body></html>
"""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its title, its columns, and rows of as many cells."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]


def sheet_format(path: Path) -> str:
    """Return the format that the ending of a name means.

    Raises:
        NotFoundError: It means none.
        ToolError: It needs pyarrow, which is not installed.
    """
    found = ENDINGS.get(path.suffix.lower(), "")
    if not found:
        raise NotFoundError(
            f"“{path}” does not end as a table.", f"Tables end in {', '.join(ENDINGS)}."
        )
    if found == "parquet":
        _arrow()
    return found


def sheet_bytes(sheet: Sheet, format_name: str) -> bytes:
    """Return a table as a file.

    Raises:
        ToolError: The format needs pyarrow, which is not installed.
    """
    if format_name == "parquet":
        return _parquet(sheet)
    return _csv(sheet) if format_name == "csv" else _html(sheet)


def _csv(sheet: Sheet) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(sheet.columns)
    writer.writerows([_inert(cell) for cell in row] for row in sheet.rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def _inert(cell: Cell) -> Cell:
    """Return a cell that a spreadsheet does not take for a formula: its words come from documents."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _html(sheet: Sheet) -> bytes:
    def line(cells: Sequence[Cell]) -> str:
        return "".join(f"<td>{html.escape(str(cell))}</td>" for cell in cells)

    head = "".join(f"<th>{html.escape(name)}</th>" for name in sheet.columns)
    body = "\n".join(f"<tr>{line(row)}</tr>" for row in sheet.rows)
    page = _PAGE.format(title=html.escape(sheet.title), head=head, body=body)
    return page.encode("utf-8", "replace")


def _parquet(sheet: Sheet) -> bytes:
    arrow, parquet = _arrow()
    columns = {name: [row[n] for row in sheet.rows] for n, name in enumerate(sheet.columns)}
    out = io.BytesIO()
    parquet.write_table(arrow.table(columns), out)  # type: ignore[attr-defined]
    return out.getvalue()


def _arrow() -> tuple[object, object]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        hint = "Install it: pip install 'clausekit[parquet]'; or write .csv."
        raise ToolError("Parquet needs pyarrow, which is not installed.", hint) from error
    return pyarrow, pyarrow.parquet
