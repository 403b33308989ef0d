"""What a duty lacks: someone who owes it, a time, a start, a consequence, a binding voice."""

# ruff: noqa: ARG002, D102, E501
# Patterns are kept whole; the base class documents `check`, which not every rule needs all of.

from __future__ import annotations

import re
from collections.abc import Iterator

from clausekit.diagnostics import Severity
from clausekit.lint.facts import LintContext
from clausekit.lint.obligation.signs import (
    ACT,
    DEADLINE,
    LANGUAGES,
    REMEDY,
    START,
    START_BEFORE,
    TIME,
)
from clausekit.lint.passages.passage import Document, Passage
from clausekit.lint.passages.patterns import lazy
from clausekit.lint.rule import Finding, Rule
from clausekit.lint.rules.obligation_verbs import SILENT_ROLES, all_duties, duties

_BY = {
    "en": lazy(r"\bby\s+(?:the|a|an|its|each|both|one)\b"),
    "fr": lazy(r"\bpar\s+(?:la|le|l'|les|une?)\b"),
    "es": lazy(r"\bpor\s+(?:la|el|las|los|una?)\b"),
}


class PassiveWithoutActor(Rule):
    """Something shall be done, and nobody is named who does it.

    A duty without a debtor cannot be claimed from anyone. Name the Company, the entity or the body.

    Bad: Training shall be provided before the first use.
    Good: The Company shall provide training before the first use.
    """

    name = "obligation/passive-without-actor"
    severity = Severity.INFO
    languages = frozenset(LANGUAGES)

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        for passage, statement in all_duties(document):
            if (
                not statement.passive
                or statement.modality != "obligation"
                or statement.holder in ("duty", "both")
            ):
                continue
            if _BY[passage.language].search(passage.lower, statement.verb[1], statement.end):
                continue
            yield self.at(
                passage,
                *statement.verb,
                "Nobody is named who owes this.",
                hint="Begin with who shall do it.",
                kind=document.kind,
            )


class NoDeadline(Rule):
    """A duty to act has no time.

    Without a time limit a duty is never late. Give a number, a unit and the event that starts the clock.

    Bad: The Company shall answer in writing.
    Good: The Company shall answer in writing within 10 days of the request.
    """

    name = "obligation/no-deadline"
    severity = Severity.INFO
    languages = frozenset(LANGUAGES)

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        for passage, statement in all_duties(document):
            if (
                statement.modality != "obligation"
                or statement.holder != "duty"
                or statement.score < 4
            ):
                continue
            language = passage.language
            if not ACT[language].match(passage.lower[statement.verb[1] : statement.verb[1] + 40]):
                continue
            if not TIME[language].search(passage.lower, statement.start, statement.end):
                yield self.at(
                    passage,
                    *statement.verb,
                    "This duty to act has no time.",
                    hint="Give a number, a unit and a start.",
                    kind=document.kind,
                )


class DeadlineWithoutStart(Rule):
    """A time limit does not say when it begins to run.

    “Within 30 days” runs from the event that the other side prefers. Say “of the notice”, “after the
    first use”.

    Bad: The Company shall answer within 10 days.
    Good: The Company shall answer within 10 days of the request.
    """

    name = "obligation/deadline-without-start"
    foreign = Severity.INFO
    languages = frozenset(LANGUAGES)

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        heads = frozenset({"within", "délai", "dans", "plazo"})
        for passage in document.having(heads):
            language = passage.language
            if language not in LANGUAGES or passage.paragraph.role in SILENT_ROLES:
                continue
            for match in DEADLINE[language].finditer(passage.lower):
                begin, end = passage.sentence_at(match.start())
                if START[language].match(passage.lower[match.end() : end]) or passage.quiet(
                    *match.span()
                ):
                    continue
                if START_BEFORE[language].search(passage.lower, begin, match.start()):
                    continue
                if (
                    re.search(
                        r"\b(?:of|after|from|following)\s+(?:the|its|a|an|receiving|receipt)\b",
                        passage.lower[match.end() : end],
                    )
                    and language == "en"
                ):
                    continue
                words = passage.text[match.start() : match.end()]
                yield self.at(
                    passage,
                    *match.span(),
                    f"“{words}” does not say when it begins to run.",
                    hint="Name the event that starts it.",
                    severity=_told_before(passage, match.start()),
                    kind=document.kind,
                )


