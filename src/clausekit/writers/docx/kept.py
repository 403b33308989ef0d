"""What was written of the sections of earlier documents in this process: many drafts share most of theirs."""

from __future__ import annotations

from clausekit.model.agreement import Section
from clausekit.model.inline import Reference
from clausekit.model.reuse import ReuseByNode

KEPT = ReuseByNode()


def references_in(section: Section) -> tuple[str, ...]:
    """Return the keys of the nodes that the references in a section point at."""
    return KEPT.of(section, "references", lambda: tuple(_references(section)))


def _references(section: Section) -> dict[str, None]:
    found: dict[str, None] = {}
    waiting: list[object] = [section]
    while waiting:
        node = waiting.pop()
        if node.__class__ is tuple:
            waiting.extend(node)
        elif isinstance(node, Reference):
            found[node.target] = None
        else:
            names = getattr(node, "__dataclass_fields__", ())
            waiting.extend(getattr(node, name) for name in names)
    return found
