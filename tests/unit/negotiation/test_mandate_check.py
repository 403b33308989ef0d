"""A mandate is checked: names, values, the order of its positions, what its floors give away."""

from __future__ import annotations

import pytest

from clausekit.api.mandates import MandateFile, check
from clausekit.errors import InputError
from clausekit.negotiation.case import Case
from clausekit.negotiation.check import check_mandate

HEAD = "mandate: 1\nagreement: agreement.yaml\nchecklists: [demo]\n"
WHOLE = """\
clauses:
  demo/register: {target: standard, floor: standard}
  demo/extra: {target: strong, floor: strong}
  demo/disputes: {target: strong, floor: strong}
  framework/definitions: {target: strong, floor: strong}
"""


def findings(case: Case, text: str) -> list[str]:
    found = check(case, MandateFile(case.path.with_name("mandate.yaml"), text))
    return [f"{d.span.line if d.span else 0} {d.rule}: {d.message}" for d in found]


def clause(lines: str) -> str:
    return f"{HEAD}clauses:\n  demo/register:\n{lines}"


def test_a_whole_mandate_has_nothing_against_it(case: Case) -> None:
    text = HEAD + WHOLE
    text = text.replace("register: {target: standard, floor: standard}",
                        "register: {target: strong, floor: strong}")  # fmt: skip
    assert findings(case, text) == []


@pytest.mark.parametrize(
    ("lines", "line", "rule", "words"),
    [
        ("    target: basic\n    floor: strong\n", 7, "mandate/ladder",
         "The floor is strong, which is more than the target (basic)."),
        ("    target: {values: {deadline: 20}}\n    floor: {values: {deadline: 25}}\n", 7,
         "mandate/ladder", "deadline: the floor (25 days) asks more than the target (20 days)."),
        ("    opening: standard\n    target: {strength: standard, values: {deadline: 20}}\n    floor: basic\n", 7,
         "mandate/ladder", "deadline: the target (20 days) asks more than the opening (14 days)."),
        ("    target: none\n    floor: basic\n", 7, "mandate/ladder",
         "The floor asks for the clause, the target does without it."),
        ("    target: {omit: [archive]}\n    floor: {strength: strong}\n", 7, "mandate/ladder",
         "The floor carries what the target lacks: archived."),
        ("    target: strong\n    floor: {values: {deadlin: 4}}\n", 7, "mandate/unknown-value",
         "“demo/register” has no value “deadlin”."),
        ("    target: strong\n    floor: {values: {deadline: 0}}\n", 7, "mandate/range",
         "deadline: “0 days” is below the minimum of 1 day."),
        ("    target: strong\n    floor: {values: {deadline: soon}}\n", 7, "mandate/type", "deadline"),
        ("    target: strong\n    floor: {strength: basic, values: {deadline: 4}}\n", 7,
         "mandate/unprinted", "prints no “deadline”"),
        ("    target: strong\n    floor: {omit: [nothing]}\n", 7, "mandate/unknown-omit",
         "“demo/register” has no provision “nothing”."),
        ("    target: strong\n    floor: {words: Ours., loses: [nothing]}\n", 7,
         "mandate/unknown-element", "“demo/register” has no element “nothing”."),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_place(
    case: Case, lines: str, line: int, rule: str, words: str
) -> None:
    found = findings(case, clause(lines))
    assert [f for f in found if f.startswith(f"{line} {rule}: ") and words in f], found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("mandate: 1\n", "lacks the key “agreement”"),
        ("mandate: 2\nagreement: a.yaml\n", "“mandate”"),
        (HEAD + "claus: {}\n", "claus"),
        (clause("    target: weak\n"), "“target”"),
        (clause("    target: {strenght: strong}\n"), "strenght"),
        (clause("    weight: 9\n"), "“weight”"),
        (HEAD + "clauses: {register: {}}\n", "is not a clause id"),
    ],
)
def test_a_file_that_is_no_mandate_is_refused_with_every_mistake(
    case: Case, text: str, words: str
) -> None:
    with pytest.raises(InputError) as caught:
        findings(case, text)
    assert any(words in d.message for d in caught.value.diagnostics), caught.value.diagnostics
    assert all(d.span and d.span.file.endswith("mandate.yaml") for d in caught.value.diagnostics)


