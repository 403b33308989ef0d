"""What a condition guarantees, as far as its words say so plainly."""

from __future__ import annotations

import re

from clausekit.lean import dataclass
from clausekit.library.checks.context import Use

_HAS = re.compile(r"has\(\s*(['\"])(?P<clause>[^'\"]+)\1\s*\)")
_PLAIN = re.compile(r"\(*\s*has\(\s*(['\"])(?P<clause>[^'\"]+)\1\s*\)\s*\)*")
_NOT = re.compile(r"\(*\s*not\s*\(?\s*has\(\s*(['\"])(?P<clause>[^'\"]+)\1\s*\)\s*\)*")
_FACT = re.compile(
    r"facts\s*(?:\.\s*(?P<name>[A-Za-z_]\w*)|\[\s*(['\"])(?P<quoted>[^'\"]+)\2\s*\])"
)


@dataclass(frozen=True, slots=True)
class Guaranteed:
    """What holds wherever a piece of notation is printed."""

    has: frozenset[str]
    lacks: frozenset[str]
    facts: frozenset[str]


def guaranteed(use: Use) -> Guaranteed:
    """Return the clauses that stand or do not stand, and the facts asked, where a use is printed."""
    when = use.provision.when if use.provision else None
    has = set(when.has) if when else set()
    lacks = set(when.lacks) if when else set()
    facts = set(when.facts) if when else set()
    for guard in use.guards:
        facts.update(facts_in(guard))
        for part in re.split(r"\sand\s", guard) if " or " not in guard else ():
            if match := _PLAIN.fullmatch(part.strip()):
                has.add(match["clause"])
            elif match := _NOT.fullmatch(part.strip()):
                lacks.add(match["clause"])
    return Guaranteed(frozenset(has), frozenset(lacks), frozenset(facts))


def clauses_in(expression: str) -> tuple[str, ...]:
    """Return the clauses that an expression asks for with `has('…')`."""
    return tuple(match["clause"] for match in _HAS.finditer(expression))


def facts_in(expression: str) -> tuple[str, ...]:
    """Return the facts that an expression reads."""
    return tuple(match["name"] or match["quoted"] for match in _FACT.finditer(expression))
