"""The manifest: what was finished is known again, whatever happened to the file."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from clausekit.batch.manifest import (
    DONE,
    FAILED,
    NAME,
    Entry,
    Made,
    Manifest,
    read_manifest,
    stands,
)
from clausekit.batch.put import ForeignFileError, put
from clausekit.errors import OutputError

DIGEST = sha256(b"draft").hexdigest()
ENTRY = Entry(2, DONE, "in", (Made("a.docx", DIGEST),), blanks=1)


def test_entries_come_back_and_the_last_one_counts(tmp_path: Path) -> None:
    with Manifest(tmp_path) as manifest:
        manifest.add(Entry(2, FAILED, "in", trouble="“quoted”"))
        manifest.add(ENTRY)
    assert read_manifest(tmp_path) == {2: ENTRY}
    assert read_manifest(tmp_path / "elsewhere") == {}


@pytest.mark.parametrize(
    "tail", ['{"row": 3, "sta', "\x00\x00\x00", "[]\n", '{"row": "x"}\n', "\udcff"]
)
def test_a_damaged_line_is_passed_over_and_written_after(tmp_path: Path, tail: str) -> None:
    with Manifest(tmp_path) as manifest:
        manifest.add(ENTRY)
    with (tmp_path / NAME).open("ab") as stream:
        stream.write(tail.encode("utf-8", "surrogateescape"))
    with Manifest(tmp_path) as manifest:
        manifest.add(Entry(4, DONE, "in"))
    assert set(read_manifest(tmp_path)) == {2, 4}


def test_a_row_stands_while_its_input_and_its_files_are_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"draft")
    assert stands(ENTRY, "in", ["a.docx"], tmp_path)
    assert not stands(ENTRY, "other", ["a.docx"], tmp_path)
    assert not stands(ENTRY, "in", ["b.docx"], tmp_path)
    assert not stands(None, "in", ["a.docx"], tmp_path)
    (tmp_path / "a.docx").write_bytes(b"")
    assert not stands(ENTRY, "in", ["a.docx"], tmp_path)


def test_a_file_of_somebody_else_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"edited by hand")
    with pytest.raises(ForeignFileError):
        put(tmp_path, "a.docx", b"draft", "")
    assert (tmp_path / "a.docx").read_bytes() == b"edited by hand"
    put(tmp_path, "a.docx", b"draft", sha256(b"edited by hand").hexdigest())
    assert put(tmp_path, "a.docx", b"draft", "") == Made("a.docx", DIGEST)
    put(tmp_path, "a.docx", b"other", "", overwrite=True)
    assert [p.name for p in tmp_path.iterdir()] == ["a.docx"]


def test_a_part_that_a_killed_process_left_is_no_hindrance(tmp_path: Path) -> None:
    import os

    (tmp_path / f".a.docx.{os.getpid()}.part").write_bytes(b"half")
    put(tmp_path, "a.docx", b"draft", "")
    assert [p.name for p in tmp_path.iterdir()] == ["a.docx"]


def test_a_place_that_cannot_be_written_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        put(tmp_path / "missing", "a.docx", b"draft", "")
    with pytest.raises(OutputError, match="cannot be written"), Manifest(tmp_path / "missing"):
        pass
