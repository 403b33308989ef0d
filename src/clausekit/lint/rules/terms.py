"""Defined terms of our own texts, from the facts that the library and the draft give."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clausekit.diagnostics import Severity
from clausekit.lint.facts import LintContext, TermFact
from clausekit.lint.passages.passage import Document
from clausekit.lint.passages.words import fold
from clausekit.lint.rule import Finding, Rule


class UnmarkedUse(Rule):
    """A defined term is used in a provision and never marked there.

    The definition is printed only for marked uses, and a capital alone does not say which meaning holds.
    Mark the first use in each provision.

    Bad: An algorithmic system is listed in the register.
    Good: An [[algorithmic system]] is listed in the register.
    """

    name = "terms/unmarked-use"
    severity = Severity.INFO
    kinds = frozenset({"library"})
    needs = ("terms",)

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        for term in context.terms or ():
            for form in (term.term, *term.forms):
                words = fold(form).split()
                if len(words) < 2:  # one word says too little: `system`, `site`
                    continue
                pattern = re.compile(rf"(?<!\w){re.escape(' '.join(words))}(?!\w)")
                for passage in document.having({words[0]}):
                    yield from self._in(document, passage.index, pattern, term)

    def _in(
        self, document: Document, index: int, pattern: re.Pattern[str], term: TermFact
    ) -> Iterator[Finding]:
        passage = document.passages[index]
        if passage.paragraph.role in ("heading", "title", "definition", "waiver"):
            return
        for match in pattern.finditer(passage.lower):
            if any(s <= match.start() and match.end() <= e for s, e in passage.paragraph.terms):
                return
            marked = {
                passage.lower[s:e]
                for p in document.passages
                if p.paragraph.provision == passage.paragraph.provision
                and p.paragraph.clause == passage.paragraph.clause
                for s, e in p.paragraph.terms
                for passage in (p,)
            }
            if match.group() not in marked:
                shown = passage.text[match.start() : match.end()]
                yield self.at(
                    passage,
                    *match.span(),
                    f"“{shown}” is a defined term and is not marked here.",
                    expected=f"[[{shown}]]",
                    kind=document.kind,
                )
            return


class CircularTerm(Rule):
    """A definition explains a term by itself, directly or in a circle.

    Then no reader can find out what it means.

    Bad: “data” means workers' data; “workers' data” means data on workers.
    Good: “workers' data” means any information on a worker.
    """

    name = "terms/circular"
    severity = Severity.ERROR
    needs = ("terms",)

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        uses = {t.id: t.uses for t in context.terms or ()}
        reported: set[str] = set()
        for term in context.terms or ():
            circle = _circle(term.id, uses)
            if circle and not reported & set(circle):
                reported |= set(circle)
                path = " → ".join((*circle, circle[0]))
                yield self.on(
                    f"The definition of “{term.term}” leads back to itself: {path}.",
                    span=term.span,
                    place=term.place,
                    actual=term.id,
                )


def _circle(start: str, uses: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    trail: list[tuple[str, tuple[str, ...]]] = [(start, (start,))]
    seen: set[str] = set()
    while trail:
        at, path = trail.pop()
        for following in uses.get(at, ()):
            if following == start:
                return path
            if following not in seen:
                seen.add(following)
                trail.append((following, (*path, following)))
    return ()
