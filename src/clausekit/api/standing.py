"""What has moved: locked texts of agreements, and what lies under the overlays of layers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clausekit.api.locking import lock_at, lock_path
from clausekit.diagnostics import Report
from clausekit.errors import NotFoundError

if TYPE_CHECKING:
    from clausekit.library.changes import Change
    from clausekit.library.clause import ClauseFolder
    from clausekit.library.load import Library
    from clausekit.library.lock import Lock

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Moved:
    """Something that was taken from the library and that the library has otherwise now.

    Attributes:
        where: The agreement file or the layer.
        what: A clause, or the path of a shared file.
        before, after: Versions; empty where there is none.
        changes: What is different, and for whom.
        own: Provisions for which the layer has words of its own.
    """

    where: Path
    what: str
    before: str
    after: str
    changes: tuple[Change, ...] = field(default=())
    own: tuple[str, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """Return it for JSON."""
        return {
            "where": str(self.where), "what": self.what, "before": self.before, "after": self.after,
            "own": list(self.own), "changes": [change.as_data() for change in self.changes],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Places:
    """The agreements with a lock, and the layers, that a command speaks of."""

    agreements: tuple[Path, ...]
    layers: tuple[Path, ...]


def places_of(where: Sequence[Path], libraries: Sequence[Path] = ()) -> Places:
    """Return what the user named; without names, what the current folder has.

    Raises:
        NotFoundError: A named file or folder is neither an agreement file nor a layer.
    """
    from clausekit.api.shelf import own_layers
    from clausekit.library.locate import layer_at

    if not where:
        here = Path()
        files = sorted(p for s in ("*.yaml", "*.yml") for p in here.glob(s) if p.is_file())
        return Places(
            tuple(path for path in files if lock_path(path).is_file()),
            own_layers(here, libraries),
        )
    agreements, layers = [], []
    for path in where:
        if path.is_dir():
            layer_at(path)
            layers.append(path)
        else:
            agreements.append(_agreement(path))
    return Places(tuple(agreements), tuple(layers))


def _agreement(path: Path) -> Path:
    if path.suffix == ".lock":
        path = next(
            (p for p in (path.with_suffix(".yaml"), path.with_suffix(".yml")) if p.exists()), path
        )
    if not path.is_file():
        raise NotFoundError(f"There is no file or folder “{path}”.")
    if not lock_path(path).is_file():
        raise NotFoundError(
            f"“{path}” has no lock, so nothing can have moved under it.",
            "Its first `clausekit draft` writes one.",
        )
    return path


def moved_in_lock(agreement: Path, library: Library) -> tuple[Moved, ...]:
    """Return the clauses, terms, template and numbering that moved since an agreement locked them.

    Raises:
        InputError: The lock cannot be used.
    """
    from clausekit.library.changes import changes_between
    from clausekit.library.lock import outdated, outdated_shared

    lock = lock_at(agreement)
    if lock is None:
        return ()
    found = []
    for id_ in outdated(lock, library):
        then = lock.clauses[id_]
        now = library.clause(id_, Report()) if id_ in library.clause_ids() else None
        folders = library.folders(id_, Report()) if now else ()
        changes = changes_between(id_, then.folders, folders) if now else ()
        found.append(Moved(agreement, id_, then.version, now.version if now else "", changes))
    for path in outdated_shared(lock, library):
        found.append(Moved(agreement, path, "", "", _shared_changes(path, lock, library)))
    return tuple(found)


def moved_under_layer(layer: Path, libraries: Sequence[Path] = ()) -> tuple[Moved, ...]:
    """Return the clauses of a layer whose base has moved, is gone, or was never recorded."""
    from clausekit.library.changes import changes_between

    found = []
    for overlay in overlays(layer, libraries):
        if overlay.is_current:
            continue
        base = overlay.base
        known = bool(base and overlay.below)
        changes = changes_between(overlay.clause, base, overlay.below) if known and base else ()
        before = overlay.version or UNKNOWN
        found.append(Moved(layer, overlay.clause, before, overlay.now, changes, overlay.own_parts))
    return tuple(found)


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


def _shared_changes(path: str, lock: Lock, library: Library) -> tuple[Change, ...]:
    """Return which entries of a shared file are different, in words."""
    from clausekit.library.changes import Change
    from clausekit.library.clause_source import leaves, mapping_in
    from clausekit.library.merge import merged_data
    from clausekit.library.raw_text import split

    now = [f for shelf in library.shelves if (f := shelf.file(path, Report())) is not None]
    then = [files[path] for files in lock.shared.values() if path in files]
    sides = []
    for files in (then, now):
        data: Any = {}
        for file in files:
            data = merged_data(
                data,
                mapping_in(file.text if path.endswith(".yaml") else split(file.text).front + "\n"),
            )
        sides.append({" ".join(p): str(v) for p, v in leaves(data)})
    kind = "term" if "glossary." in path else "setting"
    found = [
        Change(kind, what, sides[0].get(what, ""), sides[1].get(what, ""))
        for what in dict.fromkeys((*sides[0], *sides[1]))
        if sides[0].get(what) != sides[1].get(what)
    ]
    if path.endswith(".md"):
        old, new = (split(files[-1].text) if files else None for files in (then, now))
        before, after = (dict(raw.sections) if raw else {} for raw in (old, new))
        found += [
            Change("words", key[0], before.get(key, ""), after.get(key, ""))
            for key in dict.fromkeys((*before, *after))
            if before.get(key) != after.get(key)
        ]
        if old and new and old.head != new.head:
            found.append(Change("words", "title", old.head, new.head))
    return tuple(found)
