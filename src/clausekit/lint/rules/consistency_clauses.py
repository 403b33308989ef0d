"""Sentences that undo what the agreement gives: no binding force, consent, silence, prerogative."""

# ruff: noqa: ARG002, D102
# Patterns are kept whole; the base class documents `check`, which not every rule needs all of.

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from clausekit.diagnostics import Severity
from clausekit.lint.facts import LintContext
from clausekit.lint.passages.passage import Document, Passage
from clausekit.lint.passages.patterns import lazy
from clausekit.lint.passages.words import word_set
from clausekit.lint.rule import Finding, Rule


class _Sentence(Rule):
    languages = frozenset({"en", "fr", "es"})
    patterns: ClassVar[dict[str, re.Pattern[str]]] = {}
    unless: ClassVar[re.Pattern[str]] = lazy(r"(?!)")
    heads: ClassVar[frozenset[str]] = frozenset()
    why: ClassVar[str] = ""
    advice: ClassVar[str] = ""

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        for passage in document.having(self.heads):
            pattern = self.patterns.get(passage.language)
            if pattern is None or passage.paragraph.role in (
                "quote",
                "heading",
                "title",
                "recital",
            ):
                continue
            for match in pattern.finditer(passage.lower):
                begin, end = passage.sentence_at(match.start())
                if self.unless.search(passage.lower, begin, end) or passage.quiet(
                    *match.span(), "quote"
                ):
                    continue
                if self.holds(document, passage):
                    words = passage.text[match.start() : match.end()]
                    yield self.at(
                        passage,
                        *match.span(),
                        f"“{words}” {self.why}",
                        hint=self.advice,
                        kind=document.kind,
                    )

    def holds(self, document: Document, passage: Passage) -> bool:
        """Return whether the rest of the document makes the sentence a conflict."""
        return True


class NonBinding(_Sentence):
    """The agreement says that it does not bind, and provides for arbitration or sanctions.

    A disclaimer takes back every clause, and a tribunal will ask why it was written.

    Bad: This Agreement is not legally binding. … Disputes go to binding arbitration.
    Good: This Agreement is legally binding.
    """

    name = "consistency/non-binding"
    heads = word_set(
        "binding legal legally enforceable intent contraignant juridique juridiques vinculante "
        "jurídico jurídicos"
    )
    patterns = {  # noqa: RUF012
        "en": lazy(
            r"\b(?:(?:is|are|shall|does|do)\s+not\s+(?:be\s+)?(?:intended\s+to\s+be\s+)?(?:legally\s+)?(?:binding|enforceable)|not\s+(?:create|give\s+rise\s+to|constitute)\s+(?:any\s+)?(?:legal|legally|contractual|enforceable)\b|without\s+legal\s+effect|statement\s+of\s+intent|no\s+legal\s+(?:effect|force)|binding\s+in\s+honou?r\s+only)"
        ),
        "fr": lazy(
            r"\b(?:n'(?:est|a)\s+pas\s+(?:juridiquement\s+)?(?:contraignant|de\s+(?:valeur|force)\s+(?:juridique|obligatoire))|sans\s+effet\s+juridique|déclaration\s+d'intention)"
        ),
        "es": lazy(
            r"\b(?:no\s+(?:es|será|tiene|tendrá)\s+(?:jurídicamente\s+)?(?:vinculante|carácter\s+vinculante|efectos?\s+jurídicos?)|declaración\s+de\s+intenciones)"
        ),
    }
    why = "takes back what the agreement gives."
    advice = "Leave it out, or say that the agreement binds."

    def holds(self, document: Document, passage: Passage) -> bool:
        return not {
            "arbitration",
            "arbitrator",
            "tribunal",
            "arbitrage",
            "arbitraje",
            "binding",
            "sanction",
            "void",
            "adjudicator",
        }.isdisjoint(document.index)


class ConsentBasis(_Sentence):
    """Processing of workers' data rests on their consent.

    A worker cannot refuse the employer freely, so consent is no valid basis at work, and it bypasses the
    union.

    Bad: The Company may process location data with the worker's consent.
    Good: The Company shall not rely on consent for processing workers' data.
    """

    name = "consistency/consent-basis"
    heads = frozenset({"consent", "consents", "consentement", "consentimiento"})
    patterns = {  # noqa: RUF012
        "en": lazy(
            r"\b(?:(?:with|on\s+the\s+basis\s+of|based\s+on|subject\s+to|given)\s+(?:the\s+|their\s+|his\s+or\s+her\s+)?(?:prior\s+|explicit\s+|written\s+|individual\s+|express\s+)*(?:consent\s+of\s+(?:the|each|every|individual)?\s*(?:workers?|employees?)|(?:workers?|employees?)['’]?s?['’]?\s+(?:\w+\s+)?consent)|(?:workers?|employees?)\s+(?:hereby\s+)?consents?\s+to)\b"
        ),
        "fr": lazy(
            r"\b(?:avec|sur\s+la\s+base\s+d[ue]|moyennant|sous\s+réserve\s+d[ue])\s+(?:le\s+|l')?consentement\s+(?:\w+\s+)?(?:de\s+la|du|des|de\s+chaque)\s+(?:personne|salarié\w*|travailleu\w+)"
        ),
        "es": lazy(
            r"\b(?:con|previo|sobre\s+la\s+base\s+del)\s+(?:el\s+)?consentimiento\s+(?:\w+\s+)?(?:de\s+la|del|de\s+cada)\s+(?:persona|trabajador\w*|emplead\w*)"
        ),
    }
    unless = lazy(
        r"\b(?:not|never|no\s+consent|cannot|survivor|union|closed?|case|home|visit|medical|physician|ne\s|pas|no\s+podrá|sin\s+que)\b"
    )
    why = "makes consent the basis, and a worker cannot refuse the employer freely."
    advice = "Name the purpose and the union's agreement instead."

    def holds(self, document: Document, passage: Passage) -> bool:
        return not {
            "data",
            "monitoring",
            "processing",
            "process",
            "données",
            "traitement",
            "datos",
            "tratamiento",
            "record",
            "recording",
            "biometric",
            "location",
        }.isdisjoint(passage.words)


