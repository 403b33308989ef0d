"""One table per language: how it writes numbers, units, dates, lists and punctuation.

A language is added by adding a module here that is named after it and holds `GRAMMAR`.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec

from clausekit.values.grammar.base import Grammar
from clausekit.values.types import Unit

__all__ = ["Grammar", "grammar_for", "grammar_note", "unit_names"]


@lru_cache(maxsize=32)
def grammar_for(language: str) -> Grammar:
    """Return the table of the language, or one made from CLDR where we have none.

    `fr-CA` uses the table of `fr`.
    """
    base = language.replace("_", "-").split("-")[0].lower()
    if base.isalpha() and len(base) in {2, 3} and find_spec(f"{__name__}.{base}"):
        table = import_module(f"{__name__}.{base}").GRAMMAR
        assert isinstance(table, Grammar)
        return table
    from clausekit.values.grammar.generic import generic_grammar

    return generic_grammar(language)


def grammar_note(language: str) -> str:
    """Return what is not certain in the language, or an empty text where we have a table."""
    return grammar_for(language).note


@lru_cache(maxsize=32)
def unit_names(language: str) -> dict[str, Unit]:
    """Return the units of time by every name that the language has for them, in small letters."""
    grammar = grammar_for(language)
    names: dict[str, Unit] = {}
    for unit, words in grammar.units.items():
        for form in words.forms.values():
            names[form.casefold()] = unit
        for form in words.also:
            names[form.casefold()] = unit
    return names
