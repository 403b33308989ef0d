"""Opening the Word file of a house style, which may come from anywhere."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile, ZipInfo

from clausekit.errors import ReadError
from clausekit.lean import dataclass
from clausekit.writers.docx.setting import Page
from clausekit.writers.docx.xml import W

if TYPE_CHECKING:
    from docx.document import Document
    from lxml import etree

_MOST_BYTES, _MOST_PART, _MOST_PARTS = 30_000_000, 20_000_000, 500
_TEMPLATE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_DOCUMENT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = "[Content_Types].xml"
_LEAST_WIDTH = 4000


@dataclass(frozen=True, slots=True)
class HouseFile:
    """What is read of a house style's file.

    Attributes:
        styles: The styles element.
        numbering: The numbering element, or None.
        theme: The theme part, or None where there is none or where it holds pictures.
        page: Page and margins of its last section.
    """

    styles: etree._Element
    numbering: etree._Element | None
    theme: bytes | None
    page: Page


def open_house(path: Path) -> HouseFile:
    """Return the styles, lists, theme and page of a `.docx` or `.dotx` file.

    Raises:
        ReadError: It is not such a file, or one made to do harm.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"The house style “{path}” cannot be read: {error.strerror or error}."
        raise ReadError(message) from error
    if data[:4] == b"\xd0\xcf\x11\xe0":
        message = f"The house style “{path}” is an old .doc file or has a password."
        raise ReadError(message, hint="Save it as .docx without a password.")
    document = _opened(path, _as_document(path, data))
    return HouseFile(
        styles=document.styles.element,
        numbering=_numbering(document),
        theme=_theme(document),
        page=_page(document),
    )


def _opened(path: Path, data: bytes) -> Document:
    import docx

    try:
        return docx.Document(BytesIO(data))
    except Exception as error:
        message = f"The house style “{path}” is not a whole Word file: {error}."
        raise ReadError(message, hint="Open it in Word and save it again as .docx.") from error


def _as_document(path: Path, data: bytes) -> bytes:
    """Return the file as a document where it is a template, after looking at what it holds."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            _guard(path, data, entries)
            parts = {entry.filename: archive.read(entry) for entry in entries}
    except (BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        message = f"The house style “{path}” is not a Word file."
        raise ReadError(message, hint="Give a .docx or .dotx file.") from error
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in content:
            message = f"The house style “{path}” holds a document type in “{name}”."
            raise ReadError(message, hint="Open it in Word and save it again as .docx.")
    types = parts.get(_TYPES, b"")
    if b"macroEnabled" in types:
        message = f"The house style “{path}” holds macros."
        raise ReadError(message, hint="Save it as .docx or .dotx.")
    if _TEMPLATE not in types:
        return data
    parts[_TYPES] = types.replace(_TEMPLATE, _DOCUMENT)
    buffer = BytesIO()
    with ZipFile(buffer, "w") as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return buffer.getvalue()


def _guard(path: Path, data: bytes, entries: list[ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    size = sum(entry.file_size for entry in entries)
    large = any(entry.file_size > _MOST_PART for entry in entries)
    if len(data) > _MOST_BYTES or size > 4 * _MOST_BYTES or large or len(entries) > _MOST_PARTS:
        message = f"The house style “{path}” is too large: {size:,} bytes in {len(entries)} parts."
        raise ReadError(message, hint="Delete the text and the pictures, keep the styles.")
    if len(set(names)) != len(names) or any(".." in n or n.startswith("/") for n in names):
        message = f"The house style “{path}” has parts with strange names."
        raise ReadError(message, hint="Open it in Word and save it again as .docx.")


def _numbering(document: Document) -> etree._Element | None:
    from docx.opc.constants import RELATIONSHIP_TYPE

    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
            element: etree._Element = document.part.numbering_part.element
            return element
    return None


def _theme(document: Document) -> bytes | None:
    from docx.opc.constants import RELATIONSHIP_TYPE

    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.THEME and not relation.is_external:
            part = relation.target_part
            return None if part.rels else part.blob
    return None


def _page(document: Document) -> Page:
    """Return the page of the last section; one on which no text would fit is not believed."""
    usual = Page()
    found = document.element.body.find(f"{{{W}}}sectPr")
    if found is None:
        return usual
    size, margins = found.find(f"{{{W}}}pgSz"), found.find(f"{{{W}}}pgMar")
    if size is None or margins is None:
        return usual
    page = Page(
        **{name: _number(size, short) for name, short in (("width", "w"), ("height", "h"))},
        **{
            name: abs(_number(margins, name))
            for name in ("top", "right", "bottom", "left", "header", "footer")
        },
    )
    high = page.height - page.top - page.bottom
    return page if page.text_width >= _LEAST_WIDTH <= high else usual


def _number(element: etree._Element, name: str) -> int:
    value = element.get(f"{{{W}}}{name}", "0")
    try:
        return round(float(value))
    except ValueError:
        return 0
