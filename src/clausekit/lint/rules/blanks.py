"""Places that still have to be filled."""

# ruff: noqa: ARG002, D102, E501
# Patterns are kept whole; the base class documents `check`, which not every rule needs all of.

from __future__ import annotations

import re
from collections.abc import Iterator

from clausekit.diagnostics import Severity
from clausekit.lint.facts import LintContext
from clausekit.lint.passages.passage import Document
from clausekit.lint.passages.patterns import lazy
from clausekit.lint.rule import Finding, Rule


class MissingValue(Rule):
    """A value that the agreement needs was not given.

    A blank that looks finished is signed. Each open value shows in the draft and here.

    Bad: The fund receives [● yearly amount].
    Good: The fund receives EUR 50,000 a year.
    """

    name = "blanks/missing"
    severity = Severity.WARNING
    needs = ("blanks",)

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        for blank in context.blanks or ():
            if blank.kind == "missing":
                yield self.on(
                    f"“{blank.label}” still has to be filled in.",
                    span=blank.span,
                    place=blank.place,
                    clause=blank.clause,
                    actual=blank.label,
                )


class Unconfirmed(Rule):
    """A fact that the text rests on has not been confirmed.

    Some provisions are true only when something was done before signing: the notice given, the authority
    proved.

    Bad: [CONFIRM the mandate of the signatories]
    Good: The mandate of the signatories was proved on 3 March 2026.
    """

    name = "blanks/confirm"
    severity = Severity.INFO
    needs = ("blanks",)

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        for blank in context.blanks or ():
            if blank.kind == "confirm":
                yield self.on(
                    f"“{blank.label}” has to be confirmed before signing.",
                    span=blank.span,
                    place=blank.place,
                    clause=blank.clause,
                    actual=blank.label,
                )


_OPEN = lazy(
    r"\[\s*(?:●|•|…|\.{2,}|_{2,}|x{2,}|insert\b[^\]]*|to be (?:agreed|completed|confirmed|determined)[^\]]*|tbc|tbd|name of [^\]]*|date|amount|number|à compléter[^\]]*|à préciser[^\]]*|completar[^\]]*|indicar[^\]]*|nom[^\]]{0,40}|nombre[^\]]{0,40})\s*\]"
    r"|\b(?:tbd|t\.b\.d\.|tbc)\b|\bto be (?:determined|completed) later\b|\bXX+\s+(?:days|weeks|months|jours|días|per\s*cent|%)|\blorem ipsum\b|\?\?\?+",
    re.I,
)
_LINE = lazy(r"_{4,}")
_SIGNING = lazy(
    r"\b(?:sign\w*|date[d]?|name|title|by|for the|witness\w*|print\w*|initial\w*|address|phone|fecha|firma|nom|lieu)\b",
    re.I,
)


class Placeholder(Rule):
    """A placeholder stands where words should be.

    “[●]”, “TBD” and “[insert name]” are promises to agree later. Lines for signatures are no
    placeholders.

    Bad: The Company shall pay [insert amount] into the fund.
    Good: The Company shall pay EUR 50,000 into the fund.
    """

    name = "blanks/placeholder"
    kinds = frozenset({"foreign", "library"})

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        for passage in document.body():
            text = passage.text
            if (
                "[" in text
                or "tbd" in passage.lower
                or "tbc" in passage.lower
                or "xx" in passage.lower
                or "??" in text
                or "ipsum" in passage.lower
                or "determined" in passage.lower
            ):
                for match in _OPEN.finditer(text):
                    yield self.at(
                        passage,
                        *match.span(),
                        f"“{match.group()}” still has to be filled in.",
                        kind=document.kind,
                    )
            if (
                "____" in text
                and passage.paragraph.role == "body"
                and len(passage.words) > 12
                and not _SIGNING.search(text)
            ):
                match_line = _LINE.search(text)
                if match_line:
                    yield self.at(
                        passage,
                        *match_line.span(),
                        "A line in a sentence still has to be filled in.",
                        severity=Severity.INFO,
                        kind=document.kind,
                    )
