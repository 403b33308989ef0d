"""Every shipped kind of agreement at every strength, drafted from its example."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from clausekit.api.drafting import assemble_text
from clausekit.diagnostics import Report
from clausekit.library.load import Library, open_library
from clausekit.model.agreement import Agreement
from clausekit.model.strength import Strength

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NAMES = tuple(sorted(p.stem for p in EXAMPLES.glob("*.yaml")))
STRENGTHS = tuple(s.value for s in Strength)


@lru_cache(maxsize=1)
def _library() -> Library:
    return open_library()


@lru_cache(maxsize=64)
def example(name: str, strength: str, language: str = "") -> Agreement:
    """Return an example drafted at another strength or in another language."""
    text = (EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8")
    text = re.sub(r"^strength: \w+", f"strength: {strength}", text, count=1, flags=re.MULTILINE)
    report = Report()
    draft = assemble_text(text, f"{name}.yaml", _library(), report, language=language)
    assert draft is not None, [str(d) for d in report]
    assert draft.agreement is not None, [str(d) for d in report.errors()]
    return draft.agreement
