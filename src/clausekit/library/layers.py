"""One record from the files of several layers: parsed, merged, validated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from clausekit.lean import dataclass
from clausekit.library.merge import Merged, merge
from clausekit.library.schemas import validate
from clausekit.source.places import Path, Places, YamlDocument
from clausekit.source.yaml import load_yaml

if TYPE_CHECKING:
    from clausekit.diagnostics import Report
    from clausekit.library.shelf import Shelf


@dataclass(frozen=True, slots=True)
class LayeredRecord:
    """A valid record, what knows its places, and which layer gave what.

    Attributes:
        layers: Name of the layer by file.
    """

    data: Any
    places: Places
    layers: Mapping[str, str]

    def layer_of(self, path: Path) -> str:
        """Return the highest layer that says anything at the path."""
        giver = self.places.giver(path) if isinstance(self.places, Merged) else self.places
        file = giver.file if isinstance(giver, YamlDocument) else ""
        return self.layers.get(file, "")


def read_record(
    shelves: Sequence[Shelf], path: str, schema: str, report: Report
) -> LayeredRecord | None:
    """Return the record that the layers make together, or None where there is none or it is wrong.

    Args:
        shelves: The lowest layer first.
        path: Path of the file in each layer.
        schema: Name of its schema.
        report: Takes what is wrong.
    """
    documents: list[YamlDocument] = []
    layers: dict[str, str] = {}
    for shelf in shelves:
        source = shelf.file(path, report)
        if source is None:
            continue
        document = load_yaml(source.text, source.shown, report)
        if document is None:
            return None
        documents.append(document)
        layers[document.file] = shelf.name
    if not documents:
        return None
    data, places = merge(documents)
    if not validate(data, schema, places, report):
        return None
    return LayeredRecord(data, places, layers)
