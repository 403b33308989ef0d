"""A project's own word lists: rules in YAML, without Python.

```yaml
rule: words/house-style
severity: warning            # error, warning or info
language: en                 # or a list; left out: every language
why: says in two words what the house says in one.
fix: true                    # --fix may make the replacements; left out: they are only suggested
words:
  - find: human capital
    use: workers
  - find: [stakeholder, stakeholders]
    use: [party, parties]
    why: hides who is meant.
except: [multi-stakeholder]
```
"""

# ruff: noqa: D102
# The base class documents `check`, which not every rule needs all of.

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from clausekit.diagnostics import Report, Severity
from clausekit.errors import ConfigError, InputError
from clausekit.lint.facts import LintContext
from clausekit.lint.passages.passage import Document
from clausekit.lint.passages.words import WORD, fold
from clausekit.lint.phrases import Entry, PhraseTable, in_style_of
from clausekit.lint.rule import Finding, Rule
from clausekit.lint.rules.terms_foreign import is_defined

_KEYS = {"rule", "severity", "language", "why", "fix", "words", "except"}
_WORD_KEYS = {"find", "use", "why"}


class WordListRule(Rule):
    """A phrase stands on a word list of the project."""

    phrases = True

    def __init__(self, data: Mapping[str, Any], where: str) -> None:
        self._check_keys(data, _KEYS, where)
        name = data.get("rule")
        if not isinstance(name, str) or not re.fullmatch(r"[a-z][\w-]*/[a-z][\w-]*", name):
            raise ConfigError(f"{where}: “rule” must be a name such as words/house-style.")
        self.name = name  # type: ignore[misc]
        self.severity = self._severity(data.get("severity", "warning"), where)  # type: ignore[misc]
        self.languages = frozenset(_texts(data.get("language", ()), where))  # type: ignore[misc]
        self.why = str(data.get("why", "is not what this house says."))
        self.fixes = self._flag(data.get("fix", False), where)  # type: ignore[misc]
        self.own_reasons: dict[tuple[str, ...], str] = {}
        self.exceptions = tuple(fold(e) for e in _texts(data.get("except", ()), where))
        words = data.get("words")
        if not isinstance(words, Sequence) or isinstance(words, str) or not words:
            raise ConfigError(f"{where}: “words” must be a list of entries with “find”.")
        self.table = PhraseTable(e for w in words for e in self._entries(w, where))

    @staticmethod
    def _check_keys(data: object, known: set[str], where: str) -> None:
        if not isinstance(data, Mapping):
            raise ConfigError(f"{where}: a word list is a mapping with “rule” and “words”.")
        unknown = sorted(str(k) for k in set(data) - known)
        if unknown:
            raise ConfigError(
                f"{where}: unknown key “{unknown[0]}”.", f"Known: {', '.join(sorted(known))}."
            )

    @staticmethod
    def _severity(value: object, where: str) -> Severity:
        try:
            return Severity(str(value))
        except ValueError:
            raise ConfigError(
                f"{where}: “{value}” is no severity.", "Use error, warning or info."
            ) from None

    @staticmethod
    def _flag(value: object, where: str) -> bool:
        if isinstance(value, bool):
            return value
        raise ConfigError(f"{where}: “fix” must be true or false.")

    def _entries(self, word: object, where: str) -> Iterator[Entry]:
        self._check_keys(word, _WORD_KEYS, where)
        assert isinstance(word, Mapping)
        found, use = _texts(word.get("find", ()), where), _texts(word.get("use", ()), where)
        if not found:
            raise ConfigError(f"{where}: an entry of “words” lacks “find”.")
        for k, phrase in enumerate(found):
            folded = fold(phrase)
            words = tuple(WORD.findall(folded))
            if not words:
                raise ConfigError(f"{where}: “{phrase}” holds no word.")
            spans = [m.span() for m in WORD.finditer(folded)]
            joints = tuple(folded[a[1] : b[0]].strip() or " " for a, b in itertools.pairwise(spans))
            better = (use[min(k, len(use) - 1)],) if use else ()
            if "why" in word:
                self.own_reasons[words] = str(word["why"])
            yield Entry(words, joints, better, frozenset(), plural=False)

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        for passage, hit in self.table.search(document):
            if self.languages and passage.language not in self.languages:
                continue
            around = passage.lower[max(hit.start - 40, 0) : hit.end + 40]
            if passage.quiet(hit.start, hit.end) or any(e in around for e in self.exceptions):
                continue
            actual = passage.text[hit.start : hit.end]
            words = hit.entry.replacements[:1]
            better = in_style_of(passage.text, actual, words[0]) if words else ""
            why = self.own_reasons.get(hit.entry.words, self.why)
            hint = f"Better: “{better}”." if better else ""
            offered = self.fixes and better and not is_defined(document, context, actual)
            yield self.at(
                passage,
                hit.start,
                hit.end,
                f"“{actual}” {why}",
                hint=hint,
                expected=better,
                fix=better if offered else None,
                kind=document.kind,
            )


def _texts(value: object, where: str) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, (list, tuple)) and all(isinstance(v, str) for v in value):
        return tuple(value)
    raise ConfigError(f"{where}: “{value}” must be a text or a list of texts.")


def word_list(text: str, where: str) -> Rule:
    """Return the rule that a word list in YAML makes.

    Raises:
        ConfigError: The list is not understood.
        InputError: The YAML cannot be read; the diagnostics say where.
    """
    from clausekit.source.yaml import load_yaml

    report = Report()
    document = load_yaml(text, where, report)
    if document is None or report.has_errors:
        raise InputError(f"{where} cannot be read.", report)
    return WordListRule(document.data if isinstance(document.data, Mapping) else {}, where)


def read_word_list(path: Path) -> Rule:
    """Return the rule of a word-list file.

    Raises:
        ConfigError: There is no such file, or the list is not understood.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as cause:
        raise ConfigError(f"{path} cannot be read.") from cause
    return word_list(text, str(path))
