"""Facts that a finished draft gives by itself: definitions and uses, references and targets, blanks."""

from __future__ import annotations

from collections.abc import Iterator

from clausekit.lean import replace
from clausekit.lint.facts import BlankFact, LintContext, ReferenceFact, TermFact, TermUseFact
from clausekit.model.agreement import Agreement, Definition, Provision
from clausekit.model.inline import Blank, Reference, TermUse
from clausekit.model.walk import places


def with_draft(context: LintContext, agreement: Agreement) -> LintContext:
    """Return the context with everything that the agreement itself tells."""
    uses, references, blanks = [], [], []
    keys: set[str] = set()
    for place in places(agreement):
        keys |= {place.key, place.provision} - {""}
        where = f"provision {place.label}" if place.label else place.role
        for node in place.line:
            if isinstance(node, TermUse):
                uses.append(TermUseFact(node.term, node.text, place=where))
            elif isinstance(node, Reference):
                references.append(ReferenceFact(node.target, node.text, place=where))
            elif isinstance(node, Blank):
                blanks.append(BlankFact(node.label, node.kind, where))
    return replace(
        context, agreement=agreement, terms=tuple(_terms(agreement)), term_uses=tuple(uses),
        references=tuple(references), targets=frozenset(keys), blanks=tuple(blanks),
    )  # fmt: skip


def _terms(agreement: Agreement) -> Iterator[TermFact]:
    for provision in _provisions(agreement):
        for definition in provision.definitions:
            yield TermFact(
                definition.term,
                definition.words,
                uses=_used(definition),
                place=f"provision {provision.number}",
            )


def _provisions(agreement: Agreement) -> Iterator[Provision]:
    for article in agreement.articles:
        yield from article.provisions
        for section in article.sections:
            yield from section.provisions


def _used(definition: Definition) -> tuple[str, ...]:
    return tuple(n.term for n in definition.content if isinstance(n, TermUse))
