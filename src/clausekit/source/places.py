"""Plain data that remembers where each key and value stood."""

from __future__ import annotations

from dataclasses import field
from typing import Protocol, TypeAlias

from clausekit.lean import dataclass
from clausekit.source.scalars import Scalar
from clausekit.source.span import Span

Data: TypeAlias = "Scalar | list[Data] | dict[str, Data]"
Path: TypeAlias = tuple[str | int, ...]


class Places(Protocol):
    """Whatever knows where the keys and values of a record stand."""

    def has(self, path: Path) -> bool:
        """Return whether a value stands at the path."""

    def span(self, path: Path = ()) -> Span:
        """Return the place of the value at the path, or of the nearest value around it."""

    def key_span(self, path: Path) -> Span:
        """Return the place of the key at the path, or the nearest place around it."""

    def content_span(self, path: Path = ()) -> Span:
        """Return the place of the first character of a text, inside its quotation marks."""


@dataclass(slots=True)
class Place:
    """Where a value stands, and where the values in it stand."""

    line: int
    column: int
    end_line: int = 0
    end_column: int = 0
    quoted: bool = False
    keys: dict[str, Place] = field(default_factory=dict)
    children: dict[str | int, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """A YAML text as plain data, and the place of each key and value in it.

    Attributes:
        data: Dictionaries, lists, text, `int`, `Decimal`, `bool` and None; keys are text.
        first_line: Line of the file on which the YAML begins.
    """

    file: str
    data: Data
    root: Place
    first_line: int = 1

    def has(self, path: Path) -> bool:
        """Return whether a value stands at the path."""
        place: Place | None = self.root
        for step in path:
            place = place.children.get(step) if place else None
        return place is not None

    def span(self, path: Path = ()) -> Span:
        """Return the place of the value at the path, or of the nearest value around it."""
        return self._span(self._nearest(path))

    def key_span(self, path: Path) -> Span:
        """Return the place of the key at the path, or the nearest place around it."""
        parent = self._nearest(path[:-1])
        key = parent.keys.get(str(path[-1])) if path else None
        return self._span(key) if key and self.has(path) else self.span(path)

    def content_span(self, path: Path = ()) -> Span:
        """Return the place of the first character of a text, inside its quotation marks."""
        place = self._nearest(path)
        return self._span(place).shifted(0, 1) if place.quoted else self._span(place)

    def _nearest(self, path: Path) -> Place:
        place = self.root
        for step in path:
            if (child := place.children.get(step)) is None:
                break
            place = child
        return place

    def _span(self, place: Place) -> Span:
        down = self.first_line
        end_line = place.end_line + down if place.end_column else 0
        return Span(self.file, place.line + down, place.column + 1, end_line, place.end_column)
