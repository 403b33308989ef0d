"""One run: which rules, which severities, waivers, baseline, what could not be checked."""

from __future__ import annotations

import pytest

from clausekit.diagnostics import Severity
from clausekit.errors import ConfigError, NotFoundError
from clausekit.lint import LintContext, LintResult, LintSettings, Waiver, lint, rule_named
from clausekit.lint.baseline import baseline_text
from clausekit.readers import read_text

FOREMAN = "The foreman shall post the roster."


def run(text: str, kind: str = "foreign", **settings: object) -> LintResult:
    return lint(read_text(text, "x.md", kind=kind), None, LintSettings(**settings))  # type: ignore[arg-type]


def rules_of(result: LintResult) -> list[str]:
    return [d.rule for d in result.diagnostics(Severity.WARNING)]


def test_a_finding_names_rule_place_words_and_replacement() -> None:
    (diagnostic,) = run("# Hours\n\nEach night\nthe foreman decides.").diagnostics(Severity.WARNING)
    assert diagnostic.rule == "gender/man-words"
    assert str(diagnostic.span) == "x.md:4:5"
    assert diagnostic.actual == "foreman"
    assert diagnostic.expected == "supervisor"


def test_only_the_rules_that_were_asked_for_run() -> None:
    text = f"{FOREMAN}\n\nThe Company shall endeavour to help."
    assert rules_of(run(text, rules=("obligation",))) == ["obligation/weak-verb"]
    assert rules_of(run(text, ignore=("obligation/*",))) == ["gender/man-words"]


def test_an_earlier_name_of_a_rule_still_works() -> None:
    assert rules_of(run(FOREMAN, ignore=("gender/occupational-man",))) == []
    assert rule_named("gender/occupational-man").name == "gender/man-words"


def test_an_unknown_rule_gets_the_nearest_name() -> None:
    with pytest.raises(NotFoundError, match="man-word") as caught:
        rule_named("gender/man-word")
    assert "gender/man-words" in str(caught.value)


def test_a_project_sets_its_own_severity() -> None:
    settings = LintSettings.from_table(
        {"severity": {"gender/man-words": "error"}, "fail-on": "error"}
    )
    result = lint(read_text(FOREMAN, "x.md"), None, settings)
    assert result.diagnostics(Severity.ERROR)
    assert result.fails(settings.fail_on)


def test_an_unknown_setting_is_refused_by_name() -> None:
    with pytest.raises(ConfigError, match="rulez"):
        LintSettings.from_table({"rulez": []})


def test_a_waiver_hides_the_next_paragraph_and_gives_its_reason() -> None:
    text = (
        f"<!-- clausekit: allow gender/man-words: title in the pay grid -->\n{FOREMAN}\n\n{FOREMAN}"
    )
    result = run(text)
    assert rules_of(result) == ["gender/man-words"]
    ((finding, waiver),) = result.waived
    assert finding.diagnostic.rule == "gender/man-words"
    assert waiver.reason == "title in the pay grid"


def test_a_waiver_at_the_end_of_a_line_covers_that_line() -> None:
    assert rules_of(run(f"{FOREMAN} <!-- clausekit: allow gender/*: quoted -->")) == []


def test_a_waiver_without_reason_does_not_count() -> None:
    result = run(f"<!-- clausekit: allow gender/man-words -->\n{FOREMAN}")
    assert rules_of(result) == ["gender/man-words", "waivers/no-reason"]


def test_a_waiver_that_hides_nothing_is_reported() -> None:
    result = run(
        "<!-- clausekit: allow gender/man-words: once needed -->\nThe supervisor posts the roster."
    )
    assert rules_of(result) == ["waivers/hides-nothing"]


def test_a_waiver_of_a_rule_that_did_not_run_is_left_alone() -> None:
    text = (
        "<!-- clausekit: allow gender/man-words: once needed -->\nThe supervisor posts the roster."
    )
    assert rules_of(run(text, rules=("obligation",))) == []


def test_a_waiver_of_an_unknown_rule_is_reported() -> None:
    assert rules_of(run("<!-- clausekit: allow gender/manwords: x -->\nYes.")) == [
        "waivers/unknown-rule"
    ]


def test_the_agreement_file_waives_by_place() -> None:
    prose = read_text("12.3 The foreman shall post the roster.", "x.md")
    here = LintContext(waivers=(Waiver("gender/man-words", "agreed title", "1"),))
    there = LintContext(waivers=(Waiver("gender/man-words", "agreed title", "9"),))
    assert rules_of(lint(prose, here)) == []
    assert rules_of(lint(prose, there)) == ["gender/man-words", "waivers/hides-nothing"]


def test_a_baseline_hides_what_was_there_and_shows_what_is_new() -> None:
    old = run(FOREMAN)
    known = baseline_text(old.findings, old.prose)
    prose = read_text(f"A new line.\n\n{FOREMAN}\n\nThe firemen came.", "x.md")
    result = lint(prose, baseline=known)
    assert [d.actual for d in result.diagnostics(Severity.WARNING)] == ["firemen"]
    assert [
        f.diagnostic.actual for f in result.known if f.diagnostic.severity is Severity.WARNING
    ] == ["foreman"]


def test_a_baseline_says_what_is_gone() -> None:
    old = run(FOREMAN)
    assert lint(
        read_text("Nothing.", "x.md"), baseline=baseline_text(old.findings, old.prose)
    ).gone == len(old.findings)


def test_a_broken_baseline_is_refused() -> None:
    with pytest.raises(ConfigError, match="baseline"):
        lint(read_text("Nothing.", "x.md"), baseline="{}")


def test_a_check_that_cannot_run_says_so() -> None:
    skipped = {s.rule: s.reason for s in run("Yes.", kind="agreement").skipped}
    assert "elements" in skipped["gender/bias-test"]


def test_findings_stand_in_the_order_of_the_text_and_each_once() -> None:
    result = run("The firemen and the foreman came.\n\nThe chairman left.")
    assert [d.actual for d in result.diagnostics(Severity.WARNING)] == [
        "firemen",
        "foreman",
        "chairman",
    ]
    assert len(set(result.findings)) == len(result.findings)


def test_code_and_links_are_not_read() -> None:
    assert (
        rules_of(run("See `chairman` and https://example.org/foreman.\n\n```\nforeman\n```\n"))
        == []
    )
