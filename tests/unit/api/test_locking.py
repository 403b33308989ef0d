"""The lock beside an agreement file: the first draft makes it, later ones keep to it and add to it."""

from __future__ import annotations

import json
import shutil
import stat
import zipfile
from pathlib import Path

import pytest
from tests.conftest import MINI

from clausekit.api.drafting import assemble_file, targets, write_targets
from clausekit.api.editing import add_clause, remove_clause
from clausekit.api.locking import check_lockable, keep, lock_at, locked_shelf, moved_since, renew
from clausekit.errors import InputError, OutputError
from clausekit.library.load import Library, open_library
from clausekit.library.locate import layer_at
from clausekit.model.inline import plain
from clausekit.model.walk import places
from clausekit.writers.options import WriteOptions

TEXT = """\
template: mini
language: en
strength: standard
parties: {company: {name: Acme, seat: Rome}}
clauses:
  demo/register: {values: {place: the canteen}}
"""
DUTY = "shall keep a register"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MINI, tmp_path / "library"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "agreement.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def opened(folder: Path) -> Library:
    return open_library([layer_at(folder)], bundled=False)


def drafted(file: Path, folder: Path) -> str:
    """Draft as the command does, and return the words."""
    shelf = locked_shelf(file, opened(folder))
    draft = assemble_file(file, shelf)
    keep(file, shelf, draft)
    assert draft.agreement is not None
    return "\n".join(plain(place.line) for place in places(draft.agreement))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_first_draft_makes_a_private_lock(file: Path, library: Path) -> None:
    shelf = opened(library)
    kept = keep(file, shelf, assemble_file(file, shelf))
    assert kept is not None
    assert (kept.path.name, kept.made) == ("agreement.lock", True)
    assert set(kept.added) == {"framework/definitions", "demo/register", "demo/disputes"}
    assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600


def test_later_drafts_keep_clauses_terms_template_and_numbers(file: Path, library: Path) -> None:
    before = drafted(file, library)
    change(library / "clauses/demo/register/text.en.md", DUTY, "shall hold a register")
    change(library / "clauses/glossary.en.yaml", "definition: ", "definition: any more or less ")
    change(library / "templates/agreements/mini/text.en.md", "# Agreement", "# New agreement")
    change(library / "templates/numbering/plain.yaml", "{article}", "§{article}")
    assert drafted(file, library) == before
    anew = assemble_file(file, opened(library), locked=False).agreement
    assert anew is not None
    assert "hold a register" in "\n".join(plain(place.line) for place in places(anew))
    assert moved_since(locked_shelf(file, opened(library))) == ("demo/register",)


def test_a_second_draft_leaves_the_lock_as_it_was(file: Path, library: Path) -> None:
    drafted(file, library)
    before = file.with_suffix(".lock").read_bytes()
    change(library / "clauses/demo/register/text.en.md", DUTY, "shall hold a register")
    drafted(file, library)
    assert file.with_suffix(".lock").read_bytes() == before


def test_a_clause_named_later_is_added_and_changes_nothing_else(file: Path, library: Path) -> None:
    drafted(file, library)
    change(library / "clauses/demo/register/text.en.md", DUTY, "shall hold a register")
    change(file, "clauses:\n", "clauses:\n  demo/extra:\n")
    shelf = locked_shelf(file, opened(library))
    kept = keep(file, shelf, assemble_file(file, shelf))
    assert kept is not None
    assert (kept.made, kept.added) == (False, ("demo/extra",))
    assert DUTY in drafted(file, library)


def test_a_damaged_lock_says_what_to_do(file: Path, library: Path) -> None:
    drafted(file, library)
    change(file.with_suffix(".lock"), DUTY, "shall forget a register")
    with pytest.raises(InputError) as caught:
        assemble_file(file, opened(library))
    assert "delete it" in str(caught.value.hint)
    assert [d.rule for d in caught.value.diagnostics] == ["lock/damaged"]
    assemble_file(file, opened(library), locked=False)


def test_a_changed_shared_file_in_the_lock_is_damage(file: Path, library: Path) -> None:
    drafted(file, library)
    lock = file.with_suffix(".lock")
    data = json.loads(lock.read_text(encoding="utf-8"))
    files = data["shared"][0]["files"]
    files["clauses/glossary.en.yaml"].append("# harmless")
    lock.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(InputError):
        lock_at(file)


@pytest.mark.parametrize("text", ["[" * 100_000, '{"lock": 1, "clauses": 3, "shared": 4}', "\x00"])
def test_a_hostile_lock_is_damage(file: Path, text: str) -> None:
    file.with_suffix(".lock").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        lock_at(file)
    assert [d.rule for d in caught.value.diagnostics] == ["lock/damaged"]


def test_adding_a_clause_again_takes_its_present_text(file: Path, library: Path) -> None:
    drafted(file, library)
    remove_clause(file, "demo/register", opened(library))
    lock = lock_at(file)
    assert lock is not None
    assert "demo/register" not in lock.clauses
    change(library / "clauses/demo/register/text.en.md", DUTY, "shall hold a register")
    add_clause(file, "demo/register", opened(library))
    assert "hold a register" in drafted(file, library)


def test_renewing_names_what_changed_by_it(file: Path, library: Path) -> None:
    drafted(file, library)
    change(library / "clauses/demo/register/text.en.md", DUTY, "shall hold a register")
    assert renew(file, opened(library), ["demo/register", "demo/disputes"]) == ("demo/register",)
    assert "hold a register" in drafted(file, library)


def test_a_lock_that_cannot_be_written_is_known_before_anything_is(tmp_path: Path) -> None:
    (tmp_path / "agreement.lock").mkdir()
    with pytest.raises(OutputError) as caught:
        check_lockable(tmp_path / "agreement.yaml")
    assert "--no-lock" in str(caught.value.hint)


def test_no_outgoing_file_holds_anything_of_the_lock(
    file: Path, library: Path, tmp_path: Path
) -> None:
    drafted(file, library)
    shelf = locked_shelf(file, opened(library))
    names = [str(tmp_path / f"draft{ending}") for ending in (".docx", ".md", ".html", ".json")]
    write_targets(assemble_file(file, shelf), targets(file, names, None), WriteOptions())
    lock = lock_at(file)
    assert lock is not None
    secrets = [c.sha256 for c in lock.clauses.values()]
    secrets += ["demo/register", "day of first use", "agreement.lock", "{{ deadline }}"]
    for name in names:
        content = _unpacked(Path(name))
        assert [s for s in secrets if s.encode() in content] == [], name


def _unpacked(path: Path) -> bytes:
    if path.suffix != ".docx":
        return path.read_bytes()
    with zipfile.ZipFile(path) as parts:
        return b"\n".join(parts.read(name) for name in parts.namelist())
