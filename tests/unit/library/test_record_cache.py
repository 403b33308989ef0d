"""Records that are kept between runs are the same records, and never outlive what they were made from."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.conftest import MINI

from clausekit.diagnostics import Report
from clausekit.library import cache
from clausekit.library.encoding import decoder, encoded
from clausekit.library.load import Library, open_library
from clausekit.library.locate import layer_at


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLAUSEKIT_CACHE", str(tmp_path / "cache"))
    cache._folder.cache_clear()
    folder = tmp_path / "library"
    shutil.copytree(MINI, folder)
    return folder


@pytest.fixture(autouse=True)
def _forget() -> object:
    yield
    cache._folder.cache_clear()


def library(folder: Path) -> Library:
    return open_library([layer_at(folder)], bundled=False)


def records(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache" / "records").glob("*.rec"))


def test_every_shipped_record_comes_back_the_same(shipped: Library) -> None:
    decode = decoder()
    for id_ in shipped.clause_ids():
        record = shipped.clause(id_)
        assert decode(encoded(record)) == record
    for found in (shipped.instruments, shipped.topics, shipped.glossary("en")):
        assert decode(encoded(found)) == found
    for kind in shipped.template_ids():
        assert decode(encoded(shipped.template(kind))) == shipped.template(kind)


def test_a_second_run_reads_the_same_from_the_cache(copy: Path, tmp_path: Path) -> None:
    first = library(copy).clause("demo/register")
    assert len(records(tmp_path)) == 1
    assert library(copy).clause("demo/register") == first


def test_a_changed_text_is_seen(copy: Path) -> None:
    library(copy).clause("demo/disputes")
    text = copy / "clauses/demo/disputes/text.en.md"
    text.write_text(text.read_text().replace("settled by", "decided by"))
    record = library(copy).clause("demo/disputes")
    assert record is not None
    assert "decided by" in str(record.texts["en"])


def test_a_new_file_of_a_clause_is_seen(copy: Path) -> None:
    library(copy).clause("demo/disputes")
    folder = copy / "clauses/demo/disputes"
    (folder / "text.fr.md").write_text((folder / "text.en.md").read_text())
    record = library(copy).clause("demo/disputes")
    assert record is not None
    assert set(record.texts) == {"en", "fr"}


def test_a_record_with_findings_is_not_kept(copy: Path, tmp_path: Path) -> None:
    text = copy / "clauses/demo/disputes/text.en.md"
    text.write_text(text.read_text().replace("## ladder", "## lader"))
    for _ in range(2):
        report = Report()
        library(copy).clause("demo/disputes", report)
        assert report.has_errors
    assert records(tmp_path) == []


@pytest.mark.parametrize("damage", [b"", b"x" * 40, b"\x00" * 400])
def test_a_damaged_entry_is_passed_over(copy: Path, tmp_path: Path, damage: bytes) -> None:
    first = library(copy).clause("demo/register")
    (entry,) = records(tmp_path)
    entry.write_bytes(damage)
    assert library(copy).clause("demo/register") == first


def test_a_truncated_entry_is_passed_over(copy: Path, tmp_path: Path) -> None:
    first = library(copy).clause("demo/register")
    (entry,) = records(tmp_path)
    entry.write_bytes(entry.read_bytes()[:-7])
    assert library(copy).clause("demo/register") == first


def test_a_folder_that_others_can_write_is_no_cache(copy: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir(exist_ok=True)
    (tmp_path / "cache").chmod(0o777)
    cache._folder.cache_clear()
    library(copy).clause("demo/register")
    assert records(tmp_path) == []
