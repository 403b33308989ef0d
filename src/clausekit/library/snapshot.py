"""A library as plain data: what drafts need of every layer, to be sent to other processes.

It holds no table texts and no guides: whoever writes drafts does not see what only our side reads.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from hashlib import sha256
from typing import TYPE_CHECKING

from clausekit.diagnostics import Report
from clausekit.lean import dataclass
from clausekit.library.load import Library
from clausekit.library.locked import LockedLibrary
from clausekit.library.shelf import SourceFile

if TYPE_CHECKING:
    from clausekit.library.lock import Lock
    from clausekit.library.shelf import Shelf

_FOLDERS = ("templates/agreements", "templates/numbering", "countries")
_PRIVATE = ("table.", "guide.")


@dataclass(slots=True)
class MemoryShelf:
    """The files of one layer, held in memory.

    Attributes:
        files: By path in the layer.
    """

    name: str
    files: Mapping[str, SourceFile]
    _listed: dict[str, dict[str, None]] = field(default_factory=dict, repr=False)

    def clause_ids(self) -> tuple[str, ...]:
        """Return the clauses of which the layer has anything, in order."""
        topics = (t for t in self.names("clauses") if t != "checklists")
        ids = (f"{t}/{n}" for t in topics for n in self.names(f"clauses/{t}"))
        return tuple(sorted(id_ for id_ in ids if self.names(f"clauses/{id_}")))

    def clause_files(self, clause: str, report: Report) -> Mapping[str, SourceFile]:
        """Return structure, texts and forms of a clause by file name; empty when it has none."""
        del report
        folder = f"clauses/{clause}"
        return {name: self.files[f"{folder}/{name}"] for name in self.names(folder)}

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the names in a folder, in order."""
        if not self._listed:
            self._list()
        return tuple(self._listed.get(folder, ()))

    def file(self, path: str, report: Report) -> SourceFile | None:
        """Return a file by its path in the layer."""
        del report
        return self.files.get(path)

    def _list(self) -> None:
        for path in sorted(self.files):
            place = path
            while place:
                place, _, name = place.rpartition("/")
                self._listed.setdefault(place, {})[name] = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A library as it was at one moment.

    Attributes:
        layers: Name and files of each layer, the lowest first.
        lock: What governs over them, or None.
    """

    layers: tuple[tuple[str, Mapping[str, SourceFile]], ...]
    lock: Lock | None = None

    @property
    def sha256(self) -> str:
        """Hash of every name and every text in it."""
        found = sha256()
        for name, files in self.layers:
            for path in sorted(files):
                found.update(
                    f"{name}\0{path}\0{files[path].text}\0".encode("utf-8", "surrogatepass")
                )
        if self.lock is not None:
            locked = ((id_, clause.sha256) for id_, clause in self.lock.clauses.items())
            found.update(repr(sorted(locked)).encode())
            shared = ((n, p, f.text) for n, fs in self.lock.shared.items() for p, f in fs.items())
            found.update(repr(sorted(shared)).encode())
        return found.hexdigest()


def snapshot(library: Library) -> Snapshot:
    """Return what drafts need of a library, its lock included."""
    lock = library.lock if isinstance(library, LockedLibrary) else None
    layers = tuple((shelf.name, dict(_files(shelf))) for shelf in library.shelves)
    return Snapshot(layers, lock)


def library_of(taken: Snapshot) -> Library:
    """Return the library that a snapshot was taken of."""
    library = Library([MemoryShelf(name, files) for name, files in taken.layers])
    return library if taken.lock is None else LockedLibrary(library, taken.lock)


def _files(shelf: Shelf) -> Iterator[tuple[str, SourceFile]]:
    report = Report()
    for id_ in shelf.clause_ids():
        for name, source in shelf.clause_files(id_, report).items():
            if not name.startswith(_PRIVATE):
                yield f"clauses/{id_}/{name}", source
    for path in (
        *_beside(shelf.names("clauses")),
        "layer.yaml",
        "sign-offs.yaml",
        *_below(shelf, _FOLDERS),
    ):
        file = shelf.file(path, report)
        if file is not None:
            yield path, file


def _beside(names: Sequence[str]) -> Iterator[str]:
    return (f"clauses/{name}" for name in names if name.endswith(".yaml"))


def _below(shelf: Shelf, folders: Sequence[str]) -> Iterator[str]:
    for folder in folders:
        for name in shelf.names(folder):
            path = f"{folder}/{name}"
            if name.endswith((".yaml", ".md")):
                yield path
            else:
                yield from _below(shelf, (path,))
