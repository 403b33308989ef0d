"""Numbers under the template's scheme."""

from __future__ import annotations

from collections.abc import Mapping

from clausekit.model.pattern import filled
from clausekit.model.scheme import LevelName, Scheme, counter


def number(scheme: Scheme, level: LevelName, counters: Mapping[str, int]) -> str:
    """Return the number of a node.

    Args:
        scheme: The numbering scheme.
        level: Level of the node.
        counters: Count of the node and of each level above it; where the clause level is dropped
            there is no `clause`, and the level's `alone` pattern is used.
    """
    rule = scheme.levels[level]
    pattern = rule.alone if rule.alone and "clause" not in counters else rule.pattern
    written = {
        name: counter(count, scheme.levels[name].format)  # type: ignore[index]
        for name, count in counters.items()
    }
    return filled(pattern, written)


def label(scheme: Scheme, level: LevelName) -> str:
    """Return the word that a reference prints before the number, with what its language adds."""
    rule = scheme.levels[level]
    own = rule.reference or rule.label
    if own or level == "schedule":
        return own
    top = scheme.levels["article"]
    return top.reference or top.label
