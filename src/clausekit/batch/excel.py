"""The rows of an Excel workbook's first sheet: the door to openpyxl."""

from __future__ import annotations

import datetime
import warnings
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

SIZE_LIMIT = 500_000_000


def lines_of(path: Path) -> Iterator[tuple[int, list[Any]]]:
    """Yield row number and cells of the first sheet, as a person sees them.

    Raises:
        InputError: It is no workbook, or larger than can be meant.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    from clausekit.batch.table import refusal

    try:
        with zipfile.ZipFile(path) as package:
            if sum(entry.file_size for entry in package.infolist()) > SIZE_LIMIT:
                raise refusal(path, 1, "The workbook is larger than a table can be.")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about parts of the workbook that are not read
            book = load_workbook(path, read_only=True, data_only=True)
        try:
            yield from _lines(book)
        finally:
            book.close()
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
        hint = "Save it as “Excel workbook (.xlsx)” or as CSV UTF-8."
        raise refusal(path, 1, "The file is no Excel workbook.", hint=hint) from error


def _lines(book: Any) -> Iterator[tuple[int, list[Any]]]:
    sheet = book.worksheets[0]
    sheet.reset_dimensions()  # what the file says of its own size is often wrong
    for number, cells in enumerate(sheet.iter_rows(), 1):
        yield number, [_plain(cell) for cell in cells]


def _plain(cell: Any) -> Any:
    value = cell.value
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float):
        number = Decimal(repr(value))
        if "%" in str(getattr(cell, "number_format", "")):
            number *= 100  # the sheet shows 25 % and keeps 0.25
        return int(number) if number == int(number) else number.normalize()
    if isinstance(value, int) and not isinstance(value, bool) and "%" in str(cell.number_format):
        return value * 100
    return value.strip() if isinstance(value, str) else value
