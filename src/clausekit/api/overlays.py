"""The overlays of a layer: what it has of clauses that lie below it, and what it was made from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clausekit.diagnostics import Report
from clausekit.lean import dataclass

if TYPE_CHECKING:
    from clausekit.library.clause import ClauseFolder
    from clausekit.library.load import Library


@dataclass(frozen=True, slots=True)
class Overlay:
    """What a layer has of a clause that lies below too, or did.

    Attributes:
        own: The layer's files.
        below: What lies below now, the lowest layer first; empty where nothing does.
        base: What lay below when the overlay was made; None where its text is kept nowhere.
        version: Of the base, as recorded.
        now: Version of what lies below.
        is_current: Whether the overlay was made from what lies below now.
    """

    layer: Path
    clause: str
    own: ClauseFolder
    below: tuple[ClauseFolder, ...]
    base: tuple[ClauseFolder, ...] | None
    version: str
    now: str
    is_current: bool

    @property
    def own_parts(self) -> tuple[str, ...]:
        """Provisions for which the layer has words of its own."""
        from clausekit.library.raw_text import split

        texts = [s.text for name, s in self.own.files.items() if name.startswith("text.")]
        return tuple(dict.fromkeys(p for text in texts for p in split(text).provisions))


def overlays(layer: Path, libraries: Sequence[Path] = ()) -> tuple[Overlay, ...]:
    """Return the overlays of a layer; clauses that are its own entirely are none."""
    from clausekit.api.shelf import shelf_below
    from clausekit.library.locate import layer_at
    from clausekit.library.shelf import FolderShelf

    below = shelf_below(layer, libraries)
    shelf = FolderShelf(layer_at(layer))
    found = (_overlay(layer, id_, shelf, below) for id_ in shelf.clause_ids())
    return tuple(overlay for overlay in found if overlay is not None)


def _overlay(layer: Path, id_: str, shelf: Any, below: Library) -> Overlay | None:
    from clausekit.library.bases import kept_base, recorded_sha256
    from clausekit.library.clause import STRUCTURE, ClauseFolder, digest
    from clausekit.library.clause_source import mapping_in

    own = ClauseFolder(shelf.name, shelf.clause_files(id_, Report()))
    folders = below.folders(id_, Report())
    sha256 = recorded_sha256(own)
    if not folders and not sha256:
        return None
    source = own.files.get(STRUCTURE)
    record = mapping_in(source.text).get("base") if source else None
    version = str(record.get("version", "")) if isinstance(record, dict) else ""
    now = below.clause(id_, Report()) if folders else None
    kept = kept_base(shelf, id_, sha256) if sha256 else None
    is_current = bool(folders) and sha256 == digest(folders)
    base = kept.folders if kept else folders if is_current else None
    base = base or _from_locks(layer, id_, sha256)
    return Overlay(layer, id_, own, folders, base, version, now.version if now else "", is_current)


def _from_locks(layer: Path, id_: str, sha256: str) -> tuple[ClauseFolder, ...] | None:
    """Return the base from a lock near the layer, where the layer itself has not kept it."""
    from clausekit.errors import InputError
    from clausekit.library.clause import digest
    from clausekit.library.lock import read_lock

    for path in sorted({*layer.resolve().parent.glob("*.lock"), *Path().glob("*.lock")}):
        try:
            clause = read_lock(path).clauses.get(id_)
        except InputError:
            continue
        folders = clause.folders if clause else ()
        for count in range(1, len(folders) + 1):
            if sha256 and digest(folders[:count]) == sha256:
                return folders[:count]
    return None
