"""YAML that cannot be read: what the parser says, in words that say what to do."""

from __future__ import annotations

import re

import yaml

from clausekit.diagnostics import Diagnostic
from clausekit.source.span import Span

# Named one by one: “all but what may stand here” takes ten times as long to compile.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)
_LAST_LINE_HINT = "Look for a bracket or a quotation mark that is not closed further up."

# Part of the parser's own words, what we say, and what to do. The first that fits is used.
_EXPLAINED: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "A second “: ” stands in this value.",
        "Put a text that contains a colon in quotation marks, or mend the indentation.",
    ),
    (
        "could not find expected ':'",
        "This line is neither a key with a colon nor part of the value above.",
        "Add “: ” after the key, or mend the indentation.",
    ),
    (
        "expected ',' or ']'",
        "A list in square brackets lacks a comma or its closing bracket.",
        "Add the comma or “]”.",
    ),
    (
        "expected ',' or '}'",
        "A mapping in braces lacks a comma or its closing brace.",
        "Add the comma or “}”; in braces, a text with “[[”, “{” or a comma needs quotation marks.",
    ),
    (
        "did not find expected key",
        "This line does not fit the lines around it.",
        "Keys of one mapping begin in the same column; a text after a closing quotation mark "
        "belongs inside it.",
    ),
    (
        "did not find expected '-' indicator",
        "This line does not fit the list above it.",
        "Entries of one list begin with “- ” in the same column.",
    ),
    (
        "unexpected end of stream",
        "A quotation mark is opened here and never closed.",
        "Close it.",
    ),
    (
        "unknown escape character",
        "A backslash stands before a letter that it does not go with.",
        "Use single quotation marks, or write “\\\\” for a backslash.",
    ),
    (
        "block sequence entries are not allowed",
        "A list entry (“- ”) stands where none can begin.",
        "Begin the list on the line after its key.",
    ),
)


def bad_character(text: str, file: str, first_line: int) -> Diagnostic | None:
    """Return a diagnostic for the first control character in the text, if there is one."""
    if (found := _UNPRINTABLE.search(text)) is None:
        return None
    before = text[: found.start()]
    line = before.count("\n")
    column = found.start() - (before.rfind("\n") + 1) + 1
    return Diagnostic(
        "yaml/control-character",
        f"The invisible character U+{ord(found.group()):04X} stands here.",
        span=Span(file, first_line + line, column),
        hint="Delete it.",
    )


def explain_syntax(error: yaml.YAMLError, text: str, file: str, first_line: int) -> Diagnostic:
    """Return a diagnostic that says where YAML stopped making sense and what to do."""
    problem = getattr(error, "problem", None) or str(error)
    mark = getattr(error, "problem_mark", None)
    if "end of stream" in problem and getattr(error, "context_mark", None):
        mark = error.context_mark  # type: ignore[attr-defined]
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.split("\n")
    rest = lines[line][column:] if line < len(lines) else ""
    message, hint = _words(problem, rest)
    if not rest and line >= len(lines) - 1:
        hint = f"{hint} {_LAST_LINE_HINT}".strip()
    span = Span(file, first_line + line, column + 1)
    return Diagnostic("yaml/syntax", message, span=span, hint=hint, actual=rest[:60])


def _words(problem: str, rest: str) -> tuple[str, str]:
    if "cannot start any token" in problem:
        return _unstartable(rest)
    for part, message, hint in _EXPLAINED:
        if part in problem:
            return message, hint
    return f"This is not YAML: {problem}.", "Look at the line and the one before it."


def _unstartable(rest: str) -> tuple[str, str]:
    if rest.startswith("\t"):
        return "A tab stands where the line is indented.", "Indent by spaces."
    return (
        f"A plain text cannot begin with “{rest[:1]}”.",
        "Put the text in quotation marks.",
    )
