"""The fixed words of course packs in one language: headings, instructions, labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from clausekit.errors import LibraryError, NotFoundError
from clausekit.lean import dataclass
from clausekit.library.layers import read_record

if TYPE_CHECKING:
    from clausekit.diagnostics import Report
    from clausekit.library.shelf import Shelf

FOLDER = "templates/courses"
MODEL = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """Texts by dotted name; a name that is not there is a bug, since every language has all."""

    language: str
    entries: Mapping[str, str | tuple[str, ...]]

    def __call__(self, name: str, **values: object) -> str:
        """Return a text, with its `{places}` filled."""
        text = self.entries[name]
        assert isinstance(text, str), name
        return text.format(**values) if values else text

    def many(self, name: str) -> tuple[str, ...]:
        """Return a list of texts."""
        texts = self.entries[name]
        assert isinstance(texts, tuple), name
        return texts

    def has(self, name: str) -> bool:
        """Return whether there is such a text."""
        return name in self.entries


def read_words(shelves: Sequence[Shelf], language: str, report: Report) -> Words:
    """Return the words of a language.

    Raises:
        NotFoundError: There are no words in the language; the hint says which languages there are.
        LibraryError: The file cannot be used, or lacks words that the English one has.
    """
    there = languages(shelves)
    if language not in there:
        raise NotFoundError(
            f"Course packs do not exist in the language “{language}”.",
            f"They exist in: {', '.join(there)}.",
        )
    found = _entries(shelves, language, report)
    wanted = _entries(shelves, MODEL, report)
    for name in sorted(set(wanted) - set(found)):
        report.error("course/no-words", f"The words “{name}” are missing in “{language}”.")
    if report.has_errors:
        raise LibraryError(f"The words of course packs in “{language}” cannot be used.", report)
    return Words(language, found)


def languages(shelves: Sequence[Shelf]) -> tuple[str, ...]:
    """Return the languages that have words, in order."""
    names = {n for shelf in shelves for n in shelf.names(FOLDER)}
    found = (n.removeprefix("words.").removesuffix(".yaml") for n in names if n[:6] == "words.")
    return tuple(sorted(found))


def _entries(
    shelves: Sequence[Shelf], language: str, report: Report
) -> dict[str, str | tuple[str, ...]]:
    record = read_record(shelves, f"{FOLDER}/words.{language}.yaml", "course-words", report)
    return dict(_flat("", record.data)) if record else {}


def _flat(name: str, value: Any) -> list[tuple[str, str | tuple[str, ...]]]:
    if isinstance(value, str):
        return [(name, value.strip())]
    if isinstance(value, list):
        return [(name, tuple(v.strip() for v in value))]
    found = []
    for key, inner in value.items():
        found += _flat(f"{name}.{key}" if name else key, inner)
    return found
