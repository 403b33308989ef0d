"""Names that an expression reads, found without a template engine."""

from __future__ import annotations

import re

MAX_EXPRESSION = 500

_TOKEN = re.compile(
    r"""
    (?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
  | (?P<number>\d[\w.]*)
  | (?P<name>[^\W\d]\w*)
  | (?P<mark>[=!<>]=|[^\s])
    """,
    re.VERBOSE | re.DOTALL,
)
_WORDS = frozenset(
    ["and", "or", "not", "in", "is", "if", "else", "true", "false", "none", "True", "False", "None"]
)


def bare_name(expression: str) -> str:
    """Return the expression when it is nothing but a name, else an empty text."""
    return expression if expression.isidentifier() and expression not in _WORDS else ""


def names_in(expression: str) -> tuple[str, ...]:
    """Return every name that the expression reads, each once, in the order of their places.

    Attributes, filters, tests, names of arguments and words in quotation marks are not names.
    """
    if bare_name(expression):
        return (expression,)
    found: dict[str, None] = {}
    tokens = [(m.lastgroup, m[0]) for m in _TOKEN.finditer(expression)]
    for index, (kind, text) in enumerate(tokens):
        before = [word for _, word in tokens[max(0, index - 2) : index]]
        after = tokens[index + 1][1] if index + 1 < len(tokens) else ""
        if kind == "name" and text not in _WORDS and not _is_label(before, after):
            found[text] = None
    return tuple(found)


def _is_label(before: list[str], after: str) -> bool:
    if before and before[-1] in {".", "|", "is"}:
        return True
    if before == ["is", "not"]:
        return True
    return after == "=" and bool(before) and before[-1] in {"(", ","}
