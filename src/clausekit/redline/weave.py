"""A paragraph woven from the atoms of both files."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree
from lxml.etree import _Element as Element

from clausekit.redline.atoms import COMING, Content
from clausekit.redline.names import R_PR
from clausekit.redline.paragraph import Rewriter
from clausekit.redline.words import Stretch


def compose(
    rewriter: Rewriter, mine: Content, theirs: Content, stretches: Sequence[Stretch]
) -> None:
    """Write a paragraph from the atoms of both files."""
    replaced = False
    for stretch in stretches:
        old, new = mine.atoms[slice(*stretch.old)], theirs.atoms[slice(*stretch.new)]
        if stretch.operation == "insert":
            at = stretch.old[0]
            chain = mine.atoms[at - 1].pieces[-1].chain if replaced else shared_chain(mine, at)
            beside = neighbour(mine, at) if rewriter.desk.blend else None
            rewriter.new(new, _own_chain(chain), "ins", beside)
        replaced = stretch.operation == "delete"
        if replaced:
            rewriter.old(old, "del")
        elif stretch.operation == "insert":
            continue
        else:
            rewriter.kept_all(old, new)
    rewriter.marks(mine.tail)
    rewriter.new_marks(theirs.tail)
    rewriter.close()


def shared_chain(content: Content, at: int) -> tuple[Element, ...]:
    """Return the wrappers that are open both before and after a place."""
    if not 0 < at < len(content.atoms):
        return ()
    before, after = content.atoms[at - 1].pieces[-1].chain, content.atoms[at].pieces[0].chain
    shared = []
    for one, other in zip(before, after, strict=False):
        if one is not other:
            break
        shared.append(one)
    return tuple(shared)


def _own_chain(chain: tuple[Element, ...]) -> tuple[Element, ...]:
    """Return the wrappers outside of others' insertions: one insertion never stands in another."""
    at = next((i for i, c in enumerate(chain) if c.tag in COMING), len(chain))
    return chain[:at]


def neighbour(content: Content, at: int) -> Element | None:
    """Return the run properties of the word before a place, else of the one after it."""
    for atom in (*reversed(content.atoms[:at]), *content.atoms[at:]):
        for piece in atom.pieces:
            if piece.is_text and piece.run is not None:
                found = piece.run.find(R_PR)
                return found if found is not None else etree.Element(R_PR)
    return None
