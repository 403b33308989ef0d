"""Layers of one's own, and what each layer gives to a clause."""

from __future__ import annotations

import re
from pathlib import Path

from clausekit.errors import LibraryError

SCHEMAS = "https://clausekit.example/schemas"
_README = """\
# {title}

A layer over the clauses of clausekit. What stands here overrides what lies below, and only that.

- `clausekit customise TOPIC/CLAUSE.PROVISION --in {folder}` copies a provision here to be changed.
- `clausekit why TOPIC/CLAUSE` shows which layer gives what; `clausekit check {folder}` what is wrong.
- `clausekit outdated` and `clausekit update` keep it in step with new versions of what lies below.
- `clausekit sign-off TOPIC/CLAUSE --by NAME --country CC` records who approved which text.
"""


def new_layer(folder: Path) -> tuple[Path, ...]:
    """Make an empty layer, and name it in a project's configuration that does not exist yet.

    Returns the files that were written.

    Raises:
        LibraryError: Something stands there already.
        OutputError: It cannot be written.
    """
    from clausekit.source.config import NAME, find_config
    from clausekit.source.files import write_atomically

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise LibraryError(
            f"“{folder}” is there already and not empty.", hint="Give the name of a new folder."
        )
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", folder.resolve().name).strip("-._") or "layer"
    (folder / "clauses").mkdir(parents=True, exist_ok=True)
    files = {
        folder / "layer.yaml": (
            f"# yaml-language-server: $schema={SCHEMAS}/layer.schema.json\nname: {name}\n"
        ),
        folder / "README.md": _README.format(title=folder.resolve().name, folder=folder.name),
    }
    if find_config(folder) is None:
        files[folder.parent / NAME] = f'libraries = ["{folder.resolve().name}"]\n'
    for path, text in files.items():
        write_atomically(path, text.encode())
    return tuple(files)
