"""Work that grows with the text and no faster, counted in calls, and nothing heavy loaded.

How many megabytes a second that makes is measured by `python -m benchmarks lint`.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from types import FrameType

import pytest

from clausekit.lint import LintSettings, all_rules, lint
from clausekit.lint.passages.names import person_ranges
from clausekit.lint.passages.sentences import sentences
from clausekit.lint.passages.zones import quiet_zones
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
    ("settings", "ceiling"), [(PHRASES, 600), (LintSettings(), 1500)], ids=["phrases", "all"]
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


def test_what_a_paragraph_works_out_is_worked_out_once_for_all_rules() -> None:
    once = {f.__code__: f.__name__ for f in (sentences, quiet_zones, person_ranges)}
    text = "Each manager who is late shall tell his deputy, and the foreman of the shop hears Ms Ada Stone. "
    prose = Prose("x", "en", "foreign", tuple(ProseParagraph(f"{k} {text}") for k in range(50)))
    made: Counter[str] = Counter()

    def counted(frame: FrameType, event: str, _arg: object) -> None:
        if event == "call" and frame.f_code in once:
            made[once[frame.f_code]] += 1

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        lint(prose)
    finally:
        sys.setprofile(before)
    assert set(made) == set(once.values())
    assert max(made.values()) <= len(prose.paragraphs)


def test_a_rule_goes_to_its_words_and_reads_no_others() -> None:
    plain = tuple("The river runs past the old mill and the boats lie there." for _ in range(400))
    few = calls((*plain[:200], TEXT), PHRASES)
    many = calls((*plain, TEXT), PHRASES)
    assert (many - few) / 200 < 80


@pytest.mark.parametrize(
    "paragraph",
    [
        "“Works Fund {k}” means the fund of part {k}. The Works Fund {k} is kept under Article {k}.",
        "The Company shall pay EUR {k} within {k} days of the notice under Section {k}.",
        "{k}.1 The foreman keeps the list of site {k}, and he signs it.",
    ],
    ids=["definitions", "amounts", "numbers"],
)
def test_twice_as_many_cost_twice_as_much(paragraph: str) -> None:
    few, many = (
        calls(tuple(paragraph.format(k=k) for k in range(n)), LintSettings()) for n in (150, 300)
    )
    assert many < 2.3 * few


def test_linting_a_page_loads_nothing_heavy() -> None:
    code = (
        "import sys; from clausekit.readers import read_text; from clausekit.lint import lint;"
        "lint(read_text('The foreman decides.', 'x.md'));"
        "print([m for m in ('lxml','docx','jinja2','jsonschema','yaml','rich','click','babel') if m in sys.modules])"
    )
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert made.stdout.strip() == "[]"
