"""The word for a man that is meant for everyone, and other rules that need more than a table."""

# ruff: noqa: ARG002, D102, E501
# Patterns are kept whole; the base class documents `check`, which not every rule needs all of.

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from clausekit.diagnostics import Severity
from clausekit.lint.data import table
from clausekit.lint.facts import LintContext
from clausekit.lint.passages.passage import Document, Passage
from clausekit.lint.passages.patterns import lazy
from clausekit.lint.phrases import Hit
from clausekit.lint.rule import Finding, Rule
from clausekit.lint.rules.gender_words import WordRule, phrases

_MAN_VERB = lazy(
    r"\b(?:to|will|must|shall|should|can|could|would|help|and|who|volunteers|workers|they|we|you|crews?|staff|not|guards)\s+man\s+"
    r"(?:the|a|an|all|our|their|its|every|each|both|these|this|those|two|three|several)\s+(?!who\b|of\b|with\b|in\b)[a-z]"
)
_MAN_SUBJECT = lazy(
    r"(?:^|[.!?;:]\s+|\b(?:time|history|ages?|day|years|centuries),\s+|\bthat\s+|\bwhen\s+|\bwhat\s+|\bas\s+|\bhow\s+|\bsince\s+)man(?:'s\s+(?!best|world|land|job|work)\w+|\s+(?:has|is|was|cannot|can|must|should|shall|will|evolved|first|"
    r"learned|learnt|invented|discovered|landed|walked|does|did|lives|needs|dominates|began|became|being|could|may|knows|shares|developed|depends|and\s+(?:nature|society|machine|animal|god)))\b"
)
_MAN_OBJECT = lazy(
    r"\b(?:of|for|by|between|against|upon|facing|to|from|in|harms|makes|than)\s+man(?=\s*(?:[.,;:!?)]|$)|\s+(?:and|or|is|was|has|on|in|since|himself|kind|alone|throughout|over|as|with|can|cannot|to|from|through|must)\b)"
)
_MAN_AFTER = lazy(
    r"^\s+and\s+(?:woman|women|wife|boy|his\s+(?:wife|son|dog|daughter))|^\s+(?:or|to)\s+woman"
)
_FIXED_OBJECT = lazy(r"\b(?:from\s+man\s+to\s+man|man\s+to\s+man|in\s+man\s+(?:city|united|utd))\b")
_GENERIC_MEN = lazy(
    r"\b(?:all\s+men\s+(?:are|have|were|must|desire|know|seek|die|live)\b|(?:hourly|salaried|maintenance|laid-off|(?:bargaining\s+)?unit|crane|track|yard|dock|delivery|repair|shift|pit|mill|deck|furnace|engine|rail|pump|removal|shop-floor)\s+men\b|(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+men\s+(?:per|on\s+each|to\s+(?:a|each)|a|in\s+each)\s+(?:shift|gang|crew|line|machine|truck|watch|team)\b|number\s+of\s+men\s+(?:on|per|assigned|required)\b|the\s+(?:deeds|affairs|minds|hearts|rights|lives)\s+of\s+men\b)"
)


_WORKING_MAN = lazy(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)\s+man\s+(?:crews?|teams?|gangs?|jobs?|operations?|units?)\b"
    r"|\bbest\s+man\s+(?:shall|will|should|must|gets?|wins?)\b"
    r"|\b(?:senior|junior|relief|extra|spare|qualified)\s+man\s+(?:on|in|of|shall|will|is|gets?|may|who)\b"
)


class GenericMan(WordRule):
    """“Man” stands for people, for staff or for human work.

    “Manpower”, “man-hours” and “mankind” leave half of the people out of the words, and an agreement
    that counts men may be read as one that counts men. Official names and quotations stay as they are.

    Bad: The Company shall publish the manpower plan.
    Good: The Company shall publish the workforce plan.
    """

    name = "gender/generic-man"
    section = "generic-man"
    why = "names men where people are meant."

    def excused(self, passage: Passage, hit: Hit) -> bool:
        """What concerns the health of men is rightly about men."""
        return not _MENS_HEALTH.isdisjoint(passage.words) or super().excused(passage, hit)

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        seen: set[tuple[int, int]] = set()
        for finding in super().check(document, context):
            seen.add((finding.paragraph, finding.end))
            seen.add((finding.paragraph, finding.start))
            yield finding
        for passage, places in document.places({"man", "men"}, "en"):
            for start, end in sorted(_generic_men(passage, places)):
                if (
                    (passage.index, start) in seen
                    or (passage.index, end) in seen
                    or passage.quiet(start, end)
                ):
                    continue
                if passage.paragraph.role == "quote":
                    continue
                actual = passage.text[start:end]
                yield self.at(
                    passage, start, end, f"“{actual}” {self.why}",
                    hint="Say people, humanity, staff, or who it is.", kind=document.kind,
                )  # fmt: skip


