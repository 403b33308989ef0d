"""Records of several layers as one: maps merge by key, lists replace, `~` deletes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from clausekit.lean import dataclass

if TYPE_CHECKING:
    from clausekit.source.places import Path, Places, YamlDocument
    from clausekit.source.span import Span


@dataclass(frozen=True, slots=True)
class Merged:
    """Data of several documents, and the place of each value in the document that gave it.

    Attributes:
        documents: The lowest layer first.
    """

    data: Any
    documents: tuple[YamlDocument, ...]

    def has(self, path: Path) -> bool:
        """Return whether a document has a value at the path."""
        return any(d.has(path) for d in self.documents)

    def span(self, path: Path = ()) -> Span:
        """Return the place of the value at the path, or of the nearest value around it."""
        return self.giver(path).span(path)

    def key_span(self, path: Path) -> Span:
        """Return the place of the key at the path, or the nearest place around it."""
        return self.giver(path).key_span(path)

    def content_span(self, path: Path = ()) -> Span:
        """Return the place of the first character of a text, inside its quotation marks."""
        return self.giver(path).content_span(path)

    def giver(self, path: Path) -> YamlDocument:
        """Return the highest document that has the path, or as much of it as any has."""
        for length in range(len(path), -1, -1):
            for document in reversed(self.documents):
                if document.has(path[:length]):
                    return document
        return self.documents[-1]


def merge(documents: Sequence[YamlDocument]) -> tuple[Any, Places]:
    """Return the data of the documents, the lowest layer first, and what knows their places."""
    if len(documents) == 1:
        return documents[0].data, documents[0]
    data: Any = documents[0].data
    for document in documents[1:]:
        data = merged_data(data, document.data)
    return data, Merged(data, tuple(documents))


def merged_data(below: Any, above: Any) -> Any:
    """Return what stands after `above` has been laid over `below`."""
    if not isinstance(below, dict) or not isinstance(above, dict):
        return above
    result = dict(below)
    for key, value in above.items():
        if value is None:
            result.pop(key, None)
        elif key in result:
            result[key] = merged_data(result[key], value)
        else:
            result[key] = value
    return result
