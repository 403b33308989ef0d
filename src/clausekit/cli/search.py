"""`clausekit search`: clauses by words."""

from __future__ import annotations

from pathlib import Path

import click

from clausekit.cli.exits import FINDINGS
from clausekit.cli.shared import libraries_option


@click.command(
    epilog="Example: clausekit search keystroke camera home",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("words", nargs=-1, required=True)
@click.option("--language", default="en", show_default=True, metavar="LANGUAGE")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 200))
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@libraries_option
def command(
    words: tuple[str, ...], language: str, limit: int, as_json: bool, libraries: tuple[Path, ...]
) -> None:
    """Find clauses by WORDS in titles, elements, texts, tables and guides; the best first.

    Exit code 1: nothing found.
    """
    from clausekit.api.shelf import layers_for
    from clausekit.library.search.index import search_layers

    layers = layers_for(Path(), libraries)
    hits = search_layers(layers, " ".join(words), language, limit)
    if as_json:
        import json

        click.echo(json.dumps([h._asdict() for h in hits], ensure_ascii=False, indent=1))
    else:
        for hit in hits:
            click.echo(f"{click.style(hit.clause, bold=True)}  ({hit.kind}, {hit.place})")
            click.echo(f"    {hit.extract}")
    if not hits:
        click.echo("Nothing found. Try fewer words, or the beginning of a word.", err=True)
        click.get_current_context().exit(FINDINGS)
