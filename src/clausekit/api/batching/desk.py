"""Where a row becomes a draft: what a process needs once, and what it does for each row."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from clausekit import __version__
from clausekit.batch.columns import Columns
from clausekit.batch.manifest import DONE, FAILED, Entry, Made
from clausekit.batch.put import ForeignFileError, put
from clausekit.batch.table import Row, place_of
from clausekit.diagnostics import Diagnostic, Report
from clausekit.errors import ClausekitError, OutputError
from clausekit.lean import dataclass, replace
from clausekit.library.snapshot import Snapshot, library_of
from clausekit.writers.options import PLAIN, WriteOptions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausekit.assemble.draft import Draft


@dataclass(frozen=True)
class Job:
    """Everything that drafts are made from besides the row; the same for all rows.

    Attributes:
        text: Of the agreement file.
        file: Its name.
        table: The table's name.
        columns: The table's columns, in order.
        formats: Name and ending of each format.
        options: What is asked of the writers; the style's path does not count, its bytes do.
        style: The Word file whose styles are taken, or empty.
        strict: Whether a blank is a mistake.
        folder: Where files are written; empty where they go back to whoever asked.
        overwrite: Whether files that somebody else wrote are replaced.
    """

    text: str
    file: str
    table: str
    columns: tuple[str, ...]
    library: Snapshot
    formats: tuple[tuple[str, str], ...]
    options: WriteOptions = PLAIN
    style: bytes = b""
    strict: bool = False
    folder: str = ""
    overwrite: bool = False

    @cached_property
    def sha256(self) -> str:
        """Hash of what decides the content of files."""
        options = replace(self.options, style=None)
        said = (__version__, self.text, self.library.sha256, self.formats, options, self.style)
        return sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def key(self) -> str:
        """Hash of all of it, by which processes know the job."""
        rest = (self.sha256, self.file, self.table, self.columns, self.strict, self.folder)
        return sha256(repr((*rest, self.overwrite)).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Task:
    """A row that is to be checked or written.

    Attributes:
        stem: Name of its files, without an ending.
        input: Hash of all that they are made from.
        known: Hashes of the files that an earlier run left, by name.
    """

    row: Row
    stem: str = ""
    input: str = ""
    known: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What is wrong with a row."""

    row: int
    mistakes: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Finished:
    """A row that was written.

    Attributes:
        contents: The files by name, where they go back to whoever asked.
        halt: Why nothing more can be written, or empty.
        hint: What to do about it.
    """

    entry: Entry
    contents: tuple[tuple[str, bytes], ...] = ()
    halt: str = ""
    hint: str = ""


