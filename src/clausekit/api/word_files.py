"""Word files as parts and back: what a redline, an answer and an import begin and end with."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from clausekit.errors import ReadError

if TYPE_CHECKING:
    from clausekit.readers.docx.parts import WordFile

SIZE_LIMIT = 60_000_000
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_TYPES = "[Content_Types].xml"


def bytes_of(path: Path) -> bytes:
    """Return the bytes of a file from elsewhere.

    Raises:
        ReadError: It is not there, cannot be read, or is too large.
    """
    try:
        if path.stat().st_size > SIZE_LIMIT:
            limit = SIZE_LIMIT // 1_000_000
            raise ReadError(
                f"“{path}” is larger than {limit} MB.", hint="Save it anew without pictures."
            )
        return path.read_bytes()
    except OSError as cause:
        raise ReadError(f"“{path}” cannot be read: {cause.strerror or cause}.") from cause


def word_file(path: Path) -> WordFile:
    """Return a Word file as parts, guarded.

    Raises:
        ReadError: The file is refused or cannot be read.
    """
    from clausekit.readers.docx.parts import parts_of

    return parts_of(bytes_of(path), str(path))


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return parts as a Word file: the same bytes for the same parts, without dates of today."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda n: n != _TYPES):
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, parts[name])
    return out.getvalue()
