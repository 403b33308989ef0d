"""The parts of a Word file as parsed trees, found through its relationships."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import field

from lxml import etree

from clausekit.errors import ReadError
from clausekit.lean import dataclass
from clausekit.readers.docx.guard import check_kind, opened, part

Element = etree._Element


def local(element: Element) -> str:
    """Return the tag without its namespace: transitional and strict files differ only there."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element | None, name: str) -> str:
    """Return an attribute by its local name, or empty."""
    if element is None:
        return ""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def child(element: Element | None, name: str) -> Element | None:
    """Return the first child of that local name."""
    if element is None:
        return None
    return next((c for c in element if local(c) == name), None)


def on(element: Element | None, name: str) -> bool:
    """Return whether the toggle property stands and is not switched off."""
    found = child(element, name)
    return found is not None and attribute(found, "val") not in ("0", "false", "off")


@dataclass(slots=True)
class Package:
    """An opened file: parts are parsed when asked for."""

    name: str
    archive: zipfile.ZipFile
    main: str
    warnings: list[str] = field(default_factory=list)

    def tree(self, path: str) -> Element | None:
        """Return the parsed part, or None when there is none; damage is mended with a warning."""
        data = part(self.archive, path, self.name)
        return None if data is None else self._parsed(data, path)

    def related(self, kind: str) -> list[str]:
        """Return the paths of parts that the main part relates to, by the last word of the type."""
        folder, file = posixpath.split(self.main)
        tree = self.tree(f"{folder}/_rels/{file}.rels")
        found: list[str] = []
        for relation in tree if tree is not None else ():
            if (
                attribute(relation, "Type").rpartition("/")[2] == kind
                and attribute(relation, "TargetMode") != "External"
            ):
                target = attribute(relation, "Target")
                found.append(
                    target.lstrip("/")
                    if target.startswith("/")
                    else posixpath.normpath(f"{folder}/{target}")
                )
        return found

    def external(self) -> list[str]:
        """Return links that a program would follow by itself: templates and pictures from elsewhere."""
        folder, file = posixpath.split(self.main)
        found: list[str] = []
        for rels in (f"{folder}/_rels/{file}.rels", f"{folder}/_rels/settings.xml.rels"):
            tree = self.tree(rels)
            for relation in tree if tree is not None else ():
                kind = attribute(relation, "Type").rpartition("/")[2]
                if attribute(relation, "TargetMode") == "External" and kind != "hyperlink":
                    found.append(kind)
        return found

    def _parsed(self, data: bytes, path: str) -> Element:
        try:
            return etree.fromstring(
                data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
            )
        except etree.XMLSyntaxError as cause:
            if any(
                word in str(cause)
                for word in ("depth", "huge", "Excessive", "amplification", "too long")
            ):
                raise ReadError(
                    f"{path} in {self.name} is nested deeper than any document.",
                    hint="Do not open this file.",
                ) from cause
            # LibreOffice 7.4 saves malformed XML after a tracked deletion of a content control.
            mender = etree.XMLParser(
                resolve_entities=False, no_network=True, huge_tree=False, recover=True
            )
            try:
                tree = etree.fromstring(data, mender)
            except etree.XMLSyntaxError:
                tree = None
            if tree is None:
                raise ReadError(
                    f"{path} in {self.name} is damaged beyond repair.",
                    hint="Save it anew as .docx.",
                ) from cause
            self.warnings.append(
                f"{path} was damaged and has been mended; some text may be missing."
            )
            return tree


def package(data: bytes, name: str) -> Package:
    """Return the file as a package.

    Raises:
        ReadError: It is refused or is no Word document.
    """
    archive = opened(data, name)
    check_kind(part(archive, "[Content_Types].xml", name), name)
    found = Package(name, archive, "word/document.xml")
    relations = found.tree("_rels/.rels")
    for relation in relations if relations is not None else ():
        if attribute(relation, "Type").endswith("/officeDocument"):
            found.main = posixpath.normpath(attribute(relation, "Target").lstrip("/"))
    if found.main not in archive.namelist():
        raise ReadError(f"{name} holds no text.", hint="Save it anew as .docx.")
    for kind in found.external():
        found.warnings.append(
            f"The file links to something outside it ({kind}); it was not followed."
        )
    return found
