"""English as European agreements write it: en-GB."""

from __future__ import annotations

from clausekit.values.grammar.base import Gender, Grammar, UnitWords, in_words, one_is_one
from clausekit.values.types import Number

_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = [".", ".", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _spell(value: Number, _gender: Gender) -> str:
    # Numbers of everyday deadlines, without importing num2words.
    if isinstance(value, int) and 0 <= value < 100:
        if value < 20:
            return _SMALL[value]
        tens, ones = divmod(value, 10)
        return _TENS[tens] + (f"-{_SMALL[ones]}" if ones else "")
    return in_words(value, "en")


def _rank(value: int, _gender: Gender) -> str:
    return in_words(value, "en", "ordinal")


GRAMMAR = Grammar(
    language="en",
    decimal=".",
    group=",",
    percent="{amount}%",
    money="{currency} {amount}",
    date="{day} {month} {year}",
    months=(
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    units={
        "minutes": UnitWords({"one": "minute", "other": "minutes"}, also=("min",)),
        "hours": UnitWords({"one": "hour", "other": "hours"}),
        "days": UnitWords(
            {"one": "day", "other": "days"}, also=("calendar day", "calendar days")
        ),
        "working-days": UnitWords(
            {"one": "working day", "other": "working days"}, also=("working-day", "working-days")
        ),
        "weeks": UnitWords({"one": "week", "other": "weeks"}),
        "months": UnitWords({"one": "month", "other": "months"}),
        "years": UnitWords({"one": "year", "other": "years"}),
    },
    plural=one_is_one,
    spell=_spell,
    rank=_rank,
    conjunctions={"and": "and", "or": "or"},
    per_cent="per cent",
    to="to",
    articles={"m": "the", "f": "the", "": "the"},
)  # fmt: skip