_MENS_HEALTH = frozenset({"prostate", "testicular", "vasectomy", "paternity"})


def _generic_men(passage: Passage, places: list[int]) -> Iterator[tuple[int, int]]:
    lower, text = passage.lower, passage.text
    man, men = _around(passage, places, "man"), _around(passage, places, "men")
    for match in _found(_MAN_VERB, lower, man):
        start = match.group().index(" man ") + 1 + match.start()
        yield start, start + 3
    if not _MENS_HEALTH.isdisjoint(passage.words):
        return
    for match in _found(_WORKING_MAN, lower, man):
        start = match.start() + match.group().index(" man ") + 1
        yield start, start + 3
    for pattern in (_MAN_SUBJECT, _MAN_OBJECT):
        for match in _found(pattern, lower, man):
            start = match.start() + re.search(r"\bman\b", match.group()).start()  # type: ignore[union-attr]
            if _MAN_AFTER.match(lower[start + 3 : start + 60]) or _FIXED_OBJECT.search(
                lower[max(start - 12, 0) : start + 12]
            ):
                continue
            if text[start].isupper() and pattern is _MAN_OBJECT:  # Isle of Man
                continue
            yield start, start + 3
    for match in _found(_GENERIC_MEN, lower, men):
        if not re.match(r"\s+and\s+women", lower[match.end() : match.end() + 40]):
            start = match.start() + re.search(r"\bmen\b", match.group()).start()  # type: ignore[union-attr]
            yield start, start + 3


def _around(passage: Passage, places: list[int], word: str) -> list[tuple[int, int]]:
    """Return the ranges around the word in which a phrase with it can stand."""
    ranges: list[tuple[int, int]] = []
    for start in (passage.spans[i][0] for i in places if passage.words[i] == word):
        first, last = max(start - 40, 0), min(start + 80, len(passage.lower))
        if ranges and first <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], last)
        else:
            ranges.append((first, last))
    return ranges


def _found(
    pattern: re.Pattern[str], lower: str, ranges: list[tuple[int, int]]
) -> Iterator[re.Match[str]]:
    for first, last in ranges:
        yield from pattern.finditer(lower, first, last)


