"""Whether a French or Spanish sentence tells of someone in particular, or lays down a rule for anyone."""

# ruff: noqa: E501
# Patterns are kept whole.

from __future__ import annotations

import re
from functools import cache

from clausekit.lint.data import table
from clausekit.lint.passages.names import FULL_NAME, TITLED, first_names, not_names
from clausekit.lint.passages.passage import Passage
from clausekit.lint.passages.patterns import lazy
from clausekit.lint.passages.words import word_set

_NORMATIVE = lazy(
    r"\b(?:doit|doivent|devra|devront|peut|peuvent|pourra|pourront|a\s+droit|ont\s+droit|est\s+tenue?|bénéficie\w*|dispose\w*|s'engage\w*|deber[áa]n?|debe|deben|podrán?|puede|pueden|"
    r"tendrán?|tiene\s+derecho|tienen\s+derecho|se\s+compromete\w*|queda|quedan|será|serán|sera|seront|aura|auront|chaque|tout|toute|cada|cualquier|ningún|aucun|nul|si|lorsque|cuando)\b"
)


@cache
def _past(language: str) -> re.Pattern[str]:
    return re.compile(str(table(f"people.{language}")["past"]))


def told(passage: Passage, offset: int) -> bool:
    """Return whether the sentence tells what happened, and lays down no rule."""
    begin, stop = passage.sentence_at(offset)
    sentence = passage.lower[begin:stop]
    return bool(_past(passage.language).search(sentence)) and not _NORMATIVE.search(sentence)


def someone_in_particular(passage: Passage, i: int) -> bool:
    """A singular that names an office held by someone the text names, or tells of one person."""
    text = passage.text
    start, end = passage.spans[i]
    begin, stop = passage.sentence_at(start)
    before, after = text[begin:start], text[end:stop]
    capitals = not after.islower()
    if capitals and _NAME_AFTER.match(after) and not _OF_PLACE.match(after):
        return True
    if "," in after and _AGED.match(after):
        return True
    if "," in before and _APPOSED.search(before):
        return True
    if _ADDRESSED.search(before[-16:].lower()):
        return True
    if _IS.search(before) and _CAPITAL.match(text, begin, stop):
        return passage.words[passage.word_index(begin)] not in _OPENING
    sentence = passage.lower[begin:stop]
    if _NORMATIVE.search(sentence):
        return False
    if passage.words[i] in _IN_STORIES:
        return True
    return _named(text[begin:stop]) or bool(_past(passage.language).search(sentence))


_NAME_AFTER = lazy(
    r"(?:\s+(?:de|du|des|de la|de l['’]|del|de los|de las)\s+[\w'’-]+){0,3},?\s+(?:(?:M|Mme|MM|Sr|Sra|D)\.\s+|don\s+|doña\s+)?[A-ZÀ-Þ][a-zà-ÿ]+[\s,.)]"
)
_OF_PLACE = lazy(r"\s+(?:de|du|des|de la|del)\s+[A-ZÀ-Þ]")
_APPOSED = lazy(r"[A-ZÀ-Þ][\wà-ÿ'’-]++,\s+(?:[\wà-ÿ'’-]++\s++){0,5}$")
_ADDRESSED = lazy(r"\b(?:señor|señora|monsieur|madame|m\.|sr\.|sra\.|mi|mon|votre|su señoría)\s+$")
_CAPITAL = lazy(r"[A-ZÀ-Þ][a-zà-ÿ]+\s")
_AGED = lazy(
    r"[^,.;]{0,60},\s+(?:âgée?\s+de\s+|de\s+)?(?:\d{1,2}|[\wà-ÿ-]+)\s+(?:ans|años)\s*(?:,|$)"
)
_IS = lazy(
    r"\b(?:est|était|fut|devint|devient|es|era|fue)\s+(?:[\wà-ÿ]+,\s+)*(?:[\wà-ÿ]+\s+(?:et|y)\s+)?$"
)
_OPENING = word_set(
    "le la les l un une des ce cet cette chaque tout toute tous aucun nul quel qui il elle on si chacun el los las una cada todo toda cualquier "
    "ningún quien él ella si este esta ese esa mon ton son notre votre nuestro su mi"
)
_IN_STORIES = word_set("joven adolescente niño muchacho chico hombre")


def _named(sentence: str) -> bool:
    if sentence[1:].islower():
        return False
    if TITLED.search(sentence):
        return True
    for match in FULL_NAME.finditer(sentence):
        words = match.group().lower().split()
        if words[0] in first_names() or (match.start() > 0 and not_names().isdisjoint(words)):
            return True
    return False
