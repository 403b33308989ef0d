"""Letting the library's present texts govern an agreement: shown first, and never without a way back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from clausekit.api.locking import lock_at, lock_path
from clausekit.api.standing import Moved, check_known, moved_in_lock
from clausekit.diagnostics import Diagnostic, Report
from clausekit.lean import dataclass, replace

if TYPE_CHECKING:
    from clausekit.library.load import Library
    from clausekit.library.lock import Lock


@dataclass(frozen=True, slots=True)
class LockUpdate:
    """What updating a lock did, or would do.

    Attributes:
        moved: What it takes anew.
        kept: Clauses that the library no longer has; their locked text stays.
        dropped: Clauses that the agreement no longer names.
        former: Where the lock is kept as it was before.
        trouble: What the agreement file has to follow now.
    """

    agreement: Path
    moved: tuple[Moved, ...]
    kept: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    former: Path | None = None
    trouble: tuple[Diagnostic, ...] = ()


def update_lock(
    agreement: Path, library: Library, clauses: Sequence[str] = (), *, dry_run: bool = False
) -> LockUpdate:
    """Let the library's present text govern an agreement: of some clauses, or of everything.

    The former lock is kept beside the new one.

    Raises:
        NotFoundError: The lock holds no such clause.
        InputError: The lock cannot be used.
    """
    lock = lock_at(agreement)
    assert lock is not None
    check_known(clauses, lock.clauses, str(lock_path(agreement)))
    moved = tuple(m for m in moved_in_lock(agreement, library) if not clauses or m.what in clauses)
    gone = tuple(
        m.what for m in moved if m.what in lock.clauses and m.what not in library.clause_ids()
    )
    dropped = () if clauses else _unnamed(agreement, library, lock)
    new = _renewed(lock, library, moved, dropped, everything=not clauses)
    done = LockUpdate(agreement, tuple(m for m in moved if m.what not in gone), gone, dropped)
    done = replace(done, trouble=_trouble(agreement, library, new))
    if dry_run or not (done.moved or dropped):
        return done
    return replace(done, former=_exchange(agreement, lock, new))


def _unnamed(agreement: Path, library: Library, lock: Lock) -> tuple[str, ...]:
    """Return the locked clauses that do not stand in the agreement any more."""
    from clausekit.api.drafting import assemble_text
    from clausekit.library.locked import LockedLibrary
    from clausekit.source.files import read_text

    locked = LockedLibrary(library, lock)
    draft = assemble_text(read_text(agreement), str(agreement), locked, Report())
    if draft is None:
        return ()
    named = {*draft.chosen, *locked.template(draft.provenance.template).inherits}
    return tuple(id_ for id_ in lock.clauses if id_ not in named)


def _renewed(
    lock: Lock,
    library: Library,
    moved: Sequence[Moved],
    dropped: Sequence[str],
    *,
    everything: bool,
) -> Lock:
    from clausekit.library.lock import locked_clause

    ids = (m.what for m in moved if m.what in lock.clauses and m.what in library.clause_ids())
    taken = (now for id_ in ids if (now := locked_clause(library, id_)) is not None)
    new = lock.with_clauses(taken).without(dropped)
    if not everything:
        return new
    paths = {path for files in lock.shared.values() for path in files}
    shared = {
        shelf.name: {
            path: source for path in sorted(paths) if (source := shelf.file(path, Report()))
        }
        for shelf in library.shelves
    }
    return replace(new, shared={name: files for name, files in shared.items() if files})


def _trouble(agreement: Path, library: Library, lock: Lock) -> tuple[Diagnostic, ...]:
    """Return the mistakes that the agreement file has once the lock has changed."""
    from clausekit.api.drafting import assemble_text
    from clausekit.library.locked import LockedLibrary
    from clausekit.source.files import read_text

    report = Report()
    assemble_text(read_text(agreement), str(agreement), LockedLibrary(library, lock), report)
    return report.errors()


def _exchange(agreement: Path, former: Lock, new: Lock) -> Path:
    from clausekit.library.lock import write_lock

    path = lock_path(agreement)
    kept = path.with_suffix(".former.lock")
    write_lock(kept, former)
    write_lock(path, new)
    return kept
