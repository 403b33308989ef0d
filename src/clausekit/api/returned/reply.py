"""Decisions carried out on their file, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from clausekit.redline.answer import Answer, paired

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from clausekit.api.returned.decisions import Choice
    from clausekit.api.returned.judge import Judge
    from clausekit.api.returned.units import Unit
    from clausekit.readers.docx import WordDocument

ACCEPTED = {"en": "Accepted.", "fr": "Accepté.", "es": "Aceptado."}
_IN_BODY = ("p", "c")


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
        self.theirs = _by_index(answer.paragraphs, document)
        self.mine = _by_index(answer.ours, ours)
        self.wanted: list[str] = []
        self.notes: list[str] = []
        self._placed: dict[int, Element] = {}
        self._added = judge.added()
        self._done: set[int] = set()

    def carry_out(self, choice: Choice) -> bool:
        """Carry out one decision; return whether there was anything it could be about."""
        if choice.id in self._added:
            return self._on_addition(choice, self._added[choice.id])
        members = [at for at, id_ in enumerate(self.judge.ids) if id_ == choice.id]
        if not members:
            return False
        if any(self.judge.outline.units[at].kind not in _IN_BODY for at in members):
            self.notes.append(f"{choice.id}: headers, footers and notes are answered by hand.")
            return True
        if choice.decision in ("refuse", "counter"):
            for position, at in enumerate(members, 1):
                self._restore(at, position, choice)
        self._comment(choice, self._place_of(members))
        return True

    def _on_addition(self, choice: Choice, unit: Unit) -> bool:
        element = self.theirs.get(unit.indices[-1])
        if element is None or unit.kind not in _IN_BODY:
            self.notes.append(f"{choice.id}: headers, footers and notes are answered by hand.")
            return True
        if choice.decision == "refuse":
            for index in unit.indices:
                self.answer.delete(self.theirs[index])
        elif choice.decision == "counter" and choice.texts:
            self.answer.rewrite(element, self.answer.words(choice.texts[min(choice.texts)]))
            self.wanted.append(choice.texts[min(choice.texts)])
        self._comment(choice, element)
        return True

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
        self.wanted.append(text)
        match = self.judge.mapping.matches.get(at)
        if match is None:
            self._bring_back(at, wanted)
            return
        units = [self.judge.theirs[j] for j in match.theirs]
        if match.how == "moved":
            for other in units:
                for index in other.indices:
                    self.answer.delete(self.theirs[index])
            self._insert(at, wanted, self._anchor(at), self.theirs[units[0].indices[-1]])
            return
        first = self.theirs[units[0].indices[-1]]
        for index in units[0].indices[:-1]:
            self.answer.delete(self.theirs[index])
        self.answer.rewrite(first, wanted)
        for other in units[1:]:
            for index in other.indices:
                self.answer.delete(self.theirs[index])
        self._placed[at] = first

    def _bring_back(self, at: int, wanted: Element) -> None:
        """Insert a paragraph that they took out or merged with another."""
        owner = self.judge.mapping.merged.get(at)
        before = self.judge.before.matches.get(at)
        gone = self.judge.rejected[before.theirs[0]].indices[-1] if before else 0
        if owner is None and gone in self.theirs and self._is_gone(gone):
            self._insert(at, wanted, self.theirs[gone], self.theirs[gone])
            return
        self._insert(at, wanted, self._anchor(at), self._like(at))

    def _is_gone(self, index: int) -> bool:
        return not any(index in u.indices for u in self.judge.theirs)

    def _insert(self, at: int, wanted: Element, after: Element, like: Element | None) -> None:
        self._placed[at] = self.answer.insert(after, wanted, like)

    def _anchor(self, at: int) -> Element:
        """Return the paragraph of theirs after which one of ours belongs."""
        for before in range(at - 1, -1, -1):
            if before in self._placed:
                return self._placed[before]
            match = self.judge.mapping.matches.get(before)
            if match is not None and match.how != "moved":
                return self.theirs[self.judge.theirs[match.theirs[-1]].indices[-1]]
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
        text = choice.comment
        if not text and choice.decision == "accept":
            text = ACCEPTED.get(self.judge.language, ACCEPTED["en"])
        if not text:
            return
        if element is None:
            self.notes.append(
                f"{choice.id}: nothing stands there that a comment could be put beside."
            )
            return
        self.answer.remarks.add(element, text)


def _by_index(elements: Sequence[Element], document: WordDocument) -> Mapping[int, Element]:
    """Return paragraphs by the position that a reader gave them."""
    body = [p.index for p in document.paragraphs if p.part == "body"]
    return dict(zip(body, paired(elements, len(body)), strict=True))
