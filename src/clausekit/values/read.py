"""Reads what a user or a clause wrote for a parameter into a typed value."""

from __future__ import annotations

from collections.abc import Callable

from clausekit.diagnostics import Report
from clausekit.source.span import Span
from clausekit.values.compare import compare
from clausekit.values.figures import (
    read_count,
    read_duration,
    read_money,
    read_percent,
    read_ratio,
)
from clausekit.values.refused import Context, Refused, shortened
from clausekit.values.spec import Spec
from clausekit.values.types import TypedValue
from clausekit.values.wordings import read_choice, read_date, read_flag, read_list, read_text

_READERS: dict[str, Callable[[object, Context], TypedValue]] = {
    "duration": read_duration,
    "count": read_count,
    "ratio": read_ratio,
    "percent": read_percent,
    "money": read_money,
    "date": read_date,
    "text": read_text,
    "choice": read_choice,
    "flag": read_flag,
    "list": read_list,
}


def read_value(
    spec: Spec,
    raw: object,
    currency: str,
    span: Span | None,
    report: Report,
    *,
    language: str = "en",
) -> TypedValue | None:
    """Return the typed value of what was written, or None after reporting what is wrong.

    Args:
        spec: The parameter.
        raw: What stands in the file: a number, text, truth or list.
        currency: The agreement's currency, for money without its own.
        span: Where it stands.
        report: Takes the mistake.
        language: The agreement's, whose names of units are understood beside English.
    """
    context = Context(spec, currency, language)
    try:
        value = _READERS[spec.type](raw, context)
        _check_range(value, context)
    except Refused as refused:
        report.error(
            f"value/{refused.rule}",
            f"{spec.name}: {refused.message}",
            span,
            hint=refused.hint,
            actual=shortened(raw),
        )
        return None
    return value


def _check_range(value: TypedValue, context: Context) -> None:
    for bound, side, wrong in (
        (context.spec.minimum, "below the minimum", -1),
        (context.spec.maximum, "above the maximum", 1),
    ):
        if bound is None or value.kind not in {"duration", "count", "ratio", "percent", "money"}:
            continue
        limit = _READERS[context.spec.type](bound, context)
        if compare(value, limit) == wrong:
            raise Refused(
                "range",
                f"“{_shown(value)}” is {side} of {_shown(limit)}.",
                f"Write {'at least' if wrong < 0 else 'at most'} {_shown(limit)}.",
            )


def _shown(value: TypedValue) -> str:
    from clausekit.values.format import show

    return show(value, "en")
