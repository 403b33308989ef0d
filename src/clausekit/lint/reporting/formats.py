"""The formats that `--to` knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from clausekit.diagnostics import Severity
from clausekit.errors import NotFoundError
from clausekit.lint.engine import LintResult
from clausekit.lint.reporting.github import github
from clausekit.lint.reporting.html import html
from clausekit.lint.reporting.json import json_report
from clausekit.lint.reporting.sarif import sarif
from clausekit.lint.reporting.text import text

FORMATS: dict[str, Callable[[Sequence[LintResult], Severity], str]] = {
    "text": text,
    "json": json_report,
    "sarif": sarif,
    "github": github,
    "html": html,
}


def report_as(form: str, results: Sequence[LintResult], show: Severity = Severity.WARNING) -> str:
    """Return the results in a format, down to a severity.

    Raises:
        NotFoundError: There is no such format.
    """
    if form not in FORMATS:
        raise NotFoundError(f"There is no report format “{form}”.", f"Known: {', '.join(FORMATS)}.")
    return FORMATS[form](results, show)
