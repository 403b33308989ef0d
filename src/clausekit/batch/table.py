"""Tables of rows: CSV, Excel and JSON Lines, read one row after the other.

Rows are counted as a spreadsheet counts them: the header is row 1. Of JSON Lines a row is a line.
A table is read anew for each pass, so that its size does not matter.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from clausekit.diagnostics import Diagnostic
from clausekit.errors import InputError, NotFoundError
from clausekit.lean import dataclass

REMARK = "#"
"""A column whose name begins with it is read by nobody."""
COLUMN_LIMIT = 500
CELL_LIMIT = 100_000
_SEPARATORS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Row:
    """A row that holds anything.

    Attributes:
        number: As a spreadsheet counts.
        cells: What stands in it, by column; empty cells are left out.
    """

    number: int
    cells: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of rows.

    Attributes:
        columns: Their names; of JSON Lines those of the first row.
        read: Reads the rows from the start.
    """

    path: Path
    columns: tuple[str, ...]
    read: Callable[[], Iterator[Row]]

    @property
    def name(self) -> str:
        """How the user typed it."""
        return str(self.path)

    def rows(self) -> Iterator[Row]:
        """Return the rows from the start.

        Raises:
            InputError: A row cannot be read; the diagnostic names it.
        """
        return self.read()


def open_table(path: Path) -> Table:
    """Return a table by the ending of its name.

    Raises:
        NotFoundError: There is no such file, or its ending is not known.
        InputError: It cannot be read, or its header cannot be used.
    """
    ending = path.suffix.lower()
    if ending not in _READERS:
        known = ", ".join(_READERS)
        raise NotFoundError(
            f"“{path}” is no table that is read.", f"A table ends in one of {known}."
        )
    if not path.is_file():
        raise NotFoundError(f"There is no file “{path}”.")
    read = _READERS[ending]
    try:
        columns = tuple(next(_READERS[ending](path, header=True)).cells)
    except StopIteration:
        raise refusal(path, 1, "The table is empty.") from None
    return Table(path, columns, lambda: (row for row in read(path, header=False) if row.cells))


def refusal(path: Path, row: int, message: str, column: str = "", hint: str = "") -> InputError:
    """Return the error of a table that cannot be read, with its place."""
    found = Diagnostic("batch/table", message, place=place_of(row, column), hint=hint)
    return InputError(f"The table “{path}” cannot be used.", [found])


def place_of(row: int, column: str = "") -> str:
    """Return a place in a table for a person."""
    return f"row {row}, column {column}" if column else f"row {row}"


def _header(path: Path, names: list[str]) -> dict[str, int]:
    """Return the position of each column by name."""
    while names and not names[-1]:
        names.pop()
    if len(names) > COLUMN_LIMIT:
        raise refusal(path, 1, f"There are {len(names)} columns; {COLUMN_LIMIT} are the limit.")
    found: dict[str, int] = {}
    for index, name in enumerate(names):
        if not name:
            raise refusal(path, 1, f"Column {index + 1} has no name.")
        if name in found:
            raise refusal(path, 1, f"The column “{name}” stands there twice.", name)
        found[name] = index
    if not found:
        raise refusal(path, 1, "The first row has no column names.")
    return found


def _named(path: Path, lines: Iterator[tuple[int, list[Any]]], *, header: bool) -> Iterator[Row]:
    """Yield rows of a table whose first row names the columns; with `header` only that one."""
    first = next(lines, None)
    if first is None:
        return
    columns = _header(path, [str(cell or "").strip() for cell in first[1]])
    if header:
        yield Row(1, columns)
        return
    for number, line in lines:
        surplus = [cell for cell in line[len(columns) :] if cell not in (None, "")]
        if surplus:
            message = f"The row has more cells than there are columns: “{str(surplus[0])[:40]}”."
            hint = "Put a text that holds the separator in quotation marks."
            raise refusal(path, number, message, hint=hint)
        values = ((name, line[at]) for name, at in columns.items() if at < len(line))
        yield Row(number, {n: v for n, v in values if v not in (None, "")})


def _csv(path: Path, *, header: bool) -> Iterator[Row]:
    number = 1
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            first = stream.readline(CELL_LIMIT)
            stream.seek(0)
            separator = max(_SEPARATORS, key=lambda s: _outside_quotes(first).count(s))
            reader = csv.reader(stream, delimiter=separator, strict=True)
            lines = ((n, [cell.strip() for cell in line]) for n, line in enumerate(reader, 1))
            for row in _named(path, lines, header=header):
                number = row.number
                yield row
    except UnicodeDecodeError as error:
        hint = "Save it as “CSV UTF-8”."
        raise refusal(path, number + 1, "The file is not UTF-8.", hint=hint) from error
    except csv.Error as error:
        raise refusal(path, number + 1, f"This is not CSV: {error}.") from error
    except OSError as error:
        raise InputError(f"“{path}” cannot be read: {error.strerror or error}.") from error


def _outside_quotes(line: str) -> str:
    return "".join(line.split('"')[::2])


def _excel(path: Path, *, header: bool) -> Iterator[Row]:
    from clausekit.batch.excel import lines_of

    return _named(path, lines_of(path), header=header)


def _json_lines(path: Path, *, header: bool) -> Iterator[Row]:
    number = 0
    try:
        with path.open(encoding="utf-8-sig") as stream:
            for number, line in enumerate(stream, 1):
                if not line.strip():
                    continue
                data = json.loads(line, parse_float=Decimal)
                if not isinstance(data, dict):
                    raise refusal(path, number, "The line is no JSON object.")
                yield Row(number, dict(_flat(data)))
                if header:
                    return
    except UnicodeDecodeError as error:
        raise refusal(path, number + 1, "The file is not UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise refusal(path, number, f"This is not JSON: {error}.") from error
    except OSError as error:
        raise InputError(f"“{path}” cannot be read: {error.strerror or error}.") from error


def _flat(data: Mapping[str, Any], head: str = "") -> Iterator[tuple[str, Any]]:
    """Yield `a.b` for each value in mappings; lists stay whole. An explicit null is `~`."""
    for key, value in data.items():
        name = f"{head}{key}"
        if isinstance(value, dict):
            yield from _flat(value, f"{name}.")
        else:
            yield name, "~" if value is None else value


_READERS: Mapping[str, Callable[..., Iterator[Row]]] = {
    ".csv": _csv,
    ".tsv": _csv,
    ".xlsx": _excel,
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
}
