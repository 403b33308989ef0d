"""Merging what moved below a layer into it: never silently, and never so that a text is lost."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from clausekit.api.overlays import Overlay, overlays
from clausekit.api.standing import check_known
from clausekit.diagnostics import Diagnostic, Report
from clausekit.errors import LibraryError
from clausekit.lean import dataclass, replace

if TYPE_CHECKING:
    from clausekit.library.lock import LockedClause
    from clausekit.library.overlay_update import OverlayPlan, Part, Side


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
    check_known(clauses, there, str(layer))
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
