"""Signs in an English sentence that tell a rule about anyone from a story about someone."""

# ruff: noqa: E501
# Patterns are kept whole.

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from clausekit.lint.data import table
from clausekit.lint.passages.names import (
    FULL_NAME,
    capitalised,
    first_names,
    lone_names,
    not_names,
    person_ranges,
)
from clausekit.lint.passages.passage import Passage
from clausekit.lint.passages.patterns import lazy
from clausekit.lint.passages.words import WORD, word_set

NORMATIVE = lazy(
    r"\b(?:shall|must|may|should|will|can|cannot|ought|would|is (?:required|entitled|obliged|expected|responsible)"
    r"|has to|needs? to|if|when|whenever|unless|whether|once)\b"
)
DUTY = lazy(
    r"\b(?:shall|must|should|is (?:required|entitled|obliged|expected|permitted|allowed) to|has (?:to|the right)|ought to)\b"
)
_IRREGULAR = (
    "was were had did said went took made came got gave told found felt knew thought began ran saw lost wrote spoke drank ate "
    "bought sold brought fell held kept led met paid sent stood won wore broke drove grew rose sat became taught caught threw "
    "chose flew forgot hid rode rang sang slept stole swore tore woke dug hung lit shot struck swung drew shook fled"
)
_IRREGULARS, _PARTICIPLE = word_set(_IRREGULAR), lazy(r"ed\b")
_PAST = lazy(
    rf"\b(?:{_IRREGULAR.replace(' ', '|')})\b|(?<!\bis )(?<!\bare )(?<!\bbe )(?<!\bbeen )(?<!\bbeing )(?<!\bhas )"
    r"(?<!\bhave )(?<!\bget )(?<!\bgets )\b(?!need|speed|feed|seed|deed|exceed|proceed|succeed|breed|indeed|shed|bed|red|hundred|agreed\b)\w{2,}ed\b"
)


_REPORTED = lazy(
    r"\b(?:has|have|had)?\s*(?:said|announced|testified|insisted|explained|warned|complained)\s+(?:that|on|it|he|she|in|to)\b"
    r"|\bhas\s+(?:died|resigned|retired|lost|won|fled|been\s+(?:arrested|killed|named|elected))\b"
)
# A relief cook is paid …, no manager may …: rules, whatever participles follow.
_RULE = lazy(
    r"\W*(?:an?|any|each|every|no|nobody|anyone)\s+(?:[\w-]+\s+){0,4}?(?:may|can|will|cannot|is|are)\b"
)
_HAPPENED = lazy(
    r"\b(?:was|were|had|did|said|told|went|came|took|gave|saw|fled|died|won|lost|became|began|left|fell|ran|wrote|spoke"
    r"|drank|ate|rode|drove|grew|rose|broke|wore|threw|chose|flew|knew|forgot|hid|stole|swore|tore|woke|drew|shook|lit)\b"
    r"|\b(?:he|she|who)\s+\w+ed\b(?!\s+by\b)|\b(?:(?:thought|believed|said|reported|alleged|known|understood|likely)\s+to|may|must|might|could)\s+have\s+(?:been\s+)?\w+(?:ed|en|t|n)\b"
)
# his delegated representative
_ADJECTIVE = lazy(
    r"\b(?:the|an?|his|her|its|their|any|each|every|such|no)\s+(?:\w+ly\s+)?\w+ed\s+(?=[a-z])"
)
_OPEN = lazy(r"\b(?:may|can|will|if|where|unless|whenever|liable)\b")
# In a rule, a participle after these tells a state, not a story: is not satisfied, has duly paid.
_PERFECT = lazy(
    r"\b(?:is|are|be|been|being|has|have)\s+(?:not\s+|also\s+|so\s+|\w+ly\s+)*"
    rf"(?:(?:{_IRREGULAR.replace(' ', '|')}|\w+ed)\b)"
)


@cache
def people(kind: str) -> frozenset[str]:
    """Return English nouns for people: `roles`, `masculine` or `feminine`."""
    return frozenset(str(table("people.en")[kind]).split())


