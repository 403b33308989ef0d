"""The parts of a Word file: parsed where they are looked at, written back only where they changed."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from lxml import etree
from lxml.etree import _Element as Element

from clausekit.errors import ReadError
from clausekit.lean import dataclass

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_DOCUMENT = "/officeDocument"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
CONTENT_TYPES = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of a part; `target` is a part name, or an address when `external`."""

    id: str
    type: str
    target: str
    external: bool = False

    @property
    def kind(self) -> str:
        """The last word of the type: `header`, `image`, `hyperlink`."""
        return self.type.rsplit("/", 1)[-1]


class Parts:
    """A Word file as parts by name."""

    def __init__(self, content: Mapping[str, bytes]) -> None:
        self.content = dict(content)
        self._trees: dict[str, Element] = {}
        self._changed: set[str] = set()
        self._taken: dict[tuple[int, str], str] = {}
        main = [r for r in self.relations("") if r.type.endswith(_DOCUMENT)]
        if not main or main[0].target not in self.content:
            raise ReadError("This is no Word document: its main part is missing.")
        self.main = main[0].target

    def tree(self, name: str) -> Element:
        """Return the root of a part.

        Raises:
            ReadError: The part is not well-formed.
        """
        if name not in self._trees:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
            try:
                self._trees[name] = etree.fromstring(self.content[name], parser)
            except etree.XMLSyntaxError as error:
                raise ReadError(
                    f"The part “{name}” of the Word file is damaged: {error}."
                ) from error
        return self._trees[name]

    def changed(self, name: str) -> Element:
        """Return the root of a part that is going to change."""
        self._changed.add(name)
        return self.tree(name)

    def replace(self, name: str, root: Element) -> None:
        """Let another root stand for a part."""
        self._trees[name] = root

    def relations(self, name: str) -> tuple[Relation, ...]:
        """Return the relations of a part; those of the package for an empty name."""
        path = relations_name(name)
        if path not in self.content:
            return ()
        folder = posixpath.dirname(name)
        return tuple(_relations(self.tree(path), folder))

    def related(self, name: str, kind: str) -> list[str]:
        """Return the names of the parts of a kind that a part leads to, those that exist."""
        found = [r.target for r in self.relations(name) if r.kind == kind and not r.external]
        return [target for target in dict.fromkeys(found) if target in self.content]

    def relate(self, name: str, type_: str, target: str, *, external: bool = False) -> str:
        """Add a relation to a part and return its id; an equal one is used again."""
        for relation in self.relations(name):
            if (relation.type, relation.target, relation.external) == (type_, target, external):
                return relation.id
        path = relations_name(name)
        if path not in self.content:
            self._declare_links()
            self.content[path] = b""
            self._trees[path] = etree.Element(
                f"{{{_RELATIONS}}}Relationships",
                nsmap={None: _RELATIONS},  # type: ignore[dict-item]
            )
        root = self.changed(path)
        taken = {e.get("Id") for e in root}
        number = next(n for n in range(1, 100_000) if f"rId{n}" not in taken)
        entry = etree.SubElement(root, f"{{{_RELATIONS}}}Relationship")
        entry.set("Id", f"rId{number}")
        entry.set("Type", type_)
        if external:
            entry.set("Target", target)
            entry.set("TargetMode", "External")
        else:
            entry.set("Target", posixpath.relpath("/" + target, "/" + posixpath.dirname(name)))
        return f"rId{number}"

    def add(self, name: str, content: bytes, content_type: str) -> str:
        """Take a new part in, under a free name like the one given; return that name."""
        stem, ending = posixpath.splitext(name)
        free, number = name, 1
        while free in self.content:
            number += 1
            free = f"{stem.rstrip('0123456789')}{number}{ending}"
        self.content[free] = content
        override = etree.SubElement(self.changed(CONTENT_TYPES), f"{{{_TYPES}}}Override")
        override.set("PartName", "/" + free)
        override.set("ContentType", content_type)
        return free

    def take(self, other: Parts, name: str) -> str:
        """Take in a part of another file with all that it leads to; return its name here.

        A part that is the same in both files is not taken twice.
        """
        key = (id(other), name)
        if key not in self._taken:
            links = other.content.get(relations_name(name))
            here = self.content.get(name) == other.content[name]
            if here and self.content.get(relations_name(name)) == links:
                self._taken[key] = name
            else:
                own = self.add(name, other.content[name], other.content_type(name))
                self._taken[key] = own  # before what it leads to, which may lead back
                if links is not None:
                    self._declare_links()
                    self.content[relations_name(own)] = self._links(other, name, own)
        return self._taken[key]

    def _links(self, other: Parts, name: str, own: str) -> bytes:
        root = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})  # type: ignore[dict-item]
        for relation in other.relations(name):
            entry = etree.SubElement(root, f"{{{_RELATIONS}}}Relationship")
            entry.set("Id", relation.id)
            entry.set("Type", relation.type)
            target = relation.target
            if relation.external:
                entry.set("TargetMode", "External")
            elif target in other.content:
                target = posixpath.relpath(
                    "/" + self.take(other, target), "/" + posixpath.dirname(own)
                )
            entry.set("Target", target)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _declare_links(self) -> None:
        """Let the file say what parts with relations are: some programs say it of each by name."""
        if not self.content_type("any.rels"):
            root = self.changed(CONTENT_TYPES)
            entry = etree.Element(f"{{{_TYPES}}}Default", {"Extension": "rels"})
            entry.set("ContentType", "application/vnd.openxmlformats-package.relationships+xml")
            root.insert(0, entry)

    def content_type(self, name: str) -> str:
        """Return the content type of a part, or an empty text."""
        root = self.tree(CONTENT_TYPES)
        for entry in root.iter(f"{{{_TYPES}}}Override"):
            if str(entry.get("PartName", "")).lstrip("/") == name:
                return str(entry.get("ContentType", ""))
        ending = posixpath.splitext(name)[1].lstrip(".").lower()
        for entry in root.iter(f"{{{_TYPES}}}Default"):
            if str(entry.get("Extension", "")).lower() == ending:
                return str(entry.get("ContentType", ""))
        kind = posixpath.basename(name).rpartition(".")[0].rstrip("0123456789")
        return f"{_WORD}{kind}+xml" if ending == "xml" else ""

    def to_content(self) -> dict[str, bytes]:
        """Return all parts as bytes; what was not changed is the bytes that came in."""
        return {
            name: self._bytes(name) if name in self._changed else content
            for name, content in self.content.items()
        }

    def _bytes(self, name: str) -> bytes:
        tree = self._trees[name].getroottree()
        return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def relations_name(name: str) -> str:
    """Return the name of the part that holds the relations of a part."""
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", base + ".rels")


def _relations(root: Element, folder: str) -> Iterator[Relation]:
    for entry in root.iter(f"{{{_RELATIONS}}}Relationship"):
        target, external = str(entry.get("Target", "")), entry.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
        yield Relation(str(entry.get("Id", "")), str(entry.get("Type", "")), target, external)
