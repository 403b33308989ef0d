"""Gives every reference of a numbered draft its label and number, or reports where it points at nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from clausekit.model.agreement import (
    Article,
    Definition,
    Item,
    ItemList,
    Paragraph,
    Provision,
    Recital,
    Schedule,
    Section,
    Table,
)
from clausekit.model.inline import Inline, Line, Reference, Text


@dataclass(frozen=True, slots=True)
class Target:
    """A numbered node that references can name; `words` stand in for a node of another agreement."""

    key: str
    label: str
    number: str
    words: str = ""


def resolve(
    node: Any, targets: Mapping[str, Target], contract: Callable[[str, str], tuple[str, str]]
) -> Any:
    """Return a copy of a tree in which references carry label and number.

    Args:
        node: Any node of the agreement, or a tuple of them.
        targets: By target as the notation names it.
        contract: Joins the words before a label with it as the language does: («de», «el artículo»)
            becomes («del», «artículo»).
    """
    if isinstance(node, tuple):
        if any(isinstance(child, Reference) for child in node):
            return _line(node, targets, contract)
        return tuple(resolve(child, targets, contract) for child in node)
    if isinstance(node, _BRANCHES):
        changes = {
            name: resolve(child, targets, contract)
            for name in node.__dataclass_fields__
            if isinstance(child := getattr(node, name), tuple) and child
        }
        return replace(node, **changes)
    return node


_BRANCHES = (
    Article, Definition, Item, ItemList, Paragraph, Provision, Recital, Schedule, Section, Table,
)  # fmt: skip


def _line(
    line: Line, targets: Mapping[str, Target], contract: Callable[[str, str], tuple[str, str]]
) -> Line:
    out: list[Inline] = []
    for node in line:
        if not isinstance(node, Reference) or node.target not in targets:
            out.append(node)
            continue
        target = targets[node.target]
        if target.words:
            out.append(Text(target.words))
            continue
        label = target.label
        if not out:
            label = label[:1].upper() + label[1:]
        elif isinstance(last := out[-1], Text):
            before, label = contract(last.text, label)
            out[-1] = Text(before)
        out.append(Reference(target.key, label, target.number))
    return tuple(out)
