"""Jinja2 for one expression at a time, with nothing in reach but what the caller passes.

Two walls: only listed kinds of nodes are compiled at all, and what is compiled runs in an
immutable sandbox that reads no attribute of anything but the entries of a mapping.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError, nodes
from jinja2.environment import TemplateExpression
from jinja2.exceptions import SecurityError
from jinja2.parser import Parser
from jinja2.runtime import Context, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from clausekit.templating.trouble import (
    FAILURES,
    MAX_DEPTH,
    MAX_NUMBER,
    ExpressionError,
    nearest,
    not_comparable,
    undefined,
)

_ALLOWED = (
    nodes.Name, nodes.Const, nodes.List, nodes.Tuple, nodes.Compare, nodes.Operand, nodes.And,
    nodes.Or, nodes.Not, nodes.Neg, nodes.Add, nodes.Sub, nodes.Mul, nodes.Getattr, nodes.Getitem,
    nodes.Call, nodes.Filter, nodes.Test, nodes.CondExpr,
)  # fmt: skip
_TESTS = frozenset({"defined", "undefined", "none", "true", "false"})


class _Environment(ImmutableSandboxedEnvironment):
    """A sandbox in which only entries of mappings, passed names and our filters are in reach."""

    intercepted_binops = frozenset({"+", "-", "*"})

    def __init__(self, filters: Mapping[str, Callable[..., object]]) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=False, optimized=False)
        self.globals.clear()
        self.filters.clear()
        self.filters.update(filters)
        self.tests = {name: test for name, test in self.tests.items() if name in _TESTS}

    def getattr(self, obj: Any, attribute: str) -> Any:
        return self._entry(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, list | tuple) and isinstance(argument, int):
            return obj[argument]
        return self._entry(obj, argument)

    def _entry(self, obj: Any, key: Any) -> Any:
        if isinstance(obj, Undefined):
            return getattr(obj, str(key))  # raises: nothing hangs on what is undefined
        if not isinstance(obj, Mapping):
            msg = f"“{key}” is out of reach"
            raise SecurityError(msg)
        if key in obj:
            return obj[key]
        return self.undefined(f"“{key}” is no entry here. {nearest(str(key), obj)}".strip())

    def is_safe_callable(self, obj: Any) -> bool:
        return callable(obj) and not isinstance(obj, type)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        for value in (left, right):
            if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
                msg = f"“{value}” is not a number to calculate with; write (name | bare)"
                raise TypeError(msg)
            if not -MAX_NUMBER <= value <= MAX_NUMBER:
                msg = "a number is too large"
                raise ValueError(msg)
        return super().call_binop(context, operator, left, right)


class Compiled:
    """An expression that has passed the first wall.

    Attributes:
        names: Every name that it reads.
    """

    __slots__ = ("_expression", "names")

    def __init__(self, expression: TemplateExpression, names: tuple[str, ...]) -> None:
        self._expression = expression
        self.names = names

    def result(self, names: Mapping[str, object]) -> object:
        """Return the result of the expression, or raise ExpressionError."""
        try:
            found: object = self._expression(**names)
            if isinstance(found, Undefined):
                found._fail_with_undefined_error()
        except UndefinedError as cause:
            missing = [name for name in self.names if name not in names]
            if missing:
                raise undefined(missing[0], names) from cause
            message, _, hint = str(cause).partition(" here. ")
            raise ExpressionError("undefined", f"{message.rstrip('.')}.", hint) from cause
        except SecurityError as cause:
            raise ExpressionError("refused", f"{cause}.") from cause
        except TemplateError as cause:
            raise not_comparable(cause) from cause
        except FAILURES as cause:
            raise not_comparable(cause) from cause
        return found


@lru_cache(maxsize=16)
def _environment(filters: tuple[tuple[str, Callable[..., object]], ...]) -> _Environment:
    return _Environment(dict(filters))


@lru_cache(maxsize=1024)
def compiled(expression: str, filters: tuple[tuple[str, Callable[..., object]], ...]) -> Compiled:
    """Return the expression ready to run, or raise ExpressionError.

    Args:
        expression: The Jinja2 expression.
        filters: Names and functions of the filters that it may use.
    """
    environment = _environment(filters)
    try:
        parser = Parser(environment, expression, state="variable")
        tree = parser.parse_expression()
        if not parser.stream.eos:
            raise _syntax(f"“{parser.stream.current.value}” is left over")
        names = _checked(tree, environment)
        return Compiled(environment.compile_expression(expression, undefined_to_none=False), names)
    except TemplateSyntaxError as cause:
        raise _syntax(cause.message or "it is not an expression") from cause
    except (RecursionError, MemoryError, SyntaxError, OverflowError, ValueError) as cause:
        raise _too_deep() from cause


def _checked(tree: nodes.Expr, environment: _Environment) -> tuple[str, ...]:
    """Return the names that the tree reads, or raise for a node that no text needs."""
    names: dict[str, None] = {}
    level: list[nodes.Node] = [tree]
    depth = 0
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            raise _too_deep()
        for node in level:
            _check_node(node, environment)
            if isinstance(node, nodes.Name):
                names[node.name] = None
        level = [child for node in level for child in node.iter_child_nodes()]
    return tuple(names)


def _check_node(node: nodes.Node, environment: _Environment) -> None:
    if not isinstance(node, _ALLOWED):
        what = type(node).__name__.lower()
        raise ExpressionError(
            "refused",
            f"“{what}” is not part of the notation.",
            "Use names, has(), comparisons, and, or, not, + - * and the filters of the manual.",
        )
    if isinstance(node, nodes.Call):
        if not isinstance(node.node, nodes.Name) or node.dyn_args or node.dyn_kwargs or node.kwargs:
            raise ExpressionError("refused", "Only has(…) can be called.")
    elif isinstance(node, nodes.Filter):
        if node.name not in environment.filters:
            raise undefined(node.name, environment.filters, "filter")
    elif isinstance(node, nodes.Test):
        if node.name not in environment.tests:
            raise undefined(node.name, environment.tests, "test")
    elif isinstance(node, nodes.Getattr | nodes.Getitem):
        _check_access(node)
    elif isinstance(node, nodes.Const) and _is_too_large(node.value):
        raise ExpressionError("size", "A number of the expression is too large.")


def _is_too_large(value: object) -> bool:
    return isinstance(value, int | float) and not -MAX_NUMBER <= value <= MAX_NUMBER


def _check_access(node: nodes.Getattr | nodes.Getitem) -> None:
    key = node.attr if isinstance(node, nodes.Getattr) else node.arg
    if isinstance(key, nodes.Const):
        key = key.value
    if not isinstance(key, str | int) or str(key).startswith("_"):
        raise ExpressionError("refused", "Only entries such as facts.region are within reach.")


def _syntax(what: str) -> ExpressionError:
    return ExpressionError(
        "syntax",
        f"The expression is not complete or not right: {what.rstrip('.')}.",
        "Write {{ name }}, {{ name | filter }} or {% if name %}.",
    )


def _too_deep() -> ExpressionError:
    return ExpressionError("size", "The expression is nested too deeply.", "Write it more simply.")
