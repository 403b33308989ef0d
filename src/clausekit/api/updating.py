"""Bringing locks and layers up to date: never silently, and never so that a text is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from clausekit.api.locking import lock_at, lock_path
from clausekit.api.standing import Moved, Overlay, moved_in_lock, overlays
from clausekit.diagnostics import Diagnostic, Report
from clausekit.errors import InputError, LibraryError, NotFoundError

if TYPE_CHECKING:
    from clausekit.library.load import Library
    from clausekit.library.lock import Lock, LockedClause
    from clausekit.library.overlay_update import OverlayPlan, Part, Side


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


@dataclass(frozen=True, slots=True)
class OverlayUpdate:
    """What updating an overlay did, or would do.

    Attributes:
        parts: What was merged, taken, or waits for a choice.
        record: The file in which every version stands side by side, where anything collided or
            was merged.
        written: Files that were written.
        trouble: What is wrong with the clause afterwards.
    """

    layer: Path
    clause: str
    before: str
    after: str
    parts: tuple[Part, ...]
    record: Path | None = None
    written: tuple[Path, ...] = ()
    trouble: tuple[Diagnostic, ...] = ()

    @property
    def conflicts(self) -> tuple[Part, ...]:
        """The parts that wait for a choice."""
        return tuple(part for part in self.parts if part.conflict)


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
    _check_known(clauses, lock.clauses, str(lock_path(agreement)))
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


def update_layer(
    layer: Path,
    libraries: Sequence[Path] = (),
    clauses: Sequence[str] = (),
    side: Side = "",
    *,
    dry_run: bool = False,
) -> tuple[OverlayUpdate, ...]:
    """Merge what moved below a layer into its overlays, three ways.

    Args:
        layer: The layer.
        libraries: Further layers of the stack, the lowest first.
        clauses: Which overlays; all of them unless given.
        side: Whose words stand where both sides changed the same; a person's choice.
        dry_run: Whether to leave every file as it is.

    Raises:
        NotFoundError: The layer has nothing of such a clause.
        OutputError: A file cannot be written.
    """
    there = {overlay.clause: overlay for overlay in overlays(layer, libraries)}
    _check_known(clauses, there, str(layer))
    wanted = [there[id_] for id_ in clauses] if clauses else list(there.values())
    return tuple(
        _updated(overlay, side, dry_run=dry_run) for overlay in wanted if not overlay.is_current
    )


def _updated(overlay: Overlay, side: Side, *, dry_run: bool) -> OverlayUpdate:
    from clausekit.library.clause_source import source_of
    from clausekit.library.overlay_update import plan_overlay

    if not overlay.below:
        return _stand_alone(overlay, side, dry_run=dry_run)
    base = source_of(overlay.base) if overlay.base else None
    plan = plan_overlay(overlay.own, base, source_of(overlay.below), side)
    recorded = overlay.version or "unknown"
    done = OverlayUpdate(
        overlay.layer, overlay.clause, recorded, overlay.now, plan.parts,
        trouble=_mistakes(overlay, plan),
    )  # fmt: skip
    if dry_run:
        return done
    files, record = _files_of(overlay, plan, done)
    from clausekit.api.customising import write_files

    return replace(done, record=record, written=write_files(files))


def _files_of(
    overlay: Overlay, plan: OverlayPlan, done: OverlayUpdate
) -> tuple[dict[Path, str], Path | None]:
    """Return every file that the update writes, and the one that shows all versions."""
    from clausekit.api.customising import structure_text, with_base
    from clausekit.api.update_record import record_path, record_text
    from clausekit.library.bases import base_path, base_text
    from clausekit.library.clause import STRUCTURE

    folder = overlay.layer / "clauses" / overlay.clause
    texts = dict(plan.files)
    files: dict[Path, str] = {}
    record = _free(overlay.layer / record_path(overlay.clause, overlay.now)) if plan.parts else None
    if record:
        files[record] = record_text(done)
    if not plan.conflicts:
        now = _base_now(overlay)
        source = overlay.own.files.get(STRUCTURE)
        text = texts.get(STRUCTURE) or (source.text if source else structure_text(now))
        texts[STRUCTURE] = with_base(text, STRUCTURE, now)
        files[overlay.layer / base_path(overlay.clause)] = base_text(now)
    files.update({folder / name: text for name, text in texts.items()})
    return files, record


def _free(path: Path) -> Path:
    """Return the path, or the first one like it that is free: no record is written over."""
    names = (path.with_stem(f"{path.stem}-{n}") for n in range(2, 1000))
    return next((p for p in (path, *names) if not p.exists()), path)


def _base_now(overlay: Overlay) -> LockedClause:
    from clausekit.library.clause import digest
    from clausekit.library.lock import LockedClause

    return LockedClause(overlay.clause, overlay.now, digest(overlay.below), overlay.below)


def _mistakes(overlay: Overlay, plan: OverlayPlan) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the clause as the update would leave it."""
    from clausekit.library.clause import ClauseFolder, read_clause
    from clausekit.library.shelf import SourceFile

    folder = f"{overlay.layer.as_posix()}/clauses/{overlay.clause}"
    new = {name: SourceFile(f"{folder}/{name}", text) for name, text in plan.files.items()}
    own = ClauseFolder(overlay.own.layer, {**overlay.own.files, **new})
    report = Report()
    read_clause(overlay.clause, [*overlay.below, own], report)
    return report.errors()


def _stand_alone(overlay: Overlay, side: Side, *, dry_run: bool) -> OverlayUpdate:
    """Return how an overlay goes on whose clause no longer lies below: whole, from its base."""
    from clausekit.api.customising import write_files
    from clausekit.api.whole_copy import whole_files
    from clausekit.library.clause import digest
    from clausekit.library.clause_source import source_of
    from clausekit.library.lock import LockedClause

    if overlay.base is None:
        raise LibraryError(
            f"“{overlay.clause}” no longer lies under the layer, and its text is kept nowhere.",
            hint=f"Complete {overlay.layer}/clauses/{overlay.clause} by hand, or delete it.",
        )
    done = OverlayUpdate(overlay.layer, overlay.clause, overlay.version, "", ())
    if dry_run or side != "ours":
        return done
    folders = (*overlay.base, overlay.own)
    whole = LockedClause(overlay.clause, overlay.version, digest(overlay.base), folders)
    texts = whole_files(whole, source_of(folders))
    folder = overlay.layer / "clauses" / overlay.clause
    written = write_files({folder / name: text for name, text in texts.items()})
    return replace(done, written=written)


def _check_known(clauses: Sequence[str], known: object, where: str) -> None:
    from clausekit.source.nearest import suggestion

    names = list(known)  # type: ignore[call-overload]
    for id_ in clauses:
        if id_ not in names:
            there = f"It has: {', '.join(names)}." if names else "It has none."
            raise NotFoundError(f"{where} holds nothing of “{id_}”.", suggestion(id_, names, there))


__all__ = ["InputError", "LockUpdate", "OverlayUpdate", "update_layer", "update_lock"]