class Desk:
    """A process's own copy of the library and the agreement file, parsed once."""

    def __init__(self, job: Job) -> None:
        from clausekit.assemble.memory import Memory
        from clausekit.source.yaml import load_yaml

        self.job = job
        self.library = library_of(job.library)
        document = load_yaml(job.text, job.file, Report())
        assert document is not None  # whoever made the job has read it
        data = document.data if isinstance(document.data, dict) else {}
        template = self.library.template(str(data.get("template")))
        self.columns = Columns(self.library, template, document, job.table)
        self.columns.check(job.columns)
        self.memory = Memory()
        self.options = replace(job.options, style=_kept(job.style))

    def check(self, task: Task) -> Checked:
        """Return what is wrong with a row: all that would keep its draft from being made."""
        draft, report = self._draft(task.row, only_check=True)
        found = [*report.errors()]
        if draft is not None and not found and self.job.strict:
            found += _blanks(draft, task.row.number)
        return Checked(task.row.number, tuple(self._placed(d) for d in found))

    def write(self, task: Task) -> Finished:
        """Write a row's files; whatever goes wrong is said, never raised."""
        failed = Entry(task.row.number, FAILED, task.input)
        try:
            draft, report = self._draft(task.row)
            if draft is None or draft.agreement is None:
                reasons = "; ".join(d.message for d in report.errors())
                return Finished(replace(failed, trouble=reasons or "it cannot be drafted"))
            contents = tuple(self._contents(draft, task.stem))
        except ClausekitError as error:
            return Finished(replace(failed, trouble=str(error)))
        except Exception as error:  # noqa: BLE001 - one row must not stop the others
            return Finished(replace(failed, trouble=f"a bug in clausekit: {error!r}"))
        blanks = len(draft.provenance.blanks)
        entry = Entry(task.row.number, DONE, task.input, blanks=blanks)
        if not self.job.folder:
            return Finished(entry, contents)
        return placed(Path(self.job.folder), entry, contents, task, overwrite=self.job.overwrite)

    def _draft(self, row: Row, *, only_check: bool = False) -> tuple[Draft | None, Report]:
        from clausekit.api.drafting import assemble_document, validate_resolved

        report = Report()
        document = self.columns.laid_over(row, report)
        draft = assemble_document(
            document, self.library, report, memory=self.memory, only_check=only_check
        )
        if draft is not None and draft.agreement is not None:
            validate_resolved(draft.agreement, self.memory)
        return draft, report

    def _contents(self, draft: Draft, stem: str) -> Sequence[tuple[str, bytes]]:
        from clausekit.writers.table import write

        assert draft.agreement is not None
        agreement, formats = draft.agreement, self.job.formats
        return [(f"{stem}{end}", write(agreement, name, self.options)) for name, end in formats]

    def _placed(self, found: Diagnostic) -> Diagnostic:
        """Return a finding with its place in the table, where the row gave what is wrong."""
        span = found.span
        if span is None or span.file != self.job.table:
            return found
        names = self.columns.names
        return replace(found, span=None, place=place_of(span.line, names[span.column - 1]))


def placed(
    folder: Path,
    entry: Entry,
    contents: Sequence[tuple[str, bytes]],
    task: Task,
    *,
    overwrite: bool,
) -> Finished:
    """Write the contents of a row into a folder; return the row, finished, failed, or halted."""
    known = task.known or {}
    failed = replace(entry, status=FAILED)
    made: list[Made] = []
    for name, content in contents:
        try:
            made.append(put(folder, name, content, known.get(name, ""), overwrite=overwrite))
        except ForeignFileError as error:
            return Finished(replace(failed, trouble=str(error)))
        except OutputError as error:
            entry = replace(failed, trouble=error.message)
            return Finished(entry, halt=error.message, hint=error.hint or "")
    return Finished(replace(entry, files=tuple(made)))


def _blanks(draft: Draft, row: int) -> list[Diagnostic]:
    from clausekit.api.drafting import blanks_report

    return [replace(d, span=None, place=place_of(row)) for d in blanks_report(draft)]


def _kept(style: bytes) -> Path | None:
    """Return a file of this process's own with the style in it; writers read styles from a path."""
    if not style:
        return None
    import atexit
    import tempfile

    folder = tempfile.TemporaryDirectory(prefix="clausekit-")
    atexit.register(folder.cleanup)
    path = Path(folder.name) / "style.docx"
    path.write_bytes(style)
    return path


_DESKS: dict[str, Desk] = {}
"""The desks of this process by the key of their job; more than one only on a shared cluster."""
_MOST_DESKS = 4


def begin(job: Job) -> None:
    """Set up the desk of a job in this process."""
    while len(_DESKS) >= _MOST_DESKS:
        del _DESKS[next(iter(_DESKS))]
    _DESKS[job.key] = Desk(job)


def check_rows(job: str, tasks: Sequence[Task]) -> Sequence[Checked]:
    """Check rows at the desk of a job, by its key."""
    desk = _DESKS[job]
    return [desk.check(task) for task in tasks]


def write_rows(job: str, tasks: Sequence[Task]) -> Sequence[Finished]:
    """Write rows at the desk of a job, by its key."""
    desk = _DESKS[job]
    out = []
    for task in tasks:
        finished = desk.write(task)
        out.append(finished)
        if finished.halt:
            break
    return out
