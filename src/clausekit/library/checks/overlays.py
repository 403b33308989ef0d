"""What a layer changed: older translations, unconfirmed elements, moved bases, less for workers."""

from __future__ import annotations

from clausekit.diagnostics import Report
from clausekit.library.checks.context import ClauseView, Context
from clausekit.library.overlays import moved_bases, older_words, unconfirmed, weakenings


def check_overlays(view: ClauseView, context: Context) -> None:
    """Warn of everything that a layer did and did not finish, and of what it took away."""
    clause, warn = view.clause, context.report.warning
    folders = context.library.folders(clause.id, Report())
    if len(folders) < 2:
        return
    for language, id_ in older_words(clause):
        wording = next(iter(clause.texts[language].wordings[id_].values()))
        message = f"“{id_}” in “{language}” is older than the words of a higher layer."
        hint = f"Add “## {id_}” to text.{language}.md of that layer."
        warn("layer/older-words", message, wording.span, clause=clause.id, hint=hint)
    for language, id_ in unconfirmed(clause):
        wording = next(iter(clause.texts[language].wordings[id_].values()))
        message = f"Nobody says which elements the new words of “{id_}” carry."
        hint = f"State them in clause.yaml: “provisions: {{{id_}: {{elements: […]}}}}”."
        warn("layer/unconfirmed", message, wording.span, clause=clause.id, hint=hint)
    for moved in moved_bases(folders):
        message = f"“{clause.id}” has changed under the layer “{moved.layer}”."
        hint = f"It was made for version {moved.version or 'unknown'}: compare them."
        warn("layer/base-moved", message, moved.span, clause=clause.id, hint=hint)
    for weakening in weakenings(clause, folders):
        hint = "Mend it, unless the union wants it so."
        span = view.span(*weakening.path)
        message = f"The layer “{weakening.layer}” gives workers less: {weakening.message}"
        warn("layer/weakens", message, span, clause=clause.id, hint=hint)
