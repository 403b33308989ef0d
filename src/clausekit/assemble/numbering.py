"""Numbers under the template's scheme."""

from __future__ import annotations

from collections.abc import Mapping

from clausekit.model.pattern import filled
from clausekit.model.scheme import LevelName, Scheme, counted_as, counter


def number(scheme: Scheme, level: LevelName, counters: Mapping[str, int]) -> str:
    """Return the number of a node.

    Args:
        scheme: The numbering scheme.
        level: Level of the node.
        counters: Count of the node and of each level above it; where the clause level is dropped
            there is no `clause`, and the level's `alone` pattern is used.
    """
    rule = scheme.levels[level]
    alone = "clause" not in counters
    written = {
        name: counter(count, counted_as(scheme, name, alone=alone))  # type: ignore[arg-type]
        for name, count in counters.items()
    }
    return filled(rule.alone if rule.alone and alone else rule.pattern, written)


def label(scheme: Scheme, level: LevelName) -> str:
    """Return the word that a reference prints before the number, with what its language adds."""
    rule = scheme.levels[level]
    own = rule.reference or rule.label
    if own or level == "schedule":
        return own
    top = scheme.levels["article"]
    return top.reference or top.label
