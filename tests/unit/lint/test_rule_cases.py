"""Every rule finds its bad cases, keeps quiet on its good ones, and has both and a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.unit.lint.rule_cases import cases, context_of, names, prose_of

from clausekit.lint import LintSettings, all_rules, lint
from clausekit.lint.pages import pages, parts
from clausekit.lint.registry import built_in

DOCS = Path(__file__).parents[3] / "docs" / "rules"


def found(name: str, case: dict[str, Any]) -> list[str]:
    result = lint(prose_of(case), context_of(case), LintSettings(rules=(name,)))
    assert not [s for s in result.skipped if s.rule == name], result.skipped
    return [d.actual for d in result.diagnostics() if d.rule == name]


@pytest.mark.parametrize(
    ("name", "case"), [pytest.param(n, c, id=f"{n}-{k}") for n, k, c in cases("bad")]
)
def test_a_bad_case_is_found(name: str, case: dict[str, Any]) -> None:
    actual = found(name, case)
    assert actual
    if "find" in case:
        assert case["find"] in actual


@pytest.mark.parametrize(
    ("name", "case"), [pytest.param(n, c, id=f"{n}-{k}") for n, k, c in cases("good")]
)
def test_a_good_case_is_left_alone(name: str, case: dict[str, Any]) -> None:
    assert found(name, case) == []


def test_every_rule_has_cases_and_no_case_lacks_a_rule() -> None:
    assert names() == [r.name for r in built_in()]


def test_every_rule_has_both_kinds_of_cases() -> None:
    assert {n for n, _, _ in cases("bad")} == {n for n, _, _ in cases("good")} == set(names())


def test_every_docstring_says_what_why_and_both_examples() -> None:
    for rule in built_in():
        what, _, bad, good = parts(rule)
        assert what.endswith("."), rule.name
        assert bad, rule.name
        assert good, rule.name


def test_the_pages_in_the_manual_are_those_that_the_rules_make() -> None:
    made = pages(built_in())
    stands = {str(p.relative_to(DOCS)): p.read_text(encoding="utf-8") for p in DOCS.rglob("*.md")}
    assert stands == made


def test_names_are_a_group_and_a_name_and_none_is_used_twice() -> None:
    every = [n for r in all_rules() for n in (r.name, *r.formerly)]
    assert len(every) == len(set(every))
    assert all(n.count("/") == 1 for n in every)