@lru_cache(64)  # the words of one sentence ask one after the other
def past(sentence: str) -> bool:
    """Return whether the folded sentence tells of something that happened."""
    if not _PARTICIPLE.search(sentence) and _IRREGULARS.isdisjoint(WORD.findall(sentence)):
        return False
    if _REPORTED.search(sentence):
        return not DUTY.search(sentence)
    if _RULE.match(sentence) and not _HAPPENED.search(sentence):
        return False
    sentence = _ADJECTIVE.sub(" ", sentence)
    if _OPEN.search(sentence):
        sentence = _PERFECT.sub(" is ", sentence)
    return bool(_PAST.search(sentence)) and not DUTY.search(sentence)


def happened(sentence: str) -> bool:
    """Return whether the folded sentence holds a plain past, which a rule seldom does."""
    return bool(_HAPPENED.search(sentence))


def names_in(passage: Passage) -> list[tuple[int, int]]:
    """Return the ranges that look like named persons, single surnames included.

    A role with a capital, `the Seller`, is no name: contracts write all their roles so.
    """
    if passage.names is None:
        text, roles = passage.text, people("roles")
        found: list[tuple[int, int]] = []
        if not text.isupper():
            single = capitalised(text)
            found = [*persons(passage, single), *lone_names(text, single), *_telling(passage)]
        passage.names = [
            (s, e)
            for s, e in found
            if not _role(text[s:e].split()[-1].lower(), roles) or _addressed(text[s:e])
            if " " in text[s:e] or not _NO_NAME.search(text, max(s - 14, 0), s)
        ]
    return passage.names


def persons(
    passage: Passage, single: Sequence[tuple[int, int]] | None = None
) -> list[tuple[int, int]]:
    """Return the ranges that look like the name of a person, worked out once for a passage."""
    if passage.persons is None:
        passage.persons = person_ranges(passage.text, passage.words, single)
    return passage.persons


# A defined term, `the Territory`, or a place, `in Antarctica`, is nobody.
_NO_NAME = lazy(
    r"\b(?:the|this|that|such|any|each|every|an?|said|our|its|their|in|within|near|across|throughout)\s+$",
    re.I,
)


def _addressed(name: str) -> bool:
    """Return whether a surname that is also a role stands with a title or a given name: Ms Fisher."""
    first, *rest = name.split()
    return bool(rest) and (first.rstrip(".") in _COURTESY or first.lower() in first_names())


_COURTESY = frozenset({"Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Sir", "Dame"})


