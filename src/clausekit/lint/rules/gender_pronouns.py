"""Pronouns for one sex that stand for anyone."""

# ruff: noqa: ARG002, D102, E501
# Patterns are kept whole; the base class documents `check`, which not every rule needs all of.

from __future__ import annotations

from collections.abc import Iterator

from clausekit.diagnostics import Severity
from clausekit.lint.facts import LintContext
from clausekit.lint.gender.antecedent import antecedent
from clausekit.lint.passages.passage import Document, Passage
from clausekit.lint.passages.patterns import lazy
from clausekit.lint.passages.words import word_set
from clausekit.lint.rule import Finding, Rule

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
_THEIR = {
    "he": "they", "she": "they", "him": "them", "his": "their", "her": "their", "hers": "theirs",
    "himself": "themselves", "herself": "themselves",
}  # fmt: skip
_PAIR_AFTER = lazy(
    r"\s*(?:/|\bor\b|\band\b|\band/or\b|,|\(|-)\s*(?:she|her|hers|herself|he|him|his|himself|they|their|them)\b"
)
_PAIR_BEFORE = lazy(
    r"\b(?:she|her|hers|herself|he|him|his|himself|they|their|them|s)\s*\)?(?:/|\bor\b|\band\b|\band/or\b|,\s*or\b)\s*\(?$"
)
_SHE_IN_BRACKETS = lazy(r"\(s\)\s*$")
_MENTION = lazy(
    r"\b(?:pronouns?|words?|terms?|gender|masculine|feminine)\s*(?:\w+\s+)?[\"“'‘(]?\s*$"
)
_MASCULINE_MATTER = word_set(
    "paternity father fathers fatherhood prostate testicular circumcision wife son"
)


def _paired(passage: Passage, start: int, end: int) -> bool:
    before, after = passage.lower[max(start - 24, 0) : start], passage.lower[end : end + 24]
    joined = before.rstrip().rstrip("(").rstrip().endswith(("/", "or", "and"))
    return bool(
        _PAIR_AFTER.match(after)
        or (joined and _PAIR_BEFORE.search(before))
        or ("(s)" in before and _SHE_IN_BRACKETS.search(before))
        or _MENTION.search(before)
    )


class _GenericPronoun(Rule):
    languages = frozenset({"en"})
    pronouns: frozenset[str] = frozenset()
    gender = ""
    matter: frozenset[str] = frozenset()  # words of a part that is rightly about one sex

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        under = not self.matter.isdisjoint(document.index)
        for passage, places in document.places(self.pronouns, "en"):
            if passage.paragraph.role == "quote":
                continue
            reported: set[int] = set()
            for i in places:
                start, end = passage.spans[i]
                sentence = passage.sentence_at(start)[0]
                if (
                    sentence in reported
                    or passage.quiet(start, end)
                    or _paired(passage, start, end)
                ):
                    continue
                found = antecedent(passage, i, self.gender)
                if found.verdict != "anyone" or self._rightly(passage, found.noun):
                    continue
                if under and _under(document, passage.index, self.matter):
                    continue
                reported.add(sentence)
                yield self._finding(passage, i, found.noun, document.kind)

    def _rightly(self, passage: Passage, noun: str) -> bool:
        return False

    def _finding(self, passage: Passage, i: int, noun: str, kind: str) -> Finding:
        start, end = passage.spans[i]
        actual = passage.text[start:end]
        whom = f" for the {noun}" if noun and noun not in ("one",) else ""
        message = f"“{actual}” stands{whom} as if only one sex were meant."
        their = _THEIR[passage.words[i]]
        hint = f"Repeat the noun, use the plural, or say “{their}”."
        return self.at(passage, start, end, message, hint=hint, expected=their, kind=kind)


_REACH = 14  # paragraphs: about one article


def _under(document: Document, index: int, matter: frozenset[str]) -> bool:
    """Return whether one of the paragraphs just before speaks of the matter, as in an article on maternity."""
    before = document.passages[max(index - _REACH, 0) : index]
    return any(not matter.isdisjoint(p.words) for p in before)


class GenericHe(_GenericPronoun):
    """“He” stands for anyone.

    Readers picture a man when they read “he”, and an employer has argued before now that a right given
    to “him” was given to him. A pronoun for a named person, or for someone whose sex the text tells,
    is right and stays.

    Bad: An employee shall return his badge.
    Good: Employees shall return their badges.
    """

    name = "gender/generic-he"
    pronouns = HE
    gender = "masculine"

    def _rightly(self, passage: Passage, noun: str) -> bool:
        return "paternity" in passage.words


class GenericShe(_GenericPronoun):
    """“She” stands for anyone in a job that is thought of as a woman's.

    “The nurse … her” repeats the stereotype that the generic he makes invisible. Pregnancy, birth and
    breastfeeding are rightly about women.

    Bad: Each secretary keeps a record of her overtime.
    Good: Secretaries keep a record of their overtime.
    """

    name = "gender/generic-she"
    pronouns = SHE
    gender = "feminine"
    matter = word_set("maternity pregnant pregnancy childbirth breastfeeding confinement")

    def _rightly(self, passage: Passage, noun: str) -> bool:
        return noun in ("midwife",) or not _FEMININE_MATTER.isdisjoint(passage.words)


_FEMININE_MATTER = word_set(
    "pregnant pregnancy maternity breastfeeding birth childbirth lactation nursing "
    "confinement women woman menopause gynaecological survivor survivors"
)
_SLASHED = lazy(
    r"\((?:s)\)he\b|\bs/he\b|\b(?:he|him|his|himself|she|her|hers|herself)\s?/\s?(?:she|her|hers|herself|he|him|his|himself|self|they)\b"
)


class SlashPair(Rule):
    """A pronoun is doubled with a slash or brackets.

    “He/she” cannot be read aloud, and screen readers stumble over it. The noun, the plural or “they”
    reads better and leaves nobody out. It is a note only: the doublet names everyone.

    Bad: The member or his/her delegate may attend.
    Good: The member or the member's delegate may attend.
    """

    name = "gender/slash-pair"
    severity = Severity.INFO
    languages = frozenset({"en"})
    phrases = True

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        for passage in document.having(HE | SHE, "en"):
            if "/" not in passage.lower and "(s)" not in passage.lower:
                continue
            for match in _SLASHED.finditer(passage.lower):
                if passage.quiet(*match.span()):
                    continue
                actual = passage.text[match.start() : match.end()]
                yield self.at(
                    passage, *match.span(), f"“{actual}” cannot be read aloud.", hint="Repeat the noun, use the plural, or say “they”.",
                    kind=document.kind,
                )  # fmt: skip
