"""Work that grows with the text and no faster, counted in calls, and nothing heavy loaded.

How many megabytes a second that makes is measured by `python tests/bench/run.py --speed`.
"""

from __future__ import annotations

import subprocess
import sys
from types import FrameType

import pytest

from clausekit.lint import LintSettings, all_rules, lint
from clausekit.model.prose import Prose, ProseParagraph

TEXT = (
    "The Company shall inform the Union of each new system at least 30 days before its first use. "
    "Workers may refuse a task that they have reason to believe is dangerous, and the delegate is told at once. "
    "Under Article 12.3 the register names the supplier, the purpose and the data that the system processes. "
    "A foreman may not decide alone, and an employee who disagrees may ask that his case be heard again. "
)


PHRASES = LintSettings(rules=tuple(r.name for r in all_rules() if r.phrases))


def calls(paragraphs: tuple[str, ...], settings: LintSettings) -> int:
    """Return how many functions run while the paragraphs are linted."""
    prose = Prose("x", "en", "foreign", tuple(ProseParagraph(p) for p in paragraphs))
    count = 0

    def counted(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        lint(prose, None, settings)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    ("settings", "ceiling"), [(PHRASES, 800), (LintSettings(), 1800)], ids=["phrases", "all"]
)
def test_each_paragraph_costs_the_same_however_many_there_are(
    settings: LintSettings, ceiling: int
) -> None:
    lint(Prose("x", "en", "foreign", (ProseParagraph(TEXT),)))
    few, many = (calls(tuple(f"{k} {TEXT}" for k in range(n)), settings) for n in (200, 400))
    assert (many - few) / 200 < ceiling
    assert many < 2.1 * few


def test_a_long_paragraph_costs_no_more_than_its_length() -> None:
    lint(Prose("x", "en", "foreign", (ProseParagraph(TEXT),)))
    short, long = (calls((TEXT * n,), LintSettings()) for n in (10, 20))
    assert long < 2.5 * short


def test_linting_a_page_loads_nothing_heavy() -> None:
    code = (
        "import sys; from clausekit.readers import read_text; from clausekit.lint import lint;"
        "lint(read_text('The foreman decides.', 'x.md'));"
        "print([m for m in ('lxml','docx','jinja2','jsonschema','yaml','rich','click','babel') if m in sys.modules])"
    )
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert made.stdout.strip() == "[]"
