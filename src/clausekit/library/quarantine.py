"""A layer is untrusted data: what a folder must be before anything in it is read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from clausekit.diagnostics import Diagnostic, Report
from clausekit.errors import LibraryError
from clausekit.library.locate import LayerRoot
from clausekit.library.shelf import FILE_LIMIT, OWN_RECORDS
from clausekit.source.span import Span

FILES_LIMIT = 60_000
BYTES_LIMIT = 300_000_000
DEPTH_LIMIT = 8
_MISTAKES_SHOWN = 20


def inspect_layer(layer: LayerRoot) -> None:
    """Make sure that a layer holds only ordinary files of its own, within limits.

    Raises:
        LibraryError: It does not; the diagnostics name each place.
    """
    if layer.trusted:
        return
    report = Report()
    count = size = 0
    for start, shown in _starts(layer):
        for found in _found(start, shown):
            if isinstance(found, Diagnostic):
                report.add(found)
            else:
                count, size = count + 1, size + found
            if count > FILES_LIMIT or size > BYTES_LIMIT or len(report) >= _MISTAKES_SHOWN:
                break
    if count > FILES_LIMIT:
        report.error("layer/too-many-files", f"The layer holds more than {FILES_LIMIT:,} files.")
    if size > BYTES_LIMIT:
        report.error("layer/too-large", f"The layer holds more than {BYTES_LIMIT:,} bytes.")
    if report:
        raise LibraryError(f"The layer “{layer.name}” is refused.", report)


def _starts(layer: LayerRoot) -> Iterator[tuple[Path, str]]:
    """Yield every file and folder that the library reads of a layer, with its name."""
    if layer.root is None and isinstance(layer.clauses, Path):
        yield layer.clauses.resolve(), layer.shown_clauses  # the folder that the user named
        return
    for name in ("clauses", "templates", *OWN_RECORDS):
        start = layer.root / name if layer.root else None
        if isinstance(start, Path) and (start.is_symlink() or start.exists()):
            yield start, f"{layer.shown_root}/{name}"


def _found(start: Path, shown: str) -> Iterator[int | Diagnostic]:
    """Yield what there is at the top of what is read: a folder, or a single file."""
    if start.is_dir() and not start.is_symlink():
        yield from _walk(start, shown, 1)
    else:
        yield from _judged(start.lstat(), shown)


def _judged(status: os.stat_result, name: str) -> Iterator[int | Diagnostic]:
    if stat.S_ISLNK(status.st_mode):
        message = "A link stands here; every file of a layer stands in its own folder."
        hint = "Put a copy in its place."
        yield Diagnostic("layer/link", message, span=Span(name), hint=hint)
    elif not stat.S_ISREG(status.st_mode):
        yield Diagnostic("layer/no-file", "This is no ordinary file.", span=Span(name))
    elif status.st_size > FILE_LIMIT:
        message = f"The file is larger than {FILE_LIMIT:,} bytes."
        yield Diagnostic("layer/too-large", message, span=Span(name))
    else:
        yield status.st_size


def _walk(folder: Path, shown: str, depth: int) -> Iterator[int | Diagnostic]:
    """Yield the size of each file, and a diagnostic for each thing that is refused."""
    if depth > DEPTH_LIMIT:
        message = f"Folders are nested more than {DEPTH_LIMIT} deep."
        yield Diagnostic("layer/too-deep", message, span=Span(shown))
        return
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda e: e.name):
            if entry.name.startswith("."):
                continue  # never read
            name = f"{shown}/{entry.name}"
            status = entry.stat(follow_symlinks=False)
            if stat.S_ISDIR(status.st_mode):
                yield from _walk(Path(entry.path), name, depth + 1)
            else:
                yield from _judged(status, name)
