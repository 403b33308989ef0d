"""Writes the steps of a story into the old file."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree
from lxml.etree import _Element as Element

from clausekit.redline.alike import listed_alike, looks_same, same
from clausekit.redline.atoms import Content, content_of
from clausekit.redline.blocks import Block, notes_in
from clausekit.redline.boxes import boxes_of, forms_of
from clausekit.redline.desk import Desk
from clausekit.redline.marks import same_place, set_mark, shell_of
from clausekit.redline.names import COMMENT_MARKS, ID, NAME, P_PR, R_PR, SECT_PR, W, w
from clausekit.redline.paragraph import Rewriter, contents
from clausekit.redline.pen import Status
from clausekit.redline.regroup import written_lines
from clausekit.redline.settle import next_block
from clausekit.redline.story import Step, plan
from clausekit.redline.table import Tables
from clausekit.redline.weave import compose
from clausekit.redline.words import Stretch


class Scribe:
    """Writes one story."""

    def __init__(self, desk: Desk, container: Element) -> None:
        self.desk = desk
        self.container = container
        self.tables = Tables(desk)
        self._cursor: Element | None = None
        self._held: Block | None = None
        self._open_move: tuple[int, str] | None = None

    def write(self, steps: Sequence[Step]) -> None:
        """Write all steps, in order."""
        for at, step in enumerate(steps):
            following = next((b for s in steps[at:] for b in s.old), None)
            self._close_move(step)
            if step.kind == "pair":
                self._pair(step, following)
            elif step.kind in ("split", "merge"):
                self._regroup(step)
            elif step.kind in ("delete", "move-from"):
                self._delete(step, last=at == len(steps) - 1)
            else:
                self._insert(step, following, last=at == len(steps) - 1)
        self._close_move(None)

    # paragraphs that stay

    def _pair(self, step: Step, following: Block | None) -> None:
        old, new = step.old[0], step.new[0]
        if not old.is_paragraph:
            self.tables.pair(old.element, new.element)
            self._cursor = old.element
            return
        if step.tail == "ins":
            self._held = old
            shell = self._place(self._shell(new), new, following)
            self._rewrite(old, new, shell)
            self.mark(shell, "ins")
            self._cursor = shell
            return
        if not step.tail and old.ends_section != new.ends_section:
            self._break(old, new, following)
            return
        self._cursor = old.element
        self._rewrite(old, new, old.element)
        if step.tail == "del":
            self.mark(old.element, "del")
            self._held = new
        else:
            self._properties(old.element, new.element)

    def _break(self, old: Block, new: Block, following: Block | None) -> None:
        """Write a paragraph that came to end a section, or no longer does: its mark changed."""
        if self._is_end(old.element):
            self._cursor = old.element
            self._rewrite(old, new, old.element)
            self._properties(old.element, new.element)
            return
        shell = self._place(self._shell(new), new, following)
        self._rewrite(old, new, shell)
        self.mark(shell, "ins")
        Rewriter(old.element, self.desk).pen.clear()
        self.mark(old.element, "del")
        self._cursor = old.element

    def _rewrite(self, old: Block, new: Block, shell: Element) -> None:
        desk = self.desk
        untouched = shell is old.element and not self._brings(new)
        if untouched and (
            same(old.element, new.element, desk) or listed_alike(old.element, new.element, desk)
        ):
            for (tag, a), (_, b) in zip(notes_in(old.element), notes_in(new.element), strict=False):
                desk.notes.append((tag, a, b))
            return
        mine, theirs, stretches = contents(old.element, new.element, desk)
        for stretch in stretches:
            if stretch.operation == "equal":
                self._counterparts(mine, theirs, stretch)
        changed = any(s.operation != "equal" for s in stretches)
        formatted = not changed and desk.formatting and not looks_same(mine, theirs, desk)
        if changed:
            desk.counts.changed += 1
        elif formatted:
            desk.counts.formatted += 1
        if changed or formatted or self._brings(new) or shell is not old.element:
            rewriter = Rewriter(shell, desk)
            rewriter.pen.clear()
            compose(rewriter, mine, theirs, stretches)

    def _brings(self, new: Block) -> bool:
        desk = self.desk
        if not desk.remarks and not desk.lacking:
            return False
        if desk.remarks:
            numbers = (str(e.get(ID)) for e in new.element.iter(*COMMENT_MARKS))
            if any(n in desk.remarks for n in numbers):
                return True
        names = (str(e.get(NAME)) for e in new.element.iter(f"{{{W}}}bookmarkStart"))
        return any(n in desk.lacking and n not in desk.carrier.bookmarks for n in names)

    def _counterparts(self, mine: Content, theirs: Content, stretch: Stretch) -> None:
        old = mine.atoms[slice(*stretch.old)]
        for a, b in zip(old, theirs.atoms[slice(*stretch.new)], strict=True):
            if isinstance(a.key, str):
                continue
            if a.note is not None and b.note is not None:
                self.desk.notes.append((str(a.note.tag), str(a.note.get(ID)), str(b.note.get(ID))))
            elif isinstance(a.key, tuple) and a.key[0] == "text box":
                self._boxes(a.pieces[-1].node, b.pieces[-1].node)

    def _boxes(self, old: Element, new: Element) -> None:
        # A box may stand twice, for newer and for older programs; both say the same.
        theirs = boxes_of(new)
        for mine in forms_of(old):
            if len(mine) == len(theirs):
                for box, other in zip(mine, theirs, strict=True):
                    Scribe(self.desk, box).write(plan(box, other, self.desk.next_move).steps)

    def _regroup(self, step: Step) -> None:
        """Write a paragraph that became two, or two that became one."""
        desk = self.desk
        desk.counts.changed += 1
        olds = [content_of(b.element, desk.old_facts) for b in step.old]
        news = [content_of(b.element, desk.new_facts) for b in step.new]
        lines = written_lines(step, olds, news, desk)
        keeper = step.old[-1]
        for line in lines:
            shell = keeper.element
            if line.old is not None:
                shell = line.old.element
            elif line.new is not None:
                shell = self._place(self._shell(line.new), line.new, keeper)
            line.write(shell)
            if line.old is not None and line.old is not keeper:
                self.mark(shell, "del")
            elif line.new is not None:
                self.mark(shell, "ins")
            self._cursor = shell
        self._properties(keeper.element, step.new[-1].element)

    # paragraphs that go and come

    def _delete(self, step: Step, *, last: bool) -> None:
        block = step.old[0]
        self._cursor = block.element
        if not block.is_paragraph:
            self.tables.delete(block.element)
            return
        status: Status = "moveFrom" if step.kind == "move-from" else "del"
        content = content_of(block.element, self.desk.old_facts)
        rewriter = Rewriter(block.element, self.desk)
        rewriter.pen.clear()
        rewriter.old(content.atoms, status)
        rewriter.marks(content.tail)
        self._range(step, block.element, status)
        if last and self._held is not None:
            self._properties(block.element, self._held.element)
        elif not last or not self._is_end(block.element):
            self.mark(block.element, status)
        if status == "del":
            self.desk.counts.deleted += 1

    def _insert(self, step: Step, following: Block | None, *, last: bool) -> None:
        block = step.new[0]
        if not block.is_paragraph:
            table = self.tables.fresh(block.element)
            self._cursor = self._place(table, block, following)
            return
        status: Status = "moveTo" if step.kind == "move-to" else "ins"
        if last and self._held is not None and self._held.is_paragraph:
            keeper = self._held.element
            rewriter = Rewriter(keeper, self.desk)
            rewriter.pen.clear()
            self._fill(rewriter, block, status)
            self._properties(keeper, block.element)
            self._cursor = keeper
            self.desk.counts.inserted += 1
            return
        shell = self._place(self._shell(block), block, following)
        self._fill(Rewriter(shell, self.desk), block, status)
        self._range(step, shell, status)
        self.mark(shell, status)
        self._cursor = shell
        if status == "ins":
            self.desk.counts.inserted += 1
        else:
            self.desk.counts.moved += 1

    def _fill(self, rewriter: Rewriter, block: Block, status: Status) -> None:
        content = content_of(block.element, self.desk.new_facts)
        rewriter.new(content.atoms, (), status)
        rewriter.new_marks(content.tail)
        rewriter.close()

    def _shell(self, block: Block) -> Element:
        """Return an empty paragraph with the properties of one of the new file."""
        return shell_of(block.element, self.desk)

    def _place(self, element: Element, block: Block, following: Block | None) -> Element:
        """Put a new element after the last one written, outside of what it does not belong to."""
        inside = _is_inside(block.element)
        if self._cursor is not None:
            at = self._cursor
            if not inside:
                at = self._lifted(at, following.element if following else None)
            at.addnext(element)
        elif following is not None:
            at = following.element if inside else self._lifted(following.element, None)
            at.addprevious(element)
        else:
            properties = self.container.find(SECT_PR)
            if properties is not None:
                properties.addprevious(element)
            else:
                self.container.append(element)
        return element

    def _lifted(self, element: Element, following: Element | None) -> Element:
        around = set() if following is None else set(following.iterancestors())
        at = element
        parent = at.getparent()
        while parent is not None and parent is not self.container and parent not in around:
            at, parent = parent, parent.getparent()
        return at

    def _is_end(self, element: Element) -> bool:
        at: Element | None = element
        while at is not None and at is not self.container:
            if next_block(at) is not None:
                return False
            at = at.getparent()
        return True

    # marks and properties

    def mark(self, paragraph: Element, status: Status) -> None:
        """Record that a paragraph's mark comes or goes."""
        set_mark(paragraph, status, self.desk)

    def _properties(self, old: Element, new: Element) -> None:
        """Record a change of style or number of a paragraph that stays."""
        desk = self.desk
        before, after = old.find(P_PR), new.find(P_PR)
        if not desk.formatting or same_place(before, after, desk):
            return
        fresh = desk.carrier.paragraph_properties(after)
        change = desk.stamp.mark("pPrChange")
        kept = etree.SubElement(change, P_PR)
        if before is None:
            before = etree.Element(P_PR)
            old.insert(0, before)
        for child in list(before):
            if child.tag not in (R_PR, SECT_PR):
                kept.append(child)
        for at, child in enumerate(fresh):
            before.insert(at, child)
        before.append(change)
        desk.counts.formatted += 1

    def _range(self, step: Step, paragraph: Element, status: Status) -> None:
        if status not in ("moveFrom", "moveTo") or self._open_move is not None:
            return
        start = self.desk.stamp.mark(f"{status}RangeStart")
        start.set(NAME, f"move{step.group}")
        first = 1 if len(paragraph) and paragraph[0].tag == P_PR else 0
        paragraph.insert(first, start)
        self._open_move = (step.group, str(start.get(ID)))
        self._move_status = status

    def _close_move(self, step: Step | None) -> None:
        if self._open_move is None or self._cursor is None:
            return
        group, number = self._open_move
        same_kind = step is not None and step.group == group
        kind = {"move-from": "moveFrom", "move-to": "moveTo"}.get(step.kind if step else "")
        if same_kind and kind == self._move_status:
            return
        end = etree.Element(w(f"{self._move_status}RangeEnd"), {ID: number})
        self._cursor.addnext(end)
        self._open_move = None


def _is_inside(element: Element) -> bool:
    """Return whether an element stands in a content control of its story."""
    parent = element.getparent()
    return parent is not None and parent.tag == w("sdtContent")
