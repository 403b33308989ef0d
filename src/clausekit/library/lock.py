"""The lock of an agreement: the library's texts as they were when the agreement took them.

It holds whole sources and is private. The locked text governs a draft; who changes the lock says
so. Records of law are not locked: law moves, and a draft has to notice.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clausekit.diagnostics import Diagnostic, Report
from clausekit.errors import InputError
from clausekit.lean import dataclass, replace
from clausekit.library.clause import ClauseFolder, digest
from clausekit.library.glossary import glossary_path
from clausekit.library.shelf import SourceFile
from clausekit.source.files import text_of, write_atomically
from clausekit.source.span import Span

if TYPE_CHECKING:
    from clausekit.library.load import Library

FORMAT = 1
SIZE_LIMIT = 50_000_000
_NEW = (
    "Put back a copy of it; or delete it to take the library's texts anew, and compare the drafts."
)


@dataclass(frozen=True, slots=True)
class LockedClause:
    """A clause as the agreement took it.

    Attributes:
        folders: What each layer had of it, the lowest first.
    """

    id: str
    version: str
    sha256: str
    folders: tuple[ClauseFolder, ...]

    @property
    def layer(self) -> str:
        """Name of the highest layer that gave anything."""
        return self.folders[-1].layer if self.folders else ""


@dataclass(frozen=True, slots=True)
class Lock:
    """Everything of the library that an agreement rests on.

    Attributes:
        clauses: By id.
        shared: Glossaries, template and numbering scheme: files by layer (the lowest first), then
            by path in the layer.
    """

    clauses: Mapping[str, LockedClause] = field(default_factory=dict)
    shared: Mapping[str, Mapping[str, SourceFile]] = field(default_factory=dict)

    def with_clauses(self, added: Iterable[LockedClause]) -> Lock:
        """Return the lock with clauses added or replaced."""
        return replace(self, clauses={**self.clauses, **{c.id: c for c in added}})

    def with_shared(self, added: Mapping[str, Mapping[str, SourceFile]]) -> Lock:
        """Return the lock with files added to what it holds, which stays as it is."""
        shared = {
            layer: {**added.get(layer, {}), **self.shared.get(layer, {})}
            for layer in dict.fromkeys((*added, *self.shared))
        }
        return replace(self, shared=shared)

    def holds(self, path: str) -> bool:
        """Return whether any layer's file of a path is locked."""
        return any(path in files for files in self.shared.values())

    def without(self, ids: Iterable[str]) -> Lock:
        """Return the lock without some clauses."""
        left_out = set(ids)
        kept = {id_: c for id_, c in self.clauses.items() if id_ not in left_out}
        return replace(self, clauses=kept)


def locked_clause(library: Library, id_: str) -> LockedClause | None:
    """Return a clause as the library has it now, or None where it cannot be used."""
    clause = library.clause(id_, Report())
    if clause is None:
        return None
    folders = tuple(f for f in library.folders(id_, Report()) if f.layer in clause.layers)
    return LockedClause(id_, clause.version, clause.sha256, folders)


def lock_of(
    library: Library, clauses: Iterable[str], *, template: str = "", languages: Iterable[str] = ()
) -> Lock:
    """Return a lock of clauses, and of the template and the glossaries that a draft used."""
    found = (locked_clause(library, id_) for id_ in clauses)
    paths = [glossary_path(language) for language in languages]
    shared: dict[str, dict[str, SourceFile]] = {}
    if template:
        scheme = library.template(template).numbering
        paths.append(f"templates/numbering/{scheme}.yaml")
    for shelf in library.shelves:
        folder = f"templates/agreements/{template}"
        own = [f"{folder}/{name}" for name in shelf.names(folder)] if template else []
        for path in (*paths, *own):
            if (source := shelf.file(path, Report())) is not None:
                shared.setdefault(shelf.name, {})[path] = source
    return Lock({c.id: c for c in found if c is not None}, shared)


def outdated(lock: Lock, library: Library) -> tuple[str, ...]:
    """Return the locked clauses that the library has otherwise now, or no longer."""
    return tuple(id_ for id_, clause in lock.clauses.items() if _has_moved(clause, library))


def _has_moved(clause: LockedClause, library: Library) -> bool:
    if clause.id not in library.clause_ids():
        return True
    if digest(library.folders(clause.id, Report())) == clause.sha256:
        return False
    now = locked_clause(library, clause.id)  # a layer that replaces the clause hides those below
    return now is None or now.sha256 != clause.sha256


def outdated_shared(lock: Lock, library: Library) -> tuple[str, ...]:
    """Return the locked glossaries, templates and numbering schemes that the library has otherwise."""
    paths = sorted({path for files in lock.shared.values() for path in files})
    return tuple(path for path in paths if _file_moved(path, lock, library))


