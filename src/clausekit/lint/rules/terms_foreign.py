"""Defined terms: without definition, without use, defined twice, written in two ways."""

# ruff: noqa: ARG002, D102
# Patterns are kept whole; the base class documents `check`, which not every rule needs all of.

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import cast

from clausekit.diagnostics import Severity
from clausekit.lean import dataclass
from clausekit.lint.facts import LintContext
from clausekit.lint.passages.passage import Document, Passage
from clausekit.lint.passages.patterns import lazy
from clausekit.lint.passages.words import fold, occurrences, word_set
from clausekit.lint.rule import Finding, Rule

_Q = r"[\"“«'‘]\s*(?P<term>[^\"”»'’“«]{2,60}?)\s*[\"”»'’]"
_MEANS = lazy(
    rf"{_Q}(?:\s+or\s+[\"“][^\"”]{{2,60}}[\"”])?\s*,?\s*(?:\([^)]*\)\s*)?(?:shall\s+|will\s+)?(?:means?|mean|refers?\s+to|is\s+defined\s+as|are\s+defined\s+as|includes?|désigne(?:nt)?|signifie(?:nt)?|s'entend(?:ent)?|significa(?:n)?|designa(?:n)?|se\s+entiende)\b"
    rf"|(?:on\s+entend\s+par|se\s+entiende(?:rá)?\s+por|the\s+term)\s+(?:l[ea]s?\s+)?[\"“«]\s*(?P<term2>[^\"”»]{{2,60}}?)\s*[\"”»]"
)
_MEANING = word_set(
    "means mean refer refers defined include includes désigne désignent signifie signifient entend entendent "
    "significa significan designa designan entiende entienderá term"
)
_CALLED = lazy(
    r"\(\s*(?:hereinafter|hereafter|collectively|each|together|ci-après|en\s+adelante|the|le|la|el)?[^()\"“«]{0,40}[\"“«]\s*(?:the\s+)?(?P<term>[^\"”»]{2,60}?)\s*[\"”»]\s*\)",
    re.I,
)


