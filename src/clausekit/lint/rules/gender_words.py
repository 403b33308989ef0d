"""Words that name one sex where anyone is meant."""

# ruff: noqa: D102, E501
# Patterns are kept whole; the base class documents `check`, which not every rule needs all of.

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import ClassVar

from clausekit.diagnostics import Severity
from clausekit.lint.data import table
from clausekit.lint.facts import LintContext
from clausekit.lint.gender.sense import named_role, proper, story
from clausekit.lint.gender.someone import told
from clausekit.lint.gender.unlisted import ANY_ROLE, BEFORE_ROLE, unlisted
from clausekit.lint.grammar import fits
from clausekit.lint.passages.names import first_names, person_ranges
from clausekit.lint.passages.passage import Document, Passage
from clausekit.lint.passages.patterns import lazy
from clausekit.lint.phrases import Hit, PhraseTable, in_style_of
from clausekit.lint.rule import Finding, Rule, unfixed
from clausekit.lint.rules.terms_foreign import is_defined

LANGUAGES = ("en", "fr", "es")
_SINGULAR_MATE = {"man": "woman", "men": "women", "woman": "man", "women": "men"}


@cache
def phrases(language: str, section: str) -> PhraseTable:
    """Return the phrase table of a section of the gender words of a language."""
    return PhraseTable.from_rows(table(f"gender.{language}").get(section, ()))


class WordRule(Rule):
    """Base of the rules that look words up in a table of their language."""

    phrases: ClassVar[bool] = True
    section: ClassVar[str] = ""
    why: ClassVar[str] = ""
    languages: ClassVar[frozenset[str]] = frozenset(LANGUAGES)

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        for language in document.languages & self.languages:
            lookup = phrases(language, self.section)
            if not lookup.anchors:
                continue
            for passage, hit in lookup.search(document, language):
                if self.excused(passage, hit):
                    continue
                found = self.finding(passage, hit, document.kind)
                fix = found.diagnostic.fix
                if fix is not None and is_defined(document, context, fix.old):
                    found = unfixed(found)
                yield found

    def excused(self, passage: Passage, hit: Hit) -> bool:
        """Return whether the words are right where they stand."""
        return excused(passage, hit)

    def finding(self, passage: Passage, hit: Hit, kind: str) -> Finding:
        """Return the finding for a hit, with the table's replacement in the case of the text."""
        actual = passage.text[hit.start : hit.end]
        choices = [in_style_of(passage.text, actual, r) for r in hit.entry.replacements]
        better = f"Better: {' or '.join(f'“{c}”' for c in choices)}." if choices else ""
        flags = hit.entry.flags
        # A title in small letters is a role, not the name of the person who holds it.
        marks = {f for f in flags if not f.startswith("~")}
        safe = not marks or (marks <= {"t"} and actual.islower())
        safe = safe and bool(choices) and fits(actual, choices[0], passage.language)
        light = flags & {"i", "w", "o"} or (kind == "foreign" and "f" in flags)
        return self.at(
            passage, hit.start, hit.end, f"“{actual}” {self.why}",
            hint=better, expected=choices[0] if choices else "",
            fix=choices[0] if self.fixes and safe else None,
            severity=Severity.INFO if light else None, kind=kind,
        )  # fmt: skip


def excused(passage: Passage, hit: Hit) -> bool:
    """Return whether the words are right where they stand: quoted, a name, a named person, a pair."""
    flags = hit.entry.flags
    if passage.paragraph.role == "quote" or passage.quiet(hit.start, hit.end):
        return True
    if passage.language != "en":
        return _excused_elsewhere(passage, hit)
    text = passage.text
    if "b" in flags and text[hit.start].isupper() and not text.isupper() and _inside(passage, hit):
        return True
    if (
        len(hit.entry.words) > 2
        and passage.paragraph.role == "body"
        and _capitals(text[hit.start : hit.end])
    ):
        return True
    if _work(passage, hit):
        return True
    if not flags & {"t"} and proper(passage, hit.start, hit.end) and len(hit.entry.words) < 3:
        return True
    if "t" in flags and (
        _surname(passage, hit) or (not hit.entry.plural and named_role(passage, hit.start, hit.end))
    ):
        return True
    if text[hit.start].isupper() and not text.isupper() and _BRANDED.match(text, hit.end):
        return True
    if "t" in flags and hit.entry.plural and _NAMES_FOLLOW.match(text, hit.end):
        return True
    return _paired(passage, hit) or _special(passage, hit)


_BRANDED = lazy(
    r"(?:'s|’s)\s+[A-Z]|\s+(?:brand|film|movie|novel|song|album|series|magazine|comics?|trilogy|game|character|franchise|tools?)\b"
)
_NAMES_FOLLOW = lazy(r"\s+[A-Z][a-z]+ [A-Z][a-z]+")


