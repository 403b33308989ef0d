"""What is wrong, where, and what to do next.

A diagnostic is a value. It is collected in a report and never raised; an exception may carry some.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from enum import StrEnum

from clausekit.lean import dataclass
from clausekit.source.span import Span


class Severity(StrEnum):
    """How sure a finding is: error is certain, warning is likely, info is a heuristic."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return _RANKS[self]


_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True)
class Fix:
    """A replacement for words, offered because the legal meaning stays the same.

    Attributes:
        span: The place in a file; None for words read from Word or made in memory.
        language: Two letters, so that the word before can be made to agree.
    """

    span: Span | None
    old: str
    new: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    Attributes:
        rule: `group/name`, never a number.
        message: One sentence: what, which, where.
        severity: How sure the finding is.
        span: The place in a file, or None for something made in memory or read from Word.
        place: The place for a person who sees no file: `provision 14.2.1`, `paragraph 37`.
        clause: The clause id, where one is known.
        hint: What to do next.
        actual: The offending text.
        expected: What would be right.
        fix: A replacement that keeps the legal meaning.
    """

    rule: str
    message: str
    severity: Severity = Severity.ERROR
    span: Span | None = None
    place: str = ""
    clause: str = ""
    hint: str = ""
    actual: str = ""
    expected: str = ""
    fix: Fix | None = None

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order of a report: by file, line, column, then rule and message."""
        if self.span is None:
            return ("", 0, 0, self.place, self.rule + self.message)
        return (self.span.file, self.span.line, self.span.column, self.rule, self.message)

    def __str__(self) -> str:
        where = str(self.span) if self.span else self.place
        head = f"{where}: " if where else ""
        tail = f" {self.hint}" if self.hint else ""
        return f"{head}{self.severity}: {self.message}{tail} [{self.rule}]"


@dataclass(slots=True)
class Report:
    """Findings in the order of their places, each once."""

    _items: dict[Diagnostic, None] = field(default_factory=dict)

    def add(self, diagnostic: Diagnostic) -> None:
        """Take a finding in, unless it is here already."""
        self._items[diagnostic] = None

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Take several findings in."""
        for diagnostic in diagnostics:
            self.add(diagnostic)

    def error(self, rule: str, message: str, span: Span | None = None, **more: str) -> None:
        """Add an error; `more` are further text fields of the diagnostic."""
        self.add(Diagnostic(rule, message, Severity.ERROR, span, **more))  # type: ignore[arg-type]

    def warning(self, rule: str, message: str, span: Span | None = None, **more: str) -> None:
        """Add a warning; `more` are further text fields of the diagnostic."""
        self.add(Diagnostic(rule, message, Severity.WARNING, span, **more))  # type: ignore[arg-type]

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(sorted(self._items, key=lambda d: d.sort_key))

    def __len__(self) -> int:
        return len(self._items)

    def __bool__(self) -> bool:
        return bool(self._items)

    @property
    def has_errors(self) -> bool:
        """Whether a finding is certain."""
        return any(d.severity is Severity.ERROR for d in self._items)

    def errors(self) -> tuple[Diagnostic, ...]:
        """Return the certain findings, in order."""
        return tuple(d for d in self if d.severity is Severity.ERROR)

    def worst(self) -> Severity | None:
        """Return the gravest severity, or None for an empty report."""
        return min((d.severity for d in self._items), key=lambda s: s.rank, default=None)
