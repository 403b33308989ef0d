"""The folder for what can be made again: indexes and parsed records. Never trusted, never needed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

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
