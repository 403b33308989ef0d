"""Which XML stands behind the paragraphs that a reader numbered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausekit.redline.answer_stories import in_box, stories_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from clausekit.readers.docx import WordDocument
    from clausekit.redline.parts import Parts


class Elements:
    """The paragraphs of a file that can be written in, by the number that a reader gave them.

    A kind of story of which the two readings disagree is left out as a whole: there places cannot be told.

    Attributes:
        parts: The file.
    """

    def __init__(self, parts: Parts, document: WordDocument) -> None:
        self.parts = parts
        self._found: dict[int, Element] = {}
        written: dict[str, list[tuple[str, Element]]] = {}
        for story in stories_of(parts):
            written.setdefault(story.kind, []).extend((story.number, p) for p in story.paragraphs)
        read: dict[str, list[tuple[str, int]]] = {}
        for paragraph in document.paragraphs:
            read.setdefault(paragraph.part, []).append((paragraph.note, paragraph.index))
        self.agree = set()
        for kind, elements in written.items():
            indices = read.get(kind, [])
            if [n for n, _ in elements] != [n for n, _ in indices]:
                continue
            self.agree.add(kind)
            for (_, element), (_, index) in zip(elements, indices, strict=True):
                if not in_box(element):
                    self._found[index] = element

    def get(self, index: int) -> Element | None:
        """Return a paragraph, or None where it cannot be written in."""
        return self._found.get(index)

    def __contains__(self, index: int) -> bool:
        return index in self._found

    def __getitem__(self, index: int) -> Element:
        return self._found[index]
