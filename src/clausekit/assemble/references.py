"""Gives every reference of a numbered draft its label and number, or reports where it points at nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from clausekit.lean import members, replace
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


class Target(NamedTuple):
    """A numbered node that references can name; `words` stand in for a node of another agreement."""

    key: str
    label: str
    number: str
    words: str = ""


def resolve(
    node: Any, targets: Mapping[str, Target], contract: Callable[[str, str], tuple[str, str]]
) -> Any:
    """Return a tree in which references carry label and number; what has none is shared.

    Args:
        node: Any node of the agreement, or a tuple of them.
        targets: By target as the notation names it.
        contract: Joins the words before a label with it as the language does: («de», «el artículo»)
            becomes («del», «artículo»).
    """
    kind = node.__class__
    if kind is tuple:
        if any(child.__class__ is Reference for child in node):
            return _line(node, targets, contract)
        resolved = tuple([resolve(child, targets, contract) for child in node])
        return resolved if any(a is not b for a, b in zip(resolved, node, strict=True)) else node
    names = _BRANCHES.get(kind)
    if names is None:
        return node
    changes = {}
    for name in names:
        child = getattr(node, name)
        if child and (new := resolve(child, targets, contract)) is not child:
            changes[name] = new
    return replace(node, **changes) if changes else node


def referred_to(node: Any) -> tuple[str, ...]:
    """Return the targets of all references in a tree, each once."""
    found: dict[str, None] = {}
    waiting = [node]
    while waiting:
        here = waiting.pop()
        if here.__class__ is tuple:
            waiting.extend(here)
        elif here.__class__ is Reference:
            found[here.target] = None
        else:
            waiting.extend(getattr(here, name) for name in _BRANCHES.get(here.__class__, ()))
    return tuple(found)


_NODES = (
    Article, Definition, Item, ItemList, Paragraph, Provision, Recital, Schedule, Section, Table,
)  # fmt: skip
_BRANCHES: dict[type, tuple[str, ...]] = {
    node: tuple(m.name for m in members(node) if m.annotation != "str") for node in _NODES
}
"""The fields of each kind of node that may hold nodes."""


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
