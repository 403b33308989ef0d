"""Evaluates one expression; what is wrong with it goes into a report."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from clausekit.diagnostics import Report
from clausekit.lean import dataclass
from clausekit.source.span import Span
from clausekit.templating.plain import Node, filters_of, names_of, plain_tree
from clausekit.templating.result import Filters, evaluated
from clausekit.templating.trouble import (
    MAX_DEPTH,
    MAX_EXPRESSION,
    MAX_RESULT,
    ExpressionError,
    no_value,
    undefined,
)


@dataclass(frozen=True, slots=True)
class Failure:
    """What `evaluate` returns when there is no result; the report says why.

    Attributes:
        names: Names in the expression that nothing defines.
    """

    names: tuple[str, ...] = ()


def evaluate(
    expression: str,
    names: Mapping[str, object],
    span: Span,
    report: Report,
    *,
    filters: Filters | None = None,
) -> object | Failure:
    """Return the result of the expression, or a Failure after reporting why there is none.

    A typed value that nothing is done to comes back as it is.

    Args:
        expression: The expression, without its braces.
        names: Everything that it may read or call; nothing else is in reach.
        span: Its place.
        report: Takes the mistake.
        filters: What may stand after `|`.
    """
    try:
        return _result(expression, names, filters or {})
    except ExpressionError as error:
        _report(error, expression, span, report)
        return Failure(error.names)


def check_expression(
    expression: str, known: Collection[str], span: Span, report: Report, *, filters: Filters
) -> bool:
    """Return whether the expression is well formed and reads only known names.

    Nothing is worked out.

    Args:
        expression: The expression, without its braces.
        known: The names that there are.
        span: Its place.
        report: Takes the mistakes.
        filters: What may stand after `|`.
    """
    try:
        tree = _tree(expression)
        for name in filters_of(tree) if tree else ():
            if name not in filters:
                raise undefined(name, filters, "filter")
        read = names_of(tree) if tree else _jinja_names(expression, filters)
        for name in read:
            if name not in known:
                raise undefined(name, known)
    except ExpressionError as error:
        _report(error, expression, span, report)
        return False
    return True


def _jinja_names(expression: str, filters: Filters) -> tuple[str, ...]:
    from clausekit.templating.sandbox import compiled

    return compiled(expression, tuple(filters.items())).names


def _result(expression: str, names: Mapping[str, object], filters: Filters) -> object:
    tree = _tree(expression)
    if tree is not None:
        result = evaluated(tree, names, filters)
    else:
        from clausekit.templating.sandbox import compiled

        result = compiled(expression, tuple(filters.items())).result(names)
    if callable(result) or isinstance(result, Mapping):
        raise no_value("a function" if callable(result) else "a group of entries")
    if isinstance(result, str) and len(result) > MAX_RESULT:
        size = f"The result has {len(result):,} characters; at most {MAX_RESULT:,} are printed."
        raise ExpressionError("size", size)
    return result


def _tree(expression: str) -> Node | None:
    """Return the tree of a plain expression, or None for one that is left to Jinja2."""
    tree = plain_tree(expression) if len(expression) <= MAX_EXPRESSION else None
    if tree is None and (len(expression) > MAX_EXPRESSION or _depth(expression) > MAX_DEPTH):
        message = "The expression is too long or nested too deeply."
        raise ExpressionError("size", message, "Write it more simply.")
    return tree


def _depth(expression: str) -> int:
    """Return how deep brackets stand in each other, before any parser is let near them."""
    depth = deepest = 0
    for character in expression:
        depth += (character in "([{") - (character in ")]}")
        deepest = max(deepest, depth)
    return deepest


def _report(error: ExpressionError, expression: str, span: Span, report: Report) -> None:
    shown = expression if len(expression) <= 60 else expression[:57] + "…"
    report.error(
        f"expression/{error.rule}",
        f"{error.message} It stands in “{shown}”.",
        span,
        hint=error.hint,
        actual=shown,
    )
