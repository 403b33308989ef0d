"""The definitions of the terms that a draft uses, and only those, in alphabetical order."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from clausekit.assemble.expand import Scope, expand
from clausekit.assemble.keys import key_of
from clausekit.model.agreement import Definition
from clausekit.model.inline import Text
from clausekit.model.strength import STRENGTHS, Strength

if TYPE_CHECKING:
    from clausekit.library.records import Term
    from clausekit.notation.nodes import InlineNode


def used_definitions(scope: Scope, strength: Strength) -> tuple[Definition, ...]:
    """Return the definitions of all terms used so far and of the terms that these use.

    Args:
        scope: The glossary's scope; terms found in definitions are added to its ledger.
        strength: Strength of framework/definitions: a term may have a wording for it.
    """
    done: dict[str, Definition] = {}
    while waiting := [t for t in scope.ledger.terms if t not in done]:
        for id_ in waiting:
            term = scope.glossary.terms[id_]
            line = expand(_wording(term, strength), scope)
            done[id_] = Definition(key_of("term", id_), id_, term.term, (*line, Text(".")))
    return tuple(sorted(done.values(), key=lambda d: collation(d.words)))


def collation(words: str) -> str:
    """Return a sort key that files é under e and ignores case."""
    bare = unicodedata.normalize("NFKD", words)
    return "".join(c for c in bare if not unicodedata.combining(c)).casefold()


def _wording(term: Term, strength: Strength) -> tuple[InlineNode, ...]:
    for rung in reversed(STRENGTHS[: strength.rank + 1]):
        if rung in term.wordings:
            return term.wordings[rung]
    return term.definition
