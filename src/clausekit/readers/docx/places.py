"""Where the words of a Word document's prose stand in its paragraphs."""

from __future__ import annotations

from clausekit.lean import dataclass
from clausekit.readers.docx.model import View, WordDocument, WordParagraph
from clausekit.readers.docx.prose import joined, offsets_of


@dataclass(frozen=True, slots=True)
class Place:
    """A range of one Word paragraph: characters of its text in the view, hidden ones counted.

    Attributes:
        paragraph: None where the range is not of one paragraph's own visible words.
        why: What is in the way then.
    """

    paragraph: WordParagraph | None
    start: int = 0
    end: int = 0
    why: str = ""


class Places:
    """Finds the places of a document that was read.

    Attributes:
        view: The one that the prose was made in.
    """

    def __init__(self, document: WordDocument, view: View = "accepted") -> None:
        self.view = view
        self._joined = joined(document, view)

    def find(self, index: int, start: int, end: int) -> Place:
        """Return the place of the characters of a paragraph of the prose."""
        _, _, words, origins = self._joined[index]
        offsets = offsets_of(words)
        first, last = offsets[start], offsets[end - 1]
        at = 0
        for paragraph in origins:
            size = len(paragraph.text(self.view))
            if at <= first < at + size:
                if last >= at + size:
                    break
                return self._shown(paragraph, first - at, last - at + 1)
            at += size
        return Place(None, why="it runs over a paragraph mark that somebody deleted")

    def _shown(self, paragraph: WordParagraph, start: int, end: int) -> Place:
        """Count hidden characters in, which the prose leaves out."""
        standing = [
            at
            for at, hidden in enumerate(
                s.hidden for s in paragraph.segments if s.stands(self.view) for _ in s.text
            )
            if not hidden
        ]
        first, last = standing[start], standing[end - 1]
        if last - first != end - start - 1:
            return Place(None, why="hidden text stands in it")
        return Place(paragraph, first, last + 1)
