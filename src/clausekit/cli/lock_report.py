"""What a draft says of its lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from clausekit.api.locking import Kept
    from clausekit.library.load import Library


def print_lock(kept: Kept | None, shelf: Library) -> None:
    """Say on stderr what the lock took in, and what moved in the library since."""
    from clausekit.api.locking import moved_since

    if kept and kept.made:
        click.echo(
            f"Locked {len(kept.added)} clauses in {kept.path}: later drafts keep these texts. "
            "Keep it private.",
            err=True,
        )
    elif kept and kept.added:
        click.echo(f"Added to {kept.path}: {', '.join(kept.added)}.", err=True)
    moved = moved_since(shelf)
    if moved:
        what = "clause has" if len(moved) == 1 else "clauses have"
        click.echo(
            f"{len(moved)} locked {what} changed in the library since; the locked text governs. "
            "`clausekit outdated` shows what changed.",
            err=True,
        )
