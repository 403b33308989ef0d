"""Every reference reaches something that stands wherever the reference is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausekit.library.checks.conditions import clauses_in, facts_in, guaranteed
from clausekit.library.checks.context import ClauseView, Context, Use
from clausekit.model.strength import STRENGTHS
from clausekit.notation.nodes import CitationNode, ConditionNode, ReferenceNode, ValueNode
from clausekit.source.nearest import suggestion

if TYPE_CHECKING:
    from clausekit.library.records import AgreementTemplate, Provision
    from clausekit.source.span import Span


def check_references(view: ClauseView, context: Context) -> None:
    """Report references and citations to nothing, and conditions on clauses that do not exist."""
    for uses in view.uses.values():
        for use in uses:
            node = use.node
            if isinstance(node, ReferenceNode):
                _check_reference(view, use, node, context)
            elif isinstance(node, CitationNode):
                _check_citation(view, node, context)
            elif isinstance(node, ConditionNode):
                for branch in node.branches:
                    _check_expression(view, branch.expression, branch.span, context)
            elif isinstance(node, ValueNode):
                _check_expression(view, node.expression, node.span, context)
    _check_whens(view, context)
    _check_relations(view, context)


def target_of(node: ReferenceNode, clause: str) -> tuple[str, str]:
    """Return the clause and the provision that a reference points at; the provision may be empty."""
    owner, _, provision = node.target.partition(".")
    return owner or clause, provision


def _check_reference(view: ClauseView, use: Use, node: ReferenceNode, context: Context) -> None:
    if node.kind == "article":
        _check_article(view, node, context)
    elif node.kind == "schedule":
        _check_schedule(view, use, node, context)
    else:
        owner, id_ = target_of(node, view.clause.id)
        if owner not in context.known:
            hint = suggestion(owner, context.known)
            message = f"There is no clause “{owner}”."
            view.error("reference/unknown", message, node.span, context.report, hint)
        elif id_ and owner in context.views:
            _check_provision(view, use, node, context)


def _check_provision(view: ClauseView, use: Use, node: ReferenceNode, context: Context) -> None:
    owner, id_ = target_of(node, view.clause.id)
    provisions = context.views[owner].clause.provisions
    target = provisions.get(id_)
    if target is None:
        if owner != view.clause.id:  # the loader reports those of the same clause
            message = f"“{owner}” has no provision “{id_}”."
            hint = suggestion(id_, provisions)
            view.error("reference/unknown", message, node.span, context.report, hint)
        return
    own = owner == view.clause.id
    needed = use.strengths if own else STRENGTHS
    missing = [s for s in needed if not target.stands_at(s)]
    if missing:
        message = f"“{owner}.{id_}” does not stand at {', '.join(missing)}."
        hint = "Point at the clause, or at a provision that stands at every strength."
        view.error("reference/not-at-every-strength", message, node.span, context.report, hint)
    if unmet := _unmet(use, target):
        message = f"“{owner}.{id_}” stands only under a condition ({unmet})."
        hint = "Put the reference under the same condition, or point at the clause."
        view.error("reference/conditional", message, node.span, context.report, hint)


def _unmet(use: Use, target: Provision) -> str:
    """Return a condition of the target that does not surely hold where the reference stands."""
    if use.provision is target:
        return ""
    sure = guaranteed(use)
    for clause in target.when.has:
        if clause not in sure.has:
            return f"has “{clause}”"
    for clause in target.when.lacks:
        if clause not in sure.lacks:
            return f"lacks “{clause}”"
    return next((f"fact “{fact}”" for fact in target.when.facts if fact not in sure.facts), "")


def _check_article(view: ClauseView, node: ReferenceNode, context: Context) -> None:
    for template in context.templates.values():
        articles = [article.id for article in template.articles]
        if takes(template, view.clause.id) and node.target not in articles:
            message = f"“{template.id}”, which takes this clause, has no article “{node.target}”."
            hint = suggestion(node.target, articles, "Point at a clause.")
            view.error("reference/unknown", message, node.span, context.report, hint)
            return


def takes(template: AgreementTemplate, clause: str) -> bool:
    """Return whether an article of the template takes the clause."""
    topic = clause.partition("/")[0]
    return any(
        clause in article.takes or clause in article.default or topic in article.takes
        for article in template.articles
    )


def _check_schedule(view: ClauseView, use: Use, node: ReferenceNode, context: Context) -> None:
    owner = context.owners.get(node.target)
    if owner is None:
        message = f"No clause brings the form “{node.target}”."
        hint = suggestion(node.target, context.owners)
        view.error("reference/unknown", message, node.span, context.report, hint)
    elif owner != view.clause.id and owner not in guaranteed(use).has:
        message = f"The form “{node.target}” comes with “{owner}”, which may not be in the draft."
        hint = f"Put the reference under “{{% if has('{owner}') %}}”."
        view.error("reference/conditional", message, node.span, context.report, hint)


def _check_citation(view: ClauseView, node: CitationNode, context: Context) -> None:
    if node.instrument not in context.instruments:
        message = f"“{node.instrument}” is not in instruments.yaml."
        hint = suggestion(node.instrument, context.instruments)
        view.error("reference/unknown", message, node.span, context.report, hint)


def _check_expression(view: ClauseView, expression: str, span: Span, context: Context) -> None:
    for clause in clauses_in(expression):
        if clause not in context.known:
            message = f"There is no clause “{clause}”."
            hint = suggestion(clause, context.known)
            view.error("reference/unknown", message, span, context.report, hint)
    for fact in facts_in(expression):
        _check_fact(view, fact, span, context)


def _check_fact(view: ClauseView, fact: str, span: Span, context: Context) -> None:
    declared = {name for template in context.templates.values() for name in template.facts}
    if context.templates and fact not in declared:
        message = f"No template declares the fact “{fact}”."
        view.error(
            "reference/unknown-fact", message, span, context.report, suggestion(fact, declared)
        )


def _check_whens(view: ClauseView, context: Context) -> None:
    for id_, provision in view.clause.provisions.items():
        path = ("provisions", id_, "when")
        for fact in provision.when.facts:
            _check_fact(view, fact, view.key_span(*path, fact), context)
        for key in ("has", "lacks"):
            for clause in getattr(provision.when, key):
                _check_known(view, clause, view.span(*path, key), context)


def _check_relations(view: ClauseView, context: Context) -> None:
    for key in ("goes_with", "conflicts"):
        related: tuple[str, ...] = getattr(view.clause, key)
        for index, clause in enumerate(related):
            _check_known(view, clause, view.span(key, index), context)
            if clause == view.clause.id:
                message = f"The clause stands in its own “{key}”."
                view.error("reference/itself", message, view.span(key, index), context.report)


def _check_known(view: ClauseView, clause: str, span: Span, context: Context) -> None:
    if clause not in context.known:
        message = f"There is no clause “{clause}”."
        hint = suggestion(clause, context.known)
        view.error("reference/unknown", message, span, context.report, hint)