def test_names_that_nothing_has_get_the_nearest(case: Case) -> None:
    text = (
        "mandate: 1\nagreement: agreement.yaml\nchecklists: [demmo]\nclauses: {demo/registr: {}}\n"
    )
    found = list(check(case, MandateFile(case.path.with_name("mandate.yaml"), text)))
    assert [(d.rule, d.hint) for d in found] == [
        ("mandate/unknown-checklist", "Did you mean “demo”?"),
        ("mandate/unknown-clause", "Did you mean “demo/register”?"),
    ]


def test_the_mandate_of_another_agreement_is_refused(case: Case) -> None:
    assert any(
        "mandate/other-agreement" in f for f in findings(case, "mandate: 1\nagreement: b.yaml\n")
    )


def test_demands_that_the_floors_lose_are_named_with_what_is_missing(case: Case) -> None:
    text = (
        clause("    target: strong\n    floor: basic\n")
        + "  demo/extra: {target: strong, floor: none}\n"
    )
    found = [
        d for d in check(case, MandateFile(case.path.with_name("m"), text)) if "lost" in d.rule
    ]
    assert [(d.clause, d.message, d.hint) for d in found] == [
        ("demo/register", "At this floor demands are lost: D1, D2 (demo).",
         "Missing then: archived, before-use."),
        ("demo/extra", "At this floor demands are lost: D2 (demo).", "Missing then: share."),
    ]  # fmt: skip


def test_a_demand_that_another_clause_still_meets_is_not_lost(case: Case) -> None:
    text = (
        clause("    target: strong\n    floor: strong\n")
        + "  demo/extra: {target: strong, floor: none}\n"
    )
    assert not [f for f in findings(case, text) if "demands-lost" in f]


def test_a_required_clause_cannot_be_missing(case: Case) -> None:
    found = findings(case, HEAD + "clauses: {demo/disputes: {target: strong, floor: none}}\n")
    assert any("mandate/required" in f for f in found)


def test_a_provision_that_others_refer_to_cannot_go(case: Case) -> None:
    found = findings(
        case, clause("    target: strong\n    floor: {strength: strong, omit: [duty]}\n")
    )
    assert any("mandate/dangling" in f and "demo/register.duty" in f for f in found)


def test_a_draft_below_the_floor_is_an_error_and_below_the_target_a_warning(case: Case) -> None:
    text = case.path.read_text(encoding="utf-8").replace(
        "place: the canteen", "place: x, deadline: 12"
    )
    case.path.write_text(text, encoding="utf-8")
    from clausekit.api.rounds import open_case

    lower = open_case(case.path, case.library)
    assert any(
        "draft-below-floor: The draft asks less than this floor: deadline 12 days instead of 14 days."
        in f
        for f in findings(lower, clause("    target: standard\n    floor: {strength: standard}\n"))
    )
    assert any(
        "draft-below-target" in f
        for f in findings(lower, clause("    target: standard\n    floor: basic\n"))
    )


def test_what_is_not_decided_is_said_once_for_all(case: Case) -> None:
    found = findings(case, HEAD + "clauses: {demo/register: {}, demo/extra: {target: strong}}\n")
    assert [f for f in found if "undecided" in f] == [
        "4 mandate/undecided: Clauses without a floor: 2 of 2: demo/register, demo/extra.",
        "4 mandate/undecided: Clauses without a target: 1 of 2: demo/register.",
    ]


def test_a_floor_below_the_law_is_an_error(case: Case) -> None:
    from clausekit.api.mandates import parsed

    mandate = parsed(
        clause("    target: strong\n    floor: {values: {deadline: 5}}\n"), "mandate.yaml"
    )
    found = check_mandate(
        case, mandate, lambda id_, p: (10, "Labour Code, s. 3") if p.name == "deadline" else None
    )
    assert [d.message for d in found if d.rule == "mandate/below-law"] == [
        "deadline: 5 days is below the legal minimum of 10 days (Labour Code, s. 3)."
    ]