_LOCAL = lazy(
    r"\b(?:purposes?\s+of|in|within|under|throughout)\s+(?:(?:this|these|the\s+present|applying|article|section)\b(?!\s+agreement)(?!\s+contract))|"
    r"\b(?:au\s+sens|aux\s+fins|dans)\s+(?:du|de\s+la|des|le|la|ce|cet|cette)\s+(?:présente?\s+)?(?:article|section|annexe|paragraphe|chapitre|titre)|"
    r"\b(?:a\s+efectos|a\s+los\s+efectos|en)\s+(?:de\s+|del\s+)?(?:este|esta|el|la|presente)?\s*(?:presente\s+)?(?:artículo|sección|anexo|apartado|capítulo)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Defined:
    """A definition found in a text."""

    term: str
    passage: int
    start: int
    end: int
    full: bool
    local: bool = False


def definitions(document: Document) -> tuple[Defined, ...]:
    """Return the definitions of a document: “X” means …, and (the “X”)."""
    known = document.cache.get("definitions")
    if known is None:
        found: list[Defined] = []
        for passage in document.body():
            text = passage.text
            if not any(q in text for q in "\"“«'‘"):
                continue
            meant = () if _MEANING.isdisjoint(passage.words) else _MEANS.finditer(text)
            for match in meant:
                group = "term" if match.group("term") else "term2"
                span = match.span(group)
                begin, stop = passage.sentence_at(match.start())
                local = bool(_LOCAL.search(text[begin:stop]))
                found.append(
                    Defined(match.group(group), passage.index, *span, full=True, local=local)
                )
            for match in _CALLED.finditer(text) if "(" in text else ():
                found.append(
                    Defined(match.group("term"), passage.index, *match.span("term"), full=False)
                )
        known = tuple(found)
        document.cache["definitions"] = known
    return cast("tuple[Defined, ...]", known)


@lru_cache(4096)
def _key(term: str) -> str:
    bare = re.sub(r"^(?:the|le|la|les|el|los|las)\s+|^l'", "", fold(term).strip(" .,"))
    return re.sub(r"(?:ies|s)$", "", bare)


def first_definitions(document: Document) -> Iterator[Defined]:
    """Yield the first full definition of each term."""
    seen: set[str] = set()
    for found in definitions(document):
        key = _key(found.term)
        if found.full and key not in seen:
            seen.add(key)
            yield found


def is_defined(document: Document, context: LintContext, words: str) -> bool:
    """Return whether words are a defined term or stand in one: to change them here alone undoes it."""
    known = cast("dict[str, bool]", document.cache.setdefault("words of definitions", {}))
    key = _key(words)
    if key not in known:
        terms = [d.term for d in definitions(document) if d.full]
        terms += [t.term for t in context.terms or ()]
        pattern = re.compile(rf"\b{re.escape(key)}[sx]?\b")
        known[key] = any(pattern.search(_key(term)) for term in terms)
    return known[key]


class DuplicateDefinition(Rule):
    """A term is defined twice.

    Each side will quote the definition that suits it.

    Bad: “Worker” means an employee. … “Worker” means any person who works.
    Good: “Worker” means any person who works.
    """

    name = "terms/duplicate"
    severity = Severity.ERROR
    foreign = Severity.WARNING

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        first: dict[str, Defined] = {}
        for found in definitions(document):
            if not found.full or found.local:
                continue  # “in this Article” may differ from elsewhere
            before = first.setdefault(_key(found.term), found)
            if before is not found and before.passage != found.passage:
                passage = document.passages[found.passage]
                where = (
                    document.passages[before.passage].paragraph.place
                    or f"paragraph {before.passage + 1}"
                )
                yield self.at(
                    passage,
                    found.start,
                    found.end,
                    f"“{found.term}” is defined already at {where}.",
                    kind=document.kind,
                )
        terms: dict[str, str] = {}
        for term in context.terms or ():
            other = terms.setdefault(fold(term.term), term.id)
            if other != term.id:
                yield self.on(
                    f"“{term.term}” is defined as {other} and as {term.id}.",
                    span=term.span,
                    place=term.place,
                    actual=term.term,
                )


class UnusedDefinition(Rule):
    """A term is defined and never used.

    Either the text lost the provision that needed it, or the definition is there for something else.

    Bad: “Pilot” means a trial (and no provision speaks of one).
    Good: Leave the definition out.
    """

    name = "terms/unused"

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        if (
            context.terms is not None
            and context.term_uses is not None
            and document.kind == "agreement"
        ):
            used = {u.term for u in context.term_uses} | {
                u for t in context.terms for u in t.uses if u != t.id
            }
            for term in context.terms:
                if term.id not in used:
                    yield self.on(
                        f"“{term.term}” is defined and never used.",
                        span=term.span,
                        place=term.place,
                        actual=term.term,
                    )
            return
        for found in first_definitions(document):
            if not self._used(document, found):
                passage = document.passages[found.passage]
                yield self.at(
                    passage,
                    found.start,
                    found.end,
                    f"“{found.term}” is defined and never used.",
                    kind=document.kind,
                )

    def _used(self, document: Document, found: Defined) -> bool:
        key = _key(found.term)
        *whole, stem = re.findall(r"\w+", key) or ("",)
        if not stem:
            return True
        candidates = document.having(
            document.rarest([*([w] for w in whole), [*document.beginning(stem)]])
        )
        for passage in candidates:
            for start, _ in occurrences(passage.lower, key):
                if _is_use(passage, start, found):
                    return True
        return self._agrees(document, found, key)

    def _agrees(self, document: Document, found: Defined, key: str) -> bool:
        """Return whether the term is used in another gender or number, where words agree."""
        endings = _ENDINGS.get(document.passages[found.passage].language)
        if endings is None:
            return False
        longest = max(re.findall(r"\w+", key), key=len)
        forms = _inflected(key, *endings)
        return any(
            _is_use(passage, match.start(), found)
            for passage in document.having(document.beginning(_stem(longest, endings[0])))
            for match in forms.finditer(passage.lower)
        )


def _is_use(passage: Passage, start: int, found: Defined) -> bool:
    """Return whether words stand elsewhere than in the definition itself."""
    length = found.end + 1 - found.start
    return passage.index != found.passage or not -8 <= start - found.start <= length


# What a word of a term may end with where it agrees: the ending that is taken off, and those put on.
_ENDINGS = {
    "fr": (
        r"(?:ées?|és|é|aux|ales?|al|es?|s|x)$",
        r"(?:ées?|és?|aux|ales?|al|elles?|ves?|nes?|es?|s|x)?",
    ),
    "es": (r"(?:os|as|es|o|a|e|s)$", r"(?:os?|as?|es?|s)?"),
}


def _stem(word: str, ending: str) -> str:
    """Return a word without its ending; short words have none."""
    return re.sub(ending, "", word) if len(word) > 3 else word


def _inflected(key: str, ending: str, other: str) -> re.Pattern[str]:
    """Return a pattern of a term in any gender and number."""
    words = (
        re.escape(_stem(w, ending)) + (other if len(w) > 3 else "s?")
        for w in re.findall(r"\w+", key)
    )
    between = r"[^\w.;]+"
    return re.compile(rf"\b{between.join(words)}\b")


_CAPITALS = lazy(
    r"[A-Z](?<=[a-z,] .)[a-zà-ÿ]+(?:\s(?:of|and)\s)?[\s-]?"
    r"(?:[A-Z][a-zà-ÿ]+(?:\s(?:of|and)\s)?[\s-]?){1,3}(?<=[a-zà-ÿ])"
)


class UndefinedTerm(Rule):
    """A term is used as if it were defined and has no definition.

    A capitalised or marked term sends its reader to a definition. Without one the parties can argue over
    its meaning, and a court falls back on ordinary usage.

    Bad: The Company shall publish the Transparency Statement (which nothing defines).
    Good: “Transparency Statement” means the report under Article 4.
    """

    name = "terms/undefined"
    severity = Severity.ERROR
    foreign = Severity.INFO

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        if context.terms is not None and context.term_uses is not None:
            known = {t.id for t in context.terms}
            for use in context.term_uses:
                if use.term not in known:
                    yield self.on(
                        f"“{use.shown}” is used as a defined term and has no definition.",
                        span=use.span,
                        place=use.place,
                        clause=use.clause,
                        actual=use.shown,
                    )
        defined = definitions(document)
        if document.kind != "foreign" or sum(d.full for d in defined) < 3:
            return
        keys = {_key(d.term) for d in defined}
        seen: dict[str, list[tuple[Passage, int, int]]] = {}
        for passage in document.body():
            if passage.paragraph.role in ("body", "item") and not passage.text.isupper():
                for match in _CAPITALS.finditer(passage.text):
                    seen.setdefault(_key(match.group()), []).append((passage, *match.span()))
        for key, places in seen.items():
            if len(places) >= 3 and key not in keys and not any(key in k or k in key for k in keys):
                passage, start, end = places[0]
                shown = passage.text[start:end]
                yield self.at(
                    passage,
                    start,
                    end,
                    f"“{shown}” is used {len(places)} times with capitals and has no definition.",
                    kind=document.kind,
                )


class InconsistentCapital(Rule):
    """A defined term is written with and without its capital.

    The other side may say that the small letter means something else on purpose.

    Bad: “Site” means … The Company informs each site.
    Good: “Site” means … The Company informs each Site.
    """

    name = "terms/inconsistent-capital"
    severity = Severity.INFO

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        for found in first_definitions(document):
            if (
                not all(w[:1].isupper() for w in found.term.split() if len(w) > 3)
                or not found.term[:1].isupper()
            ):
                continue
            term = fold(found.term)
            *whole, last = re.findall(r"\w+", term) or ("",)
            if not last:
                continue
            words = document.rarest([*([w] for w in whole), [last, last + "s"]])
            for passage in document.having(words):
                for span in occurrences(passage.lower, term, "s"):
                    shown = passage.text[slice(*span)]
                    if (
                        shown[:1].islower()
                        and passage.index != found.passage
                        and not passage.quiet(*span)
                    ):
                        yield self.at(
                            passage,
                            *span,
                            f"“{shown}” is defined as “{found.term}”.",
                            expected=found.term,
                            kind=document.kind,
                        )
                        break
