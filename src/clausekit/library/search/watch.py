"""What an index was made from: folders and files with size and times, which say whether it is true.

Each folder and each file is looked at every time: a folder's time tells of files that came, went or
were renamed, a file's own of what was written into it. Between two looks, files are not listed again.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from array import array
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from clausekit.library.locate import LayerRoot

_GRAIN = 2_500_000_000
"""Nanoseconds within which two changes may bear the same time, on the coarsest file system."""


_SIZE = 3 * 8
_MANY = 4000
"""Files from which on it is worth while to let two processes look."""
_EQUAL, _OTHER = 0, 1


class Watch(NamedTuple):
    """What was looked at.

    Attributes:
        paths: Folders and files, joined by zero bytes.
        state: Times and size of each of them.
        settled: Whether any later change will show: nothing was changed just before the look.
    """

    paths: bytes
    state: bytes
    settled: bool


def place(layer: LayerRoot) -> str | None:
    """Return the full path of the clauses of a layer, None where it has none."""
    return None if layer.clauses is None else os.path.abspath(layer.clauses)  # noqa: PTH100 - links stay


def look(layers: Sequence[LayerRoot]) -> Watch:
    """Return all that the pages of the layers are read from, as it is now.

    Raises:
        OSError: A file went away meanwhile.
    """
    paths = [path for layer in layers for path in _paths(layer)]
    now = time.time_ns()
    seen = _seen(paths)
    settled = all(abs(now - seen[n]) > _GRAIN for n in range(len(seen)) if n % 3)
    return Watch(os.fsencode("\0".join(paths)), seen.tobytes(), settled)


def holds(paths: bytes, state: bytes) -> bool:
    """Return whether everything is as it was."""
    names = os.fsdecode(paths).split("\0") if paths else []
    if len(names) < _MANY or not _can_part():
        return _same(names, state)
    half = len(names) // 2
    child = os.fork()
    if not child:
        os._exit(_EQUAL if _same(names[:half], state[: half * _SIZE]) else _OTHER)
    rest = _same(names[half:], state[half * _SIZE :])
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == _EQUAL and rest


def _can_part() -> bool:
    """Return whether a second process may look at half of the files: Linux, two cores, one thread."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return False
    return len(os.sched_getaffinity(0)) > 1


def _same(paths: Sequence[str], state: bytes) -> bool:
    try:
        return _seen(paths).tobytes() == state
    except OSError:
        return False


def _seen(paths: Sequence[str]) -> array[int]:
    # Two times: whoever puts the time of writing back cannot put back that of the change.
    return array(
        "q", [n for s in map(os.stat, paths) for n in (s.st_size, s.st_mtime_ns, s.st_ctime_ns)]
    )


def _paths(layer: LayerRoot) -> Iterator[str]:
    """Yield the folders of clauses and the pages in them."""
    root = place(layer)
    if root is None:
        return
    yield root
    for topic in _folders(root):
        yield topic
        for clause in _folders(topic):
            yield clause
            with os.scandir(clause) as entries:
                yield from (e.path for e in entries if e.name.endswith(".md"))


def _folders(folder: str) -> list[str]:
    with os.scandir(folder) as entries:
        return [e.path for e in entries if e.is_dir()]
