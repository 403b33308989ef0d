"""A file that one process at a time may write; a process that dies lets go of it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from clausekit.errors import OutputError

PATIENCE = 30.0
"""Seconds to wait for another writer."""
_FAR = 1 << 40
_PAUSE = 0.02


@contextmanager
def locked(path: Path) -> Iterator[int]:
    """Give the handle of a file, made where it is missing, while nobody else holds it.

    Raises:
        OutputError: Somebody else holds it for too long, or its folder is not there.
    """
    handle = _held(path)
    try:
        yield handle
    finally:
        os.close(handle)  # which also gives the lock back


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """Let one process at a time read, change and replace a file.

    The lock is on a file of its own, since one that is held cannot be replaced everywhere.
    """
    guard = path.with_name(f".{path.name}.guard")
    with locked(guard):
        try:
            yield
        finally:
            with suppress(OSError):
                guard.unlink()  # who waits for it notices that it is gone and makes another


def _held(path: Path) -> int:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        except FileNotFoundError as error:
            raise OutputError(
                f"The folder of “{path}” does not exist.", "Make it first."
            ) from error
        if _try(handle) and _is_at(handle, path):
            return handle
        os.close(handle)
        if time.monotonic() > end:
            raise OutputError(
                f"Somebody else is writing “{path}”.", "Try again when they are done."
            )
        time.sleep(_PAUSE)


def _is_at(handle: int, path: Path) -> bool:
    """Return whether the file is still the one at the path: an editor may have put another there."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _try(handle: int) -> bool:
        os.lseek(handle, _FAR, os.SEEK_SET)  # beyond the text, so that others may read it
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