def _inside(passage: Passage, hit: Hit) -> bool:
    """A capital inside a sentence marks a body or a company, not an ordinary word."""
    return hit.start > passage.sentence_at(hit.start)[0]


def _surname(passage: Passage, hit: Hit) -> bool:
    """`John Freeman`, `Workman v. Smith`: a role word that is somebody's name."""
    text = passage.text
    if not text[hit.start].isupper() or text.isupper() or hit.entry.plural:
        return False
    before = re.search(
        r"([A-Z][a-z]+|[A-Z]\.|\bv\.?)\s+$", text[max(hit.start - 80, 0) : hit.start]
    )
    if before and (before.group(1)[0] == "v" or before.group(1).lower() in first_names()):
        return True
    return bool(re.match(r"\s+v\.?s?\.?\s|(?:'s|’s)?\s+et al", text[hit.end : hit.end + 80]))


def _paired(passage: Passage, hit: Hit) -> bool:
    """`spokesmen and spokeswomen`: both forms side by side are a doublet."""
    word = passage.words[hit.last]
    for end, mate in _SINGULAR_MATE.items():
        if word.endswith(end):
            partner = word[: -len(end)] + mate
            if word == end or not word[: -len(end)]:
                return False
            if end == "men" and word.endswith("women"):
                continue
            near = passage.words[max(hit.first - 4, 0) : hit.last + 5]
            if partner in near or (end in ("man", "men") and partner in near):
                return True
            if word.endswith(("woman", "women")):
                stem = word[: word.rindex("wo")]
                return stem + word[word.rindex("wo") + 2 :] in near
    pairs = _DOUBLETS.get(word)
    return pairs is not None and any(
        p in passage.words[max(hit.first - 4, 0) : hit.last + 5] for p in pairs
    )


_DOUBLETS = {
    "actress": ("actor",), "actresses": ("actors",), "waitress": ("waiter",), "waitresses": ("waiters",),
    "hostess": ("host",), "hostesses": ("hosts",), "heroine": ("hero",), "heroines": ("heroes",),
    "stewardess": ("steward",), "stewardesses": ("stewards",), "headmistress": ("headmaster",), "headmaster": ("headmistress",),
    "manageress": ("manager",), "heiress": ("heir",), "priestess": ("priest",), "priestesses": ("priests",),
    "brotherhood": ("sisterhood",), "sisterhood": ("brotherhood",), "mothering": ("fathering",), "fathering": ("mothering",),
    "mother": ("father",), "mothers": ("fathers",), "father": ("mother",), "fathers": ("mothers",),
}  # fmt: skip


def _capitals(words: str) -> bool:
    """Return whether every long word has a capital, as in the title of a work: Rights of Man."""
    return all(w[0].isupper() for w in words.split() if len(w) > 2) and not words.isupper()


def _work(passage: Passage, hit: Hit) -> bool:
    """Return whether a sentence about a film or a book opens with the word as its title."""
    begin, end = passage.sentence_at(hit.start)
    opening = passage.text[begin : hit.start].strip(' “"‘*_')
    return (
        opening in ("", "The")
        and passage.text[hit.start].isupper()
        and (bool(opening) or passage.text.startswith((" is a", " was a", " ("), hit.end))
        and bool(_WORKS.search(passage.lower, begin, end))
    )


_WORKS = lazy(
    r"\b(?:film|movie|novel|opera|album|song|painting|documentary|sitcom|television|bestseller|premiered|box\s+office|soundtrack|sequel)s?\b"
)


def _special(passage: Passage, hit: Hit) -> bool:
    """Return whether a word has another sense here."""
    flags, words = hit.entry.flags, passage.words
    after = words[hit.last + 1] if hit.last + 1 < len(words) else ""
    before = words[hit.first - 1] if hit.first else ""
    if "m" in flags:  # maid of honour; Maid Marian
        return after in ("of", "marian") or before in ("meter", "old", "bar", "brides")
    if (
        "c" in flags
        and passage.text[hit.start].isupper()
        and hit.start > passage.sentence_at(hit.start)[0]
    ):
        return True
    if "v" in flags:  # the verb, not a typing slip
        return after not in ("the", "a", "an", "all", "every", "each")
    if "p" in flags:
        return True
    if "n" in flags:  # the disabled; but: the disabled button
        return bool(re.match(r"\s+[a-z]", passage.text[hit.end :])) and after not in (
            "and", "or", "in", "at", "are", "is", "who", "have", "shall", "must", "may", "should", "to", "with", "from", "of", "by", "as", "can", "will",
        )  # fmt: skip
    if "g" in flags:
        return story(passage, hit.start)
    if "a" in flags:
        return after in ("school", "schools", "education", "classes", "dormitory")
    if "s" in flags:
        return "men" in words
    if "d" in flags:
        return (
            after in ("or", "and")
            or bool(re.match(r"\s*(?:/|or\b)", passage.text[hit.end :]))
            or bool(re.match(r"\s+[A-Z]", passage.text[hit.end :]))
        )
    return False


