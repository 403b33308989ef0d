"""What a rule is: a name, a reason, and a check that yields findings."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import ClassVar

from clausekit.diagnostics import Diagnostic, Fix, Severity
from clausekit.lean import dataclass
from clausekit.lint.facts import LintContext
from clausekit.lint.passages.passage import Document, Passage
from clausekit.source.span import Span


@dataclass(frozen=True, slots=True)
class Finding:
    """A diagnostic with its place in the prose: paragraph index (-1 for none) and character range."""

    diagnostic: Diagnostic
    paragraph: int = -1
    start: int = 0
    end: int = 0


class Rule:
    """A check with a name. The first line of the docstring says what is wrong, the rest why.

    The docstring of each rule ends with a `Bad:` and a `Good:` line; its page is made from it.

    Attributes:
        name: `group/name`, never a number.
        formerly: Earlier names that settings and waivers may still use.
        severity: How sure a finding is: error certain, warning likely, info a heuristic.
        foreign: Severity on a document that is not ours, when it differs.
        languages: Two-letter codes that the rule understands; empty for all.
        kinds: Kinds of prose that it applies to; empty for all.
        needs: Fields of `LintContext` without which it cannot run.
        phrases: Whether it only looks phrases up in tables.
        fixes: Whether it may offer a replacement that keeps the legal meaning.
        reasons: What a comment in a document of another language than English says of a replacement.
    """

    name: ClassVar[str] = ""
    formerly: ClassVar[tuple[str, ...]] = ()
    severity: ClassVar[Severity] = Severity.WARNING
    foreign: ClassVar[Severity | None] = None
    languages: ClassVar[frozenset[str]] = frozenset()
    kinds: ClassVar[frozenset[str]] = frozenset()
    needs: ClassVar[tuple[str, ...]] = ()
    phrases: ClassVar[bool] = False
    fixes: ClassVar[bool] = False
    reasons: ClassVar[Mapping[str, str]] = {}

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        """Yield what is wrong in the document."""
        raise NotImplementedError

    @property
    def group(self) -> str:
        """The half of the name before the slash."""
        return self.name.split("/", 1)[0]

    def severity_in(self, kind: str) -> Severity:
        """Return the severity for a kind of prose."""
        if kind == "foreign" and self.foreign is not None:
            return self.foreign
        return self.severity

    def summary(self) -> str:
        """Return the first line of the docstring."""
        return (inspect.getdoc(type(self)) or "").split("\n", 1)[0]

    def at(
        self,
        passage: Passage,
        start: int,
        end: int,
        message: str,
        *,
        hint: str = "",
        expected: str = "",
        fix: str | None = None,
        severity: Severity | None = None,
        kind: str = "foreign",
    ) -> Finding:
        """Return a finding at a range of a passage; `fix` is the replacement text, if it is safe."""
        paragraph = passage.paragraph
        span = paragraph.span_at(start, end)
        actual = passage.text[start:end]
        offered = Fix(span, actual, fix, passage.language) if fix is not None else None
        diagnostic = Diagnostic(
            self.name,
            message,
            severity or self.severity_in(kind),
            span,
            place=paragraph.place,
            clause=paragraph.clause,
            hint=hint,
            actual=actual,
            expected=expected,
            fix=offered,
        )
        return Finding(diagnostic, passage.index, start, end)

    def on(
        self,
        message: str,
        *,
        span: Span | None = None,
        place: str = "",
        clause: str = "",
        hint: str = "",
        actual: str = "",
        expected: str = "",
        severity: Severity | None = None,
    ) -> Finding:
        """Return a finding about the document or about a fact, not about a range of its words."""
        return Finding(
            Diagnostic(
                self.name,
                message,
                severity or self.severity,
                span,
                place,
                clause,
                hint,
                actual,
                expected,
            )
        )


def graded(finding: Finding, severity: Severity) -> Finding:
    """Return the finding with another severity."""
    return replace(finding, diagnostic=replace(finding.diagnostic, severity=severity))


def unfixed(finding: Finding) -> Finding:
    """Return the finding without its replacement, since the words are a defined term."""
    diagnostic = finding.diagnostic
    hint = f"{diagnostic.hint} It is a defined term: change it in its definition too.".strip()
    return replace(finding, diagnostic=replace(diagnostic, fix=None, hint=hint))


def moved(finding: Finding, paragraph: int, offset: int) -> Finding:
    """Return the finding of a part of a paragraph with its place in the whole."""
    start, end = finding.start + offset, finding.end + offset
    return replace(finding, paragraph=paragraph, start=start, end=end)
