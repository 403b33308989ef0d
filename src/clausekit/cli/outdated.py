"""`clausekit outdated`: what has moved under agreements and layers."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clausekit.cli.exits import DONE, FINDINGS
from clausekit.cli.shared import libraries_option, open_shelf

if TYPE_CHECKING:
    from clausekit.api.standing import Moved
    from clausekit.library.changes import Change

_EFFECT = {"better": "better for workers", "worse": "worse for workers", "open": "changed"}
_COLOURS = {"better": "green", "worse": "red"}


@click.command(
    epilog="Example: clausekit outdated agreement.yaml our-library",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("where", nargs=-1, type=click.Path(path_type=Path))
@click.option("--brief", is_flag=True, help="One line for each clause, without what changed.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@libraries_option
def command(
    where: tuple[Path, ...], brief: bool, as_json: bool, libraries: tuple[Path, ...]
) -> None:
    """Show which clauses have moved under agreement files and layers, and what that changes.

    Without WHERE it looks at the agreements with a lock in this folder and at the layers in use.
    Exit code 0: everything is up to date. 1: something has moved.
    """
    from clausekit.api.standing import moved_in_lock, moved_under_layer, places_of

    places = places_of(where, libraries)
    found = [
        m for file in places.agreements for m in moved_in_lock(file, open_shelf(file, libraries))
    ]
    for layer in places.layers:
        found += moved_under_layer(layer, libraries)
    if as_json:
        import json

        click.echo(json.dumps([m.as_data() for m in found], ensure_ascii=False, indent=1))
    else:
        for place in (*places.agreements, *places.layers):
            moved = [m for m in found if m.where == place]
            click.echo(f"{place}: {len(moved) or 'nothing'} moved")
            for one in moved:
                print_moved(one, brief=brief)
        if not places.agreements and not places.layers:
            click.echo(
                "There is no agreement with a lock here, and no layer of your own.", err=True
            )
        elif found:
            click.echo("`clausekit update --dry-run` shows what an update would do.", err=True)
    sys.exit(FINDINGS if found else DONE)


def print_moved(moved: Moved, *, brief: bool = False) -> None:
    """Print what moved and, unless brief, what that changes."""
    versions = f" {moved.before or '?'} → {moved.after or 'gone'}" if moved.before else ""
    own = f", with words of your own for {', '.join(moved.own)}" if moved.own else ""
    click.echo(f"  {moved.what}{versions}{own}")
    if moved.before == "unknown":
        click.echo("    It records no base, so nobody can tell what has moved under it.")
    for change in () if brief else moved.changes:
        _print_change(change)


def _print_change(change: Change) -> None:
    from clausekit.api.side_by_side import differing

    words = click.style(_EFFECT[change.effect], fg=_COLOURS.get(change.effect))
    if change.kind == "words":
        click.echo(f"    words changed: {change.what}")
        gone, come = differing(change.before, change.after)
        for mark, text, colour in (("-", gone, "red"), ("+", come, "green")):
            for line in text.splitlines():
                if line.strip():
                    click.echo(click.style(f"      {mark} {line}", fg=colour))
        return
    if change.kind == "version":
        return
    click.echo(
        f"    {words}: {change.kind} {change.what}: {change.before or 'none'} → {change.after or 'none'}"
    )
