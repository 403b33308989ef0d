"""A Word package: its parts, their types and relations, and the same bytes for the same parts."""

from __future__ import annotations

from dataclasses import field

from clausekit.lean import dataclass
from clausekit.writers.docx.xml import DECLARATION, attribute
from clausekit.writers.docx.zipbytes import BEST, pack

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

KINDS = {
    "main": (f"{_WORD_TYPE}.document.main+xml", f"{_OFFICE}/officeDocument"),
    "core": (_CORE_TYPE, _CORE),
    "styles": (f"{_WORD_TYPE}.styles+xml", f"{_OFFICE}/styles"),
    "numbering": (f"{_WORD_TYPE}.numbering+xml", f"{_OFFICE}/numbering"),
    "settings": (f"{_WORD_TYPE}.settings+xml", f"{_OFFICE}/settings"),
    "header": (f"{_WORD_TYPE}.header+xml", f"{_OFFICE}/header"),
    "footer": (f"{_WORD_TYPE}.footer+xml", f"{_OFFICE}/footer"),
    "footnotes": (f"{_WORD_TYPE}.footnotes+xml", f"{_OFFICE}/footnotes"),
    "comments": (f"{_WORD_TYPE}.comments+xml", f"{_OFFICE}/comments"),
    "theme": ("application/vnd.openxmlformats-officedocument.theme+xml", f"{_OFFICE}/theme"),
    "fonts": (f"{_WORD_TYPE}.fontTable+xml", f"{_OFFICE}/fontTable"),
}
"""Content type and type of relation of each kind of part."""

OUTGOING = (
    "main", "core", "styles", "numbering", "settings", "header", "footer", "footnotes", "theme",
    "fonts",
)  # fmt: skip
"""The kinds of part that an outgoing file may have."""

_OF_PACKAGE = frozenset({"main", "core"})


@dataclass(slots=True)
class Package:
    """Parts that are gathered, then written once."""

    _parts: dict[str, tuple[bytes | tuple[bytes, ...], str, str]] = field(default_factory=dict)

    def add(self, name: str, content: str | bytes | tuple[bytes, ...], kind: str) -> str:
        """Take a part in, or in place of one, and return the id of the relation that leads to it.

        Args:
            name: Of the part.
            content: All of it, or its pieces.
            kind: Of the part.
        """
        if name in self._parts:
            relation = self._parts[name][2]
        elif kind in _OF_PACKAGE:
            relation = f"rId{1 if kind == 'main' else 2}"
        else:
            relation = (
                f"rId{sum(1 for _, k, _ in self._parts.values() if k not in _OF_PACKAGE) + 1}"
            )
        data = content.encode() if isinstance(content, str) else content
        self._parts[name] = (data, kind, relation)
        return relation

    def content(self, name: str) -> bytes:
        """Return a part that was taken in."""
        content = self._parts[name][0]
        return content if isinstance(content, bytes) else b"".join(content)

    def to_bytes(self, level: int = BEST) -> bytes:
        """Return the package as a zip file, the same bytes for the same parts."""
        entries: dict[str, bytes | tuple[bytes, ...]] = {
            name: data for name, (data, _, _) in self._parts.items()
        }
        entries["[Content_Types].xml"] = self._types()
        entries["_rels/.rels"] = self._relations(of_package=True)
        entries["word/_rels/document.xml.rels"] = self._relations(of_package=False)
        return pack(entries, level)

    def _types(self) -> bytes:
        overrides = "".join(
            f'<Override PartName="/{attribute(name)}" ContentType="{KINDS[kind][0]}"/>'
            for name, (_, kind, _) in sorted(self._parts.items())
        )
        rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'  # noqa: E501
        xml = '<Default Extension="xml" ContentType="application/xml"/>'
        return f'{DECLARATION}<Types xmlns="{_TYPES}">{rels}{xml}{overrides}</Types>'.encode()

    def _relations(self, *, of_package: bool) -> bytes:
        rows = "".join(
            f'<Relationship Id="{relation}" Type="{KINDS[kind][1]}" '
            f'Target="{attribute(name if of_package else name.removeprefix("word/"))}"/>'
            for name, (_, kind, relation) in self._parts.items()
            if (kind in _OF_PACKAGE) is of_package
        )
        return f'{DECLARATION}<Relationships xmlns="{_RELATIONS}">{rows}</Relationships>'.encode()
