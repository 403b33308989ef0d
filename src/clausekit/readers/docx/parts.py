"""All parts of a guarded Word file as bytes, for those who write into it."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from clausekit.errors import ReadError
from clausekit.lean import dataclass
from clausekit.readers.docx.guard import check_kind, opened, part

_STRICT = b"http://purl.oclc.org/ooxml/"
_USUAL = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main",
     b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships",
     b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math",
     b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/drawingml/main",
     b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/",
     b"http://schemas.openxmlformats.org/drawingml/2006/"),
)  # fmt: skip
"""Names in strict files, and the names of the same things in the files that programs write."""
_ODD_DEPTH = ("depth", "huge", "Excessive", "amplification", "too long")


@dataclass(frozen=True, slots=True)
class WordFile:
    """A Word file as parts by name, in the order of the file.

    Attributes:
        warnings: What had to be mended.
    """

    name: str
    parts: dict[str, bytes]
    warnings: tuple[str, ...] = ()


def parts_of(data: bytes, name: str) -> WordFile:
    """Return the parts of a Word file; those that are damaged are mended, with a warning.

    Raises:
        ReadError: The file is refused or cannot be read.
    """
    archive = opened(data, name)
    check_kind(part(archive, "[Content_Types].xml", name), name)
    parts: dict[str, bytes] = {}
    warnings: list[str] = []
    strict = False
    for entry in archive.infolist():
        if entry.is_dir():
            continue
        if entry.filename.endswith((".xml", ".rels")):
            content = part(archive, entry.filename, name) or b""
            if entry.filename.startswith("word/") and not _is_whole(content, entry.filename, name):
                content = _mended(content, entry.filename, name)
                warnings.append(
                    f"{entry.filename} was damaged and has been mended; text may be missing."
                )
            content = _in_ascii_form(content)
            if _STRICT in content:
                strict = True
                for old, new in _USUAL:
                    content = content.replace(old, new)
            parts[entry.filename] = content
        else:
            parts[entry.filename] = _plain(archive, entry, name)
    outside = dict.fromkeys(
        kind for p in parts if p.endswith(".rels") for kind in _outside(parts[p])
    )
    warnings += [
        f"The file links to something outside it ({kind}); it was not followed." for kind in outside
    ]
    if strict:
        warnings.append(
            "The file is in the strict form of Open XML; it is written in the usual form."
        )
    return WordFile(name, parts, tuple(warnings))


def _outside(content: bytes) -> Iterator[str]:
    """Yield the kinds of links that a program would follow by itself: templates, pictures, objects."""
    if b"External" not in content:
        return
    try:
        root = etree.fromstring(content, _parser())
    except etree.XMLSyntaxError:
        return
    for relation in root:
        kind = str(relation.get("Type", "")).rpartition("/")[2]
        if relation.get("TargetMode") == "External" and kind != "hyperlink":
            yield kind


def _in_ascii_form(content: bytes) -> bytes:
    """Return a part whose signs are ASCII bytes: UTF-16, which XML allows, is written as UTF-8."""
    if b"\0" not in content[:100]:
        return content
    tree = etree.fromstring(content, _parser())
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _plain(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    try:
        with archive.open(entry) as stream:
            data = stream.read(entry.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, EOFError) as cause:
        raise ReadError(
            f"{entry.filename} in {name} is damaged.", hint="Save the file anew."
        ) from cause
    if len(data) > entry.file_size:
        raise ReadError(f"{entry.filename} in {name} holds more than it declares.")
    return data


def _is_whole(content: bytes, path: str, name: str) -> bool:
    try:
        etree.fromstring(content, _parser())
    except etree.XMLSyntaxError as cause:
        if any(word in str(cause) for word in _ODD_DEPTH):
            raise ReadError(
                f"{path} in {name} is nested deeper than any document.",
                hint="Do not open this file.",
            ) from cause
        return False
    return True


def _mended(content: bytes, path: str, name: str) -> bytes:
    try:
        tree = etree.fromstring(content, _parser(recover=True))
    except etree.XMLSyntaxError as cause:
        raise ReadError(
            f"{path} in {name} is damaged beyond repair.", hint="Save it anew as .docx."
        ) from cause
    if tree is None:
        raise ReadError(
            f"{path} in {name} is damaged beyond repair.", hint="Save it anew as .docx."
        )
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _parser(*, recover: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, recover=recover
    )
