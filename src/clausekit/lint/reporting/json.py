"""A report for programs, as JSON."""

# ruff: noqa: E501
# Markup and fields are kept whole.

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from clausekit.diagnostics import Diagnostic, Severity
from clausekit.lint.engine import LintResult
from clausekit.lint.obligation.profile import ClauseProfile, profile


def json_report(
    results: Sequence[LintResult], show: Severity, *, with_profile: bool = False
) -> str:
    """Return the results as one JSON object."""
    documents = [_document(r, show, with_profile=with_profile) for r in results]
    return json.dumps({"version": 1, "documents": documents}, ensure_ascii=False, indent=2) + "\n"


def _document(result: LintResult, show: Severity, *, with_profile: bool) -> dict[str, Any]:
    data: dict[str, Any] = {
        "name": result.prose.name,
        "language": result.prose.language,
        "kind": result.prose.kind,
        "findings": [diagnostic_data(d) for d in result.diagnostics(show)],
        "waived": [{**diagnostic_data(f.diagnostic), "reason": w.reason} for f, w in result.waived],
        "known": len(result.known),
        "gone": result.gone,
        "not_checked": [{"rule": s.rule, "reason": s.reason} for s in result.skipped],
        "notes": list(result.prose.notes),
    }
    if with_profile:
        data["profile"] = profile_data(profile(result.prose))
    return data


def diagnostic_data(diagnostic: Diagnostic) -> dict[str, Any]:
    """Return a diagnostic as plain data; empty fields are left out."""
    span = diagnostic.span
    data: dict[str, Any] = {
        "rule": diagnostic.rule, "severity": str(diagnostic.severity), "message": diagnostic.message,
        "file": span.file if span else "", "line": span.line if span else 0, "column": span.column if span else 0,
        "place": diagnostic.place, "clause": diagnostic.clause, "actual": diagnostic.actual,
        "expected": diagnostic.expected, "hint": diagnostic.hint, "fix": diagnostic.fix.new if diagnostic.fix else "",
    }  # fmt: skip
    return {k: v for k, v in data.items() if v not in ("", 0)}


def profile_data(profiles: Sequence[ClauseProfile]) -> list[dict[str, Any]]:
    """Return an obligation profile as plain data, every component beside the verdict."""
    return [
        {
            "clause": p.clause,
            "heading": p.heading,
            "ladder": p.ladder,
            "weakest": p.weakest,
            "completeness": p.completeness,
            "weakeners": list(p.weakeners),
            "verdict": p.verdict,
            "sentences": [
                {
                    "text": s.text, "place": s.place, "line": s.line, "subject": s.subject, "holder": s.holder,
                    "modality": s.modality, "strength": s.strength, "score": s.score, "weakeners": list(s.weakeners),
                    "parties": {name: list(said) for name, said in s.parties.items()},
                }
                for s in p.sentences
            ],
        }
        for p in profiles
    ]  # fmt: skip
