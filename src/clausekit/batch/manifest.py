"""The manifest of a batch: one line for each row that was finished, appended as it is finished.

A later run reads it to leave out what stands. A line that was cut off by a crash is passed over.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import IO

from clausekit.errors import OutputError
from clausekit.lean import dataclass

NAME = "manifest.jsonl"
DONE, FAILED = "done", "failed"
_EVERY = 1.0
"""Seconds that finished rows may wait for the disk; what is lost with the power is made again."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file of a row."""

    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that was finished.

    Attributes:
        input: Hash of all that the files were made from.
        status: done or failed.
        blanks: How many values are missing in the draft.
        trouble: Why the row failed.
    """

    row: int
    status: str
    input: str
    files: tuple[Made, ...] = ()
    blanks: int = 0
    trouble: str = ""


def read_manifest(folder: Path) -> Mapping[int, Entry]:
    """Return the last entry of each row; none where there is no manifest.

    Raises:
        OutputError: There is one and it cannot be read.
    """
    path = folder / NAME
    found: dict[int, Entry] = {}
    try:
        with path.open(encoding="utf-8", errors="replace") as stream:
            for line in stream:
                entry = _entry(line)
                if entry is not None:
                    found[entry.row] = entry
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise OutputError(f"“{path}” cannot be read: {error.strerror or error}.") from error
    return found


def _entry(line: str) -> Entry | None:
    try:
        data = json.loads(line)
        files = tuple(Made(str(f["file"]), str(f["sha256"])) for f in data["files"])
        return Entry(
            int(data["row"]),
            str(data["status"]),
            str(data["input"]),
            files,
            int(data["blanks"]),
            str(data["trouble"]),
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def stands(entry: Entry | None, input_hash: str, files: Iterable[str], folder: Path) -> bool:
    """Return whether a row was finished from the same input and its files are still what they were."""
    if entry is None or entry.status != DONE or entry.input != input_hash:
        return False
    if [made.file for made in entry.files] != list(files):
        return False
    return all(_hash(folder / made.file) == made.sha256 for made in entry.files)


def _hash(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _as_data(entry: Entry) -> dict[str, object]:
    return {
        "row": entry.row, "status": entry.status, "input": entry.input,
        "files": [{"file": made.file, "sha256": made.sha256} for made in entry.files],
        "blanks": entry.blanks, "trouble": entry.trouble,
    }  # fmt: skip


class Manifest:
    """A manifest that is being written; finished rows are on the disk within a second."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        self._stream: IO[bytes] | None = None
        self._synced = 0.0

    def __enter__(self) -> Manifest:
        """Open it at its end.

        Raises:
            OutputError: It cannot be written.
        """
        try:
            self._stream = self.path.open("ab+")
            self._end_a_cut_line()
        except OSError as error:
            raise self._trouble(error) from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Bring everything to the disk and close."""
        stream, self._stream = self._stream, None
        if stream is None:
            return
        try:
            with stream:
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as failed:
            if kind is None:
                raise self._trouble(failed) from failed

    def add(self, entry: Entry) -> None:
        """Write a finished row down.

        Raises:
            OutputError: The disk is full or gone.
        """
        assert self._stream is not None
        line = json.dumps(_as_data(entry), ensure_ascii=False, separators=(",", ":"))
        try:
            self._stream.write(f"{line}\n".encode("utf-8", "surrogatepass"))
            self._stream.flush()
            if time.monotonic() - self._synced >= _EVERY:
                os.fsync(self._stream.fileno())
                self._synced = time.monotonic()
        except OSError as error:
            raise self._trouble(error) from error

    def _end_a_cut_line(self) -> None:
        assert self._stream is not None
        if self._stream.seek(0, os.SEEK_END):
            self._stream.seek(-1, os.SEEK_END)
            if self._stream.read(1) != b"\n":
                self._stream.write(b"\n")

    def _trouble(self, error: OSError) -> OutputError:
        return OutputError(
            f"“{self.path}” cannot be written: {error.strerror or error}.",
            "What was written stands. Make room, then give the same command again.",
        )