def _excused_elsewhere(passage: Passage, hit: Hit) -> bool:
    flags, text = hit.entry.flags, passage.text
    if "b" in flags and text[hit.start].isupper() and _inside(passage, hit) and not text.isupper():
        return True
    if "t" in flags and re.match(
        r"\s+(?:(?:de|du|la|le|del)\s+)?[A-ZÀ-Þ][a-zà-ÿ]+", text[hit.end :]
    ):
        return True
    begin, end = passage.sentence_at(hit.start)
    if passage.words[hit.first] in ("homme", "hombre") and person_ranges(text[begin:end]):
        return True  # who is named has a sex
    if "s" in flags and told(passage, hit.start):
        return True  # who did something is whoever the writer has seen
    mates = [w for f in flags if f.startswith("~") for w in f[1:].split(",")]
    return any(m in passage.words[max(hit.first - 6, 0) : hit.last + 7] for m in mates)


class ManWords(WordRule):
    """A job or role is named with -man, -woman, -boy, -girl or -lady.

    A title that names one sex tells everyone else that the job is not theirs, and in a pay grid it
    invites the argument that a woman in the post does another job. A named person's own title stays.

    Bad: The foreman shall post the roster.
    Good: The supervisor shall post the roster.
    """

    name = "gender/man-words"
    formerly = ("gender/occupational-man",)
    section = "man-words"
    why = "names one sex for a role that anyone can hold."
    fixes = True
    reasons = {  # noqa: RUF012
        "fr": "désigne un seul sexe pour une fonction que toute personne peut exercer.",
        "es": "nombra un solo sexo para una función que puede ejercer cualquier persona.",
    }

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        yield from super().check(document, context)
        unknown = frozenset(w for w in document.index if unlisted(w))
        for passage in document.having(unknown, "en") if unknown else ():
            if passage.paragraph.role == "quote":
                continue
            for i, word in enumerate(passage.words):
                start, end = passage.spans[i]
                if (
                    word not in unknown
                    or not passage.text[start:end].islower()
                    or passage.words[i - 1 : i] not in BEFORE_ROLE
                    or passage.quiet(start, end)
                    or named_role(passage, start, end)
                    or story(passage, start)
                ):
                    continue
                message = f"“{passage.text[start:end]}” {self.why}"
                yield self.at(passage, start, end, message, hint=ANY_ROLE, kind=document.kind)


class FeminisedForm(WordRule):
    """A job is named by a feminine form as if the plain form were for men.

    Forms such as “manageress” mark a woman as the exception, and feminine titles in a grid lower the
    value of the job.

    Bad: Each waitress receives the service charge in full.
    Good: Each waiter receives the service charge in full.
    """

    name = "gender/feminised-form"
    section = "feminised-form"
    why = "marks women as the exception in a role that anyone can hold."

    def excused(self, passage: Passage, hit: Hit) -> bool:
        """A story of someone named may well say that she is an actress."""
        told = passage.language == "en" and not hit.entry.plural and story(passage, hit.start)
        return told or super().excused(passage, hit)


class FamilyRole(WordRule):
    """A family or care role is given to one sex.

    Care is shared, and families have many forms. A benefit for “wives” leaves out husbands, partners
    and everyone who cares without being married.

    Bad: The delegates and their wives are invited.
    Good: The delegates and their spouses or partners are invited.
    """

    name = "gender/family-role"
    section = "family-role"
    why = "gives a family or care role to one sex."


class WomenAsGirls(WordRule):
    """Adults are called girls, ladies or guys.

    Adult workers are women and men. “The girls in the office” makes colleagues small.

    Bad: Ask the girls in the office for the form.
    Good: Ask the office staff for the form.
    """

    name = "gender/women-as-girls"
    section = "women-as-girls"
    why = "is no name for adults at work."


class Stereotype(WordRule):
    """A phrase treats one sex as weak, special or made for certain work.

    Women are not a vulnerable group by nature, and work that is “suitable for women” breaches
    ILO Convention 111. Name the risk or the situation, not the sex.

    Bad: Vulnerable groups such as women receive special attention.
    Good: Workers exposed to violence receive protection.
    """

    name = "gender/stereotype"
    section = "stereotype"
    why = "rests on a stereotype."
