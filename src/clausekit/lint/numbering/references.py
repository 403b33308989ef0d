"""References in running text: which point at this document, which at law or another paper."""

# ruff: noqa: E501
# Patterns are kept whole.

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from clausekit.lean import dataclass
from clausekit.lint.numbering.labels import WORDS, Labels, normal, roman
from clausekit.lint.passages.openings import Openings, openings
from clausekit.lint.passages.passage import Passage
from clausekit.lint.passages.patterns import lazy

_MEASURE = (
    r"(?!\s*(?:%|(?:working\s+|calendar\s+|consecutive\s+|business\s+)?(?:days?|hours?|weeks?|months?|years?|minutes?|per\s*cent|employees|workers|"
    r"jours?|mois|ans|heures?|semaines?|días?|meses|años|horas?|semanas?)\b))"
)
# `L. 1221-1` is an article of a code, not article fifty.
_N = r"(?:\d+(?:[.:\-]\d+)*(?:er|[A-Za-z]?)(?:\s?[°º])?(?![\w])|(?![LRDC]\.?\s?\*?\d)[IVXLC]+(?![\w])|[A-Z](?![\w.]))(?:\s?\((?:[a-z]{1,4}|\d{1,2}|[A-Z])\))*"
_NOT_REFERENCES = frozenset({"part", "parte", "partie", "title", "titre", "título"})
_WORD = "|".join(sorted((w for w in WORDS if w not in _NOT_REFERENCES), key=len, reverse=True))
_REFERENCE = lazy(
    rf"(?<![\w§])(?P<word>(?i:{_WORD}))\.?\s+(?P<list>{_N}(?:\s*(?:,\s*(?:and|or|et|y)?|and|or|to|through|–|-|et|ou|à|y|o|al?)\s+{_N}{_MEASURE})*)"
)
HEADS = frozenset(w for w in WORDS if w not in _NOT_REFERENCES)
_EACH = lazy(_N)
_OWN = lazy(
    r"^\s*,?\s*(?:\([^)]{0,40}\)\s*)?(?:of|in|to|under|du|de|des|del|en)\s+(?:the\s+(?:present|current|foregoing|collective\s+(?:bargaining\s+)?)?\s*(?:agreement|contract)|this|these|our|"
    r"(?:the\s+)?(?:article|section|clause|annex|schedule|appendix)|hereof|présente?|l'accord\s+cadre|présent\s+accord|este|presente|presente\s+acuerdo|convenio\s+presente)\b|^\s*(?:hereof|herein|hereunder|above|below|ci-dessus|ci-dessous|anterior|siguiente)", re.I
)  # fmt: skip
_OTHER = lazy(
    r"^\s*(?:\([^)]{0,60}\)\s*)?,?\s*(?:of|in|from|under|to|du|de|des|de\s+la|de\s+l['’]|del|de\s+los|de\s+las)\s+(?:the\s+|that\s+|said\s+|such\s+|its\s+|their\s+|la\s+|l['’]|le\s+|les\s+|los\s+|las\s+|el\s+)?"
    r"(?:[\w'’-]+\s+){0,5}?(?:[A-Z][\w'’-]+|act|law|code|directive|regulation|convention|treaty|charter|statute|constitution|loi|règlement|convention|traité|ley|reglamento|convenio|estatuto|bylaws|by-laws|policy|plan|rules?|ordinance|agreement|memorandum|mou)\b",
    re.I,
)
_ACRONYM = lazy(
    r"^\s*,?\s*(?:\([^)]{0,40}\)\s*)?(?:[A-Z]{2,}[a-z]*\b|[A-Z][a-z]+\s+(?:Act|Code|Law)\b|TFEU|TEU)"
)
_LAW_WORDS = (
    r"\b(?:act|acts|code|codes|statutes?|law|laws|u\.?s\.?c\.?|c\.?f\.?r\.?|usc|cfr|irc|regulations?|directives?|conventions?|constitution|treaty|charter|gdpr|flsa|fmla|erisa|nlra|title\s+[ivx]+|chapter\s+\d+|rcw|ors|mcl|"
    r"ordinance|loi|code\s+du\s+travail|directive|règlement|convention|traité|ley|estatuto|reglamento|directiva|convenio|constitución|public\s+law|executive\s+order|bylaws|by-laws|civil\s+service|plan\s+document|declaration)\b"
)
_LAW = lazy(rf"{_LAW_WORDS}|§", re.I)


_NUMBERED_DOCUMENT = 5


