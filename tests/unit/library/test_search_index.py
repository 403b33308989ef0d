"""Search finds clauses by words, says where, and never trusts a stale or damaged index."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest
from tests.conftest import MINI

from clausekit.library.load import Library, open_library
from clausekit.library.locate import layer_at
from clausekit.library.search import index
from clausekit.library.search.index import search, search_layers
from clausekit.library.search.watch import holds, look


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


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looks at files come long after they were written."""
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() + 60 * 10**9)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Take note of each time that an index reads the library."""
    found: list[object] = []
    read = index._library

    def noted(layers: object) -> Library:
        found.append(layers)
        return read(layers)  # type: ignore[arg-type]

    monkeypatch.setattr(index, "_library", noted)
    return found


@pytest.mark.usefixtures("later")
def test_the_library_is_not_read_again_while_nothing_changed(
    copy: Path, opened: list[object]
) -> None:
    layers = [layer_at(copy)]
    first = search_layers(layers, "seats", "en")
    assert first
    assert search_layers(layers, "seats", "en") == first
    assert len(opened) == 1


def test_an_index_of_files_that_were_written_just_now_is_made_once_more(
    copy: Path, opened: list[object]
) -> None:
    search(library(copy), "seats", "en")
    search(library(copy), "seats", "en")
    assert len(opened) == 2


def edited(copy: Path) -> None:
    """Write into a file without a change of its size, and put its times back."""
    text = copy / "clauses/demo/extra/text.en.md"
    before = text.stat()
    content = text.read_bytes()
    text.write_bytes(content.replace(b"seats", b"zebra"))
    os.utime(text, ns=(before.st_atime_ns, before.st_mtime_ns))


def grown(copy: Path) -> None:
    """Put a new file into a clause."""
    new = copy / "clauses/demo/extra/guide.en.md"
    new.write_text("## Purpose\nA zebra.\n", encoding="utf-8")


def renamed(copy: Path) -> None:
    """Bring a file in under another name than it had."""
    (copy / "clauses/demo/extra/new.md").rename(copy / "clauses/demo/extra/table.en.md")


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("change", [edited, grown, renamed])
def test_every_kind_of_change_is_noticed(copy: Path, change: object, opened: list[object]) -> None:
    (copy / "clauses/demo/extra/new.md").write_text("## Reason\nA zebra.\n", encoding="utf-8")
    assert search(library(copy), "zebra", "en") == []
    assert callable(change)
    change(copy)
    assert [h.clause for h in search(library(copy), "zebra", "en")] == ["demo/extra"]
    assert len(opened) == 2


@pytest.mark.usefixtures("later")
def test_a_clause_that_went_away_is_found_no_more(copy: Path) -> None:
    assert search(library(copy), "seats", "en")[0].clause == "demo/extra"
    shutil.rmtree(copy / "clauses/demo/extra")
    assert "demo/extra" not in [h.clause for h in search(library(copy), "seats", "en")]


def test_each_file_is_looked_at_and_none_is_forgotten(copy: Path) -> None:
    seen = look([layer_at(copy)])
    names = os.fsdecode(seen.paths).split("\0")
    assert {p for p in names if p.endswith(".md")} == {
        str(p) for p in (copy / "clauses").rglob("*.md")
    }
    assert str(copy / "clauses") in names
    assert str(copy / "clauses/demo/extra") in names
    assert holds(seen.paths, seen.state)


def test_many_files_are_looked_at_by_two_processes_with_the_same_answer(
    copy: Path, tmp_path: Path
) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for number in range(5_000):
        (many / f"{number}.md").touch()
    folder = copy / "clauses/demo/many"
    many.rename(folder)
    seen = look([layer_at(copy)])
    assert holds(seen.paths, seen.state)
    for name in ("0.md", "4999.md"):
        (folder / name).write_text("changed")
        assert not holds(seen.paths, seen.state)
        seen = look([layer_at(copy)])
        assert holds(seen.paths, seen.state)


def test_a_clause_with_all_words_comes_first_whatever_the_limit(copy: Path) -> None:
    assert search(library(copy), "seats pay", "en", 1)[0].clause == "demo/extra"
    wide = search(library(copy), "seats pay", "en", 50)
    assert wide[0].clause == "demo/extra"
    assert len({h.clause for h in wide}) == len(wide)


@pytest.mark.usefixtures("later")
def test_two_libraries_of_one_name_in_two_places_have_an_index_each(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: list[object]
) -> None:
    other = tmp_path / "elsewhere" / "library"
    shutil.copytree(copy, other)
    (other / "clauses/demo/extra/guide.en.md").write_text(
        "## Purpose\nA zebra.\n", encoding="utf-8"
    )
    for _ in range(2):
        monkeypatch.chdir(tmp_path)
        assert search(library(Path("library")), "zebra", "en") == []
        monkeypatch.chdir(other.parent)
        (hit,) = search(library(Path("library")), "zebra", "en")
        assert hit.place == "library/clauses/demo/extra/guide.en.md:1"
    assert len(opened) == 2
