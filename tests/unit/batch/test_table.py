"""Tables: what is read from CSV, Excel and JSON Lines, and what is refused with its row."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from clausekit.batch.table import open_table
from clausekit.errors import InputError, NotFoundError


def written(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_is_read_whatever_parts_its_cells(tmp_path: Path, separator: str) -> None:
    lines = [["parties.company.name", "language"], ["Volta, SE", "en"], ["", ""], ["Acme", ""]]
    quoted = [separator.join(f'"{c}"' for c in line) for line in lines]
    table = open_table(written(tmp_path / "a.csv", "\ufeff" + "\r\n".join(quoted) + "\r\n"))
    assert table.columns == ("parties.company.name", "language")
    assert [(r.number, dict(r.cells)) for r in table.rows()] == [
        (2, {"parties.company.name": "Volta, SE", "language": "en"}),
        (4, {"parties.company.name": "Acme"}),
    ]


def test_a_table_can_be_read_twice(tmp_path: Path) -> None:
    table = open_table(written(tmp_path / "a.csv", "language\nen\nfr\n"))
    assert list(table.rows()) == list(table.rows())


def test_a_cell_may_hold_line_breaks_and_quotation_marks(tmp_path: Path) -> None:
    table = open_table(written(tmp_path / "a.csv", 'title,language\n"two\nlines ""x""",en\n'))
    assert next(iter(table.rows())).cells["title"] == 'two\nlines "x"'


@pytest.mark.parametrize(
    ("name", "content", "place", "message"),
    [
        ("a.csv", "", "row 1", "The table is empty."),
        ("a.csv", "a,a\n1,2\n", "row 1, column a", "stands there twice"),
        ("a.csv", "a,,b\n", "row 1", "Column 2 has no name."),
        ("a.csv", "a,b\n1,2,3\n", "row 2", "more cells than there are columns"),
        ("a.csv", b"a,b\n1,\xe9\n", "row 2", "not UTF-8"),
        ("a.csv", 'a,b\n1,"open\n', "row 2", "not CSV"),
        ("a.jsonl", '{"a": 1}\n[1]\n', "row 2", "no JSON object"),
        ("a.jsonl", '{"a": 1}\n{"a": \n', "row 2", "not JSON"),
        ("a.xlsx", b"no workbook", "row 1", "no Excel workbook"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_row(
    tmp_path: Path, name: str, content: str | bytes, place: str, message: str
) -> None:
    with pytest.raises(InputError) as refused:
        list(open_table(written(tmp_path / name, content)).rows())
    (found,) = refused.value.diagnostics
    assert (found.place, message in found.message) == (place, True)


def test_json_lines_may_be_nested_or_flat(tmp_path: Path) -> None:
    lines = (
        '{"parties": {"company": {"name": "Volta"}}, "demo/register": {"deadline": 2.5}}\n\n'
        '{"parties.company.name": "Acme", "omit": ["demo/extra"], "demo/register.place": null}\n'
    )
    first, second = open_table(written(tmp_path / "a.jsonl", lines)).rows()
    assert first.cells == {
        "parties.company.name": "Volta",
        "demo/register.deadline": Decimal("2.5"),
    }
    assert (second.number, second.cells["omit"], second.cells["demo/register.place"]) == (
        3,
        ["demo/extra"],
        "~",
    )


def test_excel_is_read_as_a_person_sees_it(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["name", "share", "days", "when", "flag", "#note"])
    sheet.append(["Volta", 0.25, 21.0, datetime.datetime(2027, 3, 1), True, None])  # noqa: DTZ001
    sheet["B2"].number_format = "0.0%"
    book.save(tmp_path / "a.xlsx")
    (row,) = open_table(tmp_path / "a.xlsx").rows()
    assert row.number == 2
    assert row.cells == {
        "name": "Volta",
        "share": 25,
        "days": 21,
        "when": "2027-03-01",
        "flag": True,
    }


def test_other_files_are_no_tables(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        open_table(tmp_path / "a.ods")
    with pytest.raises(NotFoundError):
        open_table(tmp_path / "missing.csv")
