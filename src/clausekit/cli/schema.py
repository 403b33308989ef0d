"""`clausekit schema`: the JSON Schemas of every file that a person writes."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(
    epilog="Example: clausekit schema clause > clause.schema.json",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("name", required=False)
@click.option(
    "--into",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Write all of them into a folder, for an editor to find.",
)
def command(name: str | None, folder: Path | None) -> None:
    """Print the JSON Schema NAME; without NAME, list all of them.

    With the schemas in a folder, an editor completes and checks a file that begins with
    `# yaml-language-server: $schema=…`.
    """
    from clausekit.library.schemas import schema, schema_names, schema_text
    from clausekit.source.files import write_atomically

    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        for one in schema_names():
            write_atomically(folder / f"{one}.schema.json", schema_text(one).encode())
        click.echo(f"Wrote {len(schema_names())} schemas into {folder}.", err=True)
    elif name:
        click.echo(schema_text(name), nl=False)
    else:
        width = max(map(len, schema_names()))
        for one in schema_names():
            click.echo(f"{one:<{width}}  {schema(one).get('description') or schema(one)['title']}")
