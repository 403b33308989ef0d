"""The lock: the text that an agreement took governs, whatever the library says now."""

from __future__ import annotations

import json
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from clausekit.diagnostics import Report
from clausekit.errors import InputError
from clausekit.library.load import Library, open_library
from clausekit.library.locate import layer_at
from clausekit.library.lock import Lock, lock_of, locked_clause, outdated, read_lock, write_lock
from clausekit.library.locked import LockedLibrary
from clausekit.source.files import read_text

GOOD = Path(__file__).parents[2] / "cases" / "library" / "good"
TERMS = "clauses/glossary.en.yaml"
TEXT = "clauses/demo/register/text.en.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(GOOD, tmp_path / "library")
    return tmp_path / "library"


def opened(folder: Path) -> Library:
    return open_library([layer_at(folder)], bundled=False)


def lock_good(folder: Path) -> Lock:
    ids = ("demo/register", "demo/disputes")
    return lock_of(opened(folder), ids, template="demo-agreement", languages=["en"])


def change(folder: Path, name: str, old: str, new: str) -> None:
    text = read_text(folder / name)
    assert old in text
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")


def test_a_lock_is_read_back_as_it_was_written(folder: Path, tmp_path: Path) -> None:
    lock, path = lock_good(folder), tmp_path / "agreement.lock"
    write_lock(path, lock)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    again = read_lock(path)
    assert {i: (c.version, c.sha256, c.layer) for i, c in again.clauses.items()} == {
        i: (c.version, c.sha256, c.layer) for i, c in lock.clauses.items()
    }
    write_lock(tmp_path / "second.lock", again)
    assert (tmp_path / "second.lock").read_bytes() == path.read_bytes()


def test_the_locked_text_governs_when_the_library_moves(folder: Path) -> None:
    lock = lock_good(folder)
    before = opened(folder)
    old = {id_: before.clause(id_) for id_ in lock.clauses}
    change(folder, TEXT, "before use", "before first use")
    change(folder, TERMS, "any software", "some software")
    change(folder, "templates/agreements/demo-agreement/text.en.md", "on systems", "on robots")
    now = opened(folder)
    locked = LockedLibrary(now, lock)
    for id_, clause in old.items():
        found = locked.clause(id_)
        assert found is not None
        assert clause is not None
        assert found.sha256 == clause.sha256
        assert repr(found.texts) == repr(clause.texts)
    assert "any software" in repr(locked.glossary("en").terms["system"].definition)
    assert "on systems" in repr(locked.template("demo-agreement").texts["en"].subtitle)
    assert outdated(lock, now) == ("demo/register",)
    assert outdated(lock, before) == ()


def test_what_is_not_locked_comes_from_the_library(folder: Path) -> None:
    lock = lock_good(folder)
    change(folder, TERMS, "company:", "robot: {term: robot, definition: a machine}\ncompany:")
    locked = LockedLibrary(opened(folder), lock)
    assert locked.clause("demo/extra") is not None
    assert "robot" in locked.glossary("en").terms
    assert locked.numbering("plain", "en").name == "plain"


def test_a_locked_clause_survives_its_removal_from_the_library(folder: Path) -> None:
    lock = lock_good(folder)
    shutil.rmtree(folder / "clauses" / "demo" / "register")
    now = opened(folder)
    report = Report()
    assert LockedLibrary(now, lock).clause("demo/register", report) is not None
    assert "demo/register" in LockedLibrary(now, lock).clause_ids()
    assert outdated(lock, now) == ("demo/register",)


def test_mistakes_in_a_locked_text_are_placed_in_the_lock(folder: Path, tmp_path: Path) -> None:
    change(folder, TEXT, "{{ deadline }}", "{{ dedaline }}")
    path = tmp_path / "agreement.lock"
    write_lock(path, lock_good(folder))
    report = Report()
    LockedLibrary(opened(folder), read_lock(path)).clause("demo/register", report)
    assert [str(d.span) for d in report] == ["agreement.lock#demo/register/text.en.md:21:47"]


def test_clauses_are_added_and_removed_by_name(folder: Path) -> None:
    lock = lock_good(folder)
    extra = locked_clause(opened(folder), "demo/extra")
    assert extra is not None
    larger = lock.with_clauses([extra])
    assert set(larger.clauses) == {"demo/register", "demo/disputes", "demo/extra"}
    assert set(larger.without(["demo/register"]).clauses) == {"demo/disputes", "demo/extra"}
    assert set(lock.clauses) == {"demo/register", "demo/disputes"}


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[:-200],
        lambda text: "[]",
        lambda text: "{}",
        lambda text: text.replace('"lock": 1', '"lock": 2'),
        lambda text: text.replace("before use", "whenever"),
        lambda text: json.dumps({"lock": 1, "clauses": {"a/b": {}}, "shared": []}),
        lambda text: json.dumps({"lock": 1, "clauses": [], "shared": []}),
    ],
)
def test_a_damaged_lock_is_refused_with_what_to_do(
    folder: Path, tmp_path: Path, damage: Callable[[str], str]
) -> None:
    path = tmp_path / "agreement.lock"
    write_lock(path, lock_good(folder))
    path.write_text(damage(path.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_lock(path)
    assert [d.rule for d in caught.value.diagnostics] == ["lock/damaged"]
    assert caught.value.hint


def test_a_lock_that_is_not_there_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read_lock(tmp_path / "agreement.lock")
