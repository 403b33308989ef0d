"""Sentences spoiled by the tables of the linter, and lots that always fall the same way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausekit.teaching.gendered import excluding
from clausekit.teaching.lot import Lot
from clausekit.teaching.spoiled import SOFTENING, findings, spoilings

SENTENCE = "The Company shall answer every question in writing within 10 days of its receipt."


def test_a_sentence_is_spoiled_once_by_each_rule() -> None:
    ways = spoilings(SENTENCE, "en", Lot(1))
    assert [w.rule for w in ways] == list(SOFTENING)
    for way in ways:
        assert way.words in way.text
        assert way.sound == SENTENCE
        assert set(findings([SENTENCE, way.text], "en", SOFTENING)) == {1}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Company shall endeavour to answer.",
        "Every worker may read the register.",
        "The Company shall not use it.",
        "No figure is shown.",
    ],
)
def test_what_is_weak_already_or_no_duty_is_left_alone(sentence: str) -> None:
    assert spoilings(sentence, "en", Lot(1)) == ()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "L'entreprise doit remettre le rapport au syndicat."),
        ("es", "La empresa deberá entregar el informe al sindicato."),
    ],
)
def test_other_languages_are_spoiled_by_their_own_tables(language: str, sentence: str) -> None:
    rules = {w.rule for w in spoilings(sentence, language, Lot(1))}
    assert "obligation/weak-verb" in rules


def test_a_pronoun_and_a_title_can_leave_people_out() -> None:
    sentence = "Each worker tells a supervisor, who notes the worker's words."
    ways = {w.words: w for w in excluding(sentence, "en", Lot(1))}
    assert {"foreman", "his"} <= set(ways)
    assert ways["foreman"].better == "supervisor"
    assert ways["foreman"].rule == "gender/man-words"
    assert ways["his"].rule == "gender/generic-he"


@given(st.integers(), st.lists(st.integers(), max_size=12))
def test_a_lot_keeps_every_entry_and_falls_the_same_way(seed: int, entries: list[int]) -> None:
    drawn = Lot(seed, "x").shuffled(entries)
    assert sorted(drawn) == sorted(entries)
    assert drawn == Lot(seed, "x").shuffled(entries)
    assert len(Lot(seed).chosen(entries, 3)) == min(3, len(entries))


def test_a_lot_is_the_same_on_every_machine() -> None:
    assert Lot(1, "order").shuffled("abcdefgh") == tuple("aebhgdcf")
