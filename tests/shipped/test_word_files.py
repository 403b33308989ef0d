"""Every shipped kind of agreement, at every strength, as a Word file: valid, and numbered as the model."""

from __future__ import annotations

import pytest
from tests.samples.drafts import NAMES, STRENGTHS, example
from tests.samples.opened_word import opened
from tests.samples.validated import complaints
from tests.samples.walked import labels, numbers, references

from clausekit.model.inline import plain
from clausekit.model.walk import places
from clausekit.writers.options import WriteOptions
from clausekit.writers.table import write

CASES = [(name, strength) for name in NAMES for strength in STRENGTHS]


@pytest.mark.parametrize(("name", "strength"), CASES)
def test_a_draft_is_valid(name: str, strength: str) -> None:
    assert (
        complaints(write(example(name, strength), "docx", WriteOptions(sources="schedule"))) == []
    )


@pytest.mark.parametrize(("name", "strength"), CASES)
def test_numbers_and_references_are_the_models(name: str, strength: str) -> None:
    agreement = example(name, strength)
    word = opened(write(agreement, "docx"))
    assert labels(word) == numbers(agreement)
    targets = word.by_bookmark
    assert all(f.result == targets[f.instruction.split()[1]].label for f in word.references)
    text = "\n".join(p.text.replace("\N{NO-BREAK SPACE}", " ") for p in word.paragraphs)
    for reference in references(agreement):
        assert reference.text.replace("\N{NO-BREAK SPACE}", " ") in text


@pytest.mark.parametrize(("name", "strength"), CASES)
def test_every_line_of_the_model_stands_in_the_file(name: str, strength: str) -> None:
    agreement = example(name, strength)
    texts = {
        p.text.replace("\N{NO-BREAK SPACE}", " ")
        for p in opened(write(agreement, "docx")).paragraphs
    }
    for place in places(agreement):
        line = plain(place.line).replace("\N{NO-BREAK SPACE}", " ")
        if place.role != "definition" and line.strip():
            assert line in texts


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("format_name", ["markdown", "html"])
def test_other_formats_show_the_same_numbers(name: str, format_name: str) -> None:
    agreement = example(name, "strong")
    text = write(agreement, format_name).decode()
    for number in numbers(agreement).values():
        assert number in text
