"""Our tables say what CLDR says, and a language without a table says so."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from clausekit.values.format import contracted, join, number, ordinal, show, with_article, words
from clausekit.values.grammar import grammar_for, grammar_note, unit_names
from clausekit.values.types import Count, Date, Duration, Money, Number, Percent, TypedValue, Unit
from clausekit.values.units import plain

LOCALES = {"en": "en_GB", "fr": "fr", "es": "es"}
LANGUAGES = st.sampled_from(sorted(LOCALES))
NUMBERS: st.SearchStrategy[Number] = st.integers(0, 999_999) | st.decimals(
    0, 999, places=2, allow_nan=False, allow_infinity=False
).map(plain)
CLDR: dict[Unit, str] = {
    "minutes": "duration-minute",
    "hours": "duration-hour",
    "days": "duration-day",
    "weeks": "duration-week",
    "months": "duration-month",
    "years": "duration-year",
}


def any_blank(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@given(LANGUAGES, NUMBERS, st.sampled_from(sorted(CLDR)))
def test_durations_are_those_of_cldr(language: str, amount: Number, unit: Unit) -> None:
    expected = format_unit(amount, CLDR[unit], "long", locale=LOCALES[language])
    assert any_blank(show(Duration(amount, unit), language)) == any_blank(expected)


@given(LANGUAGES, NUMBERS)
def test_figures_are_those_of_cldr(language: str, amount: Number) -> None:
    expected = format_decimal(amount, locale=LOCALES[language])
    assert number(amount, language) == expected
    share = format_percent(
        Decimal(amount) / 100, locale=LOCALES[language], decimal_quantization=False
    )
    assert any_blank(show(Percent(amount), language)) == any_blank(share)


@given(LANGUAGES, st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31)))
def test_dates_are_those_of_cldr(language: str, day: datetime.date) -> None:
    expected = format_date(day, "long", locale=LOCALES[language])
    if language == "fr" and day.day == 1:
        expected = expected.replace("1 ", "1er ", 1)
    assert show(Date(day), language) == expected


@pytest.mark.parametrize("language", sorted(LOCALES))
@pytest.mark.parametrize("items", [["a"], ["a", "b"], ["a", "b", "c"], list("abcd")])
def test_lists_are_those_of_cldr(language: str, items: list[str]) -> None:
    locale = LOCALES[language]
    assert join(items, language) == format_list(items, "standard", locale)
    assert join(items, language, "or") == format_list(items, "or", locale)


@pytest.mark.parametrize("value", range(1_000))
def test_small_english_numbers_are_those_of_num2words(value: int) -> None:
    assert words(Count(value), "en") == num2words(value, lang="en")


@given(LANGUAGES, st.integers(0, 10**9))
def test_numbers_in_words_differ_from_num2words_only_in_their_form(
    language: str, value: int
) -> None:
    ours = words(Count(value), language)
    theirs = num2words(value, lang=language)
    assert ours == re.sub(r"\buno (?=mil)", "un ", theirs.replace("veintiuno mil", "veintiún mil"))


def test_a_regional_language_uses_the_table_of_its_language() -> None:
    assert grammar_for("fr-CA") is grammar_for("fr")
    assert grammar_for("en_US") is grammar_for("en")
    assert show(Duration(3, "days"), "es-MX") == "3 días"


@pytest.mark.parametrize("language", ["en", "fr", "es", "fr-BE"])
def test_a_language_with_a_table_has_no_note(language: str) -> None:
    assert grammar_note(language) == ""


def test_a_language_without_a_table_follows_cldr_and_says_so() -> None:
    assert show(Duration(30, "days"), "de") == "30 Tage"
    assert show(Duration(1, "days"), "de") == "1 Tag"
    assert show(Duration(5, "days"), "pl") == "5 dni"
    assert show(Date(datetime.date(2027, 3, 1)), "de") == "1. März 2027"
    assert any_blank(show(Percent(Decimal("2.5")), "de")) == "2,5 %"
    assert any_blank(show(Money(1000, "EUR"), "de")) == "1.000 EUR"
    assert join(["a", "b", "c"], "de") == "a, b und c"
    assert words(Count(30), "de") == "dreißig"
    assert ordinal(3, "de") == "dritte"
    assert with_article("Artikel", "de") == "Artikel"
    assert contracted("in ", "Artikel 3", "de") == ("in ", "Artikel 3")
    assert "no grammar table for “de”" in grammar_note("de")


def test_a_language_that_num2words_does_not_know_keeps_its_figures() -> None:
    assert words(Count(30), "mt") == "30"
    assert ordinal(3, "mt") == "3."


@pytest.mark.parametrize("language", ["xx", "qqq", "not a language", "../en", "base", "generic"])
def test_an_unknown_language_is_written_as_english_and_says_so(language: str) -> None:
    assert show(Duration(30, "days"), language) == "30 days"
    assert "Neither we nor CLDR" in grammar_note(language)


def test_units_have_every_name_that_a_user_may_write() -> None:
    assert unit_names("en")["days"] == "days"
    assert unit_names("en")["working days"] == "working-days"
    assert unit_names("fr")["jours ouvrés"] == "working-days"
    assert unit_names("fr")["années"] == "years"
    assert unit_names("es")["meses"] == "months"
    assert unit_names("de")["tage"] == "days"


@given(LANGUAGES, NUMBERS, st.sampled_from(sorted(CLDR)))
def test_nothing_that_is_shown_is_blank(language: str, amount: Number, unit: Unit) -> None:
    value: TypedValue = Duration(amount, unit)
    for shown in (show(value, language), words(value, language), number(value, language)):
        assert shown.strip()
