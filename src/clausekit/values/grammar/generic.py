"""A table out of CLDR, for a language that nobody has written a table for."""

from __future__ import annotations

import re

from clausekit.values.grammar import en
from clausekit.values.grammar.base import Gender, Grammar, UnitWords, in_words
from clausekit.values.types import Number, Unit

_CLDR_UNITS: dict[Unit, str] = {
    "minutes": "duration-minute",
    "hours": "duration-hour",
    "days": "duration-day",
    "weeks": "duration-week",
    "months": "duration-month",
    "years": "duration-year",
}
_SAMPLES = (1, 2, 3, 5, 11, 100)
_PATTERN = re.compile(r"'([^']*)'|(M+|d+|y+)")


def generic_grammar(language: str) -> Grammar:
    """Return a table made from CLDR; its `note` says what it cannot know.

    A language that CLDR does not have either is written as English.
    """
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return _renamed_english(language)
    from babel.lists import format_list

    symbols = locale.number_symbols.get("latn", locale.number_symbols)
    months = locale.months["format"]["wide"]
    pair = {
        "and": format_list(["\x01", "\x02"], "standard", locale),
        "or": format_list(["\x01", "\x02"], "or", locale),
    }
    return Grammar(
        language=language,
        decimal=symbols["decimal"],
        group=symbols["group"],
        percent=re.sub(r"[#0,.]+", "{amount}", locale.percent_formats[None].pattern),
        money="{amount}\u00a0{currency}",
        date=_date_pattern(str(locale.date_formats["long"])),
        months=tuple(months[month] for month in range(1, 13)),
        units=_units(locale.language if locale.territory is None else str(locale)),
        plural=lambda value: str(locale.plural_form(value)),
        spell=lambda value, gender: _words(value, language, gender),
        rank=lambda value, _gender: _rank(value, language),
        conjunctions={
            "and": pair["and"].strip("\x01\x02").strip(),
            "or": pair["or"].strip("\x01\x02").strip(),
        },
        per_cent="%",
        to=":",
        note=f"There is no grammar table for “{language}”: figures, dates and units follow CLDR; "
        "working days, and numbers in words before a noun, need a person's eye.",
    )


def _units(locale: str) -> dict[Unit, UnitWords]:
    from babel import Locale
    from babel.units import format_unit

    plural = Locale.parse(locale).plural_form
    units: dict[Unit, UnitWords] = {}
    for unit, name in _CLDR_UNITS.items():
        forms: dict[str, str] = {}
        for sample in _SAMPLES:
            shown = format_unit(sample, name, "long", format="0", locale=locale)
            forms.setdefault(str(plural(sample)), shown.replace(str(sample), "").strip("\u00a0 "))
        forms.setdefault("other", next(reversed(forms.values())))
        units[unit] = UnitWords(forms)
    units["working-days"] = en.GRAMMAR.units["working-days"]
    return units


def _date_pattern(pattern: str) -> str:
    fields = {"M": "{month}", "d": "{day}", "y": "{year}"}
    return _PATTERN.sub(lambda found: found[1] or fields[found[2][0]], pattern)


def _words(value: Number, language: str, _gender: Gender) -> str:
    try:
        return in_words(value, language.replace("-", "_"))
    except NotImplementedError:
        return str(value)


def _rank(value: int, language: str) -> str:
    try:
        return in_words(value, language.replace("-", "_"), "ordinal")
    except NotImplementedError:
        return f"{value}."


def _renamed_english(language: str) -> Grammar:
    from dataclasses import replace

    note = f"Neither we nor CLDR know the language “{language}”: values are written as in English."
    return replace(en.GRAMMAR, language=language, note=note)