_REPLY = lazy(
    r"\b(?:answers?|repl(?:y|ies)|responds?|carr(?:y|ies)\s+(?:it|them)\s+out|restored?|given\s+back|published|shall\s+record|travel|withdraw|remedy|reports?|work\s+of|job\s+cut|"
    r"répond\w*|exécut\w*|publi\w*|respond\w*|ejecut\w*)\b"
)


def _told_before(passage: Passage, at: int) -> Severity | None:
    """Return info where the words around tell the start: an answer runs from what is answered."""
    begin, _ = passage.sentence_at(at)
    return Severity.INFO if begin > 0 or _REPLY.search(passage.lower, begin, at + 40) else None


class NoConsequence(Rule):
    """A clause of ours lays down duties and no consequence.

    A deadline or duty without a stated consequence may be read as an order of good conduct. Say what is
    void, restored or paid, and which procedure decides.

    Bad: The Company shall keep a register of systems.
    Good: The Company shall keep a register of systems and shall not use a system that is not in it; any dispute is settled under the dispute clause.
    """

    name = "obligation/no-consequence"
    severity = Severity.INFO
    kinds = frozenset({"agreement", "library"})
    languages = frozenset(LANGUAGES)

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        groups: dict[str, list[Passage]] = {}
        for passage in document.body():
            if passage.paragraph.clause and passage.language in LANGUAGES:
                groups.setdefault(passage.paragraph.clause, []).append(passage)
        for clause, passages in groups.items():
            owed = [
                p
                for p in passages
                if any(
                    s.modality == "obligation" and s.score >= 4 and s.holder == "duty"
                    for s in duties(document, p)
                )
            ]
            if not owed or any(
                REMEDY[p.language].search(p.lower)
                or any(s.modality == "prohibition" for s in duties(document, p))
                for p in passages
            ):
                continue
            first = owed[0]
            yield self.at(
                first,
                0,
                min(len(first.text), 60),
                f"“{clause}” lays down duties and no consequence.",
                hint="Say what is void, restored or paid.",
                kind=document.kind,
            )


_VOICE = {
    "en": lazy(
        r"\b(?:recogni[sz]es?|acknowledges?|believes?|affirms?|reaffirms?|shares?\s+the\s+(?:view|conviction|belief)|is\s+convinced|are\s+convinced|attach(?:es)?\s+(?:great\s+)?importance)\b"
    ),
    "fr": lazy(
        r"\b(?:reconna(?:ît|issent)|estim(?:e|ent)|souhait(?:e|ent)|affirm(?:e|ent)|réaffirm(?:e|ent)|partag(?:e|ent)\s+la\s+conviction)\b"
    ),
    "es": lazy(
        r"\b(?:reconocen?|consideran?|desean?|afirman?|reafirman?|comparten?\s+la\s+convicción)\b"
    ),
}
_RECOGNITION = lazy(
    r"^\s+(?:and\s+\w+\s+)?(?:the|each|every|any|that\s+the)?\s*(?:\w+\s+){0,6}(?:right|rights|union|unions|association|federation|representatives?|agent|receipt|droit|droits|syndicat\w*|derechos?|sindicato\w*|representa\w*)\b"
)


class RecitalVoice(Rule):
    """An operative provision speaks like a recital.

    What a party “recognises” or “believes” binds it to nothing. In the operative part say what it shall
    do. Recognition of a union or of a right is a legal act and is not reported.

    Bad: The Company recognises the importance of lifelong learning.
    Good: The Company shall give each worker 40 hours of paid training a year.
    """

    name = "obligation/recital-voice"
    foreign = Severity.INFO
    languages = frozenset(LANGUAGES)

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        for passage, statement in all_duties(document):
            voice = _VOICE[passage.language]
            if statement.modality != "declaration" or statement.holder not in ("duty", "both"):
                continue
            words = passage.lower[slice(*statement.verb)]
            if not voice.search(words) or _RECOGNITION.match(
                passage.lower[statement.verb[1] : statement.end]
            ):
                continue
            if passage.quiet(*statement.verb):
                continue
            shown = passage.text[slice(*statement.verb)]
            yield self.at(
                passage,
                *statement.verb,
                f"“{shown}” binds nobody.",
                hint="Say what the party shall do, or move it to the recitals.",
                kind=document.kind,
            )
