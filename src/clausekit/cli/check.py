"""`clausekit check`: validation of whatever the user points at."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from clausekit.cli.exits import DONE, FINDINGS, NOT_DONE
from clausekit.cli.report import print_diagnostics
from clausekit.cli.shared import libraries_option


@click.command(
    epilog="Example: clausekit check agreement.yaml",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@libraries_option
def command(paths: tuple[Path, ...], libraries: tuple[Path, ...]) -> None:
    """Check PATHS: a library folder, a template, an agreement file, or a draft in JSON.

    Exit code 0: nothing found. 1: findings. 2: a path could not be checked.
    """
    from clausekit.api.checking import check_path

    found, failed = 0, False
    for path in paths:
        outcome = check_path(path, libraries)
        print_diagnostics(outcome.report)
        click.echo(f"{path}: {outcome.what}, {outcome.verdict}", err=True)
        found += len(outcome.report)
        failed = failed or outcome.failed
    sys.exit(NOT_DONE if failed else FINDINGS if found else DONE)
