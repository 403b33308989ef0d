"""A mandate on the disk: for its owner only, out of git, sealed where wanted."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from unicodedata import normalize

import pytest

from clausekit.api import mandates
from clausekit.api.mandates import MandateFile, close, find_mandate, load, new_mandate, reopen
from clausekit.errors import ClausekitError, InputError, NotFoundError, OutputError
from clausekit.negotiation.case import Case
from clausekit.negotiation.places import keep_out_of_git
from clausekit.negotiation.sealing import seal, unseal

WORDS = "correct horse battery"


def never(_path: Path) -> str:
    raise AssertionError("nobody should be asked")


def test_a_new_mandate_names_every_clause_with_its_demands_and_checks_clean_of_errors(
    case: Case,
) -> None:
    path = new_mandate(case, checklists=["demo"])
    text = path.read_text(encoding="utf-8")
    assert path == case.path.with_name("mandate.yaml")
    assert "# 2.1 Register: the draft asks strong; demands: D1, D2\n  demo/register:" in text
    assert not mandates.check(case, load(path, never)).errors()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such permissions")
def test_only_the_owner_may_read_it(case: Case) -> None:
    old = os.umask(0)
    try:
        path = new_mandate(case)
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_git_ignores_it_and_what_stood_in_gitignore_stays(case: Case) -> None:
    ignored = case.path.with_name(".gitignore")
    ignored.write_text("build/", encoding="utf-8")
    new_mandate(case)
    text = ignored.read_text(encoding="utf-8")
    assert text.startswith("build/\n")
    assert "mandate.yaml\n" in text
    assert keep_out_of_git(case.path.parent) is False
    assert ignored.read_text(encoding="utf-8") == text


def test_a_mandate_is_never_written_over(case: Case) -> None:
    first = new_mandate(case)
    second = new_mandate(case)
    assert second.name == "agreement.mandate.yaml"
    with pytest.raises(OutputError, match="stands there already"):
        new_mandate(case)
    with pytest.raises(OutputError, match="stands there already"):
        new_mandate(case, place=first)


def test_answers_stand_in_the_file_beside_its_comments(case: Case) -> None:
    answers = {"clauses": {"demo/register": {"weight": 5, "floor": {"strength": "basic"}}}}
    text = new_mandate(case, answers=answers).read_text(encoding="utf-8")
    assert "weight: 5" in text
    assert "strength: basic" in text
    assert "# 2.1 Register" in text


def test_wrong_answers_leave_nothing_behind(case: Case) -> None:
    with pytest.raises(InputError) as caught:
        new_mandate(case, answers={"clauses": {"demo/register": {"floor": "lowest"}}})
    assert caught.value.diagnostics
    assert not case.path.with_name("mandate.yaml").exists()


def test_an_unknown_checklist_gets_the_nearest_name(case: Case) -> None:
    with pytest.raises(NotFoundError) as caught:
        new_mandate(case, checklists=["dmo"])
    assert caught.value.hint == "Did you mean “demo”?"


def test_sealing_and_opening_give_the_same_text_and_leave_one_file(case: Case) -> None:
    path = new_mandate(case)
    text = path.read_text(encoding="utf-8")
    sealed = close(path, WORDS)
    assert not path.exists()
    assert sealed.name == "mandate.yaml.sealed"
    assert b"demo/register" not in sealed.read_bytes()
    assert load(sealed, lambda _: WORDS).text == text
    assert find_mandate(case.path) == sealed
    assert reopen(sealed, WORDS).read_text(encoding="utf-8") == text
    assert not sealed.exists()


def test_a_mandate_can_be_sealed_from_the_first_moment(case: Case) -> None:
    path = new_mandate(case, passphrase=WORDS)
    assert path.name == "mandate.yaml.sealed"
    assert not case.path.with_name("mandate.yaml").exists()
    with pytest.raises(OutputError):
        new_mandate(case, place=case.path.with_name("mandate.yaml"))


def test_a_wrong_passphrase_and_a_changed_file_do_not_open() -> None:
    sealed = seal(b"the floor", WORDS)
    assert unseal(sealed, WORDS, "m") == b"the floor"
    for broken, words in (
        (sealed, "correct horse batterx"),
        (sealed[:-9] + b"AAAAAAAA\n", WORDS),
        (sealed[:40], WORDS),
        (b"mandate: 1\n", WORDS),
    ):
        with pytest.raises(InputError):
            unseal(broken, words, "m")


def test_a_short_passphrase_is_refused_and_the_open_file_stays(case: Case) -> None:
    path = new_mandate(case)
    with pytest.raises(InputError, match="too short"):
        close(path, "short")
    assert path.is_file()


def test_accents_typed_on_another_machine_open_it() -> None:
    typed, elsewhere = (normalize(form, "Schlüssel-Wörter") for form in ("NFC", "NFD"))
    assert typed != elsewhere
    assert unseal(seal(b"x", typed), elsewhere, "m") == b"x"


def test_a_private_note_goes_into_a_sealed_mandate_and_it_stays_sealed(case: Case) -> None:
    path = new_mandate(case, passphrase=WORDS)
    found = load(path, lambda _: WORDS)
    mandates.add_note(case, found, 3, "They blinked.")
    again = load(path, lambda _: WORDS)
    assert "They blinked." in again.text
    assert b"blinked" not in path.read_bytes()


def test_notes_of_two_who_write_at_once_are_both_kept(case: Case) -> None:
    from concurrent.futures import ThreadPoolExecutor

    found = load(new_mandate(case), never)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: mandates.add_note(case, found, n, f"note {n}"), range(1, 13)))
    mandate = mandates.parsed(load(found.path, never).text, "m")
    assert sorted(n.entry for n in mandate.rounds) == list(range(1, 13))
    assert not list(found.path.parent.glob("*.guard"))


def test_the_mandate_of_another_agreement_is_not_used(case: Case) -> None:
    found = MandateFile(Path("mandate.yaml"), "mandate: 1\nagreement: other.yaml\n")
    with pytest.raises(ClausekitError, match=r"mandate of “other.yaml”"):
        mandates.with_mandate(case, found)
