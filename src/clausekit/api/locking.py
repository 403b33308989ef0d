"""The lock beside an agreement file: read before a draft, added to after it, never changed by it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from clausekit.errors import OutputError
from clausekit.lean import dataclass

if TYPE_CHECKING:
    from clausekit.assemble.draft import Draft
    from clausekit.library.load import Library
    from clausekit.library.lock import Lock


@dataclass(frozen=True, slots=True)
class Kept:
    """What a draft did to its lock.

    Attributes:
        path: The lock.
        made: Whether it was written for the first time.
        added: Clauses that it holds since this draft.
    """

    path: Path
    made: bool
    added: tuple[str, ...]


def lock_path(agreement: Path) -> Path:
    """Return the place of the lock of an agreement file."""
    return agreement.with_suffix(".lock")


def lock_at(agreement: Path) -> Lock | None:
    """Return the lock of an agreement file, or None where it has none yet.

    Raises:
        InputError: There is one and it cannot be used.
    """
    from clausekit.library.lock import read_lock

    path = lock_path(agreement)
    return read_lock(path) if path.is_file() else None


def locked_shelf(agreement: Path, library: Library) -> Library:
    """Return the library in which the texts of the agreement's lock govern, where there is one.

    Raises:
        InputError: The lock cannot be used.
    """
    from clausekit.library.locked import LockedLibrary

    if isinstance(library, LockedLibrary):
        return library
    lock = lock_at(agreement)
    return library if lock is None else LockedLibrary(library, lock)


def check_lockable(agreement: Path) -> None:
    """Make sure, before anything is written, that the lock can be.

    Raises:
        OutputError: It cannot.
    """
    from clausekit.source.files import check_writable

    try:
        check_writable(lock_path(agreement))
    except OutputError as error:
        hint = "A draft keeps its lock beside the agreement file; --no-lock writes one without."
        raise OutputError(error.message, hint) from error


def keep(
    agreement: Path, library: Library, draft: Draft, other_languages: Iterable[str] = ()
) -> Kept | None:
    """Add to the lock what a draft of an agreement file took and it does not hold; say what was added.

    What it holds stays as it is. Returns None where there was nothing to add.

    Args:
        agreement: The agreement file.
        library: The library that the draft was made from, `locked_shelf`.
        draft: It has an agreement.
        other_languages: Languages in which the agreement was printed besides its own.

    Raises:
        OutputError: The lock cannot be written.
    """
    from clausekit.library.glossary import glossary_path
    from clausekit.library.lock import Lock, lock_of, write_lock
    from clausekit.library.locked import LockedLibrary

    lock = library.lock if isinstance(library, LockedLibrary) else Lock()
    template = draft.provenance.template
    wanted = dict.fromkeys([*draft.chosen, *library.template(template).inherits])
    known = library.clause_ids()
    new = [id_ for id_ in wanted if id_ not in lock.clauses and id_ in known]
    languages = {*other_languages, *([draft.agreement.language] if draft.agreement else ())}
    fresh = lock_of(
        library,
        new,
        template="" if lock.holds(f"templates/agreements/{template}/template.yaml") else template,
        languages=sorted(x for x in languages if not lock.holds(glossary_path(x))),
    )
    if not fresh.clauses and not fresh.shared:
        return None
    path = lock_path(agreement)
    made = not isinstance(library, LockedLibrary)
    write_lock(path, lock.with_clauses(fresh.clauses.values()).with_shared(fresh.shared))
    return Kept(path, made, tuple(fresh.clauses))


def moved_since(library: Library) -> tuple[str, ...]:
    """Return the locked clauses that the library has otherwise now; none where nothing is locked."""
    from clausekit.library.lock import outdated
    from clausekit.library.locked import LockedLibrary

    return outdated(library.lock, library.now) if isinstance(library, LockedLibrary) else ()


def renew(agreement: Path, library: Library, ids: Iterable[str]) -> tuple[str, ...]:
    """Lock clauses as the library has them now; return those whose locked text changed by that.

    Does nothing where the agreement has no lock yet: its first draft makes it.

    Args:
        agreement: The agreement file.
        library: The library as it is, without the lock.
        ids: Clauses to lock anew, whether or not the lock holds them.

    Raises:
        InputError: The lock cannot be used.
        OutputError: The lock cannot be written.
    """
    from clausekit.library.lock import locked_clause, write_lock

    lock = lock_at(agreement)
    if lock is None:
        return ()
    found = [now for id_ in ids if (now := locked_clause(library, id_)) is not None]
    held = {id_: clause.sha256 for id_, clause in lock.clauses.items()}
    changed = [c for c in found if held.get(c.id) != c.sha256]
    if changed:
        write_lock(lock_path(agreement), lock.with_clauses(changed))
    return tuple(c.id for c in changed if c.id in held)


def release(agreement: Path, ids: Iterable[str]) -> tuple[str, ...]:
    """Take clauses out of the lock; return those that it held.

    Raises:
        InputError: The lock cannot be used.
        OutputError: The lock cannot be written.
    """
    from clausekit.library.lock import write_lock

    lock = lock_at(agreement)
    held = tuple(id_ for id_ in ids if lock and id_ in lock.clauses)
    if lock and held:
        write_lock(lock_path(agreement), lock.without(held))
    return held
