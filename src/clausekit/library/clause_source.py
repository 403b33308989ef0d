"""What the layers say together of a clause, as sources: what an overlay is made from and held against."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, Any, TypeAlias

from clausekit.diagnostics import Report
from clausekit.lean import dataclass
from clausekit.library.clause import STRUCTURE, standing_folders
from clausekit.library.merge import merged_data
from clausekit.library.raw_text import Key, RawText, split
from clausekit.source.yaml import load_yaml

if TYPE_CHECKING:
    from clausekit.library.clause import ClauseFolder

Leaf: TypeAlias = tuple[str, ...]
_TEXT = re.compile(r"text\.([A-Za-z-]+)\.md")


@dataclass(frozen=True, slots=True)
class TextSource:
    """The words of a clause in one language.

    Attributes:
        head: The line of its heading.
        labels: Its front matter.
        sections: Words by provision and strength.
    """

    head: str = ""
    labels: Mapping[str, Any] = field(default_factory=dict)
    sections: Mapping[Key, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ClauseSource:
    """A clause as sources.

    Attributes:
        structure: What clause.yaml says.
        texts: By language.
        forms: Whole files by name.
    """

    structure: Mapping[str, Any] = field(default_factory=dict)
    texts: Mapping[str, TextSource] = field(default_factory=dict)
    forms: Mapping[str, str] = field(default_factory=dict)

    def text(self, language: str) -> TextSource:
        """Return the words in a language; empty ones where there are none."""
        return self.texts.get(language, TextSource())


def source_of(folders: Sequence[ClauseFolder]) -> ClauseSource:
    """Return what the folders of a clause say together, the lowest layer first."""
    structure: Any = {}
    texts: dict[str, TextSource] = {}
    forms: dict[str, str] = {}
    for folder in standing_folders(folders):
        for name in sorted(folder.files):
            text = folder.files[name].text
            if name == STRUCTURE:
                structure = merged_data(structure, mapping_in(text))
            elif found := _TEXT.fullmatch(name):
                texts[found[1]] = _laid_over(texts.get(found[1], TextSource()), split(text))
            else:
                forms[name] = text
    return ClauseSource(structure if isinstance(structure, dict) else {}, texts, forms)


def mapping_in(text: str) -> dict[str, Any]:
    """Return the mapping in a YAML text; an empty one where it cannot be read."""
    document = load_yaml(text, "", Report())
    return document.data if document and isinstance(document.data, dict) else {}


def leaves(data: Mapping[str, Any], path: Leaf = ()) -> Iterator[tuple[Leaf, Any]]:
    """Yield every value of nested mappings with its path; a list is one value."""
    for key, value in data.items():
        if isinstance(value, dict) and value:
            yield from leaves(value, (*path, key))
        else:
            yield (*path, key), value


def at(data: Mapping[str, Any], path: Leaf) -> Any:
    """Return the value at a path, or None where there is none."""
    found: Any = data
    for step in path:
        if not isinstance(found, Mapping) or step not in found:
            return None
        found = found[step]
    return found


def _laid_over(below: TextSource, raw: RawText) -> TextSource:
    """Return the words after a layer's have been laid over them: a provision is replaced whole."""
    replaced = set(raw.provisions)
    kept = {key: words for key, words in below.sections.items() if key[0] not in replaced}
    labels = merged_data(dict(below.labels), mapping_in(raw.front + "\n" if raw.front else ""))
    return TextSource(raw.head or below.head, labels, {**kept, **raw.sections})
