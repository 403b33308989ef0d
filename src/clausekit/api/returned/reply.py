"""Decisions carried out on their file, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from clausekit.api.word_elements import Elements
from clausekit.errors import ReadError
from clausekit.redline.answer import Answer
from clausekit.redline.answer_stories import SIGNS, holds_field, sign_of, story_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from clausekit.api.returned.decisions import Choice
    from clausekit.api.returned.judge import Judge
    from clausekit.api.returned.units import Unit
    from clausekit.readers.docx import WordDocument

ACCEPTED = {"en": "Accepted.", "fr": "Accepté.", "es": "Aceptado."}
_MARGINS = {
    "header": {"en": "Header", "fr": "En-tête", "es": "Encabezado"},
    "footer": {"en": "Footer", "fr": "Pied de page", "es": "Pie de página"},
}
_BOX = "text boxes are answered by hand."
_NOWHERE = "nothing of it is left in its note, header or footer; bring it back by hand."
_BODY = frozenset(("p", "c"))


class Reply:
    """Carries out decisions on their file.

    Attributes:
        wanted: What the paragraphs that were written have to read, for the check afterwards.
        notes: What could not be done, in words.
    """

    def __init__(
        self, answer: Answer, judge: Judge, document: WordDocument, ours: WordDocument
    ) -> None:
        self.answer, self.judge = answer, judge
        self.theirs = _paired(Elements(answer.parts, document))
        self.mine = _paired(Elements(answer.draft, ours))
        self.wanted: list[str] = []
        self.notes: list[str] = []
        self._placed: dict[int, Element] = {}
        self._added = judge.added()
        self._gone: set[int] = set()

    def carry_out(self, choice: Choice) -> bool:
        """Carry out one decision; return whether there was anything it could be about."""
        if choice.id in self._added:
            return self._on_addition(choice, self._added[choice.id])
        members = [at for at, id_ in enumerate(self.judge.ids) if id_ == choice.id]
        if not members:
            return False
        if not all(self._can_write(at) for at in members):
            self.notes.append(f"{choice.id}: {_BOX}")
            return True
        if choice.decision in ("refuse", "counter"):
            for position, at in enumerate(members, 1):
                self._restore(at, position, choice)
        self._comment(choice, self._place_of(members))
        return True

    def _can_write(self, at: int) -> bool:
        match = self.judge.mapping.matches.get(at)
        theirs = [self.judge.theirs[j] for j in match.theirs] if match is not None else []
        return self.judge.outline.units[at].indices[-1] in self.mine and all(
            index in self.theirs for unit in theirs for index in unit.indices
        )

    def _on_addition(self, choice: Choice, unit: Unit) -> bool:
        if not all(index in self.theirs for index in unit.indices):
            self.notes.append(f"{choice.id}: {_BOX}")
            return True
        element = self.theirs[unit.indices[-1]]
        if choice.decision == "refuse":
            self._delete(unit)
            self._drop_note(*story_of(element))
        elif choice.decision == "counter" and choice.texts:
            text = choice.texts[min(choice.texts)]
            self._rewrite(choice, element, self.answer.words(text), text)
        self._comment(choice, element)
        return True

    def _delete(self, unit: Unit) -> None:
        for index in unit.indices:
            self.answer.delete(self.theirs[index])
            self._gone.add(index)

    def _drop_note(self, kind: str, number: str) -> None:
        """Take the sign of a note out of the body once nothing of the note is left."""
        if kind not in SIGNS:
            return
        standing = (u.indices[-1] for u in self.judge.theirs if u.kind == "n")
        rest = [i for i in standing if i in self.theirs and i not in self._gone]
        if all(story_of(self.theirs[i]) != (kind, number) for i in rest):
            self.answer.drop_sign(kind, number)

    def _rewrite(self, choice: Choice, element: Element, wanted: Element, text: str) -> None:
        """Make a paragraph read as is wanted; notes and fields stay where words of a person allow it."""
        if choice.decision == "counter" and not self.answer.reword(element, text):
            if story_of(element)[0] in _MARGINS and holds_field(element):
                self.notes.append(f"{choice.id}: page numbers stand in it; write “{text}” by hand.")
                return
            self.answer.rewrite(element, wanted)
        elif choice.decision != "counter":
            self.answer.rewrite(element, wanted)
        self.wanted.append(text)

    def _restore(self, at: int, position: int, choice: Choice) -> None:
        """Make a paragraph read as ours did, or as our counter-proposal says."""
        unit = self.judge.outline.units[at]
        text = unit.text
        wanted = self.mine[unit.indices[-1]]
        if choice.decision == "counter":
            if not choice.texts or position not in choice.texts:
                return
            text = choice.texts[position]
            wanted = self.answer.words(text)
        match = self.judge.mapping.matches.get(at)
        if match is None:
            self._bring_back(choice, at, wanted, text)
            return
        units = [self.judge.theirs[j] for j in match.theirs]
        if match.how == "moved" and unit.kind in _BODY:
            for other in units:
                self._delete(other)
            like = self.theirs[units[0].indices[-1]]
            self._insert(at, wanted, text, self._anchor(at), like)
            return
        first = self.theirs[units[0].indices[-1]]
        for index in units[0].indices[:-1]:
            self.answer.delete(self.theirs[index])
        self._rewrite(choice, first, wanted, text)
        for other in units[1:]:
            self._delete(other)
        self._placed[at] = first

    def _bring_back(self, choice: Choice, at: int, wanted: Element, text: str) -> None:
        """Insert a paragraph that they took out or merged with another."""
        owner = self.judge.mapping.merged.get(at)
        before = self.judge.before.matches.get(at)
        gone = self.judge.rejected[before.theirs[0]].indices[-1] if before else 0
        if owner is None and gone in self.theirs and self._is_gone(gone):
            self._insert(at, wanted, text, self.theirs[gone], self.theirs[gone])
        elif self.judge.outline.units[at].kind in _BODY:
            self._insert(at, wanted, text, self._anchor(at), self._like(at))
        else:
            beside = self._beside(at)
            if beside is None:
                self.notes.append(f"{choice.id}: {_NOWHERE}")
                return
            self._insert(at, wanted, text, beside, beside)

    def _beside(self, at: int) -> Element | None:
        """Return a line of a header or footer of theirs beside which one of ours belongs."""
        kind = story_of(self.mine[self.judge.outline.units[at].indices[-1]])[0]
        lines = [self.theirs.get(u.indices[-1]) for u in self.judge.theirs if u.kind == "h"]
        found = (e for e in lines if e is not None and story_of(e)[0] == kind)
        return next(found, None)

    def _is_gone(self, index: int) -> bool:
        return not any(index in u.indices for u in self.judge.theirs)

    def _insert(
        self, at: int, wanted: Element, text: str, after: Element, like: Element | None
    ) -> None:
        self._placed[at] = self.answer.insert(after, wanted, like)
        self.wanted.append(text)

    def _anchor(self, at: int) -> Element:
        """Return the paragraph of theirs after which one of ours belongs."""
        for before in range(at - 1, -1, -1):
            if self.judge.outline.units[before].kind not in _BODY:
                continue
            if before in self._placed:
                return self._placed[before]
            match = self.judge.mapping.matches.get(before)
            if match is not None and match.how != "moved":
                found = self.theirs.get(self.judge.theirs[match.theirs[-1]].indices[-1])
                if found is not None:
                    return found
        return self.answer.paragraphs[0]

    def _like(self, at: int) -> Element | None:
        """Return a paragraph of theirs that has the form that ours had."""
        style = self.judge.outline.units[at].style
        near = sorted(self.judge.mapping.matches, key=lambda i: abs(i - at))
        for other in near:
            if self.judge.outline.units[other].style == style:
                unit = self.judge.theirs[self.judge.mapping.matches[other].theirs[0]]
                return self.theirs.get(unit.indices[-1])
        return None

    def _place_of(self, members: Sequence[int]) -> Element | None:
        for at in members:
            if at in self._placed:
                return self._placed[at]
            match = self.judge.mapping.matches.get(at)
            if match is not None:
                return self.theirs.get(self.judge.theirs[match.theirs[0]].indices[-1])
        for at in members:
            before = self.judge.before.matches.get(at)
            if before is not None:
                return self.theirs.get(self.judge.rejected[before.theirs[0]].indices[-1])
        return None

    def _comment(self, choice: Choice, element: Element | None) -> None:
        language = self.judge.language if self.judge.language in ACCEPTED else "en"
        text = choice.comment
        if not text and choice.decision == "accept":
            text = ACCEPTED[language]
        if not text:
            return
        if element is None:
            self.notes.append(
                f"{choice.id}: nothing stands there that a comment could be put beside."
            )
            return
        kind, number = story_of(element)
        remarks = self.answer.remarks
        if kind in _MARGINS:  # Word keeps no comments there
            remarks.add(self.answer.paragraphs[0], f"{_MARGINS[kind][language]}: {text}")
        elif kind in SIGNS:
            sign = sign_of(self.answer.parts, kind, number)
            if sign is not None:
                remarks.add_around(sign, text)
        else:
            remarks.add(element, text)


def _paired(elements: Elements) -> Elements:
    """Return the elements when those of the body are known.

    Raises:
        ReadError: The file has a form in which places cannot be told.
    """
    if "body" not in elements.agree:
        raise ReadError(
            "The Word file has a form in which an answer cannot be placed.",
            hint="Save it anew in Word or LibreOffice, and compare again.",
        )
    return elements