def _file_moved(path: str, lock: Lock, library: Library) -> bool:
    then = [files[path].text for files in lock.shared.values() if path in files]
    given = (shelf.file(path, Report()) for shelf in library.shelves)
    return then != [source.text for source in given if source is not None]


def write_lock(path: Path, lock: Lock) -> None:
    """Write a lock, readable by its owner only.

    Raises:
        OutputError: It cannot be written; what stood there is untouched.
    """
    data = {
        "lock": FORMAT,
        "clauses": {id_: _clause_data(lock.clauses[id_]) for id_ in sorted(lock.clauses)},
        "shared": [
            {"layer": layer, "sha256": _digest_of(layer, files), "files": _files_data(files)}
            for layer, files in lock.shared.items()
        ],
    }
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    write_atomically(path, text.encode(), private=True)


def read_lock(path: Path) -> Lock:
    """Return the lock in a file.

    Raises:
        InputError: It cannot be read, was changed by hand, or is of a later format.
    """
    report = Report()
    shown = str(path)
    text = text_of(path, shown, report, limit=SIZE_LIMIT)
    if text is None:
        raise InputError(f"The lock “{shown}” cannot be read.", report, _NEW)
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise _damaged(shown, "It is not whole.", Span(shown, line)) from error
    if not isinstance(data, dict) or "lock" not in data:
        raise _damaged(shown, "This is not a lock.", Span(shown))
    if data["lock"] != FORMAT:
        message = f"A newer clausekit wrote it (format {data['lock']})."
        raise _damaged(shown, message, Span(shown))
    try:
        lock = _lock(data, Path(shown).name)
        changed = _changed(lock, data)
    except (KeyError, TypeError, AttributeError) as error:
        raise _damaged(shown, "It lacks a part.", Span(shown)) from error
    if changed:
        raise _damaged(shown, f"The text of “{changed}” was changed in the lock.", Span(shown))
    return lock


def _changed(lock: Lock, data: Mapping[str, Any]) -> str:
    """Return the first part whose text does not have its hash, or an empty text."""
    for id_, clause in lock.clauses.items():
        if digest(clause.folders) != clause.sha256:
            return id_
    for part in data["shared"]:
        if part["sha256"] != _digest_of(part["layer"], lock.shared[part["layer"]]):
            return str(part["layer"])
    return ""


def clause_to_text(clause: LockedClause) -> str:
    """Return a clause with its sources as the text of a file."""
    data = {"clause": clause.id, **_clause_data(clause)}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def clause_from_text(text: str, shown: str) -> LockedClause | None:
    """Return the clause in the text of such a file, or None where it is none."""
    try:
        data = json.loads(text)
        return _locked(data["clause"], data, f"{shown}#")
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
        return None


def _damaged(shown: str, message: str, span: Span) -> InputError:
    diagnostic = Diagnostic("lock/damaged", message, span=span, hint=_NEW)
    return InputError(f"The lock “{shown}” cannot be used.", (diagnostic,), _NEW)


def _clause_data(clause: LockedClause) -> dict[str, Any]:
    layers = [{"layer": f.layer, "files": _files_data(f.files)} for f in clause.folders]
    return {"version": clause.version, "sha256": clause.sha256, "layers": layers}


def _digest_of(layer: str, files: Mapping[str, SourceFile]) -> str:
    return digest([ClauseFolder(layer, files)])


def _files_data(files: Mapping[str, SourceFile]) -> dict[str, list[str]]:
    """Return texts as lists of lines, so that a comparison of two locks can be read."""
    return {name: files[name].text.split("\n") for name in sorted(files)}


def _lock(data: Mapping[str, Any], name: str) -> Lock:
    clauses = {id_: _locked(id_, entry, f"{name}#{id_}/") for id_, entry in data["clauses"].items()}
    shared = {part["layer"]: _files(part["files"], f"{name}#") for part in data["shared"]}
    return Lock(clauses, shared)


def _locked(id_: str, entry: Mapping[str, Any], shown: str) -> LockedClause:
    folders = tuple(
        ClauseFolder(part["layer"], _files(part["files"], shown)) for part in entry["layers"]
    )
    return LockedClause(id_, entry["version"], entry["sha256"], folders)


def _files(data: Mapping[str, list[str]], shown: str) -> dict[str, SourceFile]:
    if any(not isinstance(lines, list) for lines in data.values()):
        raise TypeError
    return {name: SourceFile(f"{shown}{name}", "\n".join(lines)) for name, lines in data.items()}
