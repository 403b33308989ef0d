"""Plans with mistakes: all of them in one run, each with its place and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.teaching.shipped_courses import NAMES, library

from clausekit.errors import InputError, NotFoundError
from clausekit.library.load import open_library
from clausekit.library.locate import layer_at
from clausekit.teaching.reading import read_plan

GOOD = """\
version: 1.0.0
title: {en: My course}
for: {en: Us}
aims: {en: [Read a clause.]}
group: {least: 4, most: 12}
anatomy: ai-transparency/explanation
pairs: [working-time/telework]
days:
  - starts: "09:00"
    ends: "10:30"
    sessions:
      - {module: welcome, minutes: 45}
      - module: weak-verbs
        minutes: 45
        leave_out: [repair, read-out]
        exercises: [{kind: weak-verb, clauses: [privacy/data-rights]}]
"""


def mistakes(text: str, tmp_path: Path, language: str = "") -> list[str]:
    path = tmp_path / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_plan(library(), str(path), language)
    found = []
    for d in caught.value.diagnostics:
        assert d.span is not None
        found.append(f"{d.span.line}:{d.span.column} {d.rule} {d.message} {d.hint}".strip())
    return found


def test_a_plan_of_ones_own_is_one_short_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(GOOD, encoding="utf-8")
    plan = read_plan(library(), str(path))
    assert [s.minutes for s in plan.sessions] == [45, 45]
    assert plan.id == "plan"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("minutes: 45}", "minutes: 50}", "10:11 course/minutes Day 1: sessions and breaks make 95 "
         "minutes; from 09:00 to 10:30 there are 90. They would end at 10:35."),
        ("module: welcome", "module: welcom", "12:18 course/unknown-module No module “welcom”. "
         "Did you mean “welcome”?"),
        ("privacy/data-rights", "privacy/data-right", "16:49 course/unknown-clause There is no "
         "clause “privacy/data-right”. Did you mean “privacy/data-rights”?"),
        ("privacy/data-rights", "privacy/data-rights.tim", "16:49 course/unknown-provision "
         "“privacy/data-rights” has no provision “tim”. Did you mean “time”?"),
        ("kind: weak-verb", "kind: weak-verbs", "16:28 schema/choice “weak-verbs” is not one of the "
         "choices for “kind”: weak-verb, repair, missing-values, ranking, matching, gender-audit, "
         "levels, drafting, case. Did you mean “weak-verb”?"),
        ("[repair,", "[repairs,", "15:21 course/unknown-step “weak-verbs” has no step “repairs”. "
         "Did you mean “repair”?"),
        ("clauses: [privacy/data-rights]", "count: 3", "16:21 course/exercise An exercise of the "
         "kind “weak-verb” needs “clauses”."),
        ("kind: weak-verb, clauses: [privacy/data-rights]", "kind: levels, cases: [camera]",
         "16:44 course/unknown-case No case “camera”. There are: "),
        ("{least: 4,", "{least: 40,", "5:16 course/group “least” is more than “most”."),
        ('starts: "09:00"', 'starts: "9:00"', "9:13 schema/form “starts”: “9:00” is not a time in "
         "five minutes, such as “09:30”, in quotation marks."),
        ("pairs:", "role_play: packing-hal\npairs:", "7:12 course/unknown-role-play No role play "
         "“packing-hal”. Did you mean “packing-hall”?"),
        ("pairs:", "checklists: [gfa]\npairs:", "7:14 course/unknown-checklist No checklist “gfa”. "),
        ("{module: welcome, minutes: 45}", "{module: welcome, pause: lunch, minutes: 45}",
         "12:9 course/session A session is either a module or a break. Give `module` or `pause`."),
    ],
)  # fmt: skip
def test_a_mistake_is_named_at_its_place(old: str, new: str, expected: str, tmp_path: Path) -> None:
    assert old in GOOD
    found = mistakes(GOOD.replace(old, new, 1), tmp_path)
    assert any(f.startswith(expected) for f in found), found


def test_all_mistakes_come_in_one_run(tmp_path: Path) -> None:
    text = GOOD.replace("welcome", "welcom").replace("data-rights", "data-wrongs")
    text = text.replace("most: 12", "most: 2").replace("10:30", "11:30")
    rules = [m.split()[1] for m in mistakes(text, tmp_path)]
    assert rules == [
        "course/group", "course/minutes", "course/unknown-module", "course/unknown-clause",
    ]  # fmt: skip


def test_a_language_that_is_not_there_is_reported(tmp_path: Path) -> None:
    found = mistakes(GOOD, tmp_path, "fr")
    assert any("“title” has no words in the language “fr”." in f for f in found)


def test_a_wrong_name_gets_the_nearest_plan() -> None:
    with pytest.raises(NotFoundError) as caught:
        read_plan(library(), "ai-two-day")
    assert caught.value.hint == "Did you mean “ai-two-days”?"


def test_a_layer_can_change_the_words_of_a_module(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "courses" / "modules"
    folder.mkdir(parents=True)
    (folder / "welcome.en.yaml").write_text("title: Hello from our union\n", encoding="utf-8")
    shelf = open_library([layer_at(tmp_path)])
    plan = read_plan(shelf, NAMES[0])
    assert plan.modules[0].title == "Hello from our union"
    assert plan.modules[0].steps


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("quiz: [{id: a, ask: b, because: c}]", "course/question"),
        ("quiz: [{id: a, ask: b, because: c, right: d, wrong: [d]}]", "course/question"),
        ("steps: {helo: {title: x}}", "course/unknown-step"),
        ("slides: [{title: x}]", "schema/missing-key"),
    ],
)
def test_a_mistake_in_a_module_is_found(words: str, rule: str, tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "courses" / "modules"
    folder.mkdir(parents=True)
    (folder / "welcome.en.yaml").write_text(words + "\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_plan(open_library([layer_at(tmp_path)]), NAMES[0])
    assert rule in {d.rule for d in caught.value.diagnostics}
    assert all(d.span and d.span.file.endswith("welcome.en.yaml") for d in caught.value.diagnostics)
