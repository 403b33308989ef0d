"""Our tracked changes and comments in a file of theirs; their own changes stay as they are.

What they inserted and we do not want is deleted inside their insertion; what they deleted and we
want back is inserted beside their deletion. So their file can be had back by rejecting ours.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest

from lxml import etree
from lxml.etree import _Element as Element

from clausekit.errors import OutputError
from clausekit.redline.answer_stories import paragraphs_in, sign_of
from clausekit.redline.answer_words import Line, Replacement
from clausekit.redline.atoms import content_of
from clausekit.redline.carry import Carrier
from clausekit.redline.check import story_parts
from clausekit.redline.compare import Signature, body_of, facts_of, largest_bookmark, largest_id
from clausekit.redline.desk import Desk
from clausekit.redline.marks import set_mark
from clausekit.redline.names import (
    DEL,
    FLD_CHAR,
    INSTR,
    MOVE_FROM,
    P_PR,
    R_PR,
    RUN,
    SECT_PR,
    XML_SPACE,
    P,
    T,
    w,
)
from clausekit.redline.notes import largest_note
from clausekit.redline.paragraph import Rewriter, contents
from clausekit.redline.parts import Parts
from clausekit.redline.pen import Stamp
from clausekit.redline.remarks import Remarks
from clausekit.redline.settle import settle
from clausekit.redline.weave import compose, neighbour

_OF_PAGES = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION)\b")


class Answer:
    """A file of theirs that is being answered.

    Attributes:
        paragraphs: Paragraphs of their body in reading order, text boxes left out.
        parts: Their file, as it is being changed.
        draft: Our draft; their file where there is none.
    """

    def __init__(
        self,
        theirs: Mapping[str, bytes],
        draft: Mapping[str, bytes] | None,
        signature: Signature,
    ) -> None:
        self._before = theirs
        self.parts = Parts(theirs)
        self.draft = Parts(draft if draft is not None else theirs)
        self.stamp = Stamp(signature.author, signature.date, largest_id(self.parts))
        body = body_of(self.parts)
        carrier = Carrier(self.parts, self.draft)
        self.desk = Desk(
            carrier,
            self.stamp,
            facts_of(self.parts),
            facts_of(self.draft),
            frozenset(),
            formatting=False,
            blend=True,
            next_bookmark=largest_bookmark(body) + 1,
            next_note=largest_note(self.parts) + 1,
        )
        self.remarks = Remarks(self.parts, self.stamp)
        self._touched: list[str] = []
        self.paragraphs = paragraphs_in(body)

    def rewrite(self, paragraph: Element, wanted: Element) -> None:
        """Change a paragraph of theirs so that it reads like the one that is wanted."""
        self._touch(paragraph, wanted)
        wanted = self._plain_fields(wanted)
        mine, theirs, stretches = contents(paragraph, wanted, self.desk)
        if all(s.operation == "equal" for s in stretches):
            return
        rewriter = Rewriter(paragraph, self.desk)
        rewriter.pen.clear()
        compose(rewriter, mine, theirs, stretches)

    def reword(self, paragraph: Element, text: str) -> bool:
        """Change the words of a paragraph of theirs to a text; notes, fields and marks in it stay.

        Returns:
            Whether that can be done; nothing is written where it cannot.
        """
        line = Line(paragraph)
        replacements = line.towards(text)
        if replacements:
            self.replace(line, replacements)
        return replacements is not None

    def delete(self, paragraph: Element, *, mark: bool = True) -> None:
        """Take a paragraph of theirs out."""
        self._touch(paragraph)
        content = content_of(paragraph, self.desk.old_facts)
        rewriter = Rewriter(paragraph, self.desk)
        rewriter.pen.clear()
        rewriter.old(content.atoms, "del")
        rewriter.marks(content.tail)
        if mark and paragraph.getnext() is not None and not _loses_mark(paragraph):
            set_mark(paragraph, "del", self.desk)

    def insert(self, after: Element, wanted: Element, like: Element | None) -> Element:
        """Put a paragraph in after another one, formed like a third; return it."""
        self._touch(after, wanted)
        shell = etree.Element(P)
        form = like.find(P_PR) if like is not None else None
        if form is not None:
            copy = etree.fromstring(etree.tostring(form))
            for child in list(copy):
                if child.tag in (SECT_PR, w("pPrChange"), R_PR):
                    copy.remove(child)
            shell.append(copy)
        wanted = self._plain_fields(wanted)
        content = content_of(wanted, self.desk.new_facts)
        font = neighbour(content_of(like, {}), 0) if like is not None else None
        rewriter = Rewriter(shell, self.desk)
        rewriter.new(content.atoms, (), "ins", font)
        rewriter.close()
        set_mark(shell, "ins", self.desk)
        after.addnext(shell)
        return shell

    def words(self, text: str) -> Element:
        """Return a paragraph of plain words, to be wanted."""
        paragraph = etree.Element(P)
        element = etree.SubElement(etree.SubElement(paragraph, RUN), T)
        element.set(XML_SPACE, "preserve")
        element.text = text
        return paragraph

    def replace(self, line: Line, replacements: Sequence[Replacement]) -> None:
        """Put words in the place of others in one paragraph; each must have no obstacle."""
        self._touch(line.paragraph)
        line.write(replacements, self.stamp)

    @property
    def protected(self) -> bool:
        """Whether their program lets nobody accept or reject changes in the file."""
        for part in self.parts.related(self.parts.main, "settings"):
            lock = self.parts.tree(part).find(w("documentProtection"))
            if lock is not None and lock.get(w("enforcement")) in ("1", "true", "on"):
                return lock.get(w("edit")) in ("readOnly", "comments", "forms")
        return False

    def drop_sign(self, kind: str, number: str) -> None:
        """Take the sign of a note out of the body, where it still stands."""
        sign = sign_of(self.parts, kind, number)
        paragraph = next(sign.iterancestors(P), None) if sign is not None else None
        if sign is None or paragraph is None or next(sign.iterancestors(DEL), None) is not None:
            return
        content = content_of(paragraph, self.desk.old_facts)
        rewriter = Rewriter(paragraph, self.desk)
        rewriter.pen.clear()
        for atom in content.atoms:
            rewriter.old([atom], "del" if atom.note is sign else "")
        rewriter.marks(content.tail)

    def _touch(self, paragraph: Element, wanted: Element | None = None) -> None:
        """Take note of the part that is going to change, and of where ours comes from."""
        part = _part_of(paragraph, self.parts)
        self.parts.changed(part)
        self._touched.append(part)
        carrier = self.desk.carrier
        carrier.part = part
        carrier.source = _part_of(wanted, self.draft) if wanted is not None else self.draft.main

    def _plain_fields(self, paragraph: Element) -> Element:
        """Return our paragraph with fields kept only where what they point at is in their file."""
        known = self.desk.carrier.bookmarks
        copy = etree.fromstring(etree.tostring(paragraph))
        dead = [
            i
            for i in copy.iter(INSTR)
            if not _OF_PAGES.match(i.text or "")
            and not any(word in known for word in (i.text or "").split())
        ]
        if not dead:
            return copy
        marks = [r for r in copy.iter(RUN) if any(n.tag in (FLD_CHAR, INSTR) for n in r)]
        for run in marks:
            parent = run.getparent()
            if parent is not None and run.find(T) is None:
                parent.remove(run)
        return copy

    def result(self) -> dict[str, bytes]:
        """Return the answered file.

        Raises:
            OutputError: Rejecting our changes would not give their file back.
        """
        self.parts.changed(self.parts.main)
        content = self.parts.to_content()
        self._check(content)
        return content

    def _check(self, content: Mapping[str, bytes]) -> None:
        again, before = Parts(content), Parts(self._before)
        made = frozenset(self.stamp.made)
        for part in dict.fromkeys((again.main, *self._touched)):
            settle(again.tree(part), accept=False, only=made)
            shapes = _shape(again.tree(part)), _shape(before.tree(part))
            for one, two in zip_longest(*shapes, fillvalue=("", "")):
                if one == two:
                    continue
                raise OutputError(
                    "The answer would not leave their file as it was; nothing was written.",
                    f"Expected “{two[0][:80]}”, found “{one[0][:80]}”. This is a bug in clausekit.",
                )


def _part_of(element: Element, parts: Parts) -> str:
    """Return the part that holds an element; the main part for one that stands nowhere yet."""
    root = element.getroottree().getroot()
    names = (name for name in story_parts(parts) if parts.tree(name) is root)
    return next(names, parts.main)


def _loses_mark(paragraph: Element) -> bool:
    properties = paragraph.find(f"{P_PR}/{R_PR}")
    return properties is not None and any(c.tag in (DEL, MOVE_FROM) for c in properties)


def _shape(body: Element) -> list[tuple[str, str]]:
    """Return what stands and what is deleted in each paragraph, whoever did it."""
    found = []
    for paragraph in paragraphs_in(body):
        kept = "".join(t.text or "" for t in paragraph.iter(T))
        gone = "".join(t.text or "" for t in paragraph.iter(w("delText")))
        if kept or gone:
            found.append((kept, gone))
    return found
