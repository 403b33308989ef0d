"""What a language's table holds, and how values are written with it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from typing import Literal, TypeAlias

from clausekit.lean import dataclass
from clausekit.values.types import Number, Unit

Gender: TypeAlias = Literal["m", "f", ""]
Conjunction: TypeAlias = Literal["and", "or"]

NO_BREAK = "\u00a0"
NARROW = "\u202f"


@dataclass(frozen=True, slots=True)
class UnitWords:
    """Names of a unit of time.

    Attributes:
        forms: By plural category of CLDR: `one`, `other` …
        gender: For numbers in words.
        also: Further names that are understood when a user writes them.
    """

    forms: Mapping[str, str]
    gender: Gender = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Euphony:
    """A conjunction that changes before certain sounds: «e» before «Italia»."""

    before: re.Pattern[str]
    word: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """The table of a language.

    Attributes:
        plural: Plural category of a number.
        space: Between a number and its unit.
        percent, money, date: Patterns with `{amount}`, `{currency}`, `{day}`, `{month}`, `{year}`.
        first_day: The first of a month, where it is an ordinal.
        before_million: Word between a round million in words and the noun.
        spell: A number in words; the gender is that of a noun right after it, empty for none.
        rank: An ordinal in words, likewise.
        euphony: Changes of `and` and `or`.
        semicolon, stop: Ends of items.
        quotes: Opening and closing quotation mark, with their blanks.
        articles: Definite article by gender, elided article, and what they contract to.
        note: What is not certain because nobody wrote a table for the language.
    """

    language: str
    decimal: str
    group: str
    percent: str
    money: str
    date: str
    months: tuple[str, ...]
    units: Mapping[Unit, UnitWords]
    plural: Callable[[Number], str]
    spell: Callable[[Number, Gender], str]
    rank: Callable[[int, Gender], str]
    conjunctions: Mapping[Conjunction, str]
    per_cent: str
    to: str
    space: str = " "
    first_day: str = ""
    before_million: str = ""
    euphony: Mapping[Conjunction, Euphony] = field(default_factory=dict)
    semicolon: str = ";"
    stop: str = "."
    quotes: tuple[str, str] = ("“", "”")
    articles: Mapping[Gender, str] = field(default_factory=dict)
    elided: tuple[re.Pattern[str], str] | None = None
    contractions: Mapping[str, str] = field(default_factory=dict)
    note: str = ""

    def number(self, value: Number, digits: int = 0) -> str:
        """Return the number in figures, with at least `digits` decimals."""
        sign, whole, fraction = _digits(value, digits)
        groups = [whole[max(0, end - 3) : end] for end in range(len(whole), 0, -3)][::-1]
        return sign + self.group.join(groups) + (self.decimal + fraction if fraction else "")

    def unit(self, value: Number, unit: Unit) -> str:
        """Return the name of the unit as it stands after the number."""
        forms = self.units[unit].forms
        return forms.get(self.plural(value), forms["other"])

    def measured(self, value: Number, unit: Unit) -> str:
        """Return number and unit: `30 days`."""
        link = self.before_million if value and value % 1_000_000 == 0 else ""
        return f"{self.number(value)}{self.space}{self.linked(link, self.unit(value, unit))}"

    def linked(self, link: str, noun: str) -> str:
        """Return `link` and noun, elided where the language does so: `de jours`, `d'heures`."""
        if not link:
            return noun
        if self.elided and self.elided[0].match(noun):
            return f"{link[:-1]}'{noun}"
        return f"{link} {noun}"

    def day(self, day: datetime.date) -> str:
        """Return the date with the month in words."""
        first = self.first_day if day.day == 1 else ""
        return self.date.format(
            day=first or str(day.day), month=self.months[day.month - 1], year=day.year
        )

    def separators(self, items: Sequence[str], conjunction: Conjunction) -> tuple[str, ...]:
        """Return what stands between the items, one entry fewer than there are items."""
        if len(items) < 2:
            return ()
        word = self.conjunctions[conjunction]
        euphony = self.euphony.get(conjunction)
        if euphony and euphony.before.match(items[-1]):
            word = euphony.word
        return (*[", "] * (len(items) - 2), f" {word} ")


def _digits(value: Number, digits: int) -> tuple[str, str, str]:
    text = format(Decimal(value), "f")
    sign = "−" if text.startswith("-") else ""
    whole, _, fraction = text.lstrip("-").partition(".")
    return sign, whole, fraction.ljust(digits, "0") if fraction or digits else ""


def one_is_one(value: Number) -> str:
    """Return the category where only 1 written without decimals is singular (English)."""
    return "one" if value == 1 and isinstance(value, int) else "other"


def one_below_two(value: Number) -> str:
    """Return the category where all below 2 is singular (French)."""
    return "one" if 0 <= value < 2 else "other"


def one_equals_one(value: Number) -> str:
    """Return the category where whatever equals 1 is singular (Spanish)."""
    return "one" if value == 1 else "other"


def in_words(value: Number, language: str, to: str = "cardinal") -> str:
    """Return num2words' words for the number."""
    from num2words import num2words

    return str(num2words(value, lang=language, to=to))
