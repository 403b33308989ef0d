"""One way in for every document: what it is decides how it is read."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from clausekit.errors import ReadError
from clausekit.model.prose import Prose
from clausekit.readers.languages import language_of
from clausekit.readers.text import paragraphs_of

View = Literal["accepted", "rejected"]
SIZE_LIMIT = 60_000_000
TEXT_LIMIT = 30_000_000
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def read(
    source: Path | str | bytes,
    name: str = "",
    *,
    view: View = "accepted",
    language: str = "",
    kind: str = "foreign",
) -> Prose:
    """Return a document as prose.

    Args:
        source: A path, or the bytes of a document.
        name: What findings call it; the path when empty.
        view: Of a Word file with tracked changes: as if all were accepted, or all rejected.
        language: BCP 47 tag; found out from the words when empty.
        kind: `foreign`, or `library` and `agreement` for texts of ours.

    Raises:
        ReadError: The document is refused or cannot be read.
    """
    if isinstance(source, bytes):
        data, label = source, name or "<bytes>"
    else:
        path = Path(source)
        label = name or str(source)
        data = _bytes_of(path, label)
    if data.startswith((_ZIP, _OLE)) or label.lower().endswith((".docx", ".docm", ".dotx", ".doc")):
        from clausekit.readers.docx import prose_of, read_document

        return prose_of(read_document(data, label), view=view, language=language, kind=kind)
    return read_text(_decoded(data, label), label, language=language, kind=kind)


def read_text(
    text: str, name: str = "<text>", *, language: str = "", kind: str = "foreign"
) -> Prose:
    """Return Markdown or plain text as prose."""
    found = paragraphs_of(text, name, markdown=not name.lower().endswith(".txt"))
    return Prose(name, language or language_of(text), kind, tuple(found))


def _bytes_of(path: Path, label: str) -> bytes:
    try:
        if path.stat().st_size > SIZE_LIMIT:
            raise ReadError(
                f"{label} is larger than {SIZE_LIMIT // 1_000_000} MB.",
                hint="Split it, or save it anew.",
            )
        return path.read_bytes()
    except OSError as cause:
        raise ReadError(f"{label} cannot be read: {cause.strerror}.") from cause


def _decoded(data: bytes, label: str) -> str:
    if len(data) > TEXT_LIMIT:
        raise ReadError(f"{label} is larger than {TEXT_LIMIT // 1_000_000} MB of text.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\x00" in data[:4096]:
        raise ReadError(
            f"{label} is no text and no Word document.", hint="Give a .docx, .md or .txt file."
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
