"""Law that the text rests on: old, not in force, unverified, or cited wrongly."""

# ruff: noqa: ARG002, D102
# Patterns are kept whole; the base class documents `check`, which not every rule needs all of.

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from clausekit.diagnostics import Severity
from clausekit.lint.facts import BasisFact, InstrumentFact, LintContext
from clausekit.lint.passages.passage import Document
from clausekit.lint.passages.patterns import lazy
from clausekit.lint.rule import Finding, Rule

STALE_MONTHS = 12


def _instruments(context: LintContext) -> dict[str, InstrumentFact]:
    return {i.id: i for i in context.instruments or ()}


def _cited(context: LintContext) -> Iterator[tuple[BasisFact, InstrumentFact]]:
    known = _instruments(context)
    for basis in context.bases or ():
        instrument = known.get(basis.instrument)
        if instrument is not None:
            yield basis, instrument


def _months(earlier: str, later: str) -> int:
    try:
        first, second = date.fromisoformat(earlier), date.fromisoformat(later)
    except ValueError:
        return 0
    return (second.year - first.year) * 12 + second.month - first.month - (second.day < first.day)


class StaleBasis(Rule):
    """A record of law is older than a year.

    Law moves: five changes in European law alone in one year. Look the instrument up again and date the
    record anew.

    Bad: as_of 2024-06-01, read on 2026-11-23.
    Good: as_of 2026-11-01, read on 2026-11-23.
    """

    name = "law/stale"
    needs = ("bases", "instruments", "today")

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        for basis, instrument in _cited(context):
            age = _months(basis.as_of or instrument.as_of, context.today or "")
            if age > STALE_MONTHS:
                yield self.on(
                    f"{instrument.title} was last looked up {age} months ago.",
                    span=basis.span,
                    place=basis.place,
                    clause=basis.clause,
                    actual=basis.as_of or instrument.as_of,
                )


class NotInForce(Rule):
    """A clause rests on law that is not in force.

    A deferred, proposed or repealed instrument gives no right today. The clause must give it by its own
    words.

    Bad: A basis whose record says “deferred”.
    Good: A basis in force, or a clause that says what it gives.
    """

    name = "law/not-in-force"
    needs = ("bases", "instruments")
    severity = Severity.INFO

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        for basis, instrument in _cited(context):
            if instrument.status != "in-force":
                when = (
                    f", applies from {instrument.applies_from}" if instrument.applies_from else ""
                )
                yield self.on(
                    f"{instrument.title} is {instrument.status}{when}.",
                    span=basis.span,
                    place=basis.place,
                    clause=basis.clause,
                    actual=instrument.id,
                )


class UnverifiedBasis(Rule):
    """Nobody has checked a basis against the text of the law.

    It is not printed in an outgoing draft. Someone should read the official text before it is relied on.

    Bad: verified: not-yet
    Good: verified: official-text, with the address that was read.
    """

    name = "law/unverified"
    severity = Severity.INFO
    needs = ("bases", "instruments")

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        for basis, instrument in _cited(context):
            if basis.verified == "not-yet":
                yield self.on(
                    f"{instrument.title} {basis.at} has not been checked against its text.",
                    span=basis.span,
                    place=basis.place,
                    clause=basis.clause,
                    actual=f"{basis.instrument} {basis.at}",
                )


class UnknownInstrument(Rule):
    """A citation names an instrument that has no record.

    Without a record nobody will notice when it changes.

    Bad: instrument: eu-ai-regulation (no such record)
    Good: instrument: eu-ai-act
    """

    name = "law/unknown-instrument"
    severity = Severity.ERROR
    needs = ("bases", "instruments")

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        known = _instruments(context)
        for basis in context.bases or ():
            if basis.instrument not in known:
                yield self.on(
                    f"There is no record of “{basis.instrument}”.",
                    span=basis.span,
                    place=basis.place,
                    clause=basis.clause,
                    actual=basis.instrument,
                )


