"""A report in SARIF 2.1.0, for code-scanning services."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from clausekit.diagnostics import Diagnostic, Severity
from clausekit.lint.engine import LintResult
from clausekit.lint.registry import all_rules

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(results: Sequence[LintResult], show: Severity) -> str:
    """Return the results as one SARIF run; waived findings are there, marked as suppressed."""
    found: list[dict[str, Any]] = []
    names: set[str] = set()
    for result in results:
        for d in result.diagnostics(show):
            names.add(d.rule)
            found.append(_entry(d, result))
        for finding, waiver in result.waived:
            names.add(finding.diagnostic.rule)
            entry = _entry(finding.diagnostic, result)
            entry["suppressions"] = [{"kind": "inSource", "justification": waiver.reason}]
            found.append(entry)
    run = {
        "tool": {"driver": {"name": "clausekit", "rules": _rules(names)}},
        "columnKind": "unicodeCodePoints",
        "results": found,
    }
    return (
        json.dumps(
            {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2
        )
        + "\n"
    )


def _rules(names: set[str]) -> list[dict[str, Any]]:
    summaries = {r.name: r.summary() for r in all_rules()}
    return [{"id": n, "shortDescription": {"text": summaries.get(n, n)}} for n in sorted(names)]


def _entry(diagnostic: Diagnostic, result: LintResult) -> dict[str, Any]:
    span = diagnostic.span
    physical: dict[str, Any] = {
        "artifactLocation": {"uri": (span.file if span else result.prose.name).replace("\\", "/")}
    }
    if span is not None:
        physical["region"] = {"startLine": span.line, "startColumn": span.column}
        if span.end_line:
            physical["region"] |= {"endLine": span.end_line, "endColumn": span.end_column}
    location: dict[str, Any] = {"physicalLocation": physical}
    if diagnostic.place:
        location["logicalLocations"] = [{"fullyQualifiedName": diagnostic.place}]
    text = " ".join(part for part in (diagnostic.message, diagnostic.hint) if part)
    return {
        "ruleId": diagnostic.rule,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": text},
        "locations": [location],
    }