def _telling(passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield a name that opens a sentence: `Bella tells`; most words there have a capital."""
    for start, end in passage.sentences:
        match = _TELLS.match(passage.text, start, end)
        if match and match.group(1) != "An" and match.group(1).lower() not in not_names():
            yield match.span(1)


_TELLS = lazy(
    r"[\"“'(]*([A-Z][a-zà-ÿ]+)(?:\s+(?:also|then|later|soon|often|never|always|again|finally|quickly))?\s+(?:\w{2,}ed|beat|beats|broke|drew|flew|hid|kept|made|makes|met|paid|rode|sang|sent|shot|stole|struck|taught|threw|wore|said|says|tells|told|asked|asks|won|wins|left|leaves|met|meets|moved|"
    r"moves|became|becomes|wrote|writes|married|marries|went|goes|took|takes|gave|gives|began|begins|worked|grew|died|dies|joined|joins|played|plays|returned|returns|finds|found|"
    r"discovers|decides|decided|learns|learned|studied|attended|retired|fell|falls|saw|sees|hires|hired|kills|killed|believes|believed|thinks|thought|knew|knows|wants|wanted|loves|"
    r"loved|tries|tried|helps|helped|led|leads|sold|bought|lost|painted|sang|directed|starred|founded|served|lived|lives|arrives|arrived|visits|visited|calls|called|and\s+(?:his|her)\b)\b"
)


def _role(word: str, roles: frozenset[str]) -> bool:
    return word in roles or (word.endswith("s") and word[:-1] in roles)


def named_role(passage: Passage, start: int, end: int) -> bool:
    """Return whether the role at the range is the title of a person who is named beside it."""
    text = passage.text
    if text.isupper():
        return False
    begin, stop = passage.sentence_at(start)
    after, before = text[end:stop], text[begin:start]
    if _NAME_AFTER.match(after) and not _PLACE_AFTER.match(after):
        return True
    if _APPOSED.search(before) or _TITLE_CHAIN.search(before):
        return True
    sentence = passage.lower[begin:stop]
    if DUTY.search(sentence):
        return False
    if _COPULA.search(before) or _ONE_WAS.search(before):
        return True
    return any(begin <= s < stop and not (start <= s < end) for s, _ in persons(passage)) or bool(
        _SURNAME_VERB.match(text[begin:stop])
    )


_NAME_AFTER = lazy(
    r"(?:'s)?,?\s+(?:(?:and|[a-z-]+)\s+){0,2}?(?:[A-Z][\w'’-]+\s+(?:[A-Z]\.\s+)?[A-Z][\w'’-]+|(?<=\s)[A-Z][a-z'’]+[A-Z]?[a-z]*)"
)
_PLACE_AFTER = lazy(
    r",?\s+(?:[a-z-]+\s+){0,2}?(?:Act|Law|of|Shall|Will|The|A|An|In|If|On|At|He|She|They|It|Company|Union|Employer|Management|"
    r"Department|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|June|July|"
    r"August|September|October|November|December)\b"
    r"|\s+(?:in|at|of|from|for|on|with|to|by|under|within|and|or|who|was|is|has|had|said|must|can|the|a|as)\s"
)
_APPOSED = lazy(
    r"[A-Z](?<!\w.)[\w'’.-]++(?:,|\s[–—-])\s++(?:(?!and\b|or\b)[\w'’-]++\s++){0,6}+(?:[\w'’]+-)?$"
)
_TITLE_CHAIN = lazy(r"\b(?:Mr|Madam|Madame|Mister)\.?\s+$")
_COPULA = lazy(
    r"(?:^|[\s(“\"])(?!The\b|An?\b|He\b|She\b|It\b|This\b|That\b|There\b|They\b|Each\b|Every\b|Any\b|No\b|Who\b|One\b|If\b)[A-Z][a-z'’]+\s+"
    r"(?:\w+\s+){0,4}?(?:is|was|became|becomes|remains|remained|served|serves|worked|works|elected|appointed|named|been|as)\s(?:[\w'’,-]+\s+){0,6}$"
)
_ONE_WAS = lazy(  # he later became a foreman
    r"\b(?:[Hh]e|[Ss]he)\s+(?:(?:later|then|soon|also|first)\s+)?(?:was|became|had\s+been|worked|served|retired|started|began|trained)"
    r"\s(?:[\w'’,-]+\s+){0,6}$"
)
_SURNAME_VERB = lazy(
    r"(?!The|An?\b|All|Each|Every|Any|No\b|If|When|This|That|These|Those|In|On|At|For|By|Our|Your|My|His|Her|Their|Its|We|You|He|She|It|They|Some|Many|Most|Two|Three|Several|Such|Who|What|Local|Being|Becoming)[A-Z][a-z]+(?:'s|’s)?\s+(?:was|became|worked|served|had been|retired|died|married)\b"
)


def story(passage: Passage, start: int) -> bool:
    """Return whether the sentence at `start` tells of someone whom the passage names."""
    begin, end = passage.sentence_at(start)
    return not DUTY.search(passage.lower, begin, end) and bool(names_in(passage))


def proper(passage: Passage, start: int, end: int) -> bool:
    """Return whether the words at the range are part of a name: capitalised among capitalised words."""
    text = passage.text
    if passage.paragraph.role in ("heading", "title") or text.isupper():
        return False
    if not text[start].isupper():
        return False
    before = _WORD_BEFORE.search(text, max(start - 80, 0), start)
    after = _WORD_AFTER.match(text, end)
    begin, _ = passage.sentence_at(start)
    first = before is not None and before.start() <= begin
    left = (
        before is not None
        and before.group(1)[:1].isupper()
        and not (first and before.group(1).lower() in _ARTICLES)
    )
    right = after is not None and after.group(1)[:1].isupper()
    return (
        left
        or right
        or (start > begin and before is not None and before.group(1).lower() not in _ARTICLES)
    )


_WORD_BEFORE, _WORD_AFTER = lazy(r"([\w'’-]+)\s+$"), lazy(r"\s+([\w'’-]+)")
_ARTICLES = word_set(
    "the a an any each every no such this that and or of by to for with all his their our your said"
)

__all__ = [
    "DUTY",
    "FULL_NAME",
    "NORMATIVE",
    "named_role",
    "names_in",
    "past",
    "people",
    "proper",
    "story",
]