_ARTICLE_27 = lazy(
    r"\b(?:article|art\.?|artículo)\s+27\b[^.;]{0,40}\b(?:ai\s+act|2024/1689|artificial\s+intelligence\s+act|règlement\s+(?:sur\s+l')?ia|reglamento\s+de\s+(?:ia|inteligencia))|\b(?:ai\s+act|2024/1689|artificial\s+intelligence\s+act)\b[^.;]{0,30}\b(?:article|art\.?)\s+27\b"
)
_EIGHT = lazy(
    r"\beight\s+(?:\(8\)\s+)?(?:ilo\s+)?(?:core|fundamental)\s+(?:ilo\s+|labou?r\s+)?(?:conventions|standards)|\bhuit\s+conventions\s+(?:fondamentales|de\s+base)|\bocho\s+convenios\s+(?:fundamentales|básicos)|\bfour\s+(?:categories\s+of\s+)?fundamental\s+principles|\bquatre\s+principes\s+fondamentaux|\bcuatro\s+principios\s+fundamentales"
)
_OLD_DATE = lazy(
    r"\b(?:2\s+august\s+2026|august\s+2,?\s+2026|2\s+août\s+2026|2\s+de\s+agosto\s+de\s+2026)\b"
)
_AI_ACT = lazy(
    r"\bai\s+act\b|2024/1689|artificial\s+intelligence\s+act|règlement\s+sur\s+l'(?:ia|intelligence)|reglamento\s+de\s+(?:ia|inteligencia)|high-risk|haut\s+risque|alto\s+riesgo"
)


class AssessmentArticle(Rule):
    """Article 27 of the AI Act is cited for an ordinary private employer.

    It binds public bodies, private providers of public services, and users of certain credit and
    insurance systems. An agreement must lay the duty to assess down in its own words.

    Bad: The Company assesses each system as Article 27 of the AI Act requires.
    Good: The Company assesses each system before deployment.
    """

    name = "law/ai-act-assessment"

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        if any("public body" in b.clause for b in context.bases or ()):
            return
        for basis in context.bases or ():
            if basis.instrument == "eu-ai-act" and re.search(r"\bArt(?:icle|\.)?\s*27\b", basis.at):
                yield self.on(
                    "Article 27 of the AI Act does not bind an ordinary private employer.",
                    span=basis.span,
                    place=basis.place,
                    clause=basis.clause,
                    actual=basis.at,
                )
        for passage in document.having({"27"}):
            for match in _ARTICLE_27.finditer(passage.lower):
                yield self.at(
                    passage,
                    *match.span(),
                    "Article 27 of the AI Act does not bind an ordinary private employer.",
                    hint="Lay the duty to assess down in the agreement's own words.",
                    kind=document.kind,
                )


class CoreConventions(Rule):
    """The fundamental conventions of the ILO are counted as they were before 2022.

    Safe and healthy work was added in June 2022: there are five principles, and C155 and C187 are
    fundamental.

    Bad: the eight core conventions of the ILO
    Good: the fundamental conventions of the ILO, C155 and C187 among them
    """

    name = "law/core-conventions"

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        for passage in document.having({"eight", "four", "huit", "quatre", "ocho", "cuatro"}):
            for match in _EIGHT.finditer(passage.lower):
                words = passage.text[match.start() : match.end()]
                yield self.at(
                    passage,
                    *match.span(),
                    f"“{words}” leaves out safe and healthy work (C155, C187).",
                    hint="Say “the fundamental conventions”.",
                    kind=document.kind,
                )


class DeferredDate(Rule):
    """The AI Act's duties for high-risk systems are dated August 2026.

    They were deferred: Annex III systems from 2 December 2027, Annex I from 2 August 2028.

    Bad: From 2 August 2026 the AI Act requires deployers to inform workers.
    Good: From 2 December 2027 the AI Act requires it; this agreement requires it now.
    """

    name = "law/ai-act-dates"

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        for passage in document.having({"2026"}):
            for match in _OLD_DATE.finditer(passage.lower):
                begin, end = passage.sentence_at(match.start())
                if _AI_ACT.search(passage.lower, begin, end):
                    words = passage.text[match.start() : match.end()]
                    yield self.at(
                        passage,
                        *match.span(),
                        f"“{words}”: these duties of the AI Act were deferred.",
                        hint="Annex III applies from 2 December 2027.",
                        kind=document.kind,
                    )
