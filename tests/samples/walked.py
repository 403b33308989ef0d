"""Numbers and references of an agreement, for comparison with what a file shows."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from clausekit.model.agreement import Agreement, Item, ItemList
from clausekit.model.inline import Reference
from tests.samples.opened_word import Opened


def numbers(agreement: Agreement) -> dict[str, str]:
    """Return every number of the model by key."""
    found = {r.key: r.number for r in agreement.recitals}
    for article in agreement.articles:
        found[article.key] = article.number
        provisions = list(article.provisions)
        for section in article.sections:
            found[section.key] = section.number
            provisions += section.provisions
        for provision in provisions:
            found[provision.key] = provision.number
            found.update(_items(provision.items))
    for schedule in agreement.schedules:
        found[schedule.key] = schedule.number
        for block in schedule.blocks:
            if isinstance(block, ItemList):
                found.update(_items(block.items))
    return found


def _items(items: tuple[Item, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for item in items:
        found[item.key] = item.number
        found.update(_items(item.items))
    return found


def references(node: object) -> Iterator[Reference]:
    if isinstance(node, Reference):
        yield node
    elif isinstance(node, tuple):
        for child in node:
            yield from references(child)
    elif dataclasses.is_dataclass(node):
        for f in dataclasses.fields(node):
            yield from references(getattr(node, f.name))


def labels(word: Opened) -> dict[str, str]:
    return {name: p.label for name, p in word.by_bookmark.items() if name.startswith("_Ref")}
