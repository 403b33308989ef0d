"""A report as annotations of a GitHub workflow."""

from __future__ import annotations

from collections.abc import Sequence

from clausekit.diagnostics import Severity
from clausekit.lint.engine import LintResult

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github(results: Sequence[LintResult], show: Severity) -> str:
    """Return one workflow command for each finding."""
    lines = []
    for result in results:
        for d in result.diagnostics(show):
            where = {"title": d.rule}
            if d.span is not None:
                where = {
                    "file": d.span.file,
                    "line": str(d.span.line),
                    "col": str(d.span.column),
                    **where,
                }
            else:
                where = {"file": result.prose.name, **where}
            fields = ",".join(f"{k}={_property(v)}" for k, v in where.items())
            place = f"{d.place}: " if d.place and d.span is None else ""
            words = " ".join(part for part in (place + d.message, d.hint) if part)
            lines.append(f"::{_COMMANDS[d.severity]} {fields}::{_data(words)}")
    return "\n".join(lines) + ("\n" if lines else "")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