@dataclass(frozen=True, slots=True)
class Pointer:
    """One reference: its words, the label word's kind, and the numbers it names.

    Attributes:
        sure: Whether it says itself that it points at this document.
        around: The words around one that does not say so, where law may be named in them.
    """

    start: int
    end: int
    kind: str
    numbers: tuple[str, ...]
    sure: bool
    around: str

    @property
    def own(self) -> bool:
        """Whether it points at this document: no law is named around it that it may belong to."""
        return self.sure or not _LAW.search(self.around)


def pointers(passage: Passage, places: Iterable[int]) -> Iterator[Pointer]:
    """Yield the references of the passage that name a number, given where its label words stand."""
    for i in places:
        match = _REFERENCE.match(passage.text, passage.spans[i][0])
        if match is None:
            continue
        if match.start() == 0 and passage.paragraph.role == "heading":
            continue
        follows = passage.text[match.end() : match.end() + 2].strip()[:1]
        if match.start() < 2 and follows in (".", ":", "-", "–", ""):
            continue  # the paragraph's own number
        after = passage.text[match.end() : match.end() + 600]
        sure = bool(_OWN.match(after))
        foreign = not sure and bool(
            _OTHER.match(after) or _ACRONYM.match(after) or _law_before(passage, match.start())
        )
        if foreign:
            continue
        begin, stop = passage.sentence_at(match.start())
        around = max(begin, match.start() - 160), min(stop, match.end() + 90)
        numbers = tuple(_EACH.findall(match.group("list")))
        if match.group("word").lower().endswith("s"):  # Sections 1-3 are three sections
            numbers = tuple(n for number in numbers for n in _ends(number))
        yield Pointer(
            match.start(), match.end(), WORDS[match.group("word").lower()], numbers, sure,
            "" if sure or not _law_may_be_named(passage, *around) else passage.text[slice(*around)],
        )  # fmt: skip


@cache
def _law_heads() -> Openings | None:
    return openings(_LAW_WORDS)


def _law_may_be_named(passage: Passage, start: int, end: int) -> bool:
    heads = _law_heads()
    if heads is None or heads.stems or passage.text.find("§", start, end) >= 0:
        return True
    words = passage.words[passage.word_index(start) : passage.word_index(end)]
    return not heads.words.keys().isdisjoint(words)


def _ends(number: str) -> tuple[str, ...]:
    """Return both ends of a range such as 1-3, or the number itself."""
    low, dash, high = number.partition("-")
    if dash and low.isdigit() and high.isdigit() and int(low) < int(high):
        return low, high
    return (number,)


def _law_before(passage: Passage, start: int) -> bool:
    before = passage.text[max(start - 60, 0) : start]
    return bool(
        re.search(
            r"(?:\b[A-Z]{2,}[a-z]?|\bAct|\bCode|\bLaw|\bRegulation|\bDirective|\bConvention|\bStatutes?|\bCharter|\d{2,4}/\d{2,4}(?:/\w+)?|U\.S\.C\.|C\.F\.R\.)[\s,(]*(?:at\s+|under\s+|\(?\d{4}\)?\s*)?$",
            before,
        )
    )


def missing(pointer: Pointer, labels: Labels) -> tuple[str, ...]:
    """Return the numbers of the pointer that no paragraph bears, as far as that can be told."""
    return tuple(n for n in pointer.numbers if _is_missing(normal(n), pointer, labels))


def _is_missing(number: str, pointer: Pointer, labels: Labels) -> bool:
    if (
        number in labels.known
        or number.strip("()") in labels.known
        or f"({number})" in labels.known
        or f"{number}." in labels.branches  # « articles 3.41 et suivants » begin at 3.41.0
    ):
        return False
    if pointer.kind == "annex":
        bearers = labels.kinds.get("annex", set())
        return (
            len(bearers) >= 2
            and number not in bearers
            and not any(b.startswith(number) or number.startswith(b) for b in bearers)
        )
    head = re.match(r"[\da-z]+", number)
    if head is None:
        return False
    first = head.group()
    value = int(first) if first.isdigit() else roman(first)
    top = labels.highest.get(pointer.kind) or labels.top
    if not value or value > top * 2 + 10 or labels.top < 3:
        return False  # a number far beyond ours belongs to a statute
    if not pointer.own and not pointer.sure:
        return False  # law is named nearby, and may be what the number belongs to
    bearers = labels.kinds.get(pointer.kind, set())
    if first not in labels.heads:
        return bool(bearers) or pointer.sure or labels.headings >= _NUMBERED_DOCUMENT
    return _child_missing(number, labels)


def _child_missing(number: str, labels: Labels) -> bool:
    parent = re.sub(r"(?:\.[^.(]+|\([^(]*\))$", "", number)
    if parent == number or parent not in labels.known:
        return False
    return number[: len(parent) + 1] in labels.branches


__all__ = ["Pointer", "missing", "pointers"]
