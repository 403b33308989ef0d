"""Why an expression has no result."""

from __future__ import annotations

from collections.abc import Iterable

from clausekit.source.nearest import suggestion

MAX_EXPRESSION = 500
MAX_RESULT = 10_000
MAX_NUMBER = 10**15
MAX_DEPTH = 20
_FEW = 12
FAILURES = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError)


class ExpressionError(Exception):
    """An expression that cannot be evaluated; it never leaves this package.

    Attributes:
        rule: Second half of the rule's name.
        message: What is wrong.
        hint: What to do.
        names: Names that nothing defines.
    """

    def __init__(
        self, rule: str, message: str, hint: str = "", names: tuple[str, ...] = ()
    ) -> None:
        super().__init__(rule, message, hint, names)
        self.rule, self.message, self.hint, self.names = rule, message, hint, names


def no_value(what: str) -> ExpressionError:
    """Return the error for a result that cannot be printed or asked."""
    return ExpressionError("type", f"The expression gives {what}, not a value.")


def undefined(name: str, known: Iterable[str], what: str = "name") -> ExpressionError:
    """Return the error for a name that nothing defines, with the nearest that something does."""
    return ExpressionError(
        "undefined" if what != "filter" else "filter",
        f"“{name}” is no {what} here.",
        nearest(name, known),
        (name,),
    )


def nearest(name: str, known: Iterable[str]) -> str:
    """Return a hint: the nearest known name, else all of them when they are few."""
    names = sorted(str(key) for key in known)[:1000]
    few = f"There is {', '.join(names)}." if 0 < len(names) <= _FEW else ""
    return suggestion(name[:100], names, few)


def not_comparable(cause: Exception) -> ExpressionError:
    """Return the error for operands that do not fit each other."""
    text = str(cause).split("\n")[0][:200]
    return ExpressionError("type", f"The expression cannot be worked out: {text}.")
