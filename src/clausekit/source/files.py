"""Files in and out: text that is surely UTF-8, and writing that never leaves half a file."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from clausekit.errors import InputError, OutputError
from clausekit.source.span import Span

if TYPE_CHECKING:
    from clausekit.diagnostics import Report

SIZE_LIMIT = 2_000_000
_BOM = b"\xef\xbb\xbf"
_OTHER_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
_ADVICE = "Save the file as UTF-8."
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def read_text(path: Path) -> str:
    r"""Return the text of a file that the user named, with line ends as `\n`.

    Raises:
        InputError: It is not there, not UTF-8 or too large; the diagnostic says which.
    """
    from clausekit.diagnostics import Report

    report = Report()
    text = text_of(path, str(path), report)
    if text is None:
        raise InputError(f"“{path}” cannot be read.", report)
    return text


def text_of(path: Path | str, file: str, report: Report, *, limit: int = SIZE_LIMIT) -> str | None:
    r"""Return the text of a file with line ends as `\n`, or None where the report says why not.

    Args:
        path: The file.
        file: Its name as the user would type it.
        report: Takes what is wrong.
        limit: Bytes that the file may have.
    """
    try:
        content = _read(path, limit + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        report.error("file/unreadable", f"The file cannot be read: {reason}.", Span(file))
        return None
    if len(content) > limit:
        message = f"The file is larger than {limit:,} bytes, which is the limit."
        report.error("file/too-large", message, Span(file))
        return None
    return decode(content, file, report)


def _read(path: Path | str, most: int) -> bytes:
    """Return the content of a file, or as much of it as `most` bytes."""
    with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 - a text is a path as well
        size = os.fstat(stream.fileno()).st_size
        content = stream.read(min(size + 1, most))
        while (left := most - len(content)) > 0 and (more := stream.read(min(left, 65_536))):
            content += more  # no ordinary file, or one that grows
    return content


def decode(content: bytes, file: str, report: Report) -> str | None:
    r"""Return the bytes as text with line ends as `\n`, or None where they are not UTF-8."""
    for mark, name in _OTHER_BOMS.items():
        if content.startswith(mark):
            report.error("file/encoding", f"The file is {name}.", Span(file), hint=_ADVICE)
            return None
    body = content.removeprefix(_BOM)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        before = body[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        message = f"The byte 0x{body[error.start]:02X} here is not UTF-8."
        report.error("file/encoding", message, Span(file, line, column), hint=_ADVICE)
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def check_writable(path: Path) -> None:
    """Make sure that a file can be written, as far as that shows beforehand.

    Raises:
        OutputError: It cannot; the message says what to do.
    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise OutputError(f"“{path}” is a folder.", "Give the name of a file in it.")
    if not target.parent.is_dir():
        raise OutputError(
            f"The folder of “{path}” does not exist.", f"Make the folder “{path.parent}” first."
        )
    if target.exists() and not target.is_file():
        raise OutputError(f"“{path}” is no ordinary file.", "Choose another place.")
    closed = target if target.exists() else target.parent
    if not os.access(closed, os.W_OK) or not os.access(target.parent, os.W_OK):
        raise OutputError(f"“{path}” is write-protected.", "Choose another place.")


def keep_inputs(targets: Iterable[Path], inputs: Iterable[Path | None]) -> None:
    """Make sure that nothing is written over a file that it is made from.

    Raises:
        OutputError: A target is one of the inputs.
    """
    own = {os.path.realpath(path) for path in inputs if path is not None}
    for target in targets:
        if os.path.realpath(target) in own:
            raise OutputError(
                f"“{target}” is what this is made from, and would be lost.", "Choose another name."
            )


def write_atomically(path: Path, content: bytes, *, private: bool = False) -> None:
    """Write the file beside its target and rename it over the target when it is complete.

    Args:
        path: The target; its folder must be there. A symbolic link is followed.
        content: All of it.
        private: Whether only the owner may read it.

    Raises:
        OutputError: The target could not be written; what stood there before is untouched.
    """
    check_writable(path)
    target = Path(os.path.realpath(path))
    temporary: Path | None = None
    try:
        mode = _mode(target, private=private)
        # As tempfile.mkstemp does it, which takes a dozen modules with it.
        part = target.with_name(f".{target.name[:40]}.{os.urandom(6).hex()}.part")
        handle = os.open(part, _NEW_FILE, 0o600)
        temporary = part
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(mode)
        temporary.replace(target)
    except OSError as error:
        raise OutputError(
            f"“{path}” cannot be written: {error.strerror or error}.", _remedy(error)
        ) from error
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
    _sync_folder(target.parent)


def _mode(target: Path, *, private: bool) -> int:
    """Return the permissions of the new file: those of the old one, else what umask leaves."""
    if private:
        return 0o600
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _remedy(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "Close the program that holds the file, or choose another place."
    return "Choose another place, or make room on the disk."


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
