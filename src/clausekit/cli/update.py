"""`clausekit update`: locks and layers brought up to date."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clausekit.cli.exits import DONE, FINDINGS
from clausekit.cli.outdated import print_moved
from clausekit.cli.report import print_diagnostics
from clausekit.cli.shared import libraries_option, open_shelf

if TYPE_CHECKING:
    from clausekit.api.renewing import LockUpdate
    from clausekit.api.updating import OverlayUpdate
    from clausekit.library.overlay_update import Part, Side


@click.command(
    epilog="Example: clausekit update ai-transparency/register --in our-library --dry-run",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("clauses", nargs=-1, metavar="[CLAUSE]…")
@click.option(
    "--in",
    "where",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="An agreement file or a layer; without it, all that are in use here.",
)
@click.option("--dry-run", is_flag=True, help="Show what would be done and write nothing.")
@click.option("--keep", is_flag=True, help="Where both sides changed the same words, yours stand.")
@click.option("--take", is_flag=True, help="Where both sides changed the same words, theirs stand.")
@libraries_option
def command(
    clauses: tuple[str, ...],
    where: tuple[Path, ...],
    dry_run: bool,
    keep: bool,
    take: bool,
    libraries: tuple[Path, ...],
) -> None:
    """Take the library's present texts into locks, and merge them into the layers' own.

    What you changed and the library did not, stays. What the library changed and you did not, is
    taken. What both changed in different sentences is merged; in the same sentence, yours stand
    until you choose, and all versions are kept side by side in a file of the layer.
    Exit code 0: done. 1: something waits for you.
    """
    from clausekit.api.renewing import update_lock
    from clausekit.api.standing import places_of
    from clausekit.api.updating import update_layer

    if keep and take:
        raise click.UsageError("--keep and --take exclude each other.")
    if (keep or take) and not clauses:
        raise click.UsageError("Name the CLAUSE for which you choose.")
    side: Side = "ours" if keep else "theirs" if take else ""
    places = places_of(where, libraries)
    named = len(places.agreements) + len(places.layers) == 1
    open_ends = False
    for layer in places.layers:
        known = _known(layer, clauses, libraries, named=named)
        if known is not None:
            done = update_layer(layer, libraries, known, side, dry_run=dry_run)
            open_ends = _print_layer(layer, done, dry_run=dry_run) or open_ends
    for agreement in places.agreements if not side else ():
        known = _locked(agreement, clauses, named=named)
        if known is not None:
            shelf = open_shelf(agreement, libraries)
            update = update_lock(agreement, shelf, known, dry_run=dry_run)
            open_ends = _print_lock(update, dry_run=dry_run) or open_ends
    if not places.agreements and not places.layers:
        click.echo("There is no agreement with a lock here, and no layer of your own.", err=True)
    sys.exit(FINDINGS if open_ends else DONE)


def _known(
    layer: Path, clauses: tuple[str, ...], libraries: tuple[Path, ...], *, named: bool
) -> tuple[str, ...] | None:
    """Return the clauses to update in a layer; None where none of those named is in it."""
    from clausekit.api.overlays import overlays

    if not clauses or named:
        return clauses
    there = {overlay.clause for overlay in overlays(layer, libraries)}
    return tuple(c for c in clauses if c in there) or None


def _locked(agreement: Path, clauses: tuple[str, ...], *, named: bool) -> tuple[str, ...] | None:
    from clausekit.api.locking import lock_at

    if not clauses or named:
        return clauses
    lock = lock_at(agreement)
    return tuple(c for c in clauses if lock and c in lock.clauses) or None


def _print_layer(layer: Path, done: tuple[OverlayUpdate, ...], *, dry_run: bool) -> bool:
    """Print what was done in a layer; return whether something waits for a person."""
    if not done:
        click.echo(f"{layer}: up to date")
        return False
    for one in done:
        click.echo(f"{layer}: {one.clause} {one.before} → {one.after or 'gone'}")
        for part in one.parts:
            _print_part(part)
        print_diagnostics(one.trouble)
        if not one.after and not one.written:
            click.echo(
                "  The layers below no longer have it. `--keep` makes yours a clause of its own."
            )
        elif not one.parts:
            click.echo("  Nothing of it touches your own words.")
        for path in one.written:
            click.echo(f"  wrote {path}", err=True)
        if one.conflicts:
            _print_choice(one, layer, dry_run=dry_run)
    if dry_run:
        click.echo("Nothing was written (--dry-run).", err=True)
    return any(one.conflicts or one.trouble or not (one.after or one.written) for one in done)


def _print_part(part: Part) -> None:
    from clausekit.api.update_record import part_columns

    width = min(max(shutil.get_terminal_size((100, 24)).columns, 60), 160)
    state = (
        click.style("both changed it", fg="red")
        if part.conflict
        else "merged or taken"
        if part.result != part.ours
        else "yours stands"
    )
    click.echo(f"\n  {part.file}: {part.what}: {state}")
    click.echo(part_columns(part, width))
    if part.result not in (part.ours, part.theirs):
        click.echo("\n  together:")
        click.echo(part.result or "(nothing)")


def _print_choice(one: OverlayUpdate, layer: Path, *, dry_run: bool) -> None:
    where = f" All versions stand in {one.record}." if one.record else ""
    command = f"clausekit update {one.clause} --in {layer}"
    tense = "would wait" if dry_run else "wait"
    click.echo(
        f"\n{len(one.conflicts)} {tense} for you: yours stand meanwhile.{where}\n"
        f"Change your words if you like, then: {command} --keep\n"
        f"Or take the library's:               {command} --take",
        err=True,
    )


def _print_lock(done: LockUpdate, *, dry_run: bool) -> bool:
    """Print what was done to a lock; return whether something waits for a person."""
    if not (done.moved or done.kept or done.dropped):
        click.echo(f"{done.agreement}: up to date")
        return False
    click.echo(f"{done.agreement}:")
    for moved in done.moved:
        print_moved(moved)
    for id_ in done.kept:
        click.echo(f"  {id_}: the library no longer has it; its locked text stays.")
    for id_ in done.dropped:
        click.echo(f"  {id_}: no longer in the agreement, taken out of the lock.")
    if done.former:
        click.echo(
            f"The lock as it was is kept in {done.former}: put it back to undo this.", err=True
        )
    elif dry_run:
        click.echo("Nothing was written (--dry-run).", err=True)
    if done.trouble:
        print_diagnostics(done.trouble)
        click.echo(f"Mend {done.agreement} before the next draft.", err=True)
    return bool(done.trouble)
