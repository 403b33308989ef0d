"""A library in which the texts of a lock govern."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from clausekit.diagnostics import Report
from clausekit.lean import dataclass
from clausekit.library.load import Library
from clausekit.library.records import Glossary

if TYPE_CHECKING:
    from clausekit.library.clause import ClauseFolder
    from clausekit.library.lock import Lock
    from clausekit.library.records import AgreementTemplate, NumberingScheme
    from clausekit.library.shelf import SourceFile


@dataclass(frozen=True, slots=True)
class PinnedShelf:
    """The shared files of one layer as a lock holds them."""

    name: str
    files: Mapping[str, SourceFile]

    def clause_ids(self) -> tuple[str, ...]:
        """Return nothing: locked clauses are served by the library itself."""
        return ()

    def clause_files(self, clause: str, report: Report) -> Mapping[str, SourceFile]:
        """Return nothing: locked clauses are served by the library itself."""
        del clause, report
        return {}

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the names in a folder, in order."""
        head = f"{folder}/"
        below = (path.removeprefix(head) for path in self.files if path.startswith(head))
        return tuple(sorted({name.split("/", 1)[0] for name in below}))

    def file(self, path: str, report: Report) -> SourceFile | None:
        """Return a file by its path in the layer."""
        del report
        return self.files.get(path)


class LockedLibrary(Library):
    """A library that gives what a lock holds as it was, and everything else as it is now.

    A locked term keeps its definition; terms that came later are there as well.

    Attributes:
        lock: What governs.
        now: The library as it is without the lock.
    """

    def __init__(self, library: Library, lock: Lock) -> None:
        super().__init__(library.shelves)
        self.lock = lock
        self.now = library
        self._pinned = Library([PinnedShelf(n, files) for n, files in lock.shared.items()])

    def folders(self, id_: str, report: Report) -> tuple[ClauseFolder, ...]:
        """Return what each layer had of a clause when it was locked, else what it has now."""
        locked = self.lock.clauses.get(id_)
        return locked.folders if locked else super().folders(id_, report)

    def is_own(self, id_: str) -> bool:
        """Return whether one layer alone has a clause, as it was when it was locked."""
        locked = self.lock.clauses.get(id_)
        return len(locked.folders) == 1 if locked else super().is_own(id_)

    def _pinned_by(self, kind: str, name: str) -> str:
        locked = self.lock.clauses.get(name) if kind == "clause" else None
        if locked is None or not locked.folders:
            return ""
        shown = next((s.shown for f in locked.folders for s in f.files.values()), "")
        return f"{shown} {locked.sha256}"

    def _has_clause(self, id_: str) -> bool:
        return id_ in self.lock.clauses or super()._has_clause(id_)

    def clause_ids(self) -> tuple[str, ...]:
        """Return the ids of all clauses, in alphabetical order."""
        return tuple(sorted({*super().clause_ids(), *self.lock.clauses}))

    def glossary(self, language: str, report: Report | None = None) -> Glossary:
        """Return the defined terms in a language: the locked ones first."""
        then = self._pinned.glossary(language, report)
        now = super().glossary(language, Report() if then.terms else report)
        return Glossary(language, {**now.terms, **then.terms}, {**now.by_form, **then.by_form})

    def template_ids(self) -> tuple[str, ...]:
        """Return the kinds of agreement, in alphabetical order."""
        return tuple(sorted({*super().template_ids(), *self._pinned.template_ids()}))

    def template(self, kind: str, report: Report | None = None) -> AgreementTemplate:
        """Return a kind of agreement as it was locked, else as it is now."""
        if kind in self._pinned.template_ids():
            return self._pinned.template(kind, report)
        return super().template(kind, report)

    def scheme_ids(self) -> tuple[str, ...]:
        """Return the numbering schemes, in alphabetical order."""
        return tuple(sorted({*super().scheme_ids(), *self._pinned.scheme_ids()}))

    def numbering_scheme(self, name: str, report: Report | None = None) -> NumberingScheme:
        """Return a numbering scheme as it was locked, else as it is now."""
        if name in self._pinned.scheme_ids():
            return self._pinned.numbering_scheme(name, report)
        return super().numbering_scheme(name, report)
