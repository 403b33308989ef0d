"""Diagnostics for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterable

import click

from clausekit.diagnostics import Diagnostic, Severity

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


def print_diagnostics(diagnostics: Iterable[Diagnostic]) -> None:
    """Print findings on stderr, one a line, the hint under it."""
    for finding in diagnostics:
        where = str(finding.span) if finding.span else finding.place
        level = click.style(str(finding.severity), fg=_COLOURS[finding.severity])
        head = f"{where}: " if where else ""
        click.echo(f"{head}{level}: {finding.message} [{finding.rule}]", err=True)
        if finding.hint:
            click.echo(f"    {finding.hint}", err=True)
