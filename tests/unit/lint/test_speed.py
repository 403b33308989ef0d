"""Quick enough to run at every save, with room for a slow machine."""

from __future__ import annotations

import subprocess
import sys
import time

from clausekit.lint import LintSettings, all_rules, lint
from clausekit.model.prose import Prose, ProseParagraph

TEXT = (
    "The Company shall inform the Union of each new system at least 30 days before its first use. "
    "Workers may refuse a task that they have reason to believe is dangerous, and the delegate is told at once. "
    "Under Article 12.3 the register names the supplier, the purpose and the data that the system processes. "
    "A foreman may not decide alone, and an employee who disagrees may ask that his case be heard again. "
)


def megabytes_a_second(settings: LintSettings) -> float:
    prose = Prose("x", "en", "foreign", tuple(ProseParagraph(f"{k} {TEXT}") for k in range(2500)))
    size = sum(len(p.text) for p in prose.paragraphs) / 1e6
    best = 0.0
    for _ in range(3):
        start = time.process_time()
        lint(prose, None, settings)
        best = max(best, size / (time.process_time() - start))
    return best


def test_phrase_rules_and_all_rules_keep_their_pace() -> None:
    phrases = tuple(r.name for r in all_rules() if r.phrases)
    lint(Prose("x", "en", "foreign", (ProseParagraph(TEXT),)))
    assert megabytes_a_second(LintSettings(rules=phrases)) > 1.5
    assert megabytes_a_second(LintSettings()) > 0.4


def test_linting_a_page_loads_nothing_heavy() -> None:
    code = (
        "import sys; from clausekit.readers import read_text; from clausekit.lint import lint;"
        "lint(read_text('The foreman decides.', 'x.md'));"
        "print([m for m in ('lxml','docx','jinja2','jsonschema','yaml','rich','click','babel') if m in sys.modules])"
    )
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert made.stdout.strip() == "[]"
