"""Cross-references: broken, to something left out, typed by hand, inconsistently labelled."""

# ruff: noqa: ARG002, D102
# The base class documents `check`, which not every rule needs all of.

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import cast

from clausekit.diagnostics import Severity
from clausekit.lint.facts import LintContext
from clausekit.lint.numbering.labels import labels_of, normal
from clausekit.lint.numbering.references import HEADS, Pointer, missing, pointers
from clausekit.lint.passages.passage import Document, Passage
from clausekit.lint.rule import Finding, Rule


def pointing(document: Document) -> tuple[tuple[Passage, Pointer], ...]:
    """Return every reference of the document with its passage, worked out once."""
    known = document.cache.get("pointing")
    if known is None:
        known = tuple(
            (passage, pointer)
            for passage, places in document.places(HEADS)
            if passage.paragraph.role not in ("quote", "header")
            for pointer in pointers(passage, places)
        )
        document.cache["pointing"] = known
    return cast("tuple[tuple[Passage, Pointer], ...]", known)


class BrokenReference(Rule):
    """A reference points at something that is not there.

    A reference to a missing article is either a mistake or a sign that something was taken out. In a
    foreign document only its own parts are judged; law that it cites never is.

    Bad: The time limit of Article 99 applies (in an agreement of twelve articles).
    Good: The time limit of Article 9 applies.
    """

    name = "references/broken"
    severity = Severity.ERROR
    foreign = Severity.WARNING

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        if context.references is not None and context.targets is not None:
            for reference in context.references:
                if (
                    reference.target not in context.targets
                    and reference.target not in context.removed
                ):
                    message = f"“{reference.text}” points at nothing in this draft."
                    yield self.on(
                        message,
                        span=reference.span,
                        place=reference.place,
                        clause=reference.clause,
                        actual=reference.target,
                    )
        if document.kind != "foreign":
            return
        labels = labels_of(document)
        if len(labels.known) < 4:
            return
        for passage, pointer in pointing(document):
            gone = missing(pointer, labels)
            if not gone or passage.quiet(pointer.start, pointer.end, "quote", "title"):
                continue
            severity = None if pointer.own and "(" not in normal(gone[0]) else Severity.INFO
            words = passage.text[pointer.start : pointer.end]
            yield self.at(
                passage,
                pointer.start,
                pointer.end,
                f"“{words}” points at {', '.join(gone)}, which this document lacks.",
                severity=severity,
                kind=document.kind,
            )


class ReferenceToDeleted(Rule):
    """A reference points at a part that was left out.

    What was omitted binds nobody, and a provision that rests on it hangs in the air.

    Bad: Article 7 applies (Article 7 reads “[deleted]”).
    Good: Leave the reference out, or put the provision back.
    """

    name = "references/to-deleted"
    severity = Severity.ERROR
    foreign = Severity.WARNING

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        for reference in context.references or ():
            if reference.target in context.removed:
                message = (
                    f"“{reference.text}” points at a provision that was left out of this draft."
                )
                yield self.on(
                    message,
                    span=reference.span,
                    place=reference.place,
                    clause=reference.clause,
                    actual=reference.target,
                )
        if document.kind != "foreign":
            return
        labels = labels_of(document)
        for passage, pointer in pointing(document) if labels.deleted else ():
            gone = [n for n in pointer.numbers if normal(n) in labels.deleted]
            if gone and pointer.own:
                words = passage.text[pointer.start : pointer.end]
                yield self.at(
                    passage,
                    pointer.start,
                    pointer.end,
                    f"“{words}” points at {gone[0]}, which was left out.",
                    kind=document.kind,
                )


class LiteralNumber(Rule):
    """A number of our own text is typed by hand.

    A typed number is wrong after the first edit. Point at the clause or provision by its id and the
    number follows.

    Bad: The time limit of Article 9 applies.
    Good: The time limit of [[#implementation/disputes]] applies.
    """

    name = "references/literal-number"
    kinds = frozenset({"library"})

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        for passage, pointer in pointing(document):
            if pointer.own and not passage.quiet(pointer.start, pointer.end):
                words = passage.text[pointer.start : pointer.end]
                yield self.at(
                    passage,
                    pointer.start,
                    pointer.end,
                    f"“{words}” is typed by hand.",
                    hint="Write [[#topic/clause]].",
                    kind=document.kind,
                )


class LabelWord(Rule):
    """The same kind of part is called by different words.

    “Clause 5” here and “Section 5” there make a reader look for two things.

    Bad: Clause 5 applies. … as Section 5 says.
    Good: Article 5 applies. … as Article 5 says.
    """

    name = "references/label"
    severity = Severity.INFO
    kinds = frozenset({"foreign"})

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        used: dict[str, Counter[str]] = {}
        first: dict[tuple[str, str], tuple[Passage, Pointer]] = {}
        for passage, pointer in pointing(document):
            if not pointer.own or pointer.kind not in ("article", "section", "clause"):
                continue
            for number in pointer.numbers:
                bare = normal(number)
                if re.fullmatch(r"\d+(?:\.\d+)*", bare):
                    used.setdefault(bare, Counter())[pointer.kind] += 1
                    first.setdefault((bare, pointer.kind), (passage, pointer))
        labels = labels_of(document)
        for number, kinds in used.items():
            named = [k for k in kinds if number in labels.kinds.get(k, ())]
            if len(kinds) < 2 or len(named) > 1:
                continue
            rare = min(kinds, key=lambda k: (kinds[k], k))
            passage, pointer = first[(number, rare)]
            other = max(kinds, key=lambda k: (kinds[k], k))
            words = passage.text[pointer.start : pointer.end]
            yield self.at(
                passage,
                pointer.start,
                pointer.end,
                f"“{words}” is called {other} {number} elsewhere.",
                kind=document.kind,
            )
