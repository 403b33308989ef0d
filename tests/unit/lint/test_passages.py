"""The tokeniser, sentences, quiet zones, phrase tables."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausekit.lint import lint
from clausekit.lint.passages.passage import Document, Passage
from clausekit.lint.passages.sentences import sentences
from clausekit.lint.passages.words import fold
from clausekit.lint.phrases import PhraseTable
from clausekit.model.prose import Prose, ProseParagraph

texts = st.text(max_size=200)


def passage(text: str, language: str = "en") -> Passage:
    return Document(Prose("x", language, "foreign", (ProseParagraph(text),))).passages[0]


@given(texts)
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(texts)
def test_words_and_their_ranges_agree(text: str) -> None:
    made = passage(text)
    assert [made.lower[s:e] for s, e in made.spans] == made.words


@given(texts)
def test_sentences_cover_a_text_without_gaps(text: str) -> None:
    cuts = sentences(text)
    assert cuts[0][0] == 0
    assert cuts[-1][1] == len(text)
    assert all(a[1] == b[0] for a, b in pairwise(cuts))


@given(
    texts, st.sampled_from(["en", "fr", "es"]), st.sampled_from(["foreign", "agreement", "library"])
)
def test_no_text_makes_a_rule_fail(text: str, language: str, kind: str) -> None:
    lint(Prose("x", language, kind, (ProseParagraph(text), ProseParagraph(text, role="item"))))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Smith came. He left.", 2),
        ("See Art. 5 and No. 7 of the list.", 1),
        ("It costs 3.50 in the U.S. today.", 1),
        ("«Vale.» Dijo que sí. ¿Y usted?", 3),
    ],
)
def test_abbreviations_do_not_end_a_sentence(text: str, count: int) -> None:
    assert len(sentences(text)) == count


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("The sign read “Men at work” here.", "en", "Men at work"),
        ("Il a dit « le salarié » hier.", "fr", "le salarié"),
        ("The Seamen's Act of 1915 applies.", "en", "Seamen's Act"),
        ("La Cour européenne des droits de l'homme siège.", "fr", "droits de l'homme"),
        ("El Estatuto de los Trabajadores rige.", "es", "Estatuto de los Trabajadores"),
    ],
)
def test_quotations_and_names_of_laws_are_quiet(text: str, language: str, words: str) -> None:
    start = text.index(words)
    assert passage(text, language).quiet(start, start + len(words))


def test_a_quotation_left_open_runs_to_the_end() -> None:
    text = "He wrote: “The foreman decides"
    assert passage(text).quiet(text.index("foreman"), text.index("foreman") + 7)


def test_an_apostrophe_opens_no_quotation() -> None:
    text = "The workers' foreman took the firemen's hose."
    assert not passage(text).quiet(text.index("foreman"), text.index("foreman") + 7)


def test_the_longest_phrase_is_taken() -> None:
    table = PhraseTable.from_rows(["man => person", "man in the street => ordinary person"])
    hits = list(table.hits(passage("The man in the street saw a man.")))
    assert [h.entry.replacements[0] for h in hits] == ["ordinary person", "person"]


def test_a_phrase_may_begin_with_a_common_word() -> None:
    table = PhraseTable.from_rows(["to a man => unanimously"])
    text = "They voted, to a man, for it."
    (hit,) = table.hits(passage(text))
    assert text[hit.start : hit.end] == "to a man"


def test_blank_and_hyphen_are_one_unless_the_table_says_otherwise() -> None:
    loose = PhraseTable.from_rows(["man-hour => hour"])
    strict = PhraseTable.from_rows(["one-man => solo !h"])
    assert list(loose.hits(passage("a man hour")))
    assert not list(strict.hits(passage("one man came")))
    assert list(strict.hits(passage("a one-man show")))
