"""The folder for what can be made again: indexes and parsed records. Never trusted, never needed."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

from clausekit import __version__

VARIABLE = "CLAUSEKIT_CACHE"


def cache_folder() -> Path | None:
    """Return a folder that only this user can write, made where it is missing; None for no cache.

    `CLAUSEKIT_CACHE` names another one, `off` none. A folder that others could write is not used:
    what stands in it would be somebody else's word.
    """
    named = os.environ.get(VARIABLE, "")
    if named.lower() in ("off", "0", "no"):
        return None
    folder = Path(named) if named else _default()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.name == "posix":
            found = folder.stat()
            if found.st_uid != os.getuid() or found.st_mode & 0o022:
                return None
        return folder if os.access(folder, os.W_OK) else None
    except OSError:
        return None


def _default() -> Path:
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "clausekit"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "clausekit"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "clausekit"


@cache
def code_stamp(*folders: Path) -> bytes:
    """Return what says that the code in these folders is the same: version, size and age of its files."""
    from clausekit.source.digest import blake2b

    state = [__version__]
    waiting = [str(folder) for folder in reversed(folders)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in sorted(entries, key=lambda e: e.name):
                if entry.name.endswith((".py", ".json")):
                    seen = entry.stat()
                    state.append(f"{entry.name}:{seen.st_size}:{seen.st_mtime_ns}")
                elif entry.name[0] not in "._" and "." not in entry.name:
                    waiting.append(entry.path)
    return blake2b("\n".join(state).encode(), digest_size=16).digest()
