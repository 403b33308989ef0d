"""A report for a person at a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from clausekit.diagnostics import Diagnostic, Severity
from clausekit.lint.engine import LintResult
from clausekit.lint.rule import Finding


def text(results: Sequence[LintResult], show: Severity) -> str:
    """Return one paragraph for each finding, then what was waived, skipped and counted."""
    lines = [line for result in results for line in _result(result, show)]
    lines.append(_summary(results, show))
    return "\n".join(lines) + "\n"


def _result(result: LintResult, show: Severity) -> Iterator[str]:
    places = {id(f.diagnostic): f for f in result.findings}
    for diagnostic in result.diagnostics(show):
        yield _head(result, diagnostic)
        for note in (diagnostic.hint, _around(result, places.get(id(diagnostic)))):
            if note:
                yield f"    {note}"
    for finding, waiver in result.waived:
        yield f"{_where(result, finding.diagnostic)}waived: {finding.diagnostic.rule}: {waiver.reason}"
    for note in result.prose.notes:
        yield f"{result.prose.name}: note: {note}"
    reasons: dict[str, list[str]] = {}
    for skipped in result.skipped:
        reasons.setdefault(skipped.reason, []).append(skipped.rule)
    for reason, rules in reasons.items():
        yield f"{result.prose.name}: not checked: {', '.join(rules)} ({reason})"


def _where(result: LintResult, diagnostic: Diagnostic) -> str:
    if diagnostic.span is not None:
        return f"{diagnostic.span}: "
    place = diagnostic.place or diagnostic.clause
    return (
        f"{result.prose.name}: {place}: "
        if place and place != result.prose.name
        else f"{result.prose.name}: "
    )


def _head(result: LintResult, diagnostic: Diagnostic) -> str:
    return f"{_where(result, diagnostic)}{diagnostic.severity}: {diagnostic.message} [{diagnostic.rule}]"


def _around(result: LintResult, finding: Finding | None) -> str:
    """In Word there is no line to jump to, so the words around the place are shown."""
    if finding is None or finding.paragraph < 0 or finding.diagnostic.span is not None:
        return ""
    words = result.prose.paragraphs[finding.paragraph].text
    start, end = max(finding.start - 40, 0), min(finding.end + 40, len(words))
    return ("…" if start else "") + words[start:end].strip() + ("…" if end < len(words) else "")


def _summary(results: Sequence[LintResult], show: Severity) -> str:
    counts = Counter(d.severity for r in results for d in r.diagnostics())
    waived, known = sum(len(r.waived) for r in results), sum(len(r.known) for r in results)
    parts = [_count(counts[Severity.ERROR], "error"), _count(counts[Severity.WARNING], "warning")]
    hidden = counts[Severity.INFO]
    if show is Severity.INFO:
        parts.append(_count(hidden, "note"))
    elif hidden:
        parts.append(f"{_count(hidden, 'note')} not shown")
    if waived:
        parts.append(f"{waived} waived")
    if known:
        parts.append(f"{known} known from the baseline")
    return ", ".join(parts) + "."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
