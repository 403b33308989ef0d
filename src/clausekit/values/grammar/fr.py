"""French: blanks that do not break, elision, « premier » and « vingt et une »."""

from __future__ import annotations

import re

from clausekit.values.grammar.base import (
    NARROW,
    NO_BREAK,
    Gender,
    Grammar,
    UnitWords,
    in_words,
    one_below_two,
)
from clausekit.values.types import Number

# Before these the article is not elided: « le harcèlement », « le onzième ».
_NOT_ELIDED = (
    "onz|oui|ya|yo|yu|hach|hall|halt|handicap|hangar|harc|hard|hasard|hausse|haut|heurt|hiérarch|"
    "hold|hors|huit|hub"
)
_VOWEL = re.compile(rf"(?!{_NOT_ELIDED})[aeiouyàâäéèêëîïôöùûüœæh]", re.IGNORECASE)


def _spell(value: Number, gender: Gender) -> str:
    words = in_words(value, "fr")
    if gender == "f" and (words == "un" or words.endswith((" un", "-un"))) and value == int(value):
        return words + "e"
    return words


def _rank(value: int, gender: Gender) -> str:
    words = in_words(value, "fr", "ordinal")
    return "première" if gender == "f" and words == "premier" else words


GRAMMAR = Grammar(
    language="fr",
    decimal=",",
    group=NARROW,
    percent="{amount}" + NO_BREAK + "%",
    money="{amount}" + NO_BREAK + "{currency}",
    date="{day} {month} {year}",
    first_day="1er",
    months=(
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
    units={
        "minutes": UnitWords({"one": "minute", "other": "minutes"}, "f", ("min",)),
        "hours": UnitWords({"one": "heure", "other": "heures"}, "f"),
        "days": UnitWords(
            {"one": "jour", "other": "jours"}, "m", ("jour calendaire", "jours calendaires")
        ),
        "working-days": UnitWords({"one": "jour ouvré", "other": "jours ouvrés"}, "m"),
        "weeks": UnitWords({"one": "semaine", "other": "semaines"}, "f"),
        "months": UnitWords({"one": "mois", "other": "mois"}, "m"),
        "years": UnitWords({"one": "an", "other": "ans"}, "m", ("année", "années")),
    },
    plural=one_below_two,
    spell=_spell,
    rank=_rank,
    conjunctions={"and": "et", "or": "ou"},
    per_cent="pour cent",
    to="pour",
    space=NO_BREAK,
    before_million="de",
    semicolon=NARROW + ";",
    quotes=("«" + NO_BREAK, NO_BREAK + "»"),
    articles={"m": "le", "f": "la", "": "le"},
    elided=(_VOWEL, "l'"),
    contractions={"de le": "du", "à le": "au", "de les": "des", "à les": "aux"},
)  # fmt: skip
