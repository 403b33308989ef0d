"""`clausekit library`: layers of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from clausekit.cli.shared import libraries_option

_HELP = {"help_option_names": ["-h", "--help"]}


def print_made(folder: Path, written: Sequence[Path]) -> None:
    """Say on stderr which layer was made, and whether the commands here use it."""
    from clausekit.source.config import NAME, find_config

    files = ", ".join(str(path) for path in written)
    click.echo(f"Wrote {files}.", err=True)
    config = find_config(folder)
    if config and config not in {path.resolve() for path in written}:
        click.echo(f"Add “{folder.name}” to `libraries` in {config} to use it here.", err=True)
    else:
        click.echo(f"{NAME} names it, so every command here uses it.", err=True)


@click.group(context_settings=_HELP)
def command() -> None:
    """Make a layer of your own, or show which layers are in use."""


@command.command(epilog="Example: clausekit library new our-library", context_settings=_HELP)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Make an empty layer in the new folder DIR."""
    from clausekit.api.layers import new_layer

    print_made(folder, new_layer(folder))
    click.echo(f"Next: clausekit customise ai-transparency/register.access --in {folder}", err=True)


@command.command(name="show", epilog="Example: clausekit library show", context_settings=_HELP)
@libraries_option
def show(libraries: tuple[Path, ...]) -> None:
    """Show the layers in use here, the lowest first, with their folders."""
    from clausekit.api.shelf import folder_of, layers_for
    from clausekit.library.locate import bundled_layer

    for layer in (bundled_layer(), *layers_for(Path(), libraries)):
        click.echo(f"{layer.name}  {folder_of(layer)}")
