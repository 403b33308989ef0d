"""A report as one HTML page without script or foreign resources."""

# ruff: noqa: E501
# Markup and fields are kept whole.

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from clausekit.diagnostics import Diagnostic, Severity
from clausekit.lint.engine import LintResult

_STYLE = (
    "body{font:16px/1.5 Georgia,serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}"
    "table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ccc;padding:.4rem .6rem;text-align:left;vertical-align:top}"
    ".error{color:#9b1c1c}.warning{color:#7a4b00}.info{color:#1f4e79}code{font-size:.85em}"
)


def html(results: Sequence[LintResult], show: Severity) -> str:
    """Return the results as a page: a table for each document."""
    body = "".join(_document(r, show) for r in results)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
        f"<title>Findings</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>Findings</h1>\n{body}</body>\n</html>\n"
    )


def _document(result: LintResult, show: Severity) -> str:
    found = result.diagnostics(show)
    rows = "".join(_row(d) for d in found)
    table = (
        '<table>\n<thead><tr><th scope="col">Place</th><th scope="col">Severity</th><th scope="col">Finding</th>'
        f'<th scope="col">Rule</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n'
        if found
        else "<p>Nothing found.</p>\n"
    )
    waived = "".join(
        f"<li>{escape(f.diagnostic.rule)}: {escape(w.reason)}</li>\n" for f, w in result.waived
    )
    notes = "".join(f"<li>{escape(n)}</li>\n" for n in result.prose.notes)
    return (
        f"<h2>{escape(result.prose.name)}</h2>\n{table}"
        + (f"<h3>Waived</h3>\n<ul>\n{waived}</ul>\n" if waived else "")
        + (f"<h3>Notes of the reader</h3>\n<ul>\n{notes}</ul>\n" if notes else "")
    )


def _row(d: Diagnostic) -> str:
    where = f"{d.span.line}:{d.span.column}" if d.span else d.place
    hint = f"<br><small>{escape(d.hint)}</small>" if d.hint else ""
    return (
        f'<tr><td>{escape(where)}</td><td class="{d.severity}">{d.severity}</td>'
        f"<td>{escape(d.message)}{hint}</td><td><code>{escape(d.rule)}</code></td></tr>\n"
    )
