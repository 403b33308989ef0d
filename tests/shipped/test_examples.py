"""Every example drafts without an error, and again beside its other language."""

from __future__ import annotations

import pytest
from tests.samples.drafts import NAMES, example
from tests.samples.opened_word import opened
from tests.samples.validated import complaints

from clausekit.model.inline import plain
from clausekit.writers.options import WriteOptions
from clausekit.writers.table import write

FRENCH = "entrepot-technologie"
BESIDE = [("warehouse-technology", "fr"), (FRENCH, "en")]


@pytest.mark.parametrize("name", NAMES)
def test_an_example_drafts(name: str) -> None:
    agreement = example(name, "standard")
    assert complaints(write(agreement, "docx")) == []
    text = write(agreement, "markdown").decode()
    assert text.startswith(f"# {plain(agreement.title)}\n")


@pytest.mark.parametrize("strength", ["strong", "standard", "basic"])
def test_the_french_agreement_is_the_english_one(strength: str) -> None:
    french, english = example(FRENCH, strength), example(FRENCH, strength, "en")
    assert french.language == "fr"
    assert [a.key for a in french.articles] == [a.key for a in english.articles]
    assert [s.key for s in french.schedules] == [s.key for s in english.schedules]
    terms = ({d.key for d in p.definitions} for a in french.articles for p in a.provisions)
    defined = set().union(*terms)
    assert defined == {d.key for a in english.articles for p in a.provisions for d in p.definitions}


@pytest.mark.parametrize(("name", "other"), BESIDE)
def test_a_technology_agreement_stands_beside_the_other_language(name: str, other: str) -> None:
    options = WriteOptions(beside=example(name, "strong", other))
    data = write(example(name, "strong"), "docx", options)
    assert complaints(data) == []
    texts = [p.text for p in opened(data).paragraphs]
    mark = {"fr": "a)\tles conventions fondamentales", "en": "(a)\tthe fundamental conventions"}
    assert any(t.startswith(mark[other]) for t in texts)
