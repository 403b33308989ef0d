"""Reads the expressions that nearly every text has, without Jinja2.

Importing Jinja2 costs as much as a small draft and compiling one expression more than the rest of
its clause. This knows names, `facts.region`, `has('x')`, filters with literal arguments,
comparisons, `in`, `not`, `and`, `or` and brackets; for anything else `plain_tree` returns None and
Jinja2 decides. A test holds both against each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from clausekit.templating.trouble import MAX_DEPTH

_TOKEN = re.compile(
    r"""\s*(?:(?P<string>'[^'\\]*'|"[^"\\]*")|(?P<number>\d+(?:\.\d+)?(?![\w.]))"""
    r"""|(?P<name>[A-Za-z_]\w*)|(?P<mark>[=!<>]=|[<>.|(),\[\]]))\s*""",
    re.ASCII,
)
_OPERATORS = frozenset({"==", "!=", "<", "<=", ">", ">=", "in", "not in"})
_LITERALS = {"true": True, "True": True, "false": False, "False": False, "none": None, "None": None}
_KEYWORDS = frozenset({"and", "or", "not", "in", "is", "if", "else"})


class Node(NamedTuple):
    """A node of an expression.

    Attributes:
        kind: `literal`, `name`, `attribute`, `call`, `filter`, `compare`, `not`, `and`, `or`.
        value: What the kind needs: a name, a literal, an operator, arguments.
    """

    kind: str
    value: Any
    parts: tuple[Node, ...] = ()


@lru_cache(maxsize=4096)
def plain_tree(expression: str) -> Node | None:
    """Return the expression as a tree, or None when it needs Jinja2."""
    try:
        return _Parser(expression).parse()
    except _NotPlainError:
        return None


def names_of(tree: Node) -> tuple[str, ...]:
    """Return every name that the tree reads, each once."""
    found: dict[str, None] = {}
    if tree.kind == "name":
        found[tree.value] = None
    for part in tree.parts:
        found.update(dict.fromkeys(names_of(part)))
    return tuple(found)


def filters_of(tree: Node) -> tuple[str, ...]:
    """Return every filter that the tree uses."""
    own = (tree.value[0],) if tree.kind == "filter" else ()
    return own + tuple(name for part in tree.parts for name in filters_of(part))


class _NotPlainError(Exception):
    """The expression needs Jinja2."""


class _Parser:
    def __init__(self, expression: str) -> None:
        self.tokens: list[tuple[str, str]] = []
        self.at = 0
        position = 0
        while position < len(expression):
            found = _TOKEN.match(expression, position)
            if found is None or found.lastgroup is None:
                raise _NotPlainError
            self.tokens.append((found.lastgroup, found[found.lastgroup]))
            position = found.end()
        if sum(mark == "(" for _, mark in self.tokens) > MAX_DEPTH:
            raise _NotPlainError

    def parse(self) -> Node:
        tree = self._or()
        if self.at != len(self.tokens):
            raise _NotPlainError
        return tree

    def _peek(self, ahead: int = 0) -> str:
        at = self.at + ahead
        if at >= len(self.tokens) or self.tokens[at][0] == "string":
            return ""
        return self.tokens[at][1]

    def _take(self) -> tuple[str, str]:
        if self.at >= len(self.tokens):
            raise _NotPlainError
        self.at += 1
        return self.tokens[self.at - 1]

    def _expect(self, mark: str) -> None:
        if self._take() != ("mark", mark):
            raise _NotPlainError

    def _or(self) -> Node:
        return self._joined("or", self._and)

    def _and(self) -> Node:
        return self._joined("and", self._not)

    def _joined(self, word: str, part: Callable[[], Node]) -> Node:
        parts = [part()]
        while self._peek() == word:
            self.at += 1
            parts.append(part())
        return parts[0] if len(parts) == 1 else Node(word, None, tuple(parts))

    def _not(self) -> Node:
        if self._peek() != "not":
            return self._compare()
        self.at += 1
        if self._peek() == "not":
            raise _NotPlainError
        return Node("not", None, (self._compare(),))

    def _compare(self) -> Node:
        left = self._postfix()
        sign = self._peek()
        if sign == "not" and self._peek(1) == "in":
            self.at += 1
            sign = "not in"
        if sign not in _OPERATORS:
            return left
        self.at += 1
        right = self._postfix()
        if self._peek() in _OPERATORS or self._peek() == "not":
            raise _NotPlainError
        return Node("compare", sign, (left, right))

    def _postfix(self) -> Node:
        tree = self._primary()
        while self._peek() == ".":
            self.at += 1
            kind, name = self._take()
            if kind != "name":
                raise _NotPlainError
            tree = Node("attribute", name, (tree,))
        if self._peek() == "(":
            if tree.kind != "name":
                raise _NotPlainError
            tree = Node("call", self._arguments(), (tree,))
        while self._peek() == "|":
            self.at += 1
            kind, name = self._take()
            if kind != "name" or name in _KEYWORDS:
                raise _NotPlainError
            arguments = self._arguments() if self._peek() == "(" else ()
            tree = Node("filter", (name, arguments), (tree,))
        if self._peek() in {".", "("}:
            raise _NotPlainError
        return tree

    def _primary(self) -> Node:
        kind, text = self._take()
        if kind == "name" and text not in _KEYWORDS and text not in _LITERALS:
            return Node("name", text)
        if (kind, text) == ("mark", "("):
            tree = self._or()
            self._expect(")")
            return tree
        if (kind, text) == ("mark", "["):
            return Node("literal", list(self._literals("]")))
        self.at -= 1
        return Node("literal", self._literal())

    def _arguments(self) -> tuple[object, ...]:
        self._expect("(")
        return self._literals(")")

    def _literals(self, end: str) -> tuple[object, ...]:
        found: list[object] = []
        while self._peek() != end:
            found.append(self._literal())
            if self._peek() == ",":
                self.at += 1
            elif self._peek() != end:
                raise _NotPlainError
        self.at += 1
        return tuple(found)

    def _literal(self) -> object:
        kind, text = self._take()
        if kind == "string":
            return text[1:-1]
        if kind == "number" and len(text) <= 15 and not re.match(r"0\d", text):
            return float(text) if "." in text else int(text)
        if kind == "name" and text in _LITERALS:
            return _LITERALS[text]
        raise _NotPlainError
