"""Puts a finished file in its place, unless somebody else's stands there."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from clausekit.batch.manifest import Made
from clausekit.errors import OutputError
from clausekit.source.files import write_atomically


class ForeignFileError(OutputError):
    """A file stands there that no batch wrote, or that was changed since."""


def put(folder: Path, name: str, content: bytes, known: str, *, overwrite: bool = False) -> Made:
    """Write a file, complete or not at all; return its name and hash.

    Args:
        folder: Where it goes.
        name: Of the file.
        content: All of it.
        known: Hash of the file that an earlier run wrote there, or empty.
        overwrite: Whether a file that somebody else wrote is replaced.

    Raises:
        ForeignFileError: A file stands there that is neither the earlier one nor this one.
        OutputError: The disk is full, or the folder cannot be written.
    """
    digest = sha256(content).hexdigest()
    path = folder / name
    if path.exists() and not overwrite:
        try:
            stands = sha256(path.read_bytes()).hexdigest()
        except OSError as error:
            raise OutputError(f"“{path}” cannot be read: {error.strerror or error}.") from error
        if stands == digest:
            return Made(name, digest)
        if stands != known:
            raise ForeignFileError(
                f"“{name}” stands there already, and no batch left it like that.",
                "Move it away, or say --overwrite.",
            )
    write_atomically(path, content, durable=False)
    return Made(name, digest)