@cache
def _marked(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    data = table(f"gender.{language}").get("sex-marked", {})
    return (
        frozenset(data.get("female", ())), frozenset(data.get("male", ())),
        frozenset(str(data.get("roles", "")).split()), frozenset(str(data.get("male_roles", "")).split()),
    )  # fmt: skip


_CONDESCENDING = frozenset({"lady", "girl", "ladies", "girls", "gal"})
_COUNTING = lazy(
    r"\b(?:share|proportion|number|percentage|percent|per cent|ratio|more|fewer|first|only|representation|underrepresented|under-represented|many|few|"
    r"statistics|gender|sex|equal|equality|pay gap|discriminat\w*|history of|quota|targets?|recruit\w*|promot\w*|mentor\w*|network|association|"
    r"male and female|female and male|women and men|men and women|%|\d+)\b|%"
)


class SexMarkedRole(Rule):
    """The sex of someone is put before the job, as if it were remarkable there.

    “Woman doctor” and “male nurse” say that the plain word means the other sex. Where the text counts
    or compares women and men, the word is needed and stays.

    Bad: A female engineer will inspect the line.
    Good: An engineer will inspect the line.
    """

    name = "gender/sex-marked-role"
    phrases = True
    languages = frozenset({"en"})

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        female, male, roles, male_roles = _marked("en")
        for passage, places in document.places(female | male, "en"):
            words = passage.words
            for i in places:
                if i + 1 == len(words) or not (
                    (words[i] in female and words[i + 1] in roles)
                    or (words[i] in male and words[i + 1] in male_roles)
                ):
                    continue
                if passage.gap(i).strip(" -"):
                    continue
                start, end = passage.spans[i][0], passage.spans[i + 1][1]
                if self._needed(passage, i, start, end):
                    continue
                actual = passage.text[start:end]
                plain = passage.text[passage.spans[i + 1][0] : end]
                yield self.at(
                    passage, start, end, f"“{actual}” marks the sex of the person where the role is meant.",
                    hint=f"Better: “{plain}”.", expected=plain, kind=document.kind,
                )  # fmt: skip

    def _needed(self, passage: Passage, i: int, start: int, end: int) -> bool:
        if passage.quiet(start, end) or passage.paragraph.role == "quote":
            return True
        begin, stop = passage.sentence_at(start)
        sentence = passage.lower[begin:stop]
        around = sentence.replace(passage.lower[start:end], " ", 1)
        if passage.words[i] not in _CONDESCENDING and _COUNTING.search(around):
            return True
        other = (
            {"male", "men", "man"}
            if passage.words[i] not in ("male",)
            else {"female", "women", "woman"}
        )
        near = set(passage.words[max(i - 8, 0) : i] + passage.words[i + 2 : i + 9])
        if not near.isdisjoint(other):
            return True
        return passage.text[start].isupper() and passage.text[passage.spans[i + 1][0]].isupper()


_SIRS = lazy(
    r"^\s*(?:dear\s+sirs\b|dear\s+sir(?=\s*[,:.])|gentlemen\s*[:,](?=\s|$)|dear\s+gentlemen\b|dear\s+mr\.?\s+chairman\b|messrs\.?\s*,)",
    re.M,
)
_SENORES = lazy(
    r"^\s*(?:muy\s+|distinguidos\s+)?(?:señores|sres\.?)(?:\s+(?:míos|nuestros|miembros\s+del?\s+[\w ]{3,30}|delegados|representantes|consejeros|socios|trabajadores|clientes))?\s*[:,](?=\s|$)|^\s*(?:estimado|muy)\s+(?:sr\.?|señor)(?:\s+mío)?\s*:(?=\s|$)",
    re.M,
)
_HONORIFIC = lazy(
    r"(?<![\w-])(?:Mrs|Miss)\.?\s*/\s*(?:Miss|Mrs|Ms|Mr)\b|\b(?:Mr|Mrs|Miss)\.?(?=\s*(?:[,;:)]|or\b|and\b|$))|\bmarital title\b"
)
_FORM = lazy(r"\b(?:Mrs?|Miss)\.?\s+(?:_{2,}|…|\.{3,}|\[)")


class FormOfAddress(WordRule):
    """A letter or form speaks to men only, or asks women whether they are married.

    “Dear Sirs” forgets half of the readers; “Mrs” and “Miss” tell a woman's marital status where a
    man's is nobody's business.

    Bad: Dear Sirs, please find our claim enclosed.
    Good: Dear colleagues, please find our claim enclosed.
    """

    name = "gender/form-of-address"
    section = "form-of-address"
    why = "addresses one sex, or tells a woman's marital status."

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        for language in document.languages & {"fr", "es"}:
            yield from self._table(document, language)
        for passage in document.having({"señores", "sres"}, "es"):
            for match in _SENORES.finditer(passage.lower):
                if not passage.quiet(*match.span(), "quote"):
                    start = match.start() + len(match.group()) - len(match.group().lstrip())
                    actual = passage.text[start : match.end()].rstrip(" ,:")
                    yield self.at(
                        passage, start, start + len(actual), f"“{actual}” {self.why}",
                        hint="Better: “Señoras y señores”.", kind=document.kind,
                    )  # fmt: skip
        for passage in document.having(
            {"sirs", "sir", "gentlemen", "miss", "mrs", "chairman"}, "en"
        ):
            found = [m.span() for m in _SIRS.finditer(passage.lower)]
            text = passage.text
            for match in _HONORIFIC.finditer(text):
                if match.group().startswith(("Mrs", "Miss")) and "Ms" not in text:
                    found.append(match.span())
            found += [m.span() for m in _FORM.finditer(text)]
            for start, end in found:
                if passage.quiet(start, end, "quote", "title"):
                    continue
                actual = text[start:end].strip()
                hint = "Use “Dear colleagues”, the name, or “Ms” for every woman."
                yield self.at(
                    passage, start, end, f"“{actual}” {self.why}", hint=hint, kind=document.kind
                )

    def _table(self, document: Document, language: str) -> Iterator[Finding]:
        from clausekit.lint.rules.gender_words import excused

        for passage, hit in phrases(language, self.section).search(document, language):
            if not excused(passage, hit):
                yield self.finding(passage, hit, document.kind)


_PAIR_ORDER = {
    "en": lazy(r"\bmen and women\b"),
    "fr": lazy(r"\bhommes et (?:les )?(?:des )?femmes\b"),
    "es": lazy(r"\bhombres y (?:las )?mujeres\b"),
}


class PairOrder(Rule):
    """Men are named before women each time.

    Order is a habit. Put women first, or alternate.

    Bad: Men and women receive equal pay.
    Good: Women and men receive equal pay.
    """

    name = "gender/pair-order"
    severity = Severity.INFO
    phrases = True
    languages = frozenset({"en", "fr", "es"})

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        for passage in document.having({"men", "hommes", "hombres"}):
            pattern = _PAIR_ORDER.get(passage.language)
            for match in pattern.finditer(passage.lower) if pattern else ():
                if not passage.quiet(*match.span()):
                    actual = passage.text[match.start() : match.end()]
                    yield self.at(
                        passage,
                        *match.span(),
                        f"“{actual}” puts men first.",
                        hint="Alternate the order.",
                        kind=document.kind,
                    )
