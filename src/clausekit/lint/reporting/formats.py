"""The formats that `--to` knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from clausekit.diagnostics import Severity
from clausekit.errors import NotFoundError
from clausekit.lint.engine import LintResult
from clausekit.lint.obligation.profile import profile
from clausekit.lint.reporting.github import github
from clausekit.lint.reporting.html import html
from clausekit.lint.reporting.json import json_report
from clausekit.lint.reporting.profiles import profile_text
from clausekit.lint.reporting.sarif import sarif
from clausekit.lint.reporting.text import text

FORMATS: dict[str, Callable[[Sequence[LintResult], Severity], str]] = {
    "text": text,
    "json": json_report,
    "sarif": sarif,
    "github": github,
    "html": html,
}


def report_as(
    form: str,
    results: Sequence[LintResult],
    show: Severity = Severity.WARNING,
    *,
    with_profile: bool = False,
) -> str:
    """Return the results in a format, down to a severity.

    With a profile, text gains a page for each document and JSON a field `profile`; the other
    formats carry findings only.

    Raises:
        NotFoundError: There is no such format.
    """
    if form not in FORMATS:
        raise NotFoundError(f"There is no report format “{form}”.", f"Known: {', '.join(FORMATS)}.")
    if with_profile and form == "json":
        return json_report(results, show, with_profile=True)
    report = FORMATS[form](results, show)
    if with_profile and form == "text":
        report += "".join(f"\n{r.prose.name}\n\n{profile_text(profile(r.prose))}" for r in results)
    return report
