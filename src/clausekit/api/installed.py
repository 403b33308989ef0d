"""Libraries that are installed as packages, found by the entry point `clausekit.libraries`.

The package is found and never imported: a layer is data.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from clausekit.errors import ClausekitError, ConfigError, PluginError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from clausekit.library.locate import LayerRoot

GROUP = "clausekit.libraries"
_RECORDS = (".dist-info", ".egg-info")


def installed_layers(wanted: Sequence[str] | None = None) -> tuple[LayerRoot, ...]:
    """Return the installed libraries in the order of their names.

    Args:
        wanted: Names of those to take, in this order; None for all of them.

    Raises:
        ConfigError: A wanted one is not installed.
        PluginError: An installed library cannot be used; the message names its package.
    """
    if wanted == () or (wanted is None and not _any_offered()):
        return ()
    from importlib.metadata import entry_points

    found = {entry.name: entry for entry in entry_points(group=GROUP)}
    names = sorted(found) if wanted is None else wanted
    for name in names:
        if name not in found:
            there = f"Installed are: {', '.join(sorted(found))}." if found else "None is installed."
            raise ConfigError(f"The library “{name}” is not installed.", there)
    return tuple(_layer(found[name]) for name in names)


def _any_offered() -> bool:
    """Return whether any installed package names our entry point.

    Importing `importlib.metadata` costs forty times as much as this look, on every start.
    """
    wanted = GROUP.encode()
    for folder in (entry or "." for entry in sys.path):
        try:
            names = [name for name in os.listdir(folder) if name.endswith(_RECORDS)]  # noqa: PTH208
        except OSError:
            continue
        for name in names:
            try:
                with open(f"{folder}{os.sep}{name}{os.sep}entry_points.txt", "rb", 0) as stream:  # noqa: PTH123
                    if wanted in stream.read():
                        return True
            except OSError:
                continue
    return False


def _layer(entry: EntryPoint) -> LayerRoot:
    from clausekit.library.locate import layer_at

    package = entry.dist.name if entry.dist else entry.value
    folder = _folder(entry.value)
    if folder is None:
        raise PluginError(
            f"The package “{package}” offers the library “{entry.name}” and holds no folder for it.",
            f"Its entry point names “{entry.value}”; uninstall the package, or ask who made it.",
        )
    try:
        return layer_at(folder, entry.name)
    except ClausekitError as error:
        raise PluginError(
            f"The library “{entry.name}” of the package “{package}” cannot be used: {error.message}",
            error.hint,
        ) from error


def _folder(value: str) -> Path | None:
    """Return the folder of a package by its dotted name, without running any of its code."""
    from importlib.machinery import PathFinder

    first, *rest = value.strip().split(".")
    try:
        spec = PathFinder.find_spec(first)
    except (ImportError, ValueError):
        return None
    for start in (spec.submodule_search_locations or ()) if spec else ():
        folder = Path(start).joinpath(*rest)
        if folder.is_dir():
            return folder
    return None
