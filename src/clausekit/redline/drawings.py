"""Numbers and names of drawings: they have to be unique in a file."""

from __future__ import annotations

from lxml.etree import _Element as Element

from clausekit.redline.names import VML, WP

_SHAPES = f"{{{VML}}}"
_DRAWING = f"{{{WP}}}docPr"


class Drawings:
    """Gives carried drawings numbers and names that the old file does not have."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._names: set[str] | None = None
        self._number = 900_000

    def renamed(self, copy: Element) -> None:
        """Rename the drawings under a carried node, in place."""
        names: dict[str, str] = {}
        for element in copy.iter():
            tag = str(element.tag)
            if tag == _DRAWING:
                self._number += 1
                element.set("id", str(self._number))
            elif tag.startswith(_SHAPES) and element.get("id"):
                own = str(element.get("id"))
                if own in self._taken():
                    self._number += 1
                    names[own] = f"_x0000_s{self._number}"
                    element.set("id", names[own])
                self._taken().add(str(element.get("id")))
        if names:
            _refer(copy, names)

    def _taken(self) -> set[str]:
        if self._names is None:
            shapes = (e for e in self._root.iter() if str(e.tag).startswith(_SHAPES))
            self._names = {str(e.get("id")) for e in shapes if e.get("id")}
        return self._names


def _refer(copy: Element, names: dict[str, str]) -> None:
    """Let what refers to a shape by name follow it."""
    for element in copy.iter():
        for key, value in [(str(k), str(v)) for k, v in element.attrib.items()]:
            local = key.rpartition("}")[2]
            if local == "ShapeID" and value in names:
                element.set(key, names[value])
            elif local == "type" and value.startswith("#") and value[1:] in names:
                element.set(key, f"#{names[value[1:]]}")
