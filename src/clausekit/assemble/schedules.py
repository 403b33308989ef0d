"""Schedules: the forms that the clauses of a draft bring along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausekit.assemble.expand import Scope, expand
from clausekit.assemble.keys import key_of
from clausekit.assemble.provisions import item_nodes
from clausekit.model.agreement import Block, ItemList, Paragraph, Schedule, Table
from clausekit.notation.nodes import HeadingNode, ListNode, ParagraphNode, TableNode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausekit.assemble.choice import ChosenClause
    from clausekit.library.records import AgreementTemplate, Form
    from clausekit.notation.nodes import BlockNode


def forms_of(
    chosen: Mapping[str, ChosenClause], template: AgreementTemplate, language: str
) -> tuple[tuple[str, Form], ...]:
    """Return clause id and form for each form of the draft, in the template's order, then by clause."""
    found = {
        id_: (clause_id, by_language[language])
        for clause_id, one in chosen.items()
        for id_, by_language in one.clause.forms.items()
        if language in by_language
    }
    order = [f for f in template.schedules if f in found]
    order += [f for f in found if f not in template.schedules]
    return tuple(found[f] for f in order)


def schedule(form: Form, scope: Scope) -> Schedule:
    """Return a form as a schedule without its number."""
    blocks = tuple(_block(block, scope, (form.id, str(i))) for i, block in enumerate(form.blocks))
    return Schedule(key_of("schedule", form.id), "", expand(form.heading, scope), blocks)


def _block(block: BlockNode, scope: Scope, path: tuple[str, str]) -> Block:
    if isinstance(block, ParagraphNode):
        return Paragraph(expand(block.content, scope))
    if isinstance(block, HeadingNode):
        return Paragraph(expand(block.content, scope), "heading")
    if isinstance(block, ListNode):
        return ItemList(
            item_nodes(block.items, scope, None, ("schedule", *path), block.conjunction)
        )
    assert isinstance(block, TableNode)
    return Table(
        expand(block.caption, scope),
        (tuple(expand(cell, scope) for cell in block.header),) if block.header else (),
        tuple(tuple(expand(cell, scope) for cell in row) for row in block.rows),
    )
