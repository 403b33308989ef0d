"""Puts a finished file in its place, unless somebody else's stands there."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from clausekit.batch.manifest import Made
from clausekit.errors import OutputError


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
    _replace(path, content)
    return Made(name, digest)


def _replace(path: Path, content: bytes) -> None:
    """Write a file beside its place and rename it when it is complete.

    It does not wait for the disk: the manifest knows the hash, so that a file which a power cut took
    is made again.
    """
    part = path.with_name(f".{path.name[:40]}.{os.getpid()}.part")
    try:
        try:
            with part.open("xb") as stream:
                stream.write(content)
            part.replace(path)
        except FileExistsError:
            part.unlink()  # of a process that had the same number and was killed
            part.write_bytes(content)
            part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise OutputError(
            f"“{path}” cannot be written: {error.strerror or error}.",
            "What was written stands. Make room or choose another place; the same command goes on.",
        ) from error
