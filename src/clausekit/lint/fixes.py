"""Replacements that keep the legal meaning, as a plan and as text; nothing here writes a file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from clausekit.diagnostics import Diagnostic, Fix
from clausekit.lean import dataclass
from clausekit.lint.grammar import agreeing
from clausekit.lint.rule import Finding
from clausekit.source.span import Span


@dataclass(frozen=True, slots=True)
class FixPlan:
    """What `--fix` would do: replacements by file, and what it leaves to a person.

    Attributes:
        skipped: Fixes that overlap another, or whose words stand in no file.
    """

    by_file: Mapping[str, tuple[Fix, ...]]
    skipped: tuple[Fix, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.by_file)


@dataclass(frozen=True, slots=True)
class Edit:
    """New words for a range of a text; the range takes in the word before where it has to agree."""

    start: int
    end: int
    new: str


def plan(diagnostics: Iterable[Diagnostic]) -> FixPlan:
    """Return the replacements that the diagnostics offer, in the order of their places."""
    found: dict[str, list[Fix]] = defaultdict(list)
    offered = dict.fromkeys(d.fix for d in diagnostics if d.fix is not None)
    skipped: list[Fix] = [fix for fix in offered if fix.span is None]
    placed = [(fix.span, fix) for fix in offered if fix.span is not None]
    ends: dict[str, tuple[int, int]] = {}
    for span, fix in sorted(placed, key=lambda f: (*_place(f[0]), f[1].new)):
        if (span.line, span.column) < ends.get(span.file, (0, 0)):
            skipped.append(fix)
        else:
            found[span.file].append(fix)
            ends[span.file] = (span.line, span.column + len(fix.old))
    return FixPlan({file: tuple(fixes) for file, fixes in found.items()}, tuple(skipped))


def _place(span: Span) -> tuple[str, int, int]:
    return span.file, span.line, span.column


def fixed(text: str, fixes: Iterable[Fix]) -> tuple[str, tuple[Fix, ...]]:
    """Return the text with the replacements, and those that no longer fit it.

    A replacement is made only where its old words stand at its place, so that a file that was
    edited in between is never damaged.
    """
    lines = text.splitlines(keepends=True)
    left: list[Fix] = []
    placed = [(fix.span, fix) for fix in fixes if fix.span is not None]
    for span, fix in sorted(placed, key=lambda f: _place(f[0]), reverse=True):
        row, column = span.line - 1, span.column - 1
        if not 0 <= row < len(lines) or lines[row][column : column + len(fix.old)] != fix.old:
            left.append(fix)
            continue
        lines[row] = with_edits(lines[row], [edit_of(lines[row], column, fix)])
    return "".join(lines), tuple(reversed(left))


def edit_of(text: str, start: int, fix: Fix) -> Edit:
    """Return the edit that makes a replacement at a place of a text."""
    less, word = agreeing(text[:start], fix.old, fix.new, fix.language)
    return Edit(start - less, start + len(fix.old), word + fix.new)


def with_edits(text: str, edits: Sequence[Edit]) -> str:
    """Return the text with edits that do not overlap."""
    for edit in sorted(edits, key=lambda e: e.start, reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def offered(findings: Iterable[Finding]) -> dict[int, list[Finding]]:
    """Return the findings that offer a replacement, by paragraph; of two that overlap, the first."""
    found: dict[int, list[Finding]] = defaultdict(list)
    ends: dict[int, int] = {}
    with_fix = [f for f in findings if f.diagnostic.fix is not None and f.paragraph >= 0]
    for finding in sorted(with_fix, key=lambda f: (f.paragraph, f.start, -f.end)):
        if finding.start >= ends.get(finding.paragraph, 0):
            found[finding.paragraph].append(finding)
            ends[finding.paragraph] = finding.end
    return dict(found)
