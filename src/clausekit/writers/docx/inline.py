"""Lines as runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import NamedTuple

from clausekit.lean import dataclass
from clausekit.model.inline import Blank, Line, Reference
from clausekit.writers.docx.fields import reference
from clausekit.writers.docx.targets import Target
from clausekit.writers.docx.xml import text
from clausekit.writers.phrasing import is_right_to_left, language_tag

_BLANK = '<w:rStyle w:val="{style}"/><w:highlight w:val="yellow"/>'


class Tongue(NamedTuple):
    """A language as Word marks it: on runs, paragraphs, tables.

    Attributes:
        run: Run properties without their element; empty for the document's own language.
        paragraph: What a paragraph that runs from right to left carries.
        table: What a table that runs from right to left carries.
    """

    language: str
    run: str = ""
    paragraph: str = ""
    table: str = ""


def tongue(language: str, document: str) -> Tongue:
    """Return how a language is marked in a document whose own language is `document`."""
    if is_right_to_left(language):
        mark = "" if language == document else f'<w:lang w:bidi="{language_tag(language)}"/>'
        return Tongue(language, f"<w:rtl/>{mark}", "<w:bidi/>", "<w:bidiVisual/>")
    mark = "" if language == document else f'<w:lang w:val="{language_tag(language)}"/>'
    return Tongue(language, mark)


@dataclass(slots=True)
class Marker:
    """Gives out bookmark numbers; each is used once in a document."""

    count: int = 0
    blanks: int = 0

    def around(self, name: str) -> tuple[str, str]:
        """Return the start and the end of a new bookmark."""
        self.count += 1
        return (
            f'<w:bookmarkStart w:id="{self.count}" w:name="{name}"/>',
            f'<w:bookmarkEnd w:id="{self.count}"/>',
        )

    def blank(self) -> tuple[str, str]:
        """Return start and end of the bookmark of the next blank, which Word's Go To can reach."""
        self.blanks += 1
        return self.around(f"Blank_{self.blanks:03d}")


@dataclass(frozen=True, slots=True)
class Inliner:
    """Writes lines as runs in one language.

    Attributes:
        targets: Numbered nodes by key.
        blank_style: Id of the character style of blanks.
    """

    targets: Mapping[str, Target]
    tongue: Tongue
    marker: Marker = field(default_factory=Marker)
    blank_style: str = "Blank"

    def runs(self, line: Line, rpr: str = "") -> str:
        """Return the runs of a line; `rpr` holds run properties without their element."""
        properties = self._properties(rpr)
        head = f'<w:r>{properties}<w:t xml:space="preserve">'
        out: list[str] = []
        for node in line:
            if isinstance(node, Reference):
                out.append(reference(node, self.targets.get(node.target), properties))
            elif isinstance(node, Blank):
                out.append(self._blank(node))
            elif node.text:
                out.append(f"{head}{text(node.text)}</w:t></w:r>")
        return "".join(out)

    def words(self, words: str, rpr: str = "") -> str:
        """Return the run of plain words, or nothing for none."""
        if not words:
            return ""
        return f'<w:r>{self._properties(rpr)}<w:t xml:space="preserve">{text(words)}</w:t></w:r>'

    def _properties(self, rpr: str) -> str:
        inner = rpr + self.tongue.run
        return f"<w:rPr>{inner}</w:rPr>" if inner else ""

    def _blank(self, node: Blank) -> str:
        start, end = self.marker.blank()
        return start + self.words(node.text, _BLANK.format(style=self.blank_style)) + end
