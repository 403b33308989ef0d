"""A baseline: the findings that a document starts with, so that only new ones are reported."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from clausekit.errors import ConfigError
from clausekit.lint.rule import Finding
from clausekit.model.prose import Prose


def fingerprint(finding: Finding, prose: Prose) -> str:
    """Return a name for the finding that survives moves: rule, words, and the paragraph's text."""
    around = (
        prose.paragraphs[finding.paragraph].text
        if finding.paragraph >= 0
        else finding.diagnostic.message
    )
    return f"{finding.diagnostic.rule}|{finding.diagnostic.actual}|{_digest(around)}"


@lru_cache(64)  # a paragraph may have many findings
def _digest(text: str) -> str:
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:12]


def baseline_text(findings: Iterable[Finding], prose: Prose) -> str:
    """Return the baseline file for the findings."""
    counts = Counter(fingerprint(f, prose) for f in findings)
    return (
        json.dumps(
            {"baseline": 1, "findings": dict(sorted(counts.items()))}, ensure_ascii=False, indent=1
        )
        + "\n"
    )


def known_counts(text: str, where: str = "baseline") -> Counter[str]:
    """Return how often each known finding may occur.

    Raises:
        ConfigError: The file is no baseline.
    """
    try:
        data = json.loads(text)
        return Counter({str(k): int(v) for k, v in data["findings"].items()})
    except (ValueError, KeyError, TypeError, AttributeError) as cause:
        raise ConfigError(
            f"{where} is no baseline file.", "Write it anew with `clausekit lint --baseline`."
        ) from cause


def new_findings(
    findings: Sequence[Finding], prose: Prose, known: Counter[str]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...], int]:
    """Return new findings, known findings, and how many known ones are gone."""
    left = Counter(known)
    new: list[Finding] = []
    old: list[Finding] = []
    for finding in findings:
        name = fingerprint(finding, prose)
        if left[name] > 0:
            left[name] -= 1
            old.append(finding)
        else:
            new.append(finding)
    return tuple(new), tuple(old), sum(left.values())
