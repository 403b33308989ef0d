"""`clausekit customise`: what of a clause is to be changed, copied into a layer."""

from __future__ import annotations

from pathlib import Path

import click

from clausekit.cli.library import print_made
from clausekit.cli.shared import libraries_option


@click.command(
    epilog="Example: clausekit customise ai-transparency/register.access --in our-library",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("wish", metavar="CLAUSE[.PROVISION]")
@click.option(
    "--in",
    "layer",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The layer that takes it, made where it does not exist; the highest in use unless given.",
)
@click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="LANGUAGE",
    help="Language to copy; several are allowed. [default: en]",
)
@click.option("--whole", is_flag=True, help="Replace the clause whole: structure, texts, forms.")
@libraries_option
def command(
    wish: str,
    layer: Path | None,
    languages: tuple[str, ...],
    whole: bool,
    libraries: tuple[Path, ...],
) -> None:
    """Copy CLAUSE, or one PROVISION of it, into a layer, where you change its words.

    The layer records what it was made from, so that `clausekit outdated` can say when that moves.
    """
    from clausekit.api.customising import customise, highest_layer
    from clausekit.api.layers import new_layer

    layer = layer or highest_layer(libraries)
    if not layer.exists():
        written = new_layer(layer)
        click.echo(f"Made the layer “{layer}”.", err=True)
        print_made(layer, written)
    done = customise(wish, layer, libraries, languages, whole=whole)
    for standing in done.standing:
        click.echo(f"{standing} stands in the layer already and is left as it is.", err=True)
    for path in done.written:
        click.echo(path)
    texts = [path for path in done.written if path.name.startswith("text.")]
    if texts:
        click.echo(f"Now change the words in {', '.join(map(str, texts))}.", err=True)
    if done.restate:
        click.echo(
            "Elements count as unconfirmed until clause.yaml beside it says what your words carry.",
            err=True,
        )
