"""`clausekit add`, `remove`, `set`: changes to an agreement file that keep its comments."""

from __future__ import annotations

from pathlib import Path

import click

from clausekit.cli.completion import clause_ids
from clausekit.cli.shared import libraries_option, open_shelf

_HELP = {"help_option_names": ["-h", "--help"]}
_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command(
    epilog="Example: clausekit add agreement.yaml privacy/data-rights --strength strong",
    context_settings=_HELP,
)
@click.argument("agreement", type=_FILE)
@click.argument("clauses", nargs=-1, required=True, shell_complete=clause_ids)
@click.option("--strength", type=click.Choice(["strong", "standard", "basic"]),
              help="Instead of the strength of the agreement.")  # fmt: skip
@libraries_option
def add(
    agreement: Path, clauses: tuple[str, ...], strength: str | None, libraries: tuple[Path, ...]
) -> None:
    """Add CLAUSES to AGREEMENT."""
    from clausekit.api.editing import add_clause

    shelf = open_shelf(agreement, libraries)
    for id_ in clauses:
        click.echo(add_clause(agreement, id_, shelf, strength or ""), err=True)


@click.command(
    epilog="Example: clausekit remove agreement.yaml just-transition/gain-sharing",
    context_settings=_HELP,
)
@click.argument("agreement", type=_FILE)
@click.argument("clauses", nargs=-1, required=True, shell_complete=clause_ids)
@libraries_option
def remove(agreement: Path, clauses: tuple[str, ...], libraries: tuple[Path, ...]) -> None:
    """Take CLAUSES out of AGREEMENT; what the template brings is put under `omit`."""
    from clausekit.api.editing import remove_clause

    shelf = open_shelf(agreement, libraries)
    for id_ in clauses:
        click.echo(remove_clause(agreement, id_, shelf), err=True)


@click.command(
    name="set",
    epilog="Example: clausekit set agreement.yaml ai-transparency/register.update_deadline=21",
    context_settings=_HELP,
)
@click.argument("agreement", type=_FILE)
@click.argument("settings", nargs=-1, required=True, metavar="KEY=VALUE…")
@libraries_option
def set_(agreement: Path, settings: tuple[str, ...], libraries: tuple[Path, ...]) -> None:
    """Set values in AGREEMENT: `strength=strong`, `facts.region=[eu]`, `topic/clause.value=14`."""
    from clausekit.api.editing import set_value

    shelf = open_shelf(agreement, libraries)
    for setting in settings:
        key, sign, raw = setting.partition("=")
        if not sign:
            raise click.UsageError(f"“{setting}” has no “=”. Write KEY=VALUE.")
        click.echo(set_value(agreement, key.strip(), raw.strip(), shelf), err=True)
