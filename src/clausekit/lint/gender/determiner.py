"""Whether a word names a person, and the determiner that tells which: any, a, the, their."""

from __future__ import annotations

from clausekit.lint.passages.passage import Passage
from clausekit.lint.passages.words import word_set

QUANTIFIERS = word_set("any each every no either neither another whichever whatever such")
INDEFINITE = frozenset(["a", "an", "one"])
DEFINITE = frozenset(["the", "this", "that", "said"])
OWNED = word_set("my our your his her their its whose")
_AMONG = word_set("each any one none either neither every")
_THINGS = word_set(
    "number order matter letter paper computer quarter water power door floor color colour "
    "error factor sector vector motor paper chapter center centre offer never ever over under "
    "after other another together either neither whether rather further manner summer winter "
    "december november october september answer order border corner dinner paragraph document "
    "agreement department employment payment statement movement government moment environment "
    "treatment instrument element comment event present different important current recent "
    "relevant apparent accident incident consent extent content percent client's grant plant "
    "restaurant constant significant fee committee guarantee degree coffee employee's career "
    "engineer's guideline objective alternative perspective initiative incentive narrative "
    "motive directive collective active native list twist mist wrist checklist register "
    "counter transfer trigger folder server printer router character chamber october weather "
    "leather feather finger river silver copper shoulder bladder ladder cover layer newspaper "
    "tractor reactor tutor labor labour behavior behaviour harbor neighbour favor flavor "
    "honor humor rumor tumor vapor visor mirror horror terror minor major prior superior "
    "interior exterior senior junior liquor meter filter proper super per"
)


def determiner_of(passage: Passage, j: int, roles: frozenset[str]) -> str:
    """Return the determiner of the person noun at word `j`, `bare` for none, or empty for no such noun."""
    words = passage.words
    word = words[j]
    known = word in roles
    if not known and (word[:-1] in roles or (word.endswith("ies") and f"{word[:-3]}y" in roles)):
        return _among(words, j) if word.endswith("s") else ""
    if not known and not (
        len(word) > 4 and word not in _THINGS and word.endswith(("er", "or", "ist", "ian", "ee"))
    ):
        return ""
    for k in range(j - 1, max(j - 5, -1), -1):
        gap = passage.gap(k)
        if any(c in gap for c in ".;:()") or (
            "," in gap and k == j - 1 and words[k] not in QUANTIFIERS
        ):
            break
        if words[k] in QUANTIFIERS | INDEFINITE | DEFINITE | OWNED or (
            words[k] == "s" and k < j - 0 and "'" in passage.gap(k - 1)
        ):
            return words[k] if known or words[k] in QUANTIFIERS | INDEFINITE else ""
    if not known:
        return ""
    return "bare" if j == 0 or passage.text[passage.spans[j][0]].isupper() else ""


def _among(words: list[str], j: int) -> str:
    for k in range(j - 1, max(j - 6, -1), -1):
        if words[k] == "of" and k and words[k - 1] in _AMONG:
            return "each"
    return ""
