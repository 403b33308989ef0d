"""Spanish: apocope («veintiún días»), «e» and «u», «del» and «al»."""

from __future__ import annotations

import re

from clausekit.values.grammar.base import (
    NO_BREAK,
    Euphony,
    Gender,
    Grammar,
    UnitWords,
    in_words,
    one_equals_one,
)
from clausekit.values.types import Number

# «e» before the sound [i], but not before a diphthong («hierro») or a consonantal y.
_BEFORE_E = re.compile(r"[\s«“\"(]*(?:[iíIÍ](?![aeouáéóúAEOU])|[hH][iíIÍ](?![aeouáéóúAEOU]))")
# «u» before the sound [o], in words and in figures (8, 11, 80 …).
_BEFORE_U = re.compile(r"[\s«“\"(]*(?:[oóOÓ]|[hH][oóOÓ]|8|11(?!\d)|11\.\d{3}(?!\d))")
_HUNDREDS = re.compile(r"(cient|doscient|trescient|cuatrocient|quinient|seiscient|setecient|"
                       r"ochocient|novecient)os\b")  # fmt: skip
_ONE_BEFORE_THOUSANDS = re.compile(r"\b(?:veinti)?uno(?= (?:mil|millones|billones)\b)")
_ONE_AT_END = re.compile(r"\b(?:veinti)?uno$")
_FRACTION = re.compile(r"\bpunto\b")
_LOW_RANKS = [
    "primero",
    "segundo",
    "tercero",
    "cuarto",
    "quinto",
    "sexto",
    "séptimo",
    "octavo",
    "noveno",
    "décimo",
    "undécimo",
    "duodécimo",
    "decimotercero",
    "decimocuarto",
    "decimoquinto",
    "decimosexto",
    "decimoséptimo",
    "decimoctavo",
    "decimonoveno",
]
_TEN_RANKS = [
    ".",
    ".",
    "vigésimo",
    "trigésimo",
    "cuadragésimo",
    "quincuagésimo",
    "sexagésimo",
    "septuagésimo",
    "octogésimo",
    "nonagésimo",
]


def _spell(value: Number, gender: Gender) -> str:
    words = _FRACTION.sub("coma", in_words(value, "es"))
    words = _ONE_BEFORE_THOUSANDS.sub(_short_one, words)
    if not gender or value != int(value):
        return words
    if gender == "m":
        return _ONE_AT_END.sub(_short_one, words)
    # The millions are masculine whatever they count.
    millions, link, rest = words.rpartition("millones" if "millones" in words else "millón")
    rest = _HUNDREDS.sub(r"\1as", rest)
    rest = rest[:-1] + "a" if rest.endswith("uno") else rest
    return millions + link + rest


def _short_one(found: re.Match[str]) -> str:
    return "veintiún" if found[0] == "veintiuno" else "un"


def _rank(value: int, gender: Gender) -> str:
    if value <= len(_LOW_RANKS):
        words = _LOW_RANKS[value - 1]
    elif value < 100:
        tens, ones = divmod(value, 10)
        words = _TEN_RANKS[tens] + (f" {_LOW_RANKS[ones - 1]}" if ones else "")
    else:
        words = in_words(value, "es", "ordinal")
    if gender == "f":
        return re.sub(r"o\b", "a", words)
    if gender == "m" and words.endswith(("primero", "tercero")):
        return words[:-1]
    return words


GRAMMAR = Grammar(
    language="es",
    decimal=",",
    group=".",
    percent="{amount}" + NO_BREAK + "%",
    money="{amount}" + NO_BREAK + "{currency}",
    date="{day} de {month} de {year}",
    months=(
        "enero", "febrero", "marzo", "abril", "mayo", "junio",
        "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    ),
    units={
        "minutes": UnitWords({"one": "minuto", "other": "minutos"}, "m", ("min",)),
        "hours": UnitWords({"one": "hora", "other": "horas"}, "f"),
        "days": UnitWords(
            {"one": "día", "other": "días"}, "m", ("dia", "dias", "día natural", "días naturales")
        ),
        "working-days": UnitWords(
            {"one": "día hábil", "other": "días hábiles"}, "m", ("dia habil", "dias habiles")
        ),
        "weeks": UnitWords({"one": "semana", "other": "semanas"}, "f"),
        "months": UnitWords({"one": "mes", "other": "meses"}, "m"),
        "years": UnitWords({"one": "año", "other": "años"}, "m"),
    },
    plural=one_equals_one,
    spell=_spell,
    rank=_rank,
    conjunctions={"and": "y", "or": "o"},
    per_cent="por ciento",
    to="a",
    before_million="de",
    euphony={"and": Euphony(_BEFORE_E, "e"), "or": Euphony(_BEFORE_U, "u")},
    quotes=("«", "»"),
    articles={"m": "el", "f": "la", "": "el"},
    contractions={"de el": "del", "a el": "al"},
)  # fmt: skip
