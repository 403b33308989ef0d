"""What stands in the folders of all layers, by name alone: nothing is parsed for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clausekit.library.shelf import Shelf

TEMPLATES = "templates/agreements"
NUMBERING = "templates/numbering"
CHECKLISTS = "clauses/checklists"


def template_names(shelves: Sequence[Shelf]) -> tuple[str, ...]:
    """Return the kinds of agreement of all layers, in order."""
    found = {
        name
        for shelf in shelves
        for name in shelf.names(TEMPLATES)
        if "template.yaml" in shelf.names(f"{TEMPLATES}/{name}")
    }
    return tuple(sorted(found))


def scheme_names(shelves: Sequence[Shelf]) -> tuple[str, ...]:
    """Return the numbering schemes of all layers, in order."""
    names = {n for shelf in shelves for n in shelf.names(NUMBERING) if n.endswith(".yaml")}
    return tuple(sorted(n.removesuffix(".yaml") for n in names))


def checklist_names(shelves: Sequence[Shelf]) -> tuple[str, ...]:
    """Return the checklists of all layers, in order."""
    names = {n for shelf in shelves for n in shelf.names(CHECKLISTS) if n.endswith(".yaml")}
    return tuple(sorted(n.removesuffix(".yaml") for n in names))
