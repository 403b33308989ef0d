"""Which layers lie over the built-in library for a piece of work."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clausekit.library.load import Library


def shelf_for(start: Path, libraries: Sequence[Path] = ()) -> Library:  # noqa: ARG001
    """Return the library for an agreement file or folder: built-in, then each layer over it.

    Raises:
        LibraryError: A layer cannot be used.
    """
    from clausekit.library.load import open_library
    from clausekit.library.locate import layer_at

    return open_library([layer_at(path) for path in libraries])
