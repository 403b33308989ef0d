"""What has moved: locked texts of agreements, and what lies under the overlays of layers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clausekit.api.locking import lock_at, lock_path
from clausekit.diagnostics import Report
from clausekit.errors import NotFoundError
from clausekit.lean import dataclass

if TYPE_CHECKING:
    from clausekit.library.changes import Change
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
    from clausekit.api.overlays import overlays
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


def check_known(clauses: Sequence[str], known: Iterable[str], where: str) -> None:
    """Make sure that a lock or a layer has what a user named.

    Raises:
        NotFoundError: It has not; the hint gives the nearest name.
    """
    from clausekit.source.nearest import suggestion

    names = list(known)
    for id_ in clauses:
        if id_ not in names:
            there = f"It has: {', '.join(names)}." if names else "It has none."
            raise NotFoundError(f"{where} holds nothing of “{id_}”.", suggestion(id_, names, there))
