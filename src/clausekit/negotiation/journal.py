"""The record of the rounds, `negotiation.yaml`: entries are only ever added at its end.

Each entry closes with a check over itself and all before it. So a half-written last entry is known
as one, and so is an entry that somebody changed afterwards: the record may be evidence one day.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

from clausekit.diagnostics import Report
from clausekit.errors import InputError, OutputError
from clausekit.lean import dataclass, replace
from clausekit.library.schemas import validate
from clausekit.negotiation.entries import Entry, entry_data, entry_from
from clausekit.negotiation.locked_file import locked
from clausekit.source.files import SIZE_LIMIT, decode, write_atomically
from clausekit.source.span import Span
from clausekit.source.yaml import load_yaml

HEADER = """\
# yaml-language-server: $schema=https://clausekit.example/schemas/negotiation.schema.json
# Record of the rounds, written by `clausekit round add`. Entries are only added, never changed:
# correct a mistake by a further entry. Nothing private belongs here; private notes are in the mandate.
"""
_CHECK = re.compile(r"^  check: \"([0-9a-f]{16})\"$")
_UNSAFE = re.compile(
    "[^\t\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


@dataclass(frozen=True, slots=True)
class Journal:
    """A record of rounds, read.

    Attributes:
        torn: What stands after the last whole entry: a write that was cut off.
        last_check: Check of the last whole entry.
    """

    path: Path
    entries: tuple[Entry, ...] = ()
    torn: str = ""
    last_check: str = ""

    @property
    def round(self) -> int:
        """The highest round so far, 0 before the first."""
        return max((e.round for e in self.entries), default=0)


def read_journal(path: Path, report: Report) -> Journal:
    """Return the record at a path, empty where there is none.

    A cut-off last entry and entries that were changed later are reported as warnings.

    Raises:
        InputError: It cannot be read.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Journal(path)
    except OSError as error:
        raise InputError(f"“{path}” cannot be read: {error.strerror or error}.") from error
    journal = _parsed(path, content, report)
    if journal.torn:
        report.warning(
            "rounds/cut-off",
            "The last entry was cut off while it was written.",
            Span(str(path), content[: _end_of_entries(content)].count(b"\n") + 1),
            hint="It does not count. The next `clausekit round add` sets it aside in a file of its own.",
        )
    return journal


def append(path: Path, make: Callable[[Journal], Sequence[Entry]]) -> tuple[Entry, ...]:
    """Add entries to a record and return them numbered; two writers at once wait for each other.

    When this returns, the entries are on the disk. A cut-off entry of somebody else is first put
    into a file beside the record, so that nothing is lost.

    Args:
        path: The record; it is made where there is none.
        make: Gives the entries, from the record as it stands while nobody else can write.

    Raises:
        InputError: The record cannot be read.
        OutputError: It cannot be written.
    """
    try:
        with locked(path) as handle:
            content = _whole(handle)
            journal = _parsed(path, content, Report())
            whole = _end_of_entries(content)
            if len(content) > whole:
                _set_aside(path, content[whole:])
                os.ftruncate(handle, whole)
            entries = [
                replace(entry, number=len(journal.entries) + at)
                for at, entry in enumerate(make(journal), start=1)
            ]
            text = "" if whole else HEADER
            check = journal.last_check
            for entry in entries:
                block, check = _written(entry, check)
                text += block
            _write_all(handle, whole, text.encode())
    except OSError as error:
        if isinstance(error, OutputError):
            raise
        reason = error.strerror or str(error)
        raise OutputError(
            f"“{path}” cannot be written: {reason}.", "Make room, or choose another place."
        ) from error
    return tuple(entries)


def _write_all(handle: int, at: int, content: bytes) -> None:
    os.lseek(handle, at, os.SEEK_SET)
    view = memoryview(content)
    while view:
        view = view[os.write(handle, view) :]
    os.fsync(handle)


def _whole(handle: int) -> bytes:
    os.lseek(handle, 0, os.SEEK_SET)
    parts = []
    while part := os.read(handle, 1 << 20):
        parts.append(part)
    return b"".join(parts)


def _set_aside(path: Path, torn: bytes) -> None:
    rest = _beyond_header(torn)
    if not rest.strip():
        return
    number = 1
    while (aside := path.with_name(f"{path.name}.cut-off-{number}")).exists():
        number += 1
    write_atomically(aside, rest)


def _beyond_header(tail: bytes) -> bytes:
    header = HEADER.encode()
    return b"" if header.startswith(tail) else tail.removeprefix(header)


def _end_of_entries(content: bytes) -> int:
    """Return the number of bytes up to the end of the last whole entry; 0 where there is none."""
    end, at = 0, 0
    for line in content.split(b"\n")[:-1]:
        at += len(line) + 1
        if _CHECK.match(line.rstrip(b"\r").decode("utf-8", "replace")):
            end = at
    return end


def _parsed(path: Path, content: bytes, report: Report) -> Journal:
    if len(content) > SIZE_LIMIT * 10:
        raise InputError(f"“{path}” is too large to be a record of rounds.")
    shown = str(path)
    whole = _end_of_entries(content)
    text = decode(content[:whole], shown, report)
    found = Report()
    document = load_yaml(text, shown, found) if text is not None else None
    usable = document is not None and validate(document.data, "negotiation", document, found)
    if document is None or not usable or found.has_errors:
        hint = "Put back a copy of it. Entries are never changed, only added."
        raise InputError(f"“{shown}” cannot be used.", (*report.errors(), *found), hint)
    rows: list[Any] = document.data if isinstance(document.data, list) else []
    torn = _beyond_header(content[whole:]).decode("utf-8", "replace").strip()
    check = _report_changed(text or "", shown, report)
    return Journal(path, tuple(entry_from(row) for row in rows), torn, check)


def _report_changed(text: str, file: str, report: Report) -> str:
    """Report entries that do not fit their check; return the check of the last one."""
    before, block, first = "", "", 1
    for number, line in enumerate(text.split("\n"), start=1):
        if line.startswith("- "):
            block, first = "", number
        found = _CHECK.match(line)
        if found is None:
            block += line + "\n"
            continue
        if found[1] != _digest(before, block):
            report.warning(
                "rounds/changed",
                "This entry, or one before it, was changed after it was written.",
                Span(file, first),
                hint="Correct by a further entry; the record may be evidence one day.",
            )
        before = found[1]
    return before


def _written(entry: Entry, before: str) -> tuple[str, str]:
    lines = [f"{key}: {_scalar(value)}" for key, value in entry_data(entry).items()]
    block = "- " + "\n  ".join(lines) + "\n"
    check = _digest(before, block)
    return f'{block}  check: "{check}"\n', check


def _digest(before: str, block: str) -> str:
    return sha256(f"{before}\n{block}".encode()).hexdigest()[:16]


def _scalar(value: Any) -> str:
    """Return a value on one line, as JSON that is YAML too."""
    text = json.dumps(value, ensure_ascii=False, default=_number)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def _number(value: Any) -> int | float:
    assert isinstance(value, Decimal)
    return int(value) if value == value.to_integral_value() else float(value)
