"""Sentences in which the linter's gender tables are read backwards: better words to worse ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from clausekit.lean import dataclass
from clausekit.lint.data import table
from clausekit.lint.registry import built_in
from clausekit.teaching.lot import Lot
from clausekit.teaching.spoiled import findings

_OLD = {
    "en": (
        "chairman", "foreman", "foremen", "spokesman", "spokesmen", "workmen", "workman", "middleman",
        "man-days", "manning", "manned", "working mothers", "the handicapped", "handicapped workers",
    ),
    "fr": (),
    "es": (),
}  # fmt: skip
"""Forms of the tables that fit into an agreement and that a trainer can read out."""

_PRONOUNS = {
    "en": (
        (re.compile(r"(?<=\w )the worker's own\b|(?<=\w )the worker's\b"), "his"),
        (re.compile(r"\bher or him\b|\bhim or her\b"), "him"),
        (re.compile(r"\bher or his\b|\bhis or her\b"), "his"),
    ),
    "fr": (),
    "es": (),
}


_ONE = re.compile(r"\b(?:the|each|every|a) worker\b")
"""Somebody of whom a pronoun can speak."""


@dataclass(frozen=True, slots=True)
class Gendered:
    """A sentence in which some people no longer find themselves.

    Attributes:
        words: The words at fault; `better` is what stood there.
        rule: The lint rule that catches them.
    """

    sound: str
    text: str
    words: str
    better: str
    rule: str
    why: str


@cache
def gender_rules() -> tuple[str, ...]:
    """Return the rules on words for people: those that need no more than the words."""
    return tuple(r.name for r in built_in() if r.group == "gender" and not r.needs)


def excluding(sentence: str, language: str, lot: Lot) -> tuple[Gendered, ...]:
    """Return the ways in which a sentence can be made to leave people out; none if it does already."""
    if findings([sentence], language, gender_rules()):
        return ()
    found = []
    for better, start, end, worse in _candidates(sentence, language):
        text = sentence[:start] + worse + sentence[end:]
        caught = findings([text], language, gender_rules()).get(0, [])
        if len({f.start for f in caught}) == 1:
            said = caught[0].diagnostic
            found.append(Gendered(sentence, text, said.actual, better, said.rule, said.message))
    return lot.shuffled(found)


def _candidates(sentence: str, language: str) -> Iterator[tuple[str, int, int, str]]:
    """Yield the better words, their range, and the worse ones."""
    pronouns = _PRONOUNS.get(language, ()) if _ONE.search(sentence) else ()
    for pattern, worse in pronouns:
        for match in pattern.finditer(sentence):
            yield match[0], match.start(), match.end(), worse
    for old, new in _reversed(language):
        for match in re.finditer(rf"\b{re.escape(new)}\b(?!')", sentence):
            yield new, match.start(), match.end(), old


@cache
def _reversed(language: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs of an old form and the replacement that its table gives for it."""
    pairs: list[tuple[str, str]] = []
    for rows in table(f"gender.{language}").values():
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, str) and "=>" in row:
                pairs += _pairs(row.partition("!")[0])
    wanted = _OLD.get(language, ())
    return tuple(pair for old in wanted for pair in pairs if pair[0] == old)


def _pairs(row: str) -> Iterator[tuple[str, str]]:
    found, _, use = row.partition("=>")
    choices = [[form.strip() for form in choice.split("|")] for choice in use.split(";")]
    for index, form in enumerate(found.split("|")):
        for choice in choices:
            yield form.strip(), choice[min(index, len(choice) - 1)]
