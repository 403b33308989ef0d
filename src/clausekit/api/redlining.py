"""Redlines: two versions in, the older one with tracked changes out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from clausekit.errors import InputError, NotFoundError
from clausekit.lean import dataclass

if TYPE_CHECKING:
    from clausekit.model.agreement import Agreement
    from clausekit.redline.desk import Counts

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")


@dataclass(frozen=True, slots=True)
class RedlineFile:
    """A redline as a Word file.

    Attributes:
        content: Its bytes.
        notes: What its reader has to know.
        warnings: What was odd about the files that were read.
    """

    content: bytes
    counts: Counts
    notes: tuple[str, ...]
    warnings: tuple[str, ...]

    def __str__(self) -> str:
        c = self.counts
        words = (
            (c.changed, "changed"),
            (c.inserted, "inserted"),
            (c.deleted, "deleted"),
            (c.moved, "moved"),
            (c.formatted, "with another style, number or emphasis"),
        )
        told = ", ".join(f"{n} {what}" for n, what in words if n)
        return f"{told} (paragraphs and rows)" if told else "no difference"


def moment(date: str) -> str:
    """Return a day or a moment as Word writes it in a tracked change.

    Raises:
        InputError: It is neither.
    """
    if _DAY.fullmatch(date):
        return f"{date}T00:00:00Z"
    if _MOMENT.fullmatch(date):
        return date
    raise InputError(f"“{date}” is no date.", hint="Write 2026-11-23, or 2026-11-23T14:30:00Z.")


def redline_files(
    old: Path,
    new: Path,
    author: str,
    date: str,
    *,
    settle: bool = False,
    formatting: bool = True,
    libraries: Sequence[Path] = (),
) -> RedlineFile:
    """Return the redline of two files: agreement files, resolved drafts in JSON, or Word files.

    Args:
        old: The earlier version; of a Word file its formatting is kept.
        new: The later version.
        author: Stands at each change.
        date: A day or a moment, at each change.
        settle: Compare copies in which the earlier tracked changes are accepted.
        formatting: Whether changes of style, number and emphasis are tracked.
        libraries: Layers for agreement files.

    Raises:
        InputError: A file cannot be read or used, or holds tracked changes.
        OutputError: The redline fails its own check.
    """
    from clausekit.api.word_files import packed
    from clausekit.redline.compare import Signature, redline

    warnings: list[str] = []
    mine, theirs = (parts_from(path, libraries, warnings) for path in (old, new))
    made = redline(
        mine,
        theirs,
        Signature(author, moment(date)),
        settle_first=settle,
        formatting=formatting,
    )
    return RedlineFile(packed(made.parts), made.counts, made.notes, tuple(warnings))


def redline_agreements(old: Agreement, new: Agreement, author: str, date: str) -> RedlineFile:
    """Return the redline of two agreements.

    Raises:
        OutputError: The redline fails its own check.
    """
    from clausekit.api.word_files import packed
    from clausekit.redline.compare import Signature, redline

    made = redline(_written(old), _written(new), Signature(author, moment(date)))
    return RedlineFile(packed(made.parts), made.counts, made.notes, ())


def parts_from(path: Path, libraries: Sequence[Path], warnings: list[str]) -> Mapping[str, bytes]:
    """Return the parts of the Word file that a path is or becomes.

    Raises:
        NotFoundError: There is no such file, or none that can be compared.
        InputError: The file cannot be read or used.
    """
    if not path.is_file():
        raise NotFoundError(f"There is no file “{path}”.")
    ending = path.suffix.lower()
    if ending in (".docx", ".docm", ".dotx", ".doc"):
        from clausekit.api.word_files import word_file

        found = word_file(path)
        warnings.extend(found.warnings)
        return found.parts
    if ending in (".yaml", ".yml"):
        from clausekit.api.drafting import assemble_file
        from clausekit.api.locking import locked_shelf
        from clausekit.api.shelf import shelf_for

        agreement = assemble_file(path, locked_shelf(path, shelf_for(path, libraries))).agreement
        assert agreement is not None
        return _written(agreement)
    if ending == ".json":
        return _written(resolved_draft(path))
    raise NotFoundError(
        f"“{path.name}” cannot be compared.",
        "Give agreement files (.yaml), drafts (.json) or Word files (.docx).",
    )


def resolved_draft(path: Path) -> Agreement:
    """Return the agreement that a draft in JSON holds.

    Raises:
        InputError: It is none.
    """
    from clausekit.api.word_files import bytes_of
    from clausekit.model.serial import from_json

    try:
        return from_json(bytes_of(path).decode("utf-8-sig"))
    except (ValueError, RecursionError) as cause:
        raise InputError(
            f"“{path}” is no resolved draft: {cause}.",
            hint="`clausekit draft -o draft.json` writes one.",
        ) from cause


def _written(agreement: Agreement) -> Mapping[str, bytes]:
    from clausekit.readers.docx.parts import parts_of
    from clausekit.writers.docx.writer import write_docx

    return parts_of(write_docx(agreement), "the draft").parts
