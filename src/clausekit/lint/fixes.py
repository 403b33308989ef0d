"""Replacements that keep the legal meaning, as a plan and as text; nothing here writes a file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from clausekit.diagnostics import Diagnostic, Fix


@dataclass(frozen=True, slots=True)
class FixPlan:
    """What `--fix` would do: replacements by file, and what it leaves to a person.

    Attributes:
        skipped: Fixes whose old text no longer stands at their place, or that overlap another.
    """

    by_file: Mapping[str, tuple[Fix, ...]]
    skipped: tuple[Fix, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.by_file)


def plan(diagnostics: Iterable[Diagnostic]) -> FixPlan:
    """Return the replacements that the diagnostics offer, in the order of their places."""
    found: dict[str, list[Fix]] = defaultdict(list)
    skipped: list[Fix] = []
    offered = {d.fix for d in diagnostics if d.fix is not None}
    for fix in sorted(offered, key=lambda f: (f.span.file, f.span.line, f.span.column, f.new)):
        before = found[fix.span.file][-1] if found[fix.span.file] else None
        if before is not None and (fix.span.line, fix.span.column) < (
            before.span.line,
            before.span.column + len(before.old),
        ):
            skipped.append(fix)
        else:
            found[fix.span.file].append(fix)
    return FixPlan({file: tuple(fixes) for file, fixes in found.items() if fixes}, tuple(skipped))


def fixed(text: str, fixes: Iterable[Fix]) -> tuple[str, tuple[Fix, ...]]:
    """Return the text with the replacements, and those that no longer fit it.

    A replacement is made only where its old words stand at its place, so that a file that was
    edited in between is never damaged.
    """
    lines = text.splitlines(keepends=True)
    left: list[Fix] = []
    for fix in sorted(fixes, key=lambda f: (f.span.line, f.span.column), reverse=True):
        row, column = fix.span.line - 1, fix.span.column - 1
        if not 0 <= row < len(lines) or lines[row][column : column + len(fix.old)] != fix.old:
            left.append(fix)
            continue
        line = lines[row]
        before = line[:column]
        lines[row] = _article(before, fix.new) + fix.new + line[column + len(fix.old) :]
    return "".join(lines), tuple(reversed(left))


def _article(before: str, new: str) -> str:
    """Mend an indefinite article before the new word: a foreman, an adviser."""
    for article, other, wants in (("a ", "an ", True), ("an ", "a ", False)):
        if before.lower().endswith(f" {article}") or before.lower() == article:
            vowel = new[:1].lower() in "aeiou" and not new.lower().startswith(
                ("uni", "use", "one", "eu")
            )
            if vowel == wants:
                kept = before[: -len(article)]
                return kept + (other.capitalize() if before[-len(article)].isupper() else other)
    return before
