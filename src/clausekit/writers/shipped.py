"""Files that ship with clausekit under `templates/`: from the wheel, or from a checkout."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from clausekit.errors import ClausekitError

_HERE = Path(__file__).resolve().parent.parent
_FOLDERS = (_HERE / "_data" / "templates", _HERE.parent.parent / "templates")


@lru_cache(maxsize=8)
def shipped(name: str) -> bytes:
    """Return the content of a file under `templates/`."""
    for folder in _FOLDERS:
        place = folder / name
        if place.is_file():
            return place.read_bytes()
    message = f"The installation of clausekit lacks its file “{name}”."
    raise ClausekitError(message, "Install clausekit again.")
