"""A paragraph that became two, or two that became one: the words stay, a mark comes or goes."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import field

from lxml.etree import _Element as Element

from clausekit.lean import dataclass
from clausekit.redline.atoms import Atom, Content
from clausekit.redline.blocks import Block
from clausekit.redline.desk import Desk
from clausekit.redline.names import ID
from clausekit.redline.paragraph import Rewriter
from clausekit.redline.story import Step
from clausekit.redline.words import script

_LOST, _FOUND = ("¶ old",), ("¶ new",)


@dataclass(slots=True)
class Written:
    """One paragraph of the result.

    Attributes:
        old: The old paragraph whose mark ends it, or None.
        new: The new paragraph whose mark ends it where that mark is inserted, or None.
        came: What the new paragraph holds that ends there.
    """

    desk: Desk
    old: Block | None = None
    new: Block | None = None
    acts: list[tuple[str, list[Atom], list[Atom]]] = field(default_factory=list)
    tail: Content | None = None
    came: Content | None = None

    def write(self, shell: Element) -> None:
        """Write the content into a paragraph."""
        rewriter = Rewriter(shell, self.desk)
        rewriter.pen.clear()
        for operation, old, new in self.acts:
            if operation == "delete":
                rewriter.old(old, "del")
            elif operation == "insert":
                rewriter.new(new, (), "ins")
            else:
                rewriter.kept_all(old, new)
                for a, b in zip(old, new, strict=True):
                    if a.note is not None and b.note is not None:
                        pair = (str(a.note.tag), str(a.note.get(ID)), str(b.note.get(ID)))
                        self.desk.notes.append(pair)
        if self.tail is not None:
            rewriter.marks(self.tail.tail)
        if self.came is not None:
            rewriter.new_marks(self.came.tail)
        rewriter.close()


def written_lines(
    step: Step, olds: list[Content], news: list[Content], desk: Desk
) -> list[Written]:
    """Return the paragraphs that show a split or a merge, in order; the last mark is kept."""
    mine = _joined(olds, step.old, _LOST)
    theirs = _joined(news, step.new, _FOUND)
    stretches = script([k for k, _, _ in mine], [k for k, _, _ in theirs])
    lines = [Written(desk)]
    for stretch in stretches:
        old, new = mine[slice(*stretch.old)], theirs[slice(*stretch.new)]
        if stretch.operation == "equal":
            kept = [e[1] for e in old if e[1]], [e[1] for e in new if e[1]]
            lines[-1].acts.append(("equal", *kept))
            continue
        for _, atom, ending in old or new:
            if ending is not None:
                if stretch.operation == "delete":
                    lines[-1].old, lines[-1].tail = ending
                else:
                    lines[-1].new, lines[-1].came = ending
                lines.append(Written(desk))
            elif atom is not None:
                pair = ([atom], []) if stretch.operation == "delete" else ([], [atom])
                lines[-1].acts.append((stretch.operation, *pair))
    lines[-1].old, lines[-1].tail, lines[-1].came = step.old[-1], olds[-1], news[-1]
    return lines


_Entry = tuple[Hashable, Atom | None, tuple[Block, Content] | None]


def _joined(contents: list[Content], blocks: list[Block], mark: Hashable) -> list[_Entry]:
    """Return the atoms of neighbours, with an entry for each mark between them."""
    entries: list[_Entry] = []
    for at, (content, block) in enumerate(zip(contents, blocks, strict=True)):
        entries += [(atom.key, atom, None) for atom in content.atoms]
        if at < len(contents) - 1:
            entries.append((mark, None, (block, content)))
    return entries
