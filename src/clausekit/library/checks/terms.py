"""Every term that is used is defined, every definition is used, and none goes in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clausekit.library.checks.context import Context
from clausekit.library.records import AgreementTemplate, Glossary, Term
from clausekit.library.traverse import pieces, pieces_of
from clausekit.notation.nodes import InlineNode, TermNode
from clausekit.source.nearest import suggestion


def check_terms(context: Context) -> None:
    """Report undefined, unused and circular terms, in each language."""
    for language, glossary in context.glossaries.items():
        used = _used_in_texts(context, language, glossary)
        for term in glossary.terms.values():
            for node in _nodes_of(term):
                _resolved(node, glossary, "", context)
        reached = _reached(used, glossary)
        for id_, term in glossary.terms.items():
            if id_ not in reached and context.complete:
                message = f"No text in “{language}” uses the term “{term.term}”."
                hint = "Delete it, or mark its uses with double brackets."
                context.report.error("terms/unused", message, term.span, hint=hint)
        _check_circles(glossary, context)


def _used_in_texts(context: Context, language: str, glossary: Glossary) -> set[str]:
    found: set[str] = set()
    for view in context.views.values():
        for use in view.uses.get(language, ()):
            if isinstance(use.node, TermNode):
                found |= _resolved(use.node, glossary, view.clause.id, context)
    for template in context.templates.values():
        for node in _template_nodes(template, language):
            if isinstance(node, TermNode):
                found |= _resolved(node, glossary, "", context)
    return found


def _template_nodes(template: AgreementTemplate, language: str) -> Iterator[InlineNode]:
    text = template.texts.get(language)
    if text is None:
        return
    lines = (text.title, text.subtitle, *text.articles.values(), *text.closing)
    for line in lines:
        yield from (node for node, _ in pieces(line))
    for blocks in text.recitals.values():
        yield from (node for node, _ in pieces_of(blocks))


def _resolved(node: TermNode, glossary: Glossary, clause: str, context: Context) -> set[str]:
    """Return the term that a use points at, as a set; report a use that points at none."""
    term = node.term or glossary.by_form.get(node.shown.casefold(), "")
    if term in glossary.terms:
        return {term}
    name = node.term or node.shown
    message = f"The glossary in “{glossary.language}” has no term “{name}”."
    known: Iterable[str] = glossary.terms if node.term else glossary.by_form
    otherwise = f"Define it in glossary.{glossary.language}.yaml, or list the form there."
    hint = suggestion(name.casefold(), known, otherwise)
    context.report.error(
        "terms/undefined", message, node.span, clause=clause, hint=hint, actual=name
    )
    return set()


def _nodes_of(term: Term) -> Iterator[TermNode]:
    for words in (term.definition, *term.wordings.values()):
        for node, _ in pieces(words):
            if isinstance(node, TermNode):
                yield node


def _targets(term: Term, glossary: Glossary) -> list[tuple[str, TermNode]]:
    found = []
    for node in _nodes_of(term):
        target = node.term or glossary.by_form.get(node.shown.casefold(), "")
        if target in glossary.terms:
            found.append((target, node))
    return found


def _reached(used: set[str], glossary: Glossary) -> set[str]:
    """Return the terms in use, and those that their definitions use."""
    reached: set[str] = set()
    waiting = sorted(used)
    while waiting:
        id_ = waiting.pop()
        if id_ not in reached:
            reached.add(id_)
            waiting += (target for target, _ in _targets(glossary.terms[id_], glossary))
    return reached


def _check_circles(glossary: Glossary, context: Context) -> None:
    from clausekit.library.checks.circles import circles

    edges = {id_: _targets(term, glossary) for id_, term in glossary.terms.items()}
    for circle in circles({id_: [target for target, _ in found] for id_, found in edges.items()}):
        node = next(node for target, node in edges[circle[0]] if target == circle[1])
        words = " → ".join(f"“{id_}”" for id_ in circle)
        message = f"These definitions go in a circle: {words}."
        hint = "Let one of them do without the other."
        context.report.error("terms/circular", message, node.span, hint=hint)
