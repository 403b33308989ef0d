"""`clausekit explain`: what a rule, a term or an instrument is."""

from __future__ import annotations

from pathlib import Path

import click

from clausekit.cli.shared import libraries_option, open_shelf


@click.command(
    epilog="Examples: clausekit explain obligation/weak-verb · clausekit explain “adverse decision” · "
    "clausekit explain eu-ai-act",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("name", nargs=-1, required=True)
@click.option("--language", default="en", show_default=True, metavar="LANGUAGE")
@libraries_option
def command(name: tuple[str, ...], language: str, libraries: tuple[Path, ...]) -> None:
    """Explain NAME: a rule of the linter, a defined term, or a law."""
    from clausekit.api.explaining import explanation

    click.echo(explanation(" ".join(name), open_shelf(Path(), libraries), language))
