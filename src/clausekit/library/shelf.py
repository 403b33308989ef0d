"""The files of one layer: which clauses it has, and their text."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from clausekit.lean import dataclass
from clausekit.source.files import text_of

if TYPE_CHECKING:
    from clausekit.diagnostics import Report
    from clausekit.library.locate import LayerRoot

FILE_LIMIT = 1_000_000
OWN_RECORDS = ("layer.yaml", "sign-offs.yaml", "countries", "bases")
"""What stands beside `clauses` and `templates` in a layer and is read."""

_INSIDE = frozenset({"", ".", ".."})
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CLAUSE_FILE = re.compile(
    r"clause\.yaml|(?:text|form\.[a-z0-9]+(?:-[a-z0-9]+)*)\.[a-z]{2,3}(?:-[A-Za-z0-9]+)*\.md"
)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as read.

    Attributes:
        shown: Its name as the user would type it.
    """

    shown: str
    text: str


class Shelf(Protocol):
    """The files of one layer, wherever they are kept."""

    @property
    def name(self) -> str:
        """Name of the layer."""

    def clause_ids(self) -> tuple[str, ...]:
        """Return the clauses of which the layer has anything, in order."""

    def clause_files(self, clause: str, report: Report) -> Mapping[str, SourceFile]:
        """Return structure, texts and forms of a clause by file name; empty when it has none."""

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the names in a folder such as `templates/agreements`, in order."""

    def file(self, path: str, report: Report) -> SourceFile | None:
        """Return a file by its path in the layer, or None when there is none or it is refused."""


@dataclass(slots=True)
class FolderShelf:
    """A layer in a folder, or in an installed package."""

    root: LayerRoot
    _ids: tuple[str, ...] | None = None
    _listed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _starts: dict[Path, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Name of the layer."""
        return self.root.name

    def clause_ids(self) -> tuple[str, ...]:
        """Return the clauses of which the layer has anything, in order."""
        if self._ids is None:
            found: list[str] = []
            for topic in self.names("clauses"):
                if ID.fullmatch(topic):
                    inside = self.names(f"clauses/{topic}")
                    found += (f"{topic}/{n}" for n in inside if self._is_clause(topic, n))
            self._ids = tuple(found)
        return self._ids

    def _is_clause(self, topic: str, name: str) -> bool:
        if topic == "checklists" or not ID.fullmatch(name):
            return False
        return any(_CLAUSE_FILE.fullmatch(f) for f in self.names(f"clauses/{topic}/{name}"))

    def clause_files(self, clause: str, report: Report) -> Mapping[str, SourceFile]:
        """Return structure, texts and forms of a clause by file name; empty when it has none."""
        read = {path.rpartition("/")[2]: self.file(path, report) for path in self.paths(clause)}
        return {name: source for name, source in read.items() if source is not None}

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the names in a folder such as `templates/agreements`, in order."""
        if folder not in self._listed:
            self._listed[folder] = self._list(folder)
        return self._listed[folder]

    def _list(self, folder: str) -> tuple[str, ...]:
        path = self._path(folder)
        if path is None:
            return ()
        try:
            return tuple(sorted(os.listdir(path)))  # noqa: PTH208 - a path object costs more than the look
        except OSError:
            return ()

    def file(self, path: str, report: Report) -> SourceFile | None:
        """Return a file by its path in the layer, or None when there is none or it is refused."""
        found = self._path(path)
        folder, _, name = path.rpartition("/")
        if found is None or name not in self.names(folder):
            return None
        shown = self.shown(path)
        text = text_of(found, shown, report, limit=FILE_LIMIT)
        return None if text is None else SourceFile(shown, text)

    def paths(self, clause: str) -> tuple[str, ...]:
        """Return the paths of the files that make a clause, in order."""
        folder = f"clauses/{clause}"
        names = self.names(folder)
        return tuple([f"{folder}/{name}" for name in names if _CLAUSE_FILE.fullmatch(name)])

    def content(self, path: str) -> bytes | None:
        """Return a file as it stands, for whoever wants to know whether it is still the same."""
        found = self._path(path)
        folder, _, name = path.rpartition("/")
        if found is None or name not in self.names(folder):
            return None
        try:
            with open(found, "rb", buffering=0) as stream:  # noqa: PTH123 - as text it costs less
                return stream.readall()
        except OSError:
            return None

    def _path(self, path: str) -> str | None:
        head, _, rest = path.partition("/")
        start = self.root.clauses if head == "clauses" else self.root.templates
        if head in OWN_RECORDS or not head:
            start, rest = self.root.root, path
        if start is None:
            return None
        folder = self._starts.get(start)
        if folder is None:
            folder = self._starts[start] = str(start)
        if not rest:
            return folder
        if not _INSIDE.isdisjoint(rest.split("/")):
            return None
        return f"{folder}{os.sep}{rest}"

    def shown(self, path: str) -> str:
        """Return the name of a file as the user would type it."""
        head, _, rest = path.partition("/")
        start = self.root.shown_clauses if head == "clauses" else self.root.shown_templates
        if head in OWN_RECORDS:
            start, rest = self.root.shown_root, path
        return f"{start}/{rest}" if rest else start
