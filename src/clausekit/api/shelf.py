"""Which layers lie over the built-in library for a piece of work.

There is one order, the lowest first: built-in; libraries that are installed as packages, by name;
those of `CLAUSEKIT_LIBRARY`; those of the project's `.clausekit.toml`; those of `--library`. Each
source gives its own in its order, and a higher layer overrides a lower one only in what it says.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clausekit.library.load import Library
    from clausekit.library.locate import LayerRoot

VARIABLE = "CLAUSEKIT_LIBRARY"


def shelf_for(start: Path, libraries: Sequence[Path] = ()) -> Library:
    """Return the library for an agreement file or folder: built-in, then each layer over it.

    Args:
        start: The file or folder; its project's configuration counts.
        libraries: Layers that the user named, the lowest first.

    Raises:
        NotFoundError: A layer is not there.
        ConfigError: The configuration of the project cannot be used.
        PluginError: An installed library cannot be used.
        LibraryError: A layer is refused.
    """
    from clausekit.library.load import open_library

    return open_library(layers_for(start, libraries))


def shelf_below(layer: Path, libraries: Sequence[Path] = ()) -> Library:
    """Return the library that lies under a layer: what its overlays were made from.

    Raises:
        As `shelf_for` does.
    """
    from clausekit.library.load import open_library

    return open_library(_below(layer, layers_for(layer, libraries)))


def shelf_up_to(layer: Path, libraries: Sequence[Path] = ()) -> Library:
    """Return the library with a layer on top, whatever lies over it in the project left out.

    Raises:
        As `shelf_for` does.
    """
    from clausekit.library.load import open_library
    from clausekit.library.locate import layer_at

    return open_library([*_below(layer, layers_for(layer, libraries)), layer_at(layer)])


def layers_for(
    start: Path, libraries: Sequence[Path] = (), environment: Mapping[str, str] | None = None
) -> tuple[LayerRoot, ...]:
    """Return the layers over the built-in library, the lowest first, each folder once.

    A folder that is named twice stands where it stands highest.
    """
    from clausekit.api.installed import installed_layers
    from clausekit.library.locate import layer_at
    from clausekit.source.config import config_for

    config = config_for(start)
    given = os.environ if environment is None else environment
    named = (p for p in given.get(VARIABLE, "").split(os.pathsep) if p.strip())
    configured = (_as_typed(path) for path in config.libraries)
    paths = [*(Path(p).expanduser() for p in named), *configured, *libraries]
    layers = [*installed_layers(config.installed), *(layer_at(path) for path in paths)]
    return _each_once(layers)


def own_layers(start: Path, libraries: Sequence[Path] = ()) -> tuple[Path, ...]:
    """Return the folders of the layers that can be edited: all but those that came as packages."""
    from clausekit.api.installed import installed_layers
    from clausekit.library.locate import CARD
    from clausekit.source.config import config_for

    packaged = {folder_of(layer) for layer in installed_layers(config_for(start).installed)}
    layers = (layer for layer in layers_for(start, libraries) if folder_of(layer) not in packaged)
    found = {folder_of(layer): Path(str(layer.root or layer.clauses)) for layer in layers}
    here = start if start.is_dir() else start.parent
    if (here / CARD).is_file():
        found.setdefault(here.resolve(), here)
    return tuple(found.values())


def _as_typed(path: Path) -> Path:
    """Return a path as the user would type it here, which is how diagnostics name it."""
    try:
        return path.relative_to(Path.cwd())
    except (ValueError, OSError):
        return path


def _each_once(layers: Iterable[LayerRoot]) -> tuple[LayerRoot, ...]:
    kept: dict[Path, LayerRoot] = {}
    for layer in layers:
        place = folder_of(layer)
        kept.pop(place, None)
        kept[place] = layer
    return tuple(kept.values())


def _below(layer: Path, layers: Sequence[LayerRoot]) -> tuple[LayerRoot, ...]:
    place = layer.resolve()
    folders = [folder_of(other) for other in layers]
    return tuple(layers[: folders.index(place)] if place in folders else layers)


def folder_of(layer: LayerRoot) -> Path:
    """Return the folder of a layer, resolved, by which two names for it are known as one."""
    return Path(str(layer.root or layer.clauses or layer.templates)).resolve()