class SilencedUnion(_Sentence):
    """A peace clause or a duty of confidence silences the union.

    A waiver of strikes, criticism or contact with members takes away the means by which the agreement
    is kept.

    Bad: The Union shall refrain from any public criticism of the Company.
    Good: Leave it out, or limit it to trade secrets for a stated time.
    """

    name = "consistency/silenced-union"
    heads = word_set(
        "strike strikes criticism criticise criticize disparage disparaging disparagement action "
        "public publicly stoppage stoppages grève grèves critique huelga huelgas críticas"
    )
    patterns = {  # noqa: RUF012
        "en": lazy(
            r"\b(?:(?:unions?|workers?|employees?|associations?|members|representatives?|officers?)\s+(?:[\w,]+\s+){0,8}?(?:(?:shall|will|agrees?|must|may)\s+(?:\w+\s+)?(?:not|to\s+refrain|refrain|not\s+to))\s+(?:[\w,]+\s+){0,8}?(?:strikes?|stoppages?|slow-?downs?|industrial\s+action|picket\w*|criti\w+|disparag\w+|public\s+statements?)|"
            r"there\s+shall\s+be\s+no\s+(?:strikes?|work\s+stoppages?|industrial\s+action)|refrain\s+from\s+(?:any\s+)?(?:public\s+|industrial\s+|form\s+of\s+)?(?:criticism|strikes?|action|disparag\w+))"
        ),
        "fr": lazy(
            r"\b(?:syndicats?|salarié\w*|organisations?\s+syndicales?)\s+(?:[\w']+\s+){0,6}(?:s'engagent?\s+à\s+ne\s+pas|renoncent?\s+à|s'abstien\w+)\s+(?:[\w']+\s+){0,6}(?:grèves?|critiqu\w+|public\w*)"
        ),
        "es": lazy(
            r"\b(?:sindicatos?|trabajador\w*|representa\w+)\s+(?:\w+\s+){0,6}(?:se\s+comprometen?\s+a\s+no|renuncian?\s+a|se\s+abst\w+)\s+(?:\w+\s+){0,6}(?:huelgas?|crític\w+|declaraciones\s+públicas)"
        ),
    }
    unless = lazy(
        r"\b(?:employer\s+shall\s+not|company\s+shall\s+not|right\s+to\s+strike|prevents?|retaliat\w+|because|for\s+(?:having|taking))\b"
    )
    why = "silences the union."
    advice = "Leave it out; the right to strike and to speak stays as law gives it."


class Prerogative(_Sentence):
    """A management-rights clause undoes consultation.

    What the employer may do “exclusively” it need not consult on.

    Bad: The Company retains the exclusive right to introduce new technology.
    Good: The Company introduces new technology only as Article 5 provides.
    """

    name = "consistency/prerogative"
    foreign = Severity.INFO
    heads = word_set(
        "exclusive prerogative prerogatives prérogatives prerrogativa sole exclusif exclusivo"
    )
    patterns = {  # noqa: RUF012
        "en": lazy(
            r"\b(?:(?:retains?|reserves?|has|have)\s+(?:the\s+|its\s+)?(?:sole\s+and\s+)?(?:exclusive|sole)\s+(?:right|authority|prerogative)s?|management(?:'s)?\s+(?:rights?\s+and\s+)?prerogatives?|remains?\s+the\s+(?:sole|exclusive)\s+(?:right|prerogative))\b"
        ),
        "fr": lazy(
            r"\b(?:droit\s+exclusif\s+de|prérogatives?\s+(?:de\s+la\s+direction|patronales?))\b"
        ),
        "es": lazy(
            r"\b(?:derecho\s+exclusivo\s+(?:a|de)|prerrogativas?\s+(?:de\s+la\s+dirección|empresariales?))\b"
        ),
    }
    unless = lazy(r"\bunion\s+(?:has|retains|shall)\b|\bbargaining\s+(?:agent|representative)\b")
    why = "undoes what is agreed on consultation."
    advice = "Limit it to what this agreement does not regulate."


class PrevailingLanguage(_Sentence):
    """One language version prevails over the others.

    Rights that were written with care in one language are then lost in another. Say that every version
    binds and that the meaning more favourable to workers holds.

    Bad: The English version prevails.
    Good: All versions are equally authentic; in doubt the meaning more favourable to workers holds.
    """

    name = "consistency/prevailing-language"
    severity = Severity.INFO
    heads = word_set("version text prevail prevails prévaut prevalecerá texte versión")
    patterns = {  # noqa: RUF012
        "en": lazy(
            r"\b(?:english|french|german|spanish|italian|swedish)\s+(?:language\s+)?(?:version|text)\s+(?:of\s+this\s+agreement\s+)?(?:shall\s+|will\s+)?(?:prevail|be\s+(?:decisive|authoritative|binding)|govern)s?\b"
        ),
        "fr": lazy(
            r"\b(?:version|texte)\s+(?:anglaise?|française?|allemande?|espagnole?)\s+(?:prévaut|prévaudra|fait\s+foi)"
        ),
        "es": lazy(
            r"\b(?:versión|texto)\s+(?:en\s+)?(?:ingl\w+|francés\w*|alem\w+|español\w*)\s+prevalecerá"
        ),
    }
    why = "puts one language above the others."
    advice = "Make all versions equally authentic."
