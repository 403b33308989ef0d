"""Every language says the same: the same values, references and items in every wording."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from clausekit.library.checks.context import ClauseView, Context
from clausekit.library.traverse import lines, pieces_of
from clausekit.model.strength import Strength
from clausekit.notation.nodes import ReferenceNode, ValueNode

if TYPE_CHECKING:
    from clausekit.library.records import ClauseText, Wording

SOURCE_LANGUAGE = "en"


def check_languages(view: ClauseView, context: Context) -> None:
    """Report where a translation prints other values, or has another number of items."""
    texts = view.clause.texts
    if len(texts) < 2:
        return
    source = texts.get(SOURCE_LANGUAGE) or next(iter(texts.values()))
    for language, text in texts.items():
        if text is source:
            continue
        _check_version(view, text, context)
        for id_, given in text.wordings.items():
            for strength, wording in given.items():
                other = source.wordings.get(id_, {}).get(strength)
                if other is not None:
                    name = id_ if strength is Strength.STRONG else f"{id_} @{strength}"
                    _compare(view, f"“{name}” in “{language}”", wording, other, context)


def _compare(
    view: ClauseView, name: str, wording: Wording, source: Wording, context: Context
) -> None:
    known = view.clause.parameters
    ours, theirs = _printed(wording, known), _printed(source, known)
    for key in sorted((theirs - ours) | (ours - theirs)):
        verb = "lacks" if key in theirs else "has"
        span = wording.span
        message = f"{name} {verb} “{key}”, unlike “{SOURCE_LANGUAGE}”."
        view.error("languages/differs", message, span, context.report)
    count, wanted = (len(list(lines(w.blocks))) for w in (wording, source))
    if count != wanted:
        message = f"{name} has {count} paragraphs and items, in “{SOURCE_LANGUAGE}” {wanted}."
        context.report.warning("languages/items", message, wording.span, clause=view.clause.id)


def _printed(wording: Wording, known: Container[str]) -> set[str]:
    """Return the declared parameters and the references in the words."""
    found: set[str] = set()
    for node, _ in pieces_of(wording.blocks):
        if isinstance(node, ValueNode):
            found.update(name for name in node.names if name in known)
        elif isinstance(node, ReferenceNode):
            found.add(f"#{node.target}")
    return found


def _check_version(view: ClauseView, text: ClauseText, context: Context) -> None:
    version = text.based_on.get("version", "")
    if version and version != view.clause.version:
        message = f"The text in “{text.language}” was made from version {version}."
        hint = f"The clause has version {view.clause.version}: compare them."
        context.report.warning(
            "languages/older", message, text.span, clause=view.clause.id, hint=hint
        )
