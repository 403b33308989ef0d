"""Shows values in the language of the agreement: figures, words, lists, articles, punctuation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from clausekit.values.grammar import Grammar, grammar_for
from clausekit.values.grammar.base import Conjunction, Gender
from clausekit.values.types import (
    Choice,
    Count,
    Date,
    Duration,
    Flag,
    ListValue,
    Money,
    Number,
    Percent,
    Ratio,
    TextValue,
    TypedValue,
)

_MILLION = 1_000_000


def show(value: TypedValue, language: str) -> str:
    """Return the value as the agreement prints it: `30 days`, `2.5%`, `EUR 1,000`.

    A choice shows its id: its words stand in the clause's text and are printed from there.
    """
    grammar = grammar_for(language)
    match value:
        case Duration():
            return grammar.measured(value.amount, value.unit)
        case Count():
            return grammar.number(value.amount)
        case Percent():
            return grammar.percent.format(amount=grammar.number(value.amount))
        case Money():
            return grammar.money.format(amount=_amount(value, grammar), currency=value.currency)
        case Ratio():
            first = grammar.number(value.first)
            return first if value.second is None else f"{first}:{grammar.number(value.second)}"
        case Date():
            return grammar.day(value.day)
        case TextValue():
            return value.text
        case Choice():
            return value.option
        case Flag():
            return str(value.value).lower()
        case ListValue():
            return join([show(item, language) for item in value.items], language)


def number(value: TypedValue | Number, language: str) -> str:
    """Return the number alone, in figures; a value without a number as it is shown."""
    grammar = grammar_for(language)
    if isinstance(value, Money):
        return _amount(value, grammar)
    if isinstance(value, Duration | Count | Percent):
        return grammar.number(value.amount)
    plain = _plain(value)
    return grammar.number(plain) if plain is not None else _shown(value, language)


def words(value: TypedValue | Number, language: str, gender: Gender = "") -> str:
    """Return the value in words: `thirty days`, `two point five per cent`.

    Args:
        value: The value.
        language: The agreement's.
        gender: Of a noun that follows right after a bare number; a unit brings its own.
    """
    grammar = grammar_for(language)
    if isinstance(value, Duration):
        spelt = grammar.spell(value.amount, grammar.units[value.unit].gender)
        return _before_noun(value.amount, spelt, grammar.unit(value.amount, value.unit), grammar)
    if isinstance(value, Percent):
        return f"{grammar.spell(value.amount, '')} {grammar.per_cent}"
    if isinstance(value, Money):
        from babel.numbers import get_currency_name

        name = get_currency_name(value.currency, value.amount, locale=_locale(language))
        return _before_noun(value.amount, grammar.spell(value.amount, "m"), name, grammar)
    if isinstance(value, Ratio) and value.second is not None:
        return f"{grammar.spell(value.first, '')} {grammar.to} {grammar.spell(value.second, '')}"
    plain = _plain(value)
    return grammar.spell(plain, gender) if plain is not None else _shown(value, language)


def ordinal(value: TypedValue | int, language: str, gender: Gender = "") -> str:
    """Return the ordinal in words: `third`, « première », «tercer»; others as they are shown."""
    plain = _plain(value)
    if isinstance(plain, int) and plain > 0:
        return grammar_for(language).rank(plain, gender)
    return _shown(value, language)


def counted(value: TypedValue | Number, singular: str, plural: str, language: str) -> str:
    """Return the number with the form of the noun that goes with it: `3 seats`."""
    grammar = grammar_for(language)
    plain = _plain(value)
    one = plain is not None and grammar.plural(plain) == "one"
    return f"{number(value, language)}{grammar.space}{singular if one else plural}"


def join(items: Iterable[str], language: str, conjunction: Conjunction = "and") -> str:
    """Return the items as one phrase: `a, b and c`, «Francia e Italia»."""
    words_ = list(items)
    between = (*separators(words_, language, conjunction), "")
    return "".join(word + gap for word, gap in zip(words_, between, strict=False))


def separators(
    items: Sequence[str], language: str, conjunction: Conjunction = "and"
) -> tuple[str, ...]:
    """Return what stands between the items of a phrase, one entry fewer than there are items."""
    return grammar_for(language).separators(items, conjunction)


def item_punctuation(
    index: int,
    total: int,
    language: str,
    conjunction: Conjunction = "and",
    *,
    end: str | None = None,
) -> str:
    """Return what ends item `index` (from 0) of `total`: `;`, `; and` or `.`.

    Args:
        index: The item.
        total: How many items are printed.
        language: The agreement's.
        conjunction: What joins the items.
        end: What ends the last item instead of a full stop: for a list inside an item, what
            would have ended that item.
    """
    grammar = grammar_for(language)
    if index >= total - 1:
        return grammar.stop if end is None else end
    if index == total - 2:
        return f"{grammar.semicolon} {grammar.conjunctions[conjunction]}"
    return grammar.semicolon


def quoted(text: str, language: str) -> str:
    """Return the words in the quotation marks of the language."""
    opening, closing = grammar_for(language).quotes
    return f"{opening}{text}{closing}"


def with_article(noun: str, language: str, gender: Gender = "m") -> str:
    """Return the noun with its definite article: `l'article`, `la sección`, `the article`."""
    grammar = grammar_for(language)
    if grammar.elided and grammar.elided[0].match(noun):
        return grammar.elided[1] + noun
    article = grammar.articles.get(gender, "")
    return f"{article} {noun}" if article else noun


def contracted(before: str, label: str, language: str) -> tuple[str, str]:
    """Return the words before a label, and the label, with preposition and article contracted.

    `("conforme a ", "el artículo")` is `("conforme ", "al artículo")`.
    """
    first, blank, rest = label.partition(" ")
    preposition = before.rstrip().rpartition(" ")[2]
    if not blank or not before.endswith((" ", "\u00a0")):
        return before, label
    short = grammar_for(language).contractions.get(f"{preposition.casefold()} {first}")
    if short is None:
        return before, label
    if preposition[:1].isupper():
        short = short[:1].upper() + short[1:]
    return before.rstrip()[: -len(preposition)], f"{short} {rest}"


@lru_cache(maxsize=16)
def filters(language: str) -> Mapping[str, Callable[..., object]]:
    """Return the filters of texts in the language, for the evaluation of expressions."""

    def bare(value: TypedValue) -> object:
        return value.bare

    def counted_(value: TypedValue, singular: str, plural: str) -> str:
        return counted(value, singular, plural, language)

    def either(value: TypedValue) -> str:
        return _joined_by_or(value, language)

    return {
        "number": lambda value: number(value, language),
        "words": lambda value, gender="": words(value, language, gender),
        "ordinal": lambda value, gender="": ordinal(value, language, gender),
        "counted": counted_,
        "bare": bare,
        "either": either,
    }


def _joined_by_or(value: TypedValue, language: str) -> str:
    if isinstance(value, ListValue):
        return join([show(item, language) for item in value.items], language, "or")
    return show(value, language)


def _amount(value: Money, grammar: Grammar) -> str:
    whole = isinstance(value.amount, int)
    return grammar.number(value.amount, 0 if whole else 2)


def _before_noun(value: Number, spelt: str, noun: str, grammar: Grammar) -> str:
    round_million = value >= _MILLION and value % _MILLION == 0
    link = grammar.before_million if round_million else ""
    return f"{spelt} {grammar.linked(link, noun)}"


def _plain(value: object) -> Number | None:
    if isinstance(value, Duration | Count | Percent | Money):
        return value.amount
    if isinstance(value, Ratio):
        return value.first if value.second is None else None
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return value
    return None


def _shown(value: object, language: str) -> str:
    return show(value, language) if hasattr(value, "bare") else str(value)  # type: ignore[arg-type]


def _locale(language: str) -> str:
    return language.replace("-", "_")
