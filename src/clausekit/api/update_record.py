"""The record of an update: every version of what collided or was merged, side by side, in one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausekit.api.side_by_side import columns, differing

if TYPE_CHECKING:
    from clausekit.api.updating import OverlayUpdate
    from clausekit.library.overlay_update import Part

_WIDTH = 116


def record_path(clause: str, version: str) -> str:
    """Return the path of a record in its layer."""
    return f"updates/{clause}/{version or 'gone'}.md"


def record_text(done: OverlayUpdate) -> str:
    """Return the record as Markdown."""
    lines = [
        f"# {done.clause}: {done.before} → {done.after}",
        "",
        "Nothing reads this file; delete it when it has served.",
    ]
    if done.conflicts:
        lines += [
            "",
            "Where both sides changed the same words, yours stand and the update is still open.",
            "Change them as you see fit, then run",
            f"`clausekit update {done.clause} --in {done.layer} --keep` (yours as they then stand) or",
            f"`clausekit update {done.clause} --in {done.layer} --take` (those of the library).",
        ]
    for part in done.parts:
        lines += ["", *_part(part)]
    return "\n".join(lines) + "\n"


def part_columns(part: Part, width: int) -> str:
    """Return was, now and yours beside each other: only what differs, where that is enough."""
    titles = ("Library, before", "Library, now", "Yours")
    return columns(titles, (part.base, part.theirs, part.ours), width)


def _part(part: Part) -> list[str]:
    state = "open" if part.conflict else "changed" if part.result != part.ours else "kept"
    lines = [f"## {part.file}: {part.what} ({state})", "", "```text"]
    lines += [part_columns(part, _WIDTH), "```"]
    if part.base is not None and part.theirs is not None:
        gone, come = differing(part.base, part.theirs)
        lines += ["", "What the library changed:", "", "```text"]
        lines += [columns(("Before", "Now"), (gone or None, come or None), _WIDTH), "```"]
    if part.result != part.ours:
        lines += [
            "",
            "What stands in your layer now:",
            "",
            "```text",
            part.result or "(nothing)",
            "```",
        ]
    for title, text in (
        ("Library, before", part.base),
        ("Library, now", part.theirs),
        ("Yours", part.ours),
    ):
        lines += [
            "",
            f"### {title}",
            "",
            "```text",
            text if text is not None else "(nothing)",
            "```",
        ]
    return lines
