"""Changes to an agreement file keep its comments and never leave it unusable."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausekit.api.editing import add_clause, remove_clause, set_value
from clausekit.errors import AgreementError, NotFoundError
from clausekit.library.load import Library

TEXT = """\
# ours
template: mini   # the kind
language: en
strength: standard

parties: {company: {name: Acme, seat: Rome}}
# clauses that we set apart
clauses:
  demo/register:   # the important one
    values: {place: 'the canteen'}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "agreement.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_adding_keeps_every_comment(file: Path, mini: Library) -> None:
    add_clause(file, "demo/extra", mini, "basic")
    text = file.read_text(encoding="utf-8")
    assert text.startswith(TEXT)
    assert text[len(TEXT) :] == "  demo/extra:\n    strength: basic\n"


def test_removing_what_the_template_brings_omits_it_and_adding_brings_it_back(
    file: Path, mini: Library
) -> None:
    assert "template brings" in remove_clause(file, "demo/register", mini)
    assert "omit: [demo/register]" in file.read_text(encoding="utf-8")
    assert "no longer omitted" in add_clause(file, "demo/register", mini)
    assert "omit" not in file.read_text(encoding="utf-8")


def test_a_value_is_set_in_its_place(file: Path, mini: Library) -> None:
    set_value(file, "demo/register.deadline", "21", mini)
    set_value(file, "facts.region", "[eu, world]", mini)
    text = file.read_text(encoding="utf-8")
    assert "# the important one" in text
    assert "deadline: 21" in text
    assert "region: [eu, world]" in text


@pytest.mark.parametrize(
    ("key", "raw"),
    [("demo/register.deadline", "soon"), ("strength", "strongest"), ("template", "none")],
)
def test_a_change_that_breaks_the_file_is_not_made(
    file: Path, mini: Library, key: str, raw: str
) -> None:
    with pytest.raises(AgreementError):
        set_value(file, key, raw, mini)
    assert file.read_text(encoding="utf-8") == TEXT


def test_a_required_clause_cannot_be_removed(file: Path, mini: Library) -> None:
    with pytest.raises(AgreementError):
        remove_clause(file, "demo/disputes", mini)
    assert file.read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("demo/register.deadlin", "deadline"),
        ("demo/regster.deadline", "demo/register"),
        ("colour", "template"),
    ],
)
def test_an_unknown_key_gets_what_was_probably_meant(
    file: Path, mini: Library, key: str, hint: str
) -> None:
    with pytest.raises(NotFoundError, match=hint):
        set_value(file, key, "1", mini)
