"""Footnotes and endnotes: those that correspond are compared, the others go or come."""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element as Element

from clausekit.redline.atoms import content_of
from clausekit.redline.blocks import blocks_of, text_of
from clausekit.redline.desk import Desk
from clausekit.redline.marks import shell_of
from clausekit.redline.names import ENDNOTE_REF, FOOTNOTE_REF, ID, P, w
from clausekit.redline.paragraph import Rewriter
from clausekit.redline.parts import Parts
from clausekit.redline.scribe import Scribe
from clausekit.redline.story import plan
from clausekit.redline.table import Tables

KINDS = {FOOTNOTE_REF: ("footnotes", w("footnote")), ENDNOTE_REF: ("endnotes", w("endnote"))}
"""Kind of part and element of a note by tag of the reference."""


def notes_of(parts: Parts, reference: str) -> dict[str, Element]:
    """Return the notes of a file by id, without the separators."""
    kind, tag = KINDS[reference]
    found = {}
    for part in parts.related(parts.main, kind):
        for note in parts.tree(part).iter(tag):
            if note.get(w("type")) in (None, "normal"):
                found[str(note.get(ID))] = note
    return found


def note_texts(parts: Parts) -> dict[tuple[str, str], str]:
    """Return the text of every note by tag of the reference and id."""
    return {
        (reference, id_): "\n".join(text_of(p) for p in note.iter(P)).strip()
        for reference in KINDS
        for id_, note in notes_of(parts, reference).items()
    }


def largest_note(parts: Parts) -> int:
    """Return the largest number that a note of the file has, separators included."""
    found = (
        str(note.get(ID))
        for kind, tag in KINDS.values()
        for part in parts.related(parts.main, kind)
        for note in parts.tree(part).iter(tag)
    )
    return max((int(n) for n in found if n.lstrip("-").isdigit()), default=0)


def write_notes(old: Parts, new: Parts, desk: Desk) -> None:
    """Rewrite the notes of the old file once the references in its stories are known."""
    for reference, (kind, _) in KINDS.items():
        mine, theirs = notes_of(old, reference), notes_of(new, reference)
        parts = old.related(old.main, kind)
        others = new.related(new.main, kind)
        if parts:
            desk.carrier.part = parts[0]
            if others:
                desk.carrier.source = others[0]
            _compare(reference, mine, theirs, desk)
            kept = {id_ for tag, id_, _ in desk.notes if tag == reference}
            for tag, id_ in dict.fromkeys(desk.gone):
                if tag == reference and id_ in mine and id_ not in kept:
                    _lose(mine[id_], desk)
            old.changed(parts[0])
        fresh = [
            (i, own) for (tag, i), own in desk.come.items() if tag == reference and i in theirs
        ]
        if fresh:
            name = parts[0] if parts else _new_part(old, new, others[0], reference)
            desk.carrier.part, desk.carrier.source = name, others[0]
            for id_, own in fresh:
                old.changed(name).append(_gain(theirs[id_], own, desk))


def _compare(
    reference: str, mine: dict[str, Element], theirs: dict[str, Element], desk: Desk
) -> None:
    for tag, a, b in dict.fromkeys(desk.notes):
        if tag != reference or a not in mine or b not in theirs:
            continue
        steps = plan(mine[a], theirs[b], lambda: 0).steps
        for step in steps:
            step.kind = {"move-from": "delete", "move-to": "insert"}.get(step.kind, step.kind)
        Scribe(desk, mine[a]).write(steps)


def _lose(note: Element, desk: Desk) -> None:
    for block in blocks_of(note):
        if not block.is_paragraph:
            Tables(desk).delete(block.element)
            continue
        content = content_of(block.element, desk.old_facts)
        rewriter = Rewriter(block.element, desk)
        rewriter.pen.clear()
        rewriter.old(content.atoms, "del")
        rewriter.marks(content.tail)


def _gain(note: Element, own: str, desk: Desk) -> Element:
    copy = etree.Element(note.tag, {ID: own})
    for block in blocks_of(note):
        if not block.is_paragraph:
            copy.append(Tables(desk).fresh(block.element))
            continue
        shell = shell_of(block.element, desk)
        copy.append(shell)
        content = content_of(block.element, desk.new_facts)
        rewriter = Rewriter(shell, desk)
        rewriter.new(content.atoms, (), "ins")
        rewriter.close()
    return copy


def _new_part(old: Parts, new: Parts, source: str, reference: str) -> str:
    """Give a file without notes a part for them, with the separators of the new file."""
    kind, tag = KINDS[reference]
    root = etree.fromstring(etree.tostring(new.tree(source)))
    for note in list(root):
        if note.tag == tag and note.get(w("type")) in (None, "normal"):
            root.remove(note)
    name = old.add(f"word/{kind}.xml", etree.tostring(root), new.content_type(source))
    type_ = next(r.type for r in new.relations(new.main) if r.target == source)
    old.relate(old.main, type_, name)
    return name
