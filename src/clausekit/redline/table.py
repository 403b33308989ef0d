"""Tables: rows that go or come are marked as such, cells of rows that stay are stories."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lxml import etree
from lxml.etree import _Element as Element

from clausekit.redline.align import Line, align
from clausekit.redline.atoms import content_of
from clausekit.redline.blocks import blocks_of, table_text
from clausekit.redline.desk import Desk
from clausekit.redline.marks import shell_of
from clausekit.redline.names import (
    SDT,
    SDT_CONTENT,
    TBL,
    TC,
    TC_PR,
    TR,
    TR_PR,
    P,
    w,
)
from clausekit.redline.paragraph import Rewriter
from clausekit.redline.story import plan

_CONTAINERS = frozenset((w("customXml"), w("ins"), w("del")))


class Tables:
    """Compares tables of two files."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def pair(self, old: Element, new: Element) -> None:
        """Rewrite a table that stays."""
        mine, theirs = list(rows_of(old)), list(rows_of(new))
        found = align([_line(r) for r in mine], [_line(r) for r in theirs])
        _by_place(len(mine), len(theirs), found.pairs, mine, theirs)
        partner = {j: i for i, j in found.pairs.items()}
        for at, row in enumerate(mine):
            if at in found.pairs:
                self._row(row, theirs[found.pairs[at]])
            else:
                self._mark_row(row, "del")
        cursor: Element | None = None
        after = 0
        for at, row in enumerate(theirs):
            if at in partner:
                after = partner[at] + 1
                cursor = mine[partner[at]]
                continue
            # Rows that go stand before those that come in their place.
            while after < len(mine) and after not in found.pairs:
                cursor = mine[after]
                after += 1
            fresh = self._fresh_row(row)
            if cursor is None:
                _before_rows(old, mine, fresh)
            else:
                _around(cursor).addnext(fresh)
            cursor = fresh

    def delete(self, table: Element) -> None:
        """Mark a whole table as deleted."""
        self.desk.counts.deleted += 1
        for row in rows_of(table):
            self._mark_row(row, "del", counted=False)

    def fresh(self, table: Element) -> Element:
        """Return a table of the new file for the old one, marked as inserted."""
        self.desk.counts.inserted += 1
        copy = etree.Element(TBL)
        for child in table:
            if child.tag in (w("tblPr"), w("tblGrid")):
                copy.append(self.desk.carrier.node(child))
        for row in rows_of(table):
            copy.append(self._fresh_row(row, counted=False))
        return copy

    def _row(self, old: Element, new: Element) -> None:
        from clausekit.redline.scribe import Scribe  # stories hold tables, and tables stories

        for cell, other in zip(cells_of(old), cells_of(new), strict=True):
            steps = plan(cell, other, lambda: 0).steps
            for step in steps:
                # A move out of a cell cannot be marked as one: names of moves go by story.
                step.kind = {"move-from": "delete", "move-to": "insert"}.get(step.kind, step.kind)
            Scribe(self.desk, cell).write(steps)

    def _mark_row(self, row: Element, status: str, *, counted: bool = True) -> None:
        if counted:
            self.desk.counts.deleted += 1
        mark_row(row, status, self.desk)
        for cell in cells_of(row):
            for block in blocks_of(cell):
                if not block.is_paragraph:
                    for inner in rows_of(block.element):
                        self._mark_row(inner, status, counted=False)
                    continue
                content = content_of(block.element, self.desk.old_facts)
                rewriter = Rewriter(block.element, self.desk)
                rewriter.pen.clear()
                rewriter.old(content.atoms, "del")
                rewriter.marks(content.tail)

    def _fresh_row(self, row: Element, *, counted: bool = True) -> Element:
        if counted:
            self.desk.counts.inserted += 1
        copy = etree.Element(TR)
        for child in row:
            if child.tag in (w("tblPrEx"), TR_PR):
                copy.append(self.desk.carrier.node(child))
        mark_row(copy, "ins", self.desk)
        for cell in cells_of(row):
            copy.append(self._fresh_cell(cell))
        return copy

    def _fresh_cell(self, cell: Element) -> Element:
        copy = etree.Element(TC)
        properties = cell.find(TC_PR)
        if properties is not None:
            copy.append(self.desk.carrier.node(properties))
        for block in blocks_of(cell):
            if not block.is_paragraph:
                copy.append(self.fresh(block.element))
                continue
            shell = shell_of(block.element, self.desk)
            copy.append(shell)
            content = content_of(block.element, self.desk.new_facts)
            rewriter = Rewriter(shell, self.desk)
            rewriter.new(content.atoms, (), "ins")
            rewriter.new_marks(content.tail)
            rewriter.close()
        if len(copy) == 0 or copy[-1].tag != P:
            etree.SubElement(copy, P)
        return copy


def rows_of(table: Element) -> Iterator[Element]:
    """Yield the rows of a table, those in content controls as well."""
    for child in table:
        if child.tag == TR:
            yield child
        elif child.tag == SDT:
            content = child.find(SDT_CONTENT)
            if content is not None:
                yield from rows_of(content)
        elif child.tag in _CONTAINERS:
            yield from rows_of(child)


def cells_of(row: Element) -> list[Element]:
    """Return the cells of a row, those in content controls as well."""
    found: list[Element] = []
    for child in row:
        if child.tag == TC:
            found.append(child)
        elif child.tag == SDT:
            content = child.find(SDT_CONTENT)
            if content is not None:
                found += cells_of(content)
        elif child.tag in _CONTAINERS:
            found += cells_of(child)
    return found


def mark_row(row: Element, status: str, desk: Desk) -> None:
    """Record that a row comes or goes."""
    properties = row.find(TR_PR)
    if properties is None:
        properties = etree.Element(TR_PR)
        before = row.find(w("tblPrEx"))
        row.insert(0 if before is None else row.index(before) + 1, properties)
    change = properties.find(w("trPrChange"))
    mark = desk.stamp.mark(status)
    if change is None:
        properties.append(mark)
    else:
        change.addprevious(mark)


def _line(row: Element) -> Line:
    # Rows are only paired where cell stands against cell.
    return Line(table_text(row), f"r{len(cells_of(row))}")


def _by_place(
    rows: int, others: int, pairs: dict[int, int], mine: list[Element], theirs: list[Element]
) -> None:
    """Pair rows between pairs that are equally many: their cells changed, not they."""
    edges = [(-1, -1), *sorted(pairs.items()), (rows, others)]
    for (a, b), (c, d) in pairwise(edges):
        if c - a != d - b:
            continue
        for at in range(1, c - a):
            if len(cells_of(mine[a + at])) == len(cells_of(theirs[b + at])):
                pairs[a + at] = b + at


def _before_rows(table: Element, rows: list[Element], fresh: Element) -> None:
    if rows:
        _around(rows[0]).addprevious(fresh)
    else:
        table.append(fresh)


def _around(row: Element) -> Element:
    """Return the row, or the content control of the table that holds it alone."""
    at = row
    parent = at.getparent()
    while parent is not None and parent.tag != TBL:
        at, parent = parent, parent.getparent()
    return at
