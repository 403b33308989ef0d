"""What several commands take: libraries, and the shelf that they open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from clausekit.library.load import Library

libraries_option = click.option(
    "--library",
    "libraries",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="A layer of your own over the built-in clauses. Several are allowed, the last one wins.",
)


def open_shelf(start: Path, libraries: tuple[Path, ...]) -> Library:
    """Return the library with the layers that apply to a file or folder."""
    from clausekit.api.shelf import shelf_for

    return shelf_for(start, libraries)
