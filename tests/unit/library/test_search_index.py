"""Search finds clauses by words, says where, and never trusts a stale or damaged index."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.conftest import MINI

from clausekit.library.load import Library, open_library
from clausekit.library.locate import layer_at
from clausekit.library.search.index import search


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLAUSEKIT_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "library"
    shutil.copytree(MINI, folder)
    return folder


def library(folder: Path) -> Library:
    return open_library([layer_at(folder)], bundled=False)


def test_a_title_comes_before_words_in_a_text(copy: Path) -> None:
    hits = search(library(copy), "register", "en")
    assert hits[0].clause == "demo/register"
    assert hits[0].kind == "title"


def test_a_term_is_found_by_its_words_and_the_place_is_its_line(copy: Path) -> None:
    (hit,) = search(library(copy), "ladder", "en")[:1]
    assert hit.clause == "demo/disputes"
    file, _, line = hit.place.rpartition(":")
    words = Path(file).read_text(encoding="utf-8").split("\n")[int(line) - 1 :]
    assert "ladder" in " ".join(words[:3]).lower()


def test_all_words_in_one_place_come_before_some(copy: Path) -> None:
    hits = search(library(copy), "seats pay", "en")
    assert hits[0].clause == "demo/extra"


def test_a_changed_file_is_found_at_once(copy: Path) -> None:
    assert search(library(copy), "zeppelin", "en") == []
    text = copy / "clauses/demo/extra/text.en.md"
    text.write_text(text.read_text().replace("seats", "zeppelin seats"))
    assert [h.clause for h in search(library(copy), "zeppelin", "en")] == ["demo/extra"]


def test_a_damaged_index_is_made_again(copy: Path, tmp_path: Path) -> None:
    search(library(copy), "register", "en")
    (index,) = (tmp_path / "cache").glob("search-*.sqlite")
    index.write_bytes(b"not a database at all" * 100)
    assert search(library(copy), "register", "en")[0].clause == "demo/register"


def test_without_a_cache_it_still_finds(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAUSEKIT_CACHE", "off")
    assert search(library(copy), "register", "en")[0].clause == "demo/register"


@pytest.mark.parametrize("query", ["", '"', "* OR (", "a" * 5000, "NEAR(", "words:x", "--"])
def test_any_query_is_data(copy: Path, query: str) -> None:
    assert isinstance(search(library(copy), query, "en"), list)
