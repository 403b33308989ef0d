"""Which rules run, how grave their findings are, and when a run counts as failed."""

from __future__ import annotations

import fnmatch
from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Any

from clausekit.diagnostics import Severity
from clausekit.errors import ConfigError
from clausekit.lean import dataclass
from clausekit.lint.passages.words import word_set

_KEYS = word_set("rules ignore severity fail-on show word-lists baseline")


@dataclass(frozen=True, slots=True)
class LintSettings:
    """What a project or a command line asks of the linter.

    Attributes:
        rules: Patterns of rules to run (`gender/*`); empty for all.
        ignore: Patterns of rules to leave out.
        severity: A severity of one's own by rule name.
        fail_on: The gentlest severity at which a run counts as failed.
        show: The gentlest severity that a report shows.
        word_lists: Paths of a project's own word lists.
        baseline: Path of the baseline file, or empty.
    """

    rules: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    fail_on: Severity = Severity.WARNING
    show: Severity = Severity.WARNING
    word_lists: tuple[str, ...] = ()
    baseline: str = ""

    def runs(self, names: Sequence[str]) -> bool:
        """Return whether a rule with these names (today's first, then earlier ones) is to run."""
        wanted = not self.rules or any(_matches(n, self.rules) for n in names)
        return wanted and not any(_matches(n, self.ignore) for n in names)

    @classmethod
    def from_table(cls, data: Mapping[str, Any], where: str = ".clausekit.toml") -> LintSettings:
        """Return the settings of the `[lint]` table of a configuration file.

        Raises:
            ConfigError: A key or a value that is not understood.
        """
        unknown = sorted(set(data) - _KEYS)
        if unknown:
            raise ConfigError(
                f"{where}: unknown key “{unknown[0]}” in [lint].",
                f"Known: {', '.join(sorted(_KEYS))}.",
            )
        return cls(
            rules=_texts(data, "rules", where),
            ignore=_texts(data, "ignore", where),
            severity={
                str(k): _severity(v, where) for k, v in dict(data.get("severity", {})).items()
            },
            fail_on=_severity(data.get("fail-on", "warning"), where),
            show=_severity(data.get("show", "warning"), where),
            word_lists=_texts(data, "word-lists", where),
            baseline=str(data.get("baseline", "")),
        )


def _matches(name: str, patterns: Sequence[str]) -> bool:
    return any(
        name == p or name.split("/", 1)[0] == p or fnmatch.fnmatchcase(name, p) for p in patterns
    )


def _texts(data: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = data.get(key, ())
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, (list, tuple)) or not all(isinstance(v, str) for v in value):
        raise ConfigError(f"{where}: “{key}” must be a list of texts.")
    return tuple(value)


def _severity(value: object, where: str) -> Severity:
    try:
        return Severity(str(value))
    except ValueError:
        raise ConfigError(
            f"{where}: “{value}” is no severity.", "Use error, warning or info."
        ) from None
