"""A sentence as a statement of who must, may or has what, and how firmly."""

# ruff: noqa: E501
# Patterns are kept whole.

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import Literal, cast

from clausekit.lean import dataclass
from clausekit.lint.obligation.denial import denied, turned
from clausekit.lint.obligation.ladder import RUNGS, Modality, Rung, endings, starts, tried
from clausekit.lint.obligation.reading import receives, says_nothing, suffers
from clausekit.lint.passages.passage import Passage
from clausekit.lint.passages.patterns import lazy

Tried = tuple[tuple[Rung, re.Pattern[str]], ...]
Holder = Literal["duty", "right", "both", "other"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One commitment, right or ban.

    Attributes:
        start, end: Range of the sentence; `verb` is the range of the words that decide.
        subject: The noun that bears it, as printed, or empty.
        holder: Whose duty or right it is: the employer's side, the workers' side, both, or another.
        score: Rung of the ladder, 0 to 5; a right of the workers' side scores 5.
    """

    passage: int
    start: int
    end: int
    verb: tuple[int, int]
    subject: str
    holder: Holder
    modality: Modality
    score: int
    passive: bool

    @property
    def strength(self) -> str:
        """The class in one word.

        One of binding, commitment, means, effort, soft, recital; right; discretion of the
        employer's side; exemption.
        """
        if self.modality in ("no-entitlement", "no-obligation"):
            return "exemption"
        if self.modality == "entitlement":
            return "discretion" if self.holder == "duty" else "right"
        if self.modality == "permission":
            return "right" if self.holder == "right" else "discretion"
        return ("recital", "soft", "effort", "means", "commitment", "binding")[self.score]


_DUTY = {
    "en": r"company|companies|employers?|management|groups?|controlled\s+entit(?:y|ies)|entit(?:y|ies)|suppliers?|contractors?|subcontractors?|enterprises?|undertakings?|firms?|corporation|board|district|"
    r"city|county|state|agency|university|college|hospital|school|authority|department|supervisors?|managers?|administration|superintendent|principal|director|business\s+partners?|committee|lessor|landlord|licensor|seller|buyer|purchaser|owner|lender|provider|bank|commission|council|member\s+states?|governments?",
    "fr": r"entreprises?|société|sociétés|employeu(?:rs?|ses?)|direction|établissements?|partie\s+patronale|donneurs?\s+d'ordres?|groupe|partie\s+employeuse|fournisseurs?|filiales?|sous-traitants?|comité|commission|conseil|autorité|tribunal|administration|entités?\s+contrôlées?|états?\s+membres?",
    "es": r"empresas?|empleador(?:as?|es)?|empresari[oa]s?|patron[oa]s?|contratistas?|dirección|grupo|parte\s+empleadora|compañía|sociedad|proveedor(?:es|as)?|filial(?:es)?|entidad(?:es)?|comité|comisión|consejo|autoridad|ministerio|poder\s+ejecutivo|tribunal|patronal|administración|estados?\s+miembros?",
}
_RIGHT = {
    "en": r"unions?|global\s+union|workers?|employees?|representatives?|delegates?|stewards?|members?|apprentices?|teachers?|nurses?|trade\s+unions?|association|federation|guild|grievants?|officers?|staff|personnel|survivors?|"
    r"complainants?|executives?(?!\s+(?:board|committee|council|director|officer|vice))|consultants?|grievors?|instructors?|journeymen|crew|pilots?|borrower|guarantor|persons?|individuals?|operators?|drivers?|tenant|lessee|licensee|trainees?|bargaining\s+unit\s+members?|candidates?|applicants?|parents?|faculty",
    "fr": r"syndicats?|sections?\s+syndicales?|travailleu(?:rs?|ses?)|salariée?s?|employée?s?|représentante?s?|déléguée?s?|membres?|organisations?\s+syndicales?|fédération|personnes?|stagiaires?|apprentie?s?|personnel|intérimaires?|survivante?s?|élue?s?|titulaires?|bénéficiaires?|intéressée?s?|ouvri(?:ers?|ères?)|candidate?s?|équipes?",
    "es": r"sindicatos?|secci(?:ón|ones)\s+sindical(?:es)?|trabajador(?:a|es|as)?|personas?|emplead[oa]s?|representantes?|representación|delegad[oa]s?|afiliad[oa]s?|miembros?|organizacion(?:es)?\s+sindical(?:es)?|federación|plantilla|personal|aprendi(?:z|ces)|supervivientes?|titulares?|beneficiari[oa]s?|interesad[oa]s?|operari[oa]s?|obrer[oa]s?|jornaler[oa]s?|colaborador(?:a|es|as)?|quien(?:es)?",
}
_BOTH = {"en": r"parties|party", "fr": r"parties|partie", "es": r"partes|parte"}
_SUBJECT = {
    lang: lazy(
        rf"\b(?:(?P<duty>{_DUTY[lang]})|(?P<right>{_RIGHT[lang]})|(?P<both>{_BOTH[lang]}))\b(?!'s?\s+(?!and\b))"
    )
    for lang in ("en", "fr", "es")
}
_ROLE = lazy(rf"\b(?:{_DUTY['en']}|{_RIGHT['en']})\b")
_ENUMERATES = lazy(r",\s*(?:its|the\s+\w+,|and|or)\b")
_SUBORDINATE = {
    "en": lazy(
        r"\b(?:if|when|where|unless|until|whenever|provided\s+that|to\s+the\s+extent|in\s+the\s+event|in\s+case|should|once|after|before|while|who|whom|whose|which|that|as)\s+[^,;]*$"
    ),
    "fr": lazy(
        r"\b(?:(?:si|lorsque|quand|tant\s+que|sauf\s+si|dès\s+que|qui|que|dont|où)\s|s'ils?\s|lorsqu'|qu')[^,;]*$"
    ),
    "es": lazy(
        r"\b(?:si|cuando|siempre\s+que|salvo\s+que|en\s+caso\s+de\s+que|una\s+vez\s+que|que|cuyo|cuya|donde|mientras)\s+[^,;]*$"
    ),
}
_PASSIVE = {
    "en": lazy(
        r"\s+(?:\w+ly\s+|not\s+|also\s+)*be\s+(?:\w+ly\s+)?(?:\w+ed|given|made|paid|held|kept|taken|sent|set|put|written|drawn|borne|brought|found|known|met|chosen|done|shown|told|laid)\b"
    ),
    "fr": lazy(
        r"\s+(?:\w+ment\s+)?(?:être|sont|est|sera|seront)\s+\w+(?:é|és|ée|ées|is|ise|ises|it|ite|ites|us?|ues?)\b"
    ),
    "es": lazy(r"\s+ser\s+\w+(?:ad[oa]s?|id[oa]s?)\b"),
}


def statements(passage: Passage) -> Iterator[Statement]:
    """Yield every statement of the passage, sentence by sentence."""
    if passage.language not in RUNGS:
        return
    if passage.openings is None:
        passage.openings = _openings(passage)
    at, openings = 0, passage.openings
    for start, end in passage.sentences if openings else ():
        while at < len(openings) and openings[at][0] < start:
            at += 1
        if at < len(openings) and openings[at][0] < end:
            yield from in_sentence(passage, start, end)


def in_sentence(passage: Passage, start: int, end: int) -> Iterator[Statement]:
    """Yield the statements of one sentence, main clauses first to last."""
    language = passage.language
    lower = passage.lower
    for rung, match in _matches(passage, start, end):
        if rung.modality == "none":
            continue
        subject, holder = subject_of(lower[start : match.start()], language)
        if subject is None:  # some rungs hold their subject: « l'entreprise informe »
            subject, holder = subject_of(lower[start : match.end()], language)
            if subject is not None and subject[1] > match.end() - start - 1:
                subject, holder = None, "other"
        printed = passage.text[start + subject[0] : start + subject[1]] if subject else ""
        if language == "en" and says_nothing(lower, start, match, end, named=subject is not None):
            continue
        modality, score = _weighed(rung, holder, lower, start, match)
        yield Statement(
            passage.index, start, end, match.span(), printed, holder, modality, score,
            bool(_PASSIVE[language].match(lower[match.end() : match.end() + 60])),
        )  # fmt: skip


def _weighed(
    rung: Rung, holder: Holder, lower: str, start: int, match: re.Match[str]
) -> tuple[Modality, int]:
    """Return what the rung says once the side that bears it, and who is meant, are known."""
    modality, score = cast(Modality, rung.modality), rung.score
    after = lower[match.end() : match.end() + 340]
    if modality == "permission" and holder in ("right", "both"):
        score = 5 if holder == "right" and not suffers(after) else 1
    if modality == "entitlement" and holder == "duty":
        score = 1
    if modality == "obligation" and score >= 4 and holder == "right" and receives(after):
        modality, score = "entitlement", 5
    denial = denied(lower[max(start, match.start() - 80) : match.start()])
    if denial:
        said = lower[match.start() : match.end() + 60]
        modality, score = turned(modality, score, denial, said)
    return modality, score


def _matches(passage: Passage, start: int, end: int) -> Iterator[tuple[Rung, re.Match[str]]]:
    """Yield the rungs of the sentence; only a word at which one can begin is tried."""
    if passage.openings is None:
        passage.openings = _openings(passage)
    openings, lower, after = passage.openings, passage.lower, start
    for k in range(bisect_left(openings, (start,)), len(openings)):
        at, rungs = openings[k]
        if at >= end:
            return
        if at < after:
            continue
        for rung, pattern in rungs:
            match = pattern.match(lower, at, end)
            if match is not None:
                after = match.end()
                yield rung, match
                break


def _openings(passage: Passage) -> list[tuple[int, Tried]]:
    """Return where the words stand at which a rung can begin, each with those rungs."""
    language, words = passage.language, passage.words
    opens = _opens(language)
    places = [i for i, word in enumerate(words) if opens[word]]
    if not places:
        return []
    known, spans, found = _TRIED.setdefault(language, {}), passage.spans, []
    for i in places:
        pair = words[i], words[i + 1] if i + 1 < len(words) else ""
        rungs = known.get(pair)
        if rungs is None:
            if len(known) > _PAIRS:
                known.clear()
            rungs = known[pair] = tried(language, *pair)
        if rungs:
            found.append((spans[i][0], rungs))
    return found


class _Opens(dict[str, bool]):
    """Of each word, whether a rung can begin at it; worked out when a word is first met."""

    def __init__(self, language: str) -> None:
        self.heads, self.tails = starts(language), endings(language)

    def __missing__(self, word: str) -> bool:
        if len(self) > _PAIRS:
            self.clear()
        found = word in self.heads or (bool(self.tails) and word.endswith(self.tails))
        self[word] = found
        return found


_opens = cache(_Opens)
_PAIRS = 50_000
# Quicker than calling a function that remembers.
_TRIED: dict[str, dict[tuple[str, str], Tried]] = {}


def subject_of(before: str, language: str) -> tuple[tuple[int, int] | None, Holder]:
    """Return the range of the noun that bears the verb, within the text before it, and whose side it is on."""
    pattern = _SUBJECT[language]
    segment = _last_clause(before)
    match = pattern.search(before, segment)
    if match is None and segment:
        match = pattern.search(before)
    if match is None:
        return None, "other"
    rest = before[match.end() :]
    if match.group("both"):
        return match.span(), "both"
    joined = re.match(
        r"(?:\s+and|\s+or|\s+et|\s+y)\s+(?:the\s+|la\s+|le\s+|el\s+|l'|its\s+)?", rest
    )
    if joined:
        second = pattern.match(before, match.end() + joined.end())
        if second and bool(second.group("duty")) != bool(match.group("duty")):
            return match.span(), "both"
    return match.span(), "duty" if match.group("duty") else "right"


def _last_clause(before: str) -> int:
    """Return where the last clause begins: after the last sign that ends one."""
    at, find = len(before), before.rfind
    while True:
        at = max(find(",", 0, at), find(";", 0, at), find(":", 0, at))
        if at < 0 or before[at] != "," or not _ENUMERATES.match(before, at):
            return at + 1


def roles(text: str) -> Iterator[str]:
    """Yield the party nouns of a folded English text, each in its singular, as they come."""
    for match in _ROLE.finditer(text):
        noun = match.group()
        yield noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def subordinate(passage: Passage, statement: Statement) -> bool:
    """Return whether the statement stands in a clause that depends on another: `if …`, `which …`."""
    before = passage.lower[statement.start : statement.verb[0]]
    return bool(_SUBORDINATE[passage.language].search(before))


_THAT = (" that", " que")
_SUPPOSED = lazy(r"\bthat\s+(?:if|when|where|unless|until)\s+[^,;]*$")


def primary(passage: Passage, start: int, end: int) -> Statement | None:
    """Return the statement that the sentence as a whole makes: its main clause's."""
    found = list(in_sentence(passage, start, end))
    if not found:
        return None
    agreed = len(found) > 1 and passage.lower[slice(*found[0].verb)].endswith(_THAT)
    if agreed and not _SUPPOSED.search(passage.lower[start : found[1].verb[0]]):
        return found[1]  # what was agreed
    if passage.language in _ASIDE:
        return _main(passage, found[0].verb[1] if agreed else start, found[agreed:])
    for statement in found[agreed:]:
        if statement.modality != "declaration" and not subordinate(passage, statement):
            return statement
    return next((s for s in found if s.modality != "declaration"), found[0])


def _main(passage: Passage, start: int, found: list[Statement]) -> Statement | None:
    """Return the statement of the main clause, which may follow a side clause without a comma."""
    before, rest = start, []
    for statement in found:
        between = passage.lower[before : statement.verb[0]]
        before = statement.verb[1]
        if statement.modality == "declaration":
            continue
        if not _SUBORDINATE[passage.language].search(between):
            return statement
        if not _ASIDE[passage.language].search(between):
            rest.append(statement)
    return next((s for s in (*rest, *found) if s in rest or s.modality == "declaration"), None)


# What such a clause says is said of something else: « dont l'horaire n'est pas annualisé ».
_ASIDE = {
    "fr": lazy(
        r"(?:\b(?:dont|où|qui|lesquel(?:le)?s|lorsque|tant\s+que|si)\s+|\bs'ils?\s+|\blorsqu')(?:[^\s,;]+\s+){0,3}$"
    ),
    "es": lazy(r"\b(?:cuy[oa]s?|donde|cuando|si|mientras)\s+(?:[^\s,;]+\s+){0,3}$"),
}
