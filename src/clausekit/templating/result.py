"""Works out a plain expression, with the results that Jinja2 would give."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from clausekit.templating.plain import Node
from clausekit.templating.trouble import FAILURES, ExpressionError, not_comparable, undefined

Filters: TypeAlias = Mapping[str, Callable[..., object]]

_OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "in": lambda a, b: a in b,
    "not in": lambda a, b: a not in b,
}


def evaluated(tree: Node, names: Mapping[str, object], filters: Filters) -> object:
    """Return the result of the tree, or raise ExpressionError."""
    try:
        return _result(tree, names, filters)
    except FAILURES as cause:
        raise not_comparable(cause) from cause


def _result(tree: Node, names: Mapping[str, object], filters: Filters) -> object:
    match tree.kind:
        case "name":
            if tree.value not in names:
                raise undefined(tree.value, names)
            return names[tree.value]
        case "literal":
            return tree.value
        case "attribute":
            return _attribute(_result(tree.parts[0], names, filters), tree.value)
        case "call":
            return _call(_result(tree.parts[0], names, filters), tree)
        case "filter":
            name, arguments = tree.value
            if name not in filters:
                raise undefined(name, filters, "filter")
            return filters[name](_result(tree.parts[0], names, filters), *arguments)
        case "not":
            return not _result(tree.parts[0], names, filters)
        case "compare":
            left, right = (_result(part, names, filters) for part in tree.parts)
            return _OPERATORS[tree.value](left, right)
        case _:
            return _joined_result(tree, names, filters)


def _joined_result(tree: Node, names: Mapping[str, object], filters: Filters) -> object:
    stops_at = tree.kind == "or"
    result: object = None
    for part in tree.parts:
        result = _result(part, names, filters)
        if bool(result) is stops_at:
            break
    return result


def _attribute(value: object, name: str) -> object:
    if not isinstance(value, Mapping) or name not in value:
        known = value if isinstance(value, Mapping) else ()
        raise undefined(name, known, "entry")
    found: object = value[name]
    return found


def _call(value: object, tree: Node) -> object:
    if not callable(value):
        raise ExpressionError("type", f"“{tree.parts[0].value}” cannot be called.")
    result: object = value(*tree.value)
    return result
