"""`clausekit import-clause`: an edited clause or a translation comes back into a layer."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from clausekit.cli.exits import DONE, FINDINGS
from clausekit.cli.report import print_diagnostics
from clausekit.cli.shared import libraries_option


@click.command(
    name="import-clause",
    epilog="Example: clausekit import-clause register.docx --in our-layer",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--in",
    "layer",
    required=True,
    type=click.Path(path_type=Path),
    metavar="LAYER",
    help="The layer that takes the words.",
)
@click.option("--yes", is_flag=True, help="Write without asking.")
@libraries_option
def command(file: Path, layer: Path, yes: bool, libraries: tuple[Path, ...]) -> None:
    """Bring FILE, a clause that `clausekit show --to docx` wrote, back into a layer.

    The difference is shown and confirmed first; terms that were recognised are named, and what is
    not understood is left out and said. Exit code 0: all was taken over. 1: something was not.
    """
    from clausekit.api.importing import read_import, write_import

    made = read_import(file, layer, libraries)
    for line in made.difference:
        click.echo(line)
    if made.recognised:
        click.echo(f"Recognised as defined terms: {', '.join(made.recognised)}.", err=True)
    for name, words in made.values:
        click.echo(
            f"To do: set the value {name} to “{words}” in the layer's clause.yaml.", err=True
        )
    for problem in (*made.problems, *made.notes):
        click.echo(
            f"Not taken over: {problem}." if problem in made.problems else f"Note: {problem}.",
            err=True,
        )
    print_diagnostics(made.trouble)
    left = bool(made.problems or made.values)
    if not made.changes:
        click.echo("Nothing to take over.", err=True)
        sys.exit(FINDINGS if left else DONE)
    if not yes and not click.confirm(f"Write this into {layer}?", err=True):
        click.echo("Nothing was written.", err=True)
        sys.exit(FINDINGS)
    for path in write_import(made, layer, libraries):
        click.echo(f"Wrote {path}.", err=True)
    sys.exit(FINDINGS if left else DONE)
