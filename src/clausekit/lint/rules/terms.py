"""Defined terms of our own texts, from the facts that the library and the draft give."""

# ruff: noqa: ARG002, D102
# The base class documents `check`, which not every rule needs all of.

from __future__ import annotations

import re
from collections.abc import Iterator

from clausekit.diagnostics import Severity
from clausekit.lint.facts import LintContext
from clausekit.lint.passages.passage import Document, Passage
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
        marked = _marked(document)
        for term in context.terms or ():
            forms = {fold(form) for form in (term.term, *term.forms)}
            for form in sorted(forms):
                head, *rest = form.split()
                if not rest:  # one word says too little: `system`, `site`
                    continue
                pattern = re.compile(rf"(?<!\w){re.escape(form)}(?!\w)")
                for passage in document.having({head}):
                    provision = (passage.paragraph.clause, passage.paragraph.provision)
                    if passage.paragraph.role not in _UNREAD and forms.isdisjoint(
                        marked.get(provision, ())
                    ):
                        yield from self._in(passage, pattern, document.kind)

    def _in(self, passage: Passage, pattern: re.Pattern[str], kind: str) -> Iterator[Finding]:
        match = pattern.search(passage.lower)
        if match is not None and not any(
            s <= match.start() and match.end() <= e for s, e in passage.paragraph.terms
        ):
            shown = passage.text[match.start() : match.end()]
            yield self.at(
                passage, *match.span(), f"“{shown}” is a defined term and is not marked here.",
                expected=f"[[{shown}]]", kind=kind,
            )  # fmt: skip


_UNREAD = frozenset({"heading", "title", "definition", "waiver"})


def _marked(document: Document) -> dict[tuple[str, str], set[str]]:
    """Return the words that are marked as terms, by provision."""
    found: dict[tuple[str, str], set[str]] = {}
    for passage in document.passages:
        words = {passage.lower[s:e] for s, e in passage.paragraph.terms}
        found.setdefault((passage.paragraph.clause, passage.paragraph.provision), set()).update(
            words
        )
    return found


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
