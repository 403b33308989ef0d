"""One run of the rules over one prose."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from clausekit.diagnostics import Diagnostic, Report, Severity
from clausekit.lean import dataclass
from clausekit.lint.baseline import known_counts, new_findings
from clausekit.lint.facts import LintContext, Waiver
from clausekit.lint.passages.passage import Document
from clausekit.lint.registry import all_rules
from clausekit.lint.rule import Finding, Rule, graded, moved
from clausekit.lint.settings import LintSettings
from clausekit.lint.waivers import in_document, sort_out
from clausekit.model.prose import Prose


@dataclass(frozen=True, slots=True)
class Skipped:
    """A rule that could not run, and why."""

    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class LintResult:
    """What a run found.

    Attributes:
        findings: What stands, in the order of the text, with its place in the prose.
        waived: What a waiver hides, with the waiver.
        known: What the baseline knows already.
        gone: How many findings of the baseline are no more.
        skipped: Rules that could not run.
        faults: What is wrong with the waivers themselves.
    """

    prose: Prose
    findings: tuple[Finding, ...]
    waived: tuple[tuple[Finding, Waiver], ...] = ()
    known: tuple[Finding, ...] = ()
    gone: int = 0
    skipped: tuple[Skipped, ...] = ()
    faults: tuple[Diagnostic, ...] = ()

    def diagnostics(self, show: Severity = Severity.INFO) -> tuple[Diagnostic, ...]:
        """Return the diagnostics down to a severity: faults of waivers last."""
        every = (*(f.diagnostic for f in self.findings), *self.faults)
        return tuple(d for d in every if d.severity.rank <= show.rank)

    def report(self, show: Severity = Severity.INFO) -> Report:
        """Return the diagnostics as a report."""
        report = Report()
        report.extend(self.diagnostics(show))
        return report

    def fails(self, fail_on: Severity = Severity.WARNING) -> bool:
        """Return whether anything is as grave as `fail_on`."""
        return any(d.severity.rank <= fail_on.rank for d in self.diagnostics())


def lint(
    prose: Prose,
    context: LintContext | None = None,
    settings: LintSettings | None = None,
    *,
    baseline: str = "",
    extra: Iterable[Rule] = (),
) -> LintResult:
    """Return what the rules find in the prose.

    Args:
        prose: The document.
        context: What is known beyond the words.
        settings: Which rules run and how grave they are.
        baseline: Text of a baseline file, or empty.
        extra: Rules from a project's word lists.
    """
    context, settings = context or LintContext(), settings or LintSettings()
    with _collected_seldom():
        return _linted(prose, context, settings, baseline, tuple(extra))


@contextmanager
def _collected_seldom() -> Iterator[None]:
    """Let the garbage collector look less often: a run makes much, and no circles of it."""
    before = gc.get_threshold()
    if before[0]:
        gc.set_threshold(max(before[0], 50_000), *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _linted(
    prose: Prose,
    context: LintContext,
    settings: LintSettings,
    baseline: str,
    extra: tuple[Rule, ...],
) -> LintResult:
    document = Document(prose)
    everything = (*all_rules(), *extra)
    chosen = [r for r in everything if settings.runs((r.name, *r.formerly))]
    findings, skipped, ran = _run(chosen, document, context, settings)
    names = [n for r in everything for n in (r.name, *r.formerly)]
    stand, waived, faults = sort_out(findings, in_document(prose), context.waivers, names, ran)
    known: tuple[Finding, ...] = ()
    gone = 0
    if baseline:
        stand, known, gone = new_findings(stand, prose, known_counts(baseline))
    return LintResult(prose, stand, waived, known, gone, skipped, faults)


def _run(
    rules: Sequence[Rule], document: Document, context: LintContext, settings: LintSettings
) -> tuple[tuple[Finding, ...], tuple[Skipped, ...], tuple[str, ...]]:
    found: dict[tuple[object, ...], Finding] = {}
    skipped: list[Skipped] = []
    ran: list[str] = []
    languages = {p.language for p in document.passages}
    for rule in rules:
        if rule.kinds and document.kind not in rule.kinds:
            continue
        if rule.languages and rule.languages.isdisjoint(languages):
            continue
        lacking = [n for n in rule.needs if context.lacks(n)]
        if lacking:
            if document.kind != "foreign":
                skipped.append(Skipped(rule.name, f"it needs {' and '.join(lacking)}"))
            continue
        ran.append(rule.name)
        own = settings.severity.get(rule.name)
        for finding in rule.check(document, context):
            kept = graded(finding, own) if own is not None else finding
            if document.origins and kept.paragraph >= 0:
                kept = moved(kept, *document.origins[kept.paragraph])
            d = kept.diagnostic
            if kept.paragraph >= 0:  # the range says the place and the span
                key: tuple[object, ...] = (d.rule, kept.paragraph, kept.start, kept.end, d.message)
            else:
                key = (d.rule, d.message, d.place, d.span)
            found.setdefault(key, kept)
    order = sorted(
        found.values(),
        key=lambda f: (f.paragraph if f.paragraph >= 0 else 10**9, f.start, f.diagnostic.rule),
    )
    return tuple(order), tuple(skipped), tuple(ran)
