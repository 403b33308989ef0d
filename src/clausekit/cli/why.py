"""`clausekit why`: which layer gives what of a clause."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from clausekit.cli.shared import libraries_option, open_shelf

if TYPE_CHECKING:
    from clausekit.api.why import Origin

_TITLES = {
    "provision": "Provisions",
    "value": "Values",
    "structure": "Structure that a layer changes",
    "label": "Labels that a layer changes",
    "form": "Forms",
    "term": "Terms",
}
_LONGEST = 60


@click.command(
    epilog="Example: clausekit why ai-transparency/register --agreement agreement.yaml",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("clause")
@click.option("--language", default="en", show_default=True, metavar="LANGUAGE")
@click.option(
    "--agreement",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Answer for this agreement file: the texts of its lock govern.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@libraries_option
def command(
    clause: str,
    language: str,
    agreement: Path | None,
    as_json: bool,
    libraries: tuple[Path, ...],
) -> None:
    """Show which layer gives each provision, value and term of CLAUSE, and what it overrides."""
    from clausekit.api.locking import locked_shelf
    from clausekit.api.why import origins

    shelf = open_shelf(agreement or Path(), libraries)
    if agreement:
        shelf = locked_shelf(agreement, shelf)
    found = origins(shelf, clause, language)
    if as_json:
        import json

        data = [origin.as_data() for origin in found]
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
        return
    record = shelf.clause(clause)
    assert record is not None
    click.echo(f"{clause} {record.version}, from {', '.join(record.layers)}")
    for kind, title in _TITLES.items():
        rows = [origin for origin in found if origin.kind == kind]
        if rows:
            click.echo(f"\n{title}")
            width = min(max(len(row.what) for row in rows), _LONGEST)
            for row in rows:
                click.echo(f"  {row.what:<{width}}  {_line(row)}")


def _line(origin: Origin) -> str:
    now = f"{_cut(origin.now)}  " if origin.now else ""
    over = "".join(
        f"; over {name}{f' ({_cut(said)})' if said else ''}" for name, said in origin.over
    )
    note = f"; {origin.note}" if origin.note else ""
    place = f"  {origin.place}" if origin.over and origin.place else ""
    return f"{now}[{origin.layer}{over}{note}]{place}"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
