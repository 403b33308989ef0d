"""`clausekit show`: one clause, in words."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from clausekit.cli.completion import clause_ids
from clausekit.cli.shared import libraries_option, open_shelf


@click.command(
    epilog="Example: clausekit show privacy/monitoring-limits --strength basic",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("clause", shell_complete=clause_ids)
@click.option(
    "--strength",
    type=click.Choice(["strong", "standard", "basic"]),
    help="Only this strength; without it all three, side by side.",
)
@click.option("--language", default="en", show_default=True, metavar="LANGUAGE")
@libraries_option
def command(clause: str, strength: str | None, language: str, libraries: tuple[Path, ...]) -> None:
    """Show CLAUSE: its text, values, elements and what it rests on."""
    from clausekit.api.catalogue import clause_page

    width = min(shutil.get_terminal_size((120, 40)).columns, 160)
    click.echo(clause_page(open_shelf(Path(), libraries), clause, strength, language, width))
