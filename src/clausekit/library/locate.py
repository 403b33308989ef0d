"""Where the library that we ship is, and what counts as a layer.

The only module that knows whether clausekit runs from a wheel or from a checkout.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from clausekit.errors import ConfigError, NotFoundError

BUILT_IN = "built-in"


@dataclass(frozen=True, slots=True)
class LayerRoot:
    """A folder shaped like the library.

    Attributes:
        name: What `why` and the lock call it.
        clauses: Its folder of clauses, or None.
        templates: Its folder of templates, or None.
        shown_clauses: How the user would type that folder; begins every file name in diagnostics.
        shown_templates: The same for the templates.
        trusted: Whether it came with clausekit; any other layer is read within limits.
    """

    name: str
    clauses: Traversable | None
    templates: Traversable | None
    shown_clauses: str
    shown_templates: str
    trusted: bool = False


def bundled_root() -> Traversable:
    """Return the directory that holds the clauses and templates we ship.

    Raises:
        ConfigError: The installation holds none.
    """
    packaged = files("clausekit") / "_data"
    if packaged.is_dir():
        return packaged
    checkout = Path(__file__).resolve().parents[3]
    if (checkout / "clauses").is_dir() and (checkout / "pyproject.toml").is_file():
        return checkout
    raise ConfigError(
        "This installation of clausekit has no clauses.", "Install it again from its wheel."
    )


def bundled_layer() -> LayerRoot:
    """Return the built-in layer."""
    root = bundled_root()
    return LayerRoot(
        BUILT_IN, root / "clauses", root / "templates", "clauses", "templates", trusted=True
    )


def layer_at(path: Path, name: str = "") -> LayerRoot:
    """Return the layer in a folder: one that holds `clauses` or `templates`, or is such a folder.

    Args:
        path: The folder as the user typed it.
        name: Name of the layer; the folder's name unless given.

    Raises:
        NotFoundError: There is no such folder, or it holds no layer.
    """
    if not path.is_dir():
        raise NotFoundError(f"There is no folder “{path}”.", "Check the path of the library.")
    name = name or path.resolve().name
    clauses, templates = path / "clauses", path / "templates"
    if clauses.is_dir() or templates.is_dir():
        return LayerRoot(
            name,
            clauses if clauses.is_dir() else None,
            templates if templates.is_dir() else None,
            clauses.as_posix(),
            templates.as_posix(),
        )
    if _holds_clauses(path):
        beside = path.parent / "templates"
        return LayerRoot(
            name,
            path,
            beside if beside.is_dir() else None,
            path.as_posix(),
            beside.as_posix(),
        )
    raise NotFoundError(
        f"“{path}” is no library.",
        "A library holds “clauses/<topic>/<clause>/clause.yaml”, or “templates/”.",
    )


def is_complete(layer: LayerRoot) -> bool:
    """Return whether the layer can stand alone: it has its own topics and instruments."""
    folder = layer.clauses
    if folder is None:
        return False
    return all((folder / name).is_file() for name in ("topics.yaml", "instruments.yaml"))


def _holds_clauses(path: Path) -> bool:
    if (path / "topics.yaml").is_file() or any(path.glob("glossary.*.yaml")):
        return True
    return any(path.glob("*/*/clause.yaml")) or any(path.glob("*/*/text.*.md"))
