"""Files that ship with clausekit under `templates/`: from the wheel, or from a checkout."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=8)
def shipped(name: str) -> bytes:
    """Return the content of a file under `templates/`."""
    package = files("clausekit")
    place = package.joinpath("_data", "templates", name)
    if not place.is_file():
        place = package.joinpath("..", "..", "templates", name)
    return place.read_bytes()
