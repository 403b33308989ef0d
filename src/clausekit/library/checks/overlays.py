"""Where a layer changed a text in one language, the others are older."""

from __future__ import annotations

from clausekit.library.checks.context import ClauseView, Context
from clausekit.library.overlays import older_words, unconfirmed


def check_overlays(view: ClauseView, context: Context) -> None:
    """Report words that lag behind another language, and elements that a layer must restate."""
    clause = view.clause
    for language, id_ in older_words(clause):
        wording = next(iter(clause.texts[language].wordings[id_].values()))
        message = f"“{id_}” in “{language}” is older than the words of a higher layer."
        hint = f"Add “## {id_}” to text.{language}.md of that layer."
        context.report.warning(
            "layer/older-words", message, wording.span, clause=clause.id, hint=hint
        )
    for language, id_ in unconfirmed(clause):
        wording = next(iter(clause.texts[language].wordings[id_].values()))
        message = f"Nobody says which elements the new words of “{id_}” carry."
        hint = (
            f"State them: “provisions: {{{id_}: {{elements: […]}}}}” in clause.yaml of the layer."
        )
        context.report.warning(
            "layer/unconfirmed", message, wording.span, clause=clause.id, hint=hint
        )
