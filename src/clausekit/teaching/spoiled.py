"""Sentences spoiled by the linter's own tables, each proved to be caught by the rule that it breaks.

Nothing here decides what is weak: a change counts only when the rule reports the spoiled sentence
and reported nothing in the sound one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from clausekit.lean import dataclass
from clausekit.lint.data import table
from clausekit.lint.facts import LintContext
from clausekit.lint.obligation.signs import DEADLINE
from clausekit.lint.obligation.statement import in_sentence
from clausekit.lint.passages.passage import Document
from clausekit.lint.registry import rule_named
from clausekit.lint.rule import Finding
from clausekit.model.prose import Prose, ProseParagraph
from clausekit.teaching.lot import Lot

SOFTENING = (
    "obligation/weak-verb",
    "obligation/weakener",
    "obligation/discretion",
    "obligation/undefined-standard",
)
"""Rules that find words which weaken a duty."""

_SOFTER: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {"shall": ("shall endeavour to", "should", "shall seek to", "shall strive to", "shall aim to")},
    "fr": {"doit": ("devrait",), "doivent": ("devraient",), "s'engage à": ("s'efforce de",)},
    "es": {"deberá": ("debería", "procurará"), "deberán": ("deberían", "procurarán")},
}  # fmt: skip
_RESERVED: dict[str, dict[str, str]] = {
    "en": {"shall": "reserves the right to"},
    "fr": {},
    "es": {},
}
_INSERTED = {
    "en": ("where ", "as far as", "so far as", "to the extent p", "to the extent f", "in principle",
           "as a rule", "subject to b", "subject to op", "under normal"),
    "fr": ("dans la mesure", "si possible", "autant que", "en principe", "le cas échéant"),
    "es": ("en la medida", "si es posible", "en principio", "siempre que sea posible", "en lo posible"),
}  # fmt: skip
_ALONE = {
    "en": ("as it ", "at its ", "in its "),
    "fr": ("à sa ", "s'il "),
    "es": ("a su ", "si lo "),
}
_VAGUE_TIME = {
    "en": "within a reasonable time",
    "fr": "dans un délai raisonnable",
    "es": "en un plazo razonable",
}
_JOINED = {"en": re.compile(r"\band\b"), "fr": re.compile(r"\bet\b"), "es": re.compile(r"\b[ye]\b")}
"""Two subjects: a discretion could be neither's."""
_NO_VERB = {
    "en": re.compile(
        r"\s+(?:not|neither|never|nor|only|also|be|have|each|first|at|in|on|by|without|within|then|no)\b"
    ),
    "fr": re.compile(r"\s+(?:être|avoir|pas|aussi|en|sans)\b|,"),
    "es": re.compile(r"\s+(?:ser|haber|no|también|en|sin)\b|,"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spoiled:
    """A sentence that no longer binds.

    Attributes:
        words: The words that do it.
        rule: The lint rule that catches them.
        why: What the rule says of them.
    """

    sound: str
    text: str
    words: str
    rule: str
    why: str


def findings(texts: Sequence[str], language: str, rules: Sequence[str]) -> dict[int, list[Finding]]:
    """Return what the rules find in texts that stand side by side, by the index of the text."""
    paragraphs = tuple(ProseParagraph(text) for text in texts)
    document = Document(Prose("course", language, "agreement", paragraphs))
    found: dict[int, list[Finding]] = {}
    for rule in rules:
        for finding in rule_named(rule).check(document, LintContext()):
            found.setdefault(finding.paragraph, []).append(finding)
    return found


def spoilings(sentence: str, language: str, lot: Lot) -> tuple[Spoiled, ...]:
    """Return the ways in which a sentence can be spoiled, one for each rule at most.

    None where a rule has something against the sound sentence already.
    """
    if findings([sentence], language, SOFTENING):
        return ()
    found: dict[str, Spoiled] = {}
    for wanted, text, words in _candidates(sentence, language, lot):
        if wanted in found:
            continue
        caught = findings([text], language, SOFTENING).get(0, [])
        hit = next((f for f in caught if f.diagnostic.rule == wanted), None)
        if hit is not None:
            found[wanted] = Spoiled(sentence, text, words, wanted, hit.diagnostic.message)
    return tuple(found[rule] for rule in SOFTENING if rule in found)


def spoiled_text(sentences: Sequence[str], language: str, lot: Lot) -> tuple[str, list[Spoiled]]:
    """Return sentences as one text, each spoiled that can be, by rules in turn; and what was done."""
    done: list[Spoiled] = []
    out: list[str] = []
    for index, sentence in enumerate(sentences):
        ways = spoilings(sentence, language, lot.about(index))
        used = [s.rule for s in done]
        ways = tuple(sorted(ways, key=lambda s: used.count(s.rule)))
        if ways:
            done.append(ways[0])
        out.append(ways[0].text if ways else sentence)
    return " ".join(out), done


def _candidates(sentence: str, language: str, lot: Lot) -> Iterator[tuple[str, str, str]]:
    """Yield a rule, the sentence as that rule should catch it, and the words that do it."""
    place = _duty(sentence, language)
    if place is not None:
        start, end = place
        verb = sentence[start:end].lower()
        for softer in lot.about("verb").shuffled(_SOFTER[language].get(verb, ())):
            yield "obligation/weak-verb", sentence[:start] + softer + sentence[end:], softer
        for phrase in lot.about("weakener").shuffled(_phrases(language, "weakener", "inserted")):
            yield "obligation/weakener", f"{sentence[:end]}, {phrase},{sentence[end:]}", phrase
        alone = not _JOINED[language].search(sentence, 0, start)
        phrases = _phrases(language, "discretion", "alone") if alone else ()
        for phrase in lot.about("discretion").shuffled(phrases):
            yield "obligation/discretion", f"{sentence[:end]}, {phrase},{sentence[end:]}", phrase
        if alone and verb in _RESERVED[language]:
            reserved = _RESERVED[language][verb]
            yield "obligation/discretion", sentence[:start] + reserved + sentence[end:], reserved
    for match in DEADLINE[language].finditer(sentence):
        vague = _VAGUE_TIME[language]
        if sentence[match.start()].isupper():
            vague = vague[0].upper() + vague[1:]
        text = sentence[: match.start()] + vague + sentence[match.end() :]
        yield "obligation/undefined-standard", text, vague


def _duty(sentence: str, language: str) -> tuple[int, int] | None:
    """Return the range of the verb by which the employer's side is bound, where it can be softened."""
    if language not in _SOFTER:
        return None
    passage = Document(Prose("", language, "agreement", (ProseParagraph(sentence),))).passages[0]
    for statement in in_sentence(passage, 0, len(sentence)):
        start, end = statement.verb
        binds = statement.modality == "obligation" and statement.score >= 4
        if not binds or statement.holder != "duty" or statement.passive:
            continue
        if sentence[start:end].lower() not in _SOFTER[language]:
            continue
        if not _NO_VERB[language].match(sentence, end):
            return start, end
    return None


@cache
def _phrases(language: str, section: str, use: str) -> tuple[str, ...]:
    """Return the phrases of a table that can stand between commas after the verb."""
    rows = table(f"obligation.{language}")[section]
    heads = (_INSERTED if use == "inserted" else _ALONE)[language]
    forms = (row.partition("!")[0].split("|")[0].strip() for row in rows)
    return tuple(form for form in forms if form.startswith(heads))
