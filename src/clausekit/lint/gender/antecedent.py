"""Whether an English pronoun for one sex stands for anyone, for someone named, or cannot be told."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import Literal

from clausekit.lean import dataclass
from clausekit.lint.gender.determiner import (
    DEFINITE,
    INDEFINITE,
    OWNED,
    QUANTIFIERS,
    determiner_of,
)
from clausekit.lint.gender.sense import DUTY, happened, names_in, past, people
from clausekit.lint.passages.passage import Passage
from clausekit.lint.passages.patterns import lazy
from clausekit.lint.passages.words import word_set

ANYONE = word_set(
    "anyone anybody everyone everybody someone somebody nobody whoever whomever whosoever everyman"
)
_COPULAS = word_set(
    "is was were are be been being as became become becomes remain remains called named like"
)
_MODALS = word_set("may can cannot will shall must should")
_WHO_MAY = lazy(  # an accused who cannot pay may have one assigned to him
    r"who\s+(?:is|has|does|can|cannot|may|wants|wishes|\w{3,}s)\b[^.;]*?\b(?:may|shall|must|can|will)\b"
)
_SUPPOSED = lazy(  # where the employer has not answered …: a case that a rule supposes
    r"\W*(?:[a-z]{1,4}[.)]\s+)?(?:where\s+(?:the|an?|any|no|such)\b|unless\b|provided\s+that|in\s+the\s+event\b)"
)
Verdict = Literal["anyone", "someone", "unknown"]


@dataclass(frozen=True, slots=True)
class Antecedent:
    """What a pronoun points at: the verdict, and the noun when there is one."""

    verdict: Verdict
    noun: str = ""


_UNKNOWN, _SOMEONE = Antecedent("unknown"), Antecedent("someone")


def antecedent(passage: Passage, index: int, gender: str) -> Antecedent:
    """Return what the pronoun at word `index` stands for; `gender` is masculine or feminine."""
    own = people(gender)
    sentence = passage.sentence_at(passage.spans[index][0])
    names = names_in(passage)
    if _about_one(passage, index, sentence):
        return _UNKNOWN
    here = _scan(passage, index, sentence, own, names)
    if here.verdict != "unknown":
        return here
    if gender == "feminine" and not own.isdisjoint(passage.words):
        return _SOMEONE
    return _ahead(passage, index, sentence, own, bool(names))


def _scan(
    passage: Passage,
    index: int,
    sentence: tuple[int, int],
    own: frozenset[str],
    names: list[tuple[int, int]],
) -> Antecedent:
    roles, words, spans = people("roles"), passage.words, passage.spans
    starts = {s for s, _ in names}
    floor = _two_sentences_back(passage, sentence)
    for j in range(index - 1, -1, -1):
        start = spans[j][0]
        if start < floor:
            break
        word = words[j]
        if start in starts:
            return _SOMEONE
        if word in own:
            return _SOMEONE
        if (
            word in ANYONE
            or (word in _OF and words[j : j + 3] in _OF_US)
            or (word == "one" and _impersonal(words, j))
        ):
            return Antecedent("anyone", passage.text[spans[j][0] : spans[j][1]])
        determiner = determiner_of(passage, j, roles) if _maybe_person(word) else ""
        if determiner:
            verdict = _judge(passage, j, determiner, bool(names))
            if verdict is not None:
                if determiner not in QUANTIFIERS and _told_of(passage, j, sentence[0], own):
                    return _SOMEONE
                return verdict
    return _UNKNOWN


def _about_one(passage: Passage, index: int, sentence: tuple[int, int]) -> bool:
    """Return whether the sentence opens with the same pronoun: “She is a delegate of her union”."""
    first = passage.word_index(sentence[0])
    pair = _ONE.get(passage.words[first], frozenset()) if first < index else frozenset()
    following = passage.words[first + 1 : first + 2]
    return (
        passage.words[index] in pair
        and following not in ([["who"], ["that"]])
        and not DUTY.search(passage.lower, *sentence)
    )


_ONE = {"he": word_set("he his him himself"), "she": word_set("she her hers herself")}


def _impersonal(words: list[str], j: int) -> bool:
    """Return whether `one` means anyone: no one, one must."""
    return (j > 0 and words[j - 1] == "no") or words[j + 1 : j + 2] in _ONE_MAY


_OF = ("each", "none")
_OF_US = [[w, "of", whom] for w in _OF for whom in ("us", "you", "them")]
_ONE_MAY = [[w] for w in ("must", "should", "shall", "may", "can", "cannot", "ought")]


def _told_of(passage: Passage, j: int, begin: int, own: frozenset[str]) -> bool:
    """Return whether someone of that sex stands before the noun in its sentence."""
    return any(passage.words[k] in own for k in range(passage.word_index(begin), j))


def _two_sentences_back(passage: Passage, sentence: tuple[int, int]) -> int:
    at = bisect_left(passage.sentences, sentence)
    return passage.sentences[max(at - 2, 0)][0]


@lru_cache(8192)
def _maybe_person(word: str) -> bool:
    """Return whether the word alone leaves it open that it is a noun for a person."""
    roles = people("roles")
    return (
        word in roles
        or word[:-1] in roles
        or word.endswith(("er", "or", "ist", "ian", "ee"))
        or (word.endswith("ies") and f"{word[:-3]}y" in roles)
    )


def _judge(passage: Passage, j: int, determiner: str, named: bool) -> Antecedent | None:
    noun = passage.words[j]
    generic = Antecedent("anyone", noun)
    begin, end = passage.sentence_at(passage.spans[j][0])
    told = past(passage.lower[begin:end])
    duty = bool(DUTY.search(passage.lower[begin:end])) or (
        not named and _SUPPOSED.match(passage.lower, begin, end) is not None
    )
    if determiner in QUANTIFIERS:
        return generic
    if determiner in INDEFINITE and not named and _ruled(passage, j, begin, end):
        return generic
    if determiner == "your" and not told and not named:
        return generic
    if determiner in OWNED or determiner == "s":
        return generic if duty and noun in ("employee", "worker", "employer") else _SOMEONE
    if _apposed(passage, j):
        return _SOMEONE
    if _complement(passage, j):
        return None
    if duty:
        return generic
    if named or told:  # a story about someone, whom the writer has seen
        return _SOMEONE if determiner != "bare" else None
    if told and determiner == "bare":
        return None
    return generic


def _ruled(passage: Passage, j: int, begin: int, end: int) -> bool:
    """Return whether a rule begins with the noun: `an employee may …`, `an accused who cannot pay may …`."""
    after = passage.words[j + 1 : j + 3]
    if not after or after[-1] == "have":  # a worker may have died
        return False
    if after[0] == "will":
        return not happened(passage.lower[begin:end])
    return after[0] in _MODALS or (
        after[0] == "who"
        and _WHO_MAY.match(passage.lower, passage.spans[j + 1][0], end) is not None
    )


def _apposed(passage: Passage, j: int) -> bool:
    start = passage.spans[j][0]
    comma = passage.text.rfind(",", 0, start)
    if comma < 0 or start - comma > _NEAR:
        return False
    before = passage.text[passage.text.rfind(",", 0, comma) + 1 : start]
    return bool(re.search(r"[A-Z][\w'’.-]++,\s+(?:[\w'’-]++\s++){0,4}$", before)) and not re.search(
        r"\b(?:If|When|In|For|Where|Everyone|Everybody|Anyone|Nobody|However|Therefore|Usually|Often|Generally|Today|Typically|Moreover|Finally|First|Nowadays|Normally|Sometimes)\b[^,]*,\s+(?:[\w'’-]+\s+){0,4}$",
        before,
    )


_NEAR = 160  # four words


def _complement(passage: Passage, j: int) -> bool:
    words = passage.words
    after = words[j + 1] if j + 1 < len(words) else ""
    for k in range(j - 1, max(j - 5, -1), -1):
        if words[k] in INDEFINITE | DEFINITE:
            return k > 0 and words[k - 1] in _COPULAS and after not in ("who", "whose", "that")
    return False


def _ahead(
    passage: Passage, index: int, sentence: tuple[int, int], own: frozenset[str], named: bool
) -> Antecedent:
    """Look forward in the sentence: `In his work the teacher …`; then judge a bare `he shall`."""
    roles, words, spans = people("roles"), passage.words, passage.spans
    text = passage.lower[sentence[0] : sentence[1]]
    if named:
        return _UNKNOWN
    following = passage.lower[spans[index][1] : spans[index][1] + 24]
    if words[index] in ("he", "she") and past(following.strip().split(" ")[0]):  # she said …
        return _UNKNOWN
    # “She works as a teacher” is about her; “In his work the teacher …” is about anyone.
    opens = (
        words[index] in ("he", "she") and not passage.text[sentence[0] : spans[index][0]].strip()
    )
    for j in range(index + 1, 0 if opens else min(index + 14, len(words))):
        if spans[j][0] >= sentence[1] or words[j] in own:
            break
        determiner = determiner_of(passage, j, roles)
        open_ = determiner in QUANTIFIERS or DUTY.search(text) or not past(text)
        if determiner and determiner not in OWNED and determiner != "s" and index < 4 and open_:
            return Antecedent("anyone", words[j])
    if re.match(r"\s+(?:shall|must|is (?:entitled|required|obliged))\b", following):
        return Antecedent("anyone")
    if words[index] in ("he", "him") and re.match(r"\s+(?:who|that)\b", following):
        return Antecedent("anyone")
    return _UNKNOWN
