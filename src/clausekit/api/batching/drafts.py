"""Many drafts: every row is checked, then every row is written, and what stands is left alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import field
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING

from clausekit.api.batching.desk import (
    Checked,
    Finished,
    Job,
    Task,
    begin,
    check_rows,
    placed,
    write_rows,
)  # fmt: skip
from clausekit.api.batching.order import Order, base_document, check_folder, job_of
from clausekit.api.batching.progress import Progress, Step, silent
from clausekit.batch import cells
from clausekit.batch.columns import Columns
from clausekit.batch.engine import Crew, run
from clausekit.batch.manifest import DONE, FAILED, NAME, Entry, Manifest, read_manifest, stands
from clausekit.batch.mistakes import Mistakes
from clausekit.batch.names import Names, Pattern, pattern
from clausekit.batch.overlay import value_at
from clausekit.batch.table import Row, Table, open_table, place_of
from clausekit.diagnostics import Diagnostic
from clausekit.errors import AgreementError, ConfigError, InputError
from clausekit.lean import dataclass

if TYPE_CHECKING:
    from clausekit.library.load import Library

Stopped = Callable[[], bool]

_CHECKS = 4
"""Rows that are checked while one is written, and more."""


@dataclass(slots=True)
class Result:
    """What a batch did.

    Attributes:
        rows: How many there are.
        written: How many were written now.
        stood: How many stood already.
        blanks: Drafts among those written now in which a value is missing.
        failed: Rows that failed while they were written.
        mistakes: What is wrong with rows that were therefore left out.
        halt: Why it stopped before the end, or empty.
        hint: What to do about that.
    """

    rows: int = 0
    written: int = 0
    stood: int = 0
    blanks: int = 0
    failed: list[Entry] = field(default_factory=list)
    mistakes: tuple[Diagnostic, ...] = ()
    wrong: int = 0
    halt: str = ""
    hint: str = ""


@dataclass(slots=True)
class Batch:
    """A batch that is ready to run: order, table and job have been read.

    Attributes:
        before: What earlier runs wrote, by row.
    """

    order: Order
    table: Table
    job: Job
    columns: Columns
    naming: Pattern
    before: Mapping[int, Entry]
    _stood: set[int] = field(default_factory=set)
    _wrong: set[int] = field(default_factory=set)

    def run(self, progress: Progress = silent, stopped: Stopped = lambda: False) -> Result:
        """Check all rows, write all rows; return what was done.

        Raises:
            InputError: Rows are wrong and nothing was written; it carries every mistake.
            OutputError: The folder cannot be written.
            ToolError: The cluster cannot be used.
        """
        result = Result()
        with self._crew() as crew:
            self._check(crew, result, progress, stopped)
            if not result.halt:
                self._write(crew, result, progress, stopped)
        return result

    def _check(self, crew: Crew, result: Result, progress: Progress, stopped: Stopped) -> None:
        result.rows = sum(1 for _ in self.table.rows())
        found = Mistakes()
        outcomes = run(
            crew,
            partial(check_rows, self.job.key),
            self._to_check(result),
            _unchecked,
            stopped,
            result.rows,
            _CHECKS,
        )
        for count, checked in enumerate(outcomes, 1):
            found.add(checked.row, checked.mistakes)
            if checked.mistakes:
                self._wrong.add(checked.row)
            progress(Step.CHECK, count + result.stood, result.rows)
        result.mistakes, result.wrong = found.all(), len(self._wrong)
        if stopped():
            result.halt = "Stopped while the rows were checked; nothing was written."
        elif result.mistakes and not self.order.skip_mistakes:
            wrong = f"{result.wrong} of {result.rows} rows have mistakes"
            raise AgreementError(
                f"{self.table.name}: {wrong}; nothing was written.",
                result.mistakes,
                "Mend them, or write the other rows with --skip-mistakes.",
            )

    def _write(self, crew: Crew, result: Result, progress: Progress, stopped: Stopped) -> None:
        halted = False
        work = partial(write_rows, self.job.key)
        stop = lambda: halted or stopped()  # noqa: E731 - it sees `halted` change
        with Manifest(self.order.folder) as manifest:
            left = result.rows - result.stood - result.wrong
            for finished in run(crew, work, self._to_write(), _lost, stop, left):
                entry = self._kept(finished, result)
                if entry is not None:
                    manifest.add(entry)
                if result.halt:
                    halted = True
                through = result.written + result.stood + len(result.failed) + result.wrong
                progress(Step.WRITE, through, result.rows)
        left = result.rows - result.written - result.stood - len(result.failed) - result.wrong
        if left and not result.halt:
            result.halt = f"Stopped; {left} of {result.rows} rows are left."
            result.hint = "The same command goes on where this one stopped."
        result.failed.sort(key=lambda e: e.row)

    def _kept(self, finished: Finished, result: Result) -> Entry | None:
        """Take in what came back of a row: files of a cluster are written here."""
        if finished.contents and finished.entry.status == DONE:
            known = self._known(finished.entry.row)
            task = Task(Row(finished.entry.row, {}), known=known)
            contents, overwrite = finished.contents, self.order.overwrite
            folder = self.order.folder
            finished = placed(folder, finished.entry, contents, task, overwrite=overwrite)
        entry = finished.entry
        if finished.halt:
            result.halt, result.hint = finished.halt, finished.hint
            return None  # the row is not to blame: it comes again when there is room
        if entry.status == DONE:
            result.written += 1
            result.blanks += bool(entry.blanks)
        else:
            result.failed.append(entry)
        return entry

    def _to_check(self, result: Result) -> Iterator[Task]:
        for task in self._tasks():
            files = [f"{task.stem}{ending}" for _, ending in self.job.formats]
            if stands(self.before.get(task.row.number), task.input, files, self.order.folder):
                self._stood.add(task.row.number)
                result.stood += 1
            else:
                yield task

    def _to_write(self) -> Iterator[Task]:
        left_out = self._stood | self._wrong
        return (task for task in self._tasks() if task.row.number not in left_out)

    def _tasks(self) -> Iterator[Task]:
        """Yield all rows with names and hashes: the same ones each time."""
        names = Names()
        for row in self.table.rows():
            stem = names.unique(
                self.naming.filled(row.number, partial(self._word, row)), row.number
            )
            said = json.dumps([self.job.sha256, stem, row.cells], default=str, sort_keys=True)
            digest = blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
            yield Task(row, stem, digest, self._known(row.number))

    def _known(self, row: int) -> Mapping[str, str]:
        entry = self.before.get(row)
        return {made.file: made.sha256 for made in entry.files} if entry else {}

    def _word(self, row: Row, name: str) -> str:
        """Return what a field of the name pattern stands for in a row."""
        if name in row.cells:
            return cells.text(row.cells[name])
        path = self.columns.path(name)
        found = value_at(self.columns.base.data, path) if path else None
        return cells.text(found) if isinstance(found, (str, int)) else ""

    def _crew(self) -> AbstractContextManager[Crew]:
        if self.order.cluster:
            from clausekit.batch.cluster import cluster_crew

            return cluster_crew(self.order.cluster, begin, self.job, self.job.key)
        from clausekit.batch.crews import crew_of

        return crew_of(self.order.jobs, begin, self.job)


def open_batch(order: Order, library: Library) -> Batch:
    """Return a batch that is ready to run.

    Args:
        order: What is asked for.
        library: The shelf, with the agreement's lock where it has one.

    Raises:
        InputError: The agreement file, the table or its header cannot be used.
        NotFoundError: A file, a format or a field of the name pattern is not there.
        OutputError: The folder cannot be written.
    """
    text, document = base_document(order, library)
    table = open_table(order.table)
    naming = pattern(order.name)
    data = document.data if isinstance(document.data, dict) else {}
    columns = Columns(library, library.template(str(data["template"])), document, table.name)
    wrong = columns.check(table.columns)
    if wrong:
        raise InputError(
            f"The header of “{table.name}” cannot be used; nothing was written.", wrong
        )
    for name in naming.fields:
        if name not in table.columns and columns.path(name) is None:
            hint = f"Fields are row and the columns: {', '.join(table.columns)}."
            raise ConfigError(f"The pattern names “{name}”, which no column is called.", hint)
    job = job_of(order, text, table, library)
    check_folder(order.folder, [NAME])
    return Batch(order, table, job, columns, naming, read_manifest(order.folder))


def _unchecked(task: Task, reason: str) -> Checked:
    message = f"The row could not be checked: {reason}."
    return Checked(
        task.row.number, (Diagnostic("batch/lost", message, place=place_of(task.row.number)),)
    )


def _lost(task: Task, reason: str) -> Finished:
    return Finished(Entry(task.row.number, FAILED, task.input, trouble=reason))
