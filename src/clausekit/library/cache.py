"""Parsed and validated records, kept between runs by what they were made from.

An entry holds the calls that reading a record made to its layers, each with the hash of what came
back. It counts only while every one of these calls gives the same again: so a changed, added or
removed file is always seen. Records with findings are never kept. A damaged entry is passed over.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clausekit.diagnostics import Report
from clausekit.lean import dataclass
from clausekit.library.shelf import FolderShelf
from clausekit.source.cache import cache_folder, code_stamp
from clausekit.source.digest import blake2b

if TYPE_CHECKING:
    from clausekit.library.locate import LayerRoot
    from clausekit.library.shelf import Shelf, SourceFile

_DIGEST = 16
_CODE = ("library", "notation", "source", "values", "model", "templating")
KINDS = frozenset(
    {"clause", "glossary", "instruments", "topics", "template", "numbering", "checklist"}
)
"""Kinds of record that are worth keeping."""


@dataclass(slots=True)
class Witness:
    """A layer that writes down what it was asked and the hash of what it said."""

    shelf: Shelf
    index: int
    trace: dict[tuple[int, str, str, bytes], None] = field(default_factory=dict)
    _known_as: str = ""

    @property
    def known_as(self) -> str:
        """Name and place of the layer, which tell it from any other."""
        if not self._known_as:
            self._known_as = f"{self.name}\x01{self.root or ''}"
        return self._known_as

    @property
    def name(self) -> str:
        """Name of the layer."""
        return self.shelf.name

    @property
    def root(self) -> LayerRoot | None:
        """Where the layer stands, for a layer in a folder."""
        found: LayerRoot | None = getattr(self.shelf, "root", None)
        return found

    def clause_ids(self) -> tuple[str, ...]:
        """Return the clauses of the layer."""
        found = self.shelf.clause_ids()
        self.trace[self.index, "ids", "", _digest("\n".join(found))] = None
        return found

    def clause_files(self, clause: str, report: Report) -> Mapping[str, SourceFile]:
        """Return the files of a clause."""
        # First the digest: what changes in between is then taken for changed the next time.
        digest = _of_clause(self.shelf, clause)
        found = self.shelf.clause_files(clause, report)
        self.trace[self.index, "clause", clause, digest] = None
        return found

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the names in a folder."""
        found = self.shelf.names(folder)
        self.trace[self.index, "names", folder, _digest("\n".join(found))] = None
        return found

    def file(self, path: str, report: Report) -> SourceFile | None:
        """Return a file by its path."""
        digest = _of_file(self.shelf, path)
        found = self.shelf.file(path, report)
        self.trace[self.index, "file", path, digest] = None
        return found


def bare(shelf: Shelf) -> Shelf:
    """Return a layer itself, without the witness that may stand before it."""
    return shelf.shelf if isinstance(shelf, Witness) else shelf


def kept(kind: str, name: str, shelves: Sequence[Witness], pinned: str = "") -> Any:
    """Return the record that an entry of the cache holds while it is true, else None."""
    place = _place(kind, name, shelves, pinned)
    if place is None:
        return None
    try:
        with open(place, "rb", buffering=0) as stream:  # noqa: PTH123 - as text it costs less
            content = stream.readall()
        if _hash(content[_DIGEST:]) != content[:_DIGEST]:
            return None
        trace, payload = marshal.loads(content[_DIGEST:])  # noqa: S302 - behind a hash, in our own folder
        asked = [witness.shelf for witness in shelves]
        if not all(_still(asked, *call) for call in trace):
            return None
        return _decode()(payload)
    except (OSError, ValueError, EOFError, TypeError, IndexError, KeyError):
        return None


def keep(kind: str, name: str, shelves: Sequence[Witness], value: Any, pinned: str = "") -> None:
    """Keep a record that was read without findings; a cache that cannot be written is no mistake."""
    from clausekit.library.encoding import UnknownRecordError, encoded

    place = _place(kind, name, shelves, pinned)
    if place is None or value is None:
        return
    trace = sorted({call for witness in shelves for call in witness.trace})
    part = Path(f"{place}.{os.getpid()}.part")
    with suppress(OSError, UnknownRecordError, ValueError):
        body = marshal.dumps((trace, encoded(value)))
        part.parent.mkdir(mode=0o700, exist_ok=True)
        part.write_bytes(_hash(body) + body)
        part.replace(place)


def _still(shelves: Sequence[Shelf], index: int, call: str, what: str, digest: bytes) -> bool:
    shelf = shelves[index]
    if call == "clause":
        return _of_clause(shelf, what) == digest
    if call == "names":
        return _digest("\n".join(shelf.names(what))) == digest
    if call == "ids":
        return _digest("\n".join(shelf.clause_ids())) == digest
    return _of_file(shelf, what) == digest


def _of_clause(shelf: Shelf, clause: str) -> bytes:
    """Return the digest of all files of a clause, and of how diagnostics name them."""
    if isinstance(shelf, FolderShelf):
        parts = [shelf.root.shown_clauses.encode()]
        for path in shelf.paths(clause):
            content = shelf.content(path)
            if content is not None:
                parts += (path.encode(), _hash(content))
        return _hash(b"\0".join(parts))
    files = sorted(shelf.clause_files(clause, Report()).items())
    return _digest("\0".join(f"{n}\x01{s.shown}\x01{s.text}" for n, s in files))


def _of_file(shelf: Shelf, path: str) -> bytes:
    """Return the digest of a file and of its name in diagnostics; nothing where there is none."""
    if isinstance(shelf, FolderShelf):
        content = shelf.content(path)
        return b"" if content is None else _hash(shelf.shown(path).encode() + b"\0" + content)
    source = shelf.file(path, Report())
    return b"" if source is None else _digest(f"{source.shown}\x01{source.text}")


def _digest(text: str) -> bytes:
    return _hash(text.encode("utf-8", "surrogatepass"))


def _hash(content: bytes) -> bytes:
    return blake2b(content, digest_size=_DIGEST).digest()


def _place(kind: str, name: str, shelves: Sequence[Witness], pinned: str) -> str | None:
    folder = _folder()
    if folder is None or kind not in KINDS:
        return None
    layers = "\n".join([witness.known_as for witness in shelves])
    key = _hash(f"{_code()}\n{kind}\n{name}\n{pinned}\n{layers}".encode()).hex()
    return f"{folder}{os.sep}{key}.rec"


@cache
def _folder() -> str | None:
    base = cache_folder()
    return None if base is None else str(base / "records")


@cache
def _decode() -> Callable[[Any], Any]:
    from clausekit.library.encoding import decoder

    return decoder()


@cache
def _code() -> str:
    """Return what says that the code which makes records is the same."""
    package = Path(__file__).resolve().parent.parent
    return code_stamp(*(package / name for name in _CODE)).hex()
