"""What layers did to a clause: whose words stand where, and what they left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clausekit.library.records import Clause


def older_words(clause: Clause) -> tuple[tuple[str, str], ...]:
    """Return language and provision of words that a higher layer replaced in another language only."""
    ranks = {layer: rank for rank, layer in enumerate(clause.layers)}
    found: list[tuple[str, str]] = []
    for id_ in clause.provisions:
        by_language = {
            language: max(ranks.get(w.layer, 0) for w in text.wordings[id_].values())
            for language, text in clause.texts.items()
            if text.wordings.get(id_)
        }
        newest = max(by_language.values(), default=0)
        found += ((language, id_) for language, rank in by_language.items() if rank < newest)
    return tuple(found)


def unconfirmed(clause: Clause) -> tuple[tuple[str, str], ...]:
    """Return language and provision of new words whose layer does not restate the elements."""
    return tuple(
        (language, id_)
        for language, text in clause.texts.items()
        for id_, given in text.wordings.items()
        if id_ in clause.provisions
        and clause.provisions[id_].elements
        and any(not wording.restated for wording in given.values())
    )
