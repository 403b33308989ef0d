"""What is checked before any parser sees a file that someone sent.

Everything here reads the zip's own directory; nothing is unpacked that the directory did not allow.
The attacks and limits: `docs/analysis/untrusted-word.md`.
"""

from __future__ import annotations

import io
import itertools
import zipfile
import zlib

from clausekit.errors import ReadError

MAX_ENTRIES = 2_000
MAX_PART = 64_000_000
MAX_TOTAL = 150_000_000
MAX_RATIO = 200
MAX_XML = 32_000_000
MAX_MARKS = 1_500_000
"""Tags and attributes in one part: a thousand pages need some hundred thousand."""
_SMALL_PICTURE = 8_000_000
_SMALL_XML = 1_000_000
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def opened(data: bytes, name: str) -> zipfile.ZipFile:
    """Return the file as a zip that is safe to read from.

    Raises:
        ReadError: It is no Word document, or one that is refused; the message says why.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        hint = "Open it in Word and save it without a password, as .docx."
        raise ReadError(f"{name} is protected by a password or is an old .doc file.", hint=hint)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as cause:
        raise ReadError(
            f"{name} is no Word document, or it is damaged.", hint="Save it anew as .docx."
        ) from cause
    _check_directory(archive.infolist(), name)
    return archive


def _check_directory(entries: list[zipfile.ZipInfo], name: str) -> None:
    if len(entries) > MAX_ENTRIES:
        raise ReadError(f"{name} holds {len(entries)} parts; {MAX_ENTRIES} are the limit.")
    names = [e.filename for e in entries]
    if len({n.lower() for n in names}) != len(names):
        raise ReadError(f"{name} holds two parts of the same name.")
    total = 0
    for entry in entries:
        total += entry.file_size
        if (
            entry.filename.startswith(("/", "\\"))
            or ".." in entry.filename.replace("\\", "/").split("/")
            or ":" in entry.filename
        ):
            raise ReadError(f"{name} holds a part that points outside the file.")
        if entry.flag_bits & 0x1:
            raise ReadError(f"{name} is encrypted.", hint="Save it without a password.")
        # Drawings of pictures pack far better than text.
        text = entry.filename.endswith((".xml", ".rels"))
        small = _SMALL_XML if text else _SMALL_PICTURE
        dense = entry.file_size > MAX_RATIO * max(entry.compress_size, 1)
        bomb = entry.file_size > MAX_PART or (entry.file_size > small and dense)
        if bomb or total > MAX_TOTAL:
            raise ReadError(
                f"{name} unpacks to more than a document can hold.",
                hint="It may be a zip bomb; do not open it.",
            )
    ends = sorted((e.header_offset, e.header_offset + 30 + e.compress_size) for e in entries)
    if any(after[0] < before[1] for before, after in itertools.pairwise(ends)):
        raise ReadError(
            f"{name} holds parts that overlap.", hint="It may be a zip bomb; do not open it."
        )


def part(archive: zipfile.ZipFile, path: str, name: str) -> bytes | None:
    """Return the bytes of an XML part, or None when there is none.

    Raises:
        ReadError: The part is too large, damaged, or declares entities.
    """
    try:
        entry = archive.getinfo(path)
    except KeyError:
        return None
    if entry.file_size > MAX_XML:
        raise ReadError(f"{path} in {name} holds more than {MAX_XML // 1_000_000} MB of XML.")
    try:
        with archive.open(entry) as stream:
            data = stream.read(MAX_XML + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, EOFError) as cause:
        raise ReadError(f"{path} in {name} is damaged.", hint="Save the file anew.") from cause
    if len(data) > MAX_XML:
        raise ReadError(f"{path} in {name} holds more than it declares.")
    if len(data) > _SMALL_XML and data.count(b"<") + data.count(b"=") > MAX_MARKS:
        raise ReadError(
            f"{path} in {name} holds more tags than any document.", hint="Do not open this file."
        )
    head = data[:200_000].replace(b"\x00", b"")  # UTF-16 as well
    if b"<!DOCTYPE" in head or b"<!ENTITY" in data:
        raise ReadError(
            f"{path} in {name} declares entities, which a Word document never does.",
            hint="Do not open this file.",
        )
    return data


def check_kind(content_types: bytes | None, name: str) -> None:
    """Raise a `ReadError` unless the main part is a plain Word document."""
    text = (content_types or b"").decode("utf-8", errors="replace")
    if _MAIN in text:
        return
    if "macroEnabled" in text:
        raise ReadError(f"{name} holds macros.", hint="Save it as .docx, without macros.")
    if "wordprocessingml.template" in text:
        raise ReadError(f"{name} is a template.", hint="Save it as .docx.")
    if "spreadsheetml" in text or "presentationml" in text:
        raise ReadError(f"{name} is no Word document but another kind of Office file.")
    if "wordprocessingml" not in text:
        raise ReadError(f"{name} is no Word document.", hint="Save it as .docx.")
