"""Where the library that we ship is, and what counts as a layer.

The only module that knows whether clausekit runs from a wheel or from a checkout.
"""

from __future__ import annotations

from pathlib import Path

from clausekit.diagnostics import Report
from clausekit.errors import ConfigError, LibraryError, NotFoundError
from clausekit.lean import dataclass

BUILT_IN = "built-in"
CARD = "layer.yaml"
"""What a layer says of itself; a folder that holds it is a layer, however empty."""
CARD_LIMIT = 20_000


@dataclass(frozen=True, slots=True)
class LayerRoot:
    """A folder shaped like the library.

    Attributes:
        name: What `why` and the lock call it.
        clauses: Its folder of clauses, or None.
        templates: Its folder of templates, or None.
        shown_clauses: How the user would type that folder; begins every file name in diagnostics.
        shown_templates: The same for the templates.
        root: The folder that holds both, where the layer's own records stand, or None.
        shown_root: How the user would type it.
        trusted: Whether it came with clausekit; any other layer is read within limits.
    """

    name: str
    clauses: Path | None
    templates: Path | None
    shown_clauses: str
    shown_templates: str
    root: Path | None = None
    shown_root: str = ""
    trusted: bool = False


def bundled_root() -> Path:
    """Return the directory that holds the clauses and templates we ship.

    Raises:
        ConfigError: The installation holds none.
    """
    packaged = Path(__file__).resolve().parents[1] / "_data"
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
        LibraryError: Its layer.yaml cannot be used.
    """
    if not path.is_dir():
        raise NotFoundError(f"There is no folder “{path}”.", "Check the path of the library.")
    name = name or _own_name(path) or path.resolve().name
    clauses, templates = path / "clauses", path / "templates"
    if clauses.is_dir() or templates.is_dir() or (path / CARD).is_file():
        return LayerRoot(
            name,
            clauses if clauses.is_dir() else None,
            templates if templates.is_dir() else None,
            clauses.as_posix(),
            templates.as_posix(),
            root=path,
            shown_root=path.as_posix(),
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
        "A library holds “clauses/<topic>/<clause>/clause.yaml”, or “templates/”; "
        f"`clausekit library new {path}` makes an empty one.",
    )


def _own_name(path: Path) -> str:
    """Return the name that the layer gives itself in layer.yaml, or an empty text."""
    card = path / CARD
    if card.is_symlink() or not card.is_file():
        return ""  # a link is refused when the layer is inspected
    from clausekit.library.schemas import validate
    from clausekit.source.files import text_of
    from clausekit.source.remembered import read_yaml

    report = Report()
    text = text_of(card, card.as_posix(), report, limit=CARD_LIMIT)
    document = read_yaml(text, card.as_posix(), report) if text is not None else None
    if document is None or not validate(document.data, "layer", document, report):
        raise LibraryError(f"The layer “{path}” cannot be used.", report)
    data = document.data
    return str(data.get("name", "")) if isinstance(data, dict) else ""


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
