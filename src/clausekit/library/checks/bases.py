"""Every basis and every anchor names a record that is there, and a mark that somebody earned."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clausekit.library.checks.context import ClauseView, Context
from clausekit.source.nearest import suggestion

UNSEEN = "not-yet"


def check_bases(view: ClauseView, context: Context) -> None:
    """Report unknown instruments and marks without the address that was opened."""
    for index, basis in enumerate(view.clause.bases):
        place = ("bases", index)
        if basis.instrument not in context.instruments:
            message = f"“{basis.instrument}” is not in instruments.yaml."
            hint = suggestion(basis.instrument, context.instruments, "Add a record of it.")
            span = view.span(*place, "instrument")
            view.error("bases/unknown-instrument", message, span, context.report, hint)
        if basis.verified != UNSEEN and not basis.url:
            _report_unearned(view, context, (*place, "verified"), basis.verified)
    for name, parameter in view.clause.parameters.items():
        if parameter.anchor:
            _check_anchor(view, context, name, parameter.anchor)


def check_instruments(context: Context) -> None:
    """Report records of law whose mark names no address, and records that nobody cites."""
    cited = {b.instrument for view in context.views.values() for b in view.clause.bases}
    for view in context.views.values():
        cited |= {
            use.node.instrument
            for uses in view.uses.values()
            for use in uses
            if hasattr(use.node, "instrument")
        }
        for parameter in view.clause.parameters.values():
            cited.add(str((parameter.anchor or {}).get("source", "")))
    for id_, record in context.instruments.items():
        if record.verified != UNSEEN and not record.url:
            message = f"“{id_}” is marked “{record.verified}” but gives no address."
            hint = f"Add the “url” that was opened, or say “{UNSEEN}”."
            context.report.error("bases/no-url", message, record.span, hint=hint)
        if id_ not in cited and context.complete:
            message = f"No clause cites “{id_}”."
            context.report.warning("bases/uncited", message, record.span, hint="Delete the record.")


def _check_anchor(view: ClauseView, context: Context, name: str, anchor: Mapping[str, Any]) -> None:
    source = str(anchor.get("source", ""))
    path = ("parameters", name, "anchor")
    if source and "." not in source and ":" not in source and source not in context.instruments:
        message = f"“{source}” is neither an instrument nor an address."
        hint = suggestion(source, context.instruments)
        span = view.span(*path, "source")
        view.error("bases/unknown-instrument", message, span, context.report, hint)
    verified = anchor.get("verified", UNSEEN)
    if verified != UNSEEN and not (anchor.get("url") or "." in source):
        _report_unearned(view, context, (*path, "verified"), verified)


def _report_unearned(
    view: ClauseView, context: Context, path: tuple[str | int, ...], verified: str
) -> None:
    message = f"The mark “{verified}” needs the address that was opened."
    hint = f"Add “url”, or say “verified: {UNSEEN}”."
    view.error("bases/no-url", message, view.span(*path), context.report, hint)
