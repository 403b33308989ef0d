"""Closed exercises have exactly one key, worked out here again by other means; open ones have models."""

from __future__ import annotations

import re

import pytest
from tests.unit.teaching.shipped_courses import NAMES, course, library, plan, words

from clausekit.diagnostics import Report
from clausekit.lint.facts import LintContext
from clausekit.lint.passages.passage import Document
from clausekit.lint.registry import built_in
from clausekit.model.paper import PaperBlock, PaperHeading, PaperList, PaperParagraph, PaperTable
from clausekit.model.prose import Prose, ProseParagraph
from clausekit.model.strength import STRENGTHS, Strength
from clausekit.teaching.answers import Exercise
from clausekit.teaching.exercises.table import KINDS
from clausekit.teaching.exercises.workshop import Workshop
from clausekit.teaching.lot import Lot
from clausekit.teaching.plan import ExerciseSpec
from clausekit.teaching.specimens import Specimens

SEEDS = (1, 2, 7)
SOFT = ("weak-verb", "weakener", "discretion", "undefined-standard")


def exercises(*kinds: str) -> list[object]:
    return [
        pytest.param(e, id=f"{name}-{seed}-{e.sheet.number}-{e.sheet.kind}")
        for name in NAMES
        for seed in SEEDS
        for e in course(name, seed).notes.exercises
        if e.sheet.kind in kinds
    ]


def reported(texts: list[str], group: str) -> set[int]:
    """The texts in which a rule of the group, one that needs only words, finds something."""
    document = Document(Prose("t", "en", "agreement", tuple(ProseParagraph(t) for t in texts)))
    found: set[int] = set()
    for rule in built_in():
        soft = group == "obligation" and rule.name.partition("/")[2] in SOFT
        if rule.group == group and not rule.needs and (soft or group != "obligation"):
            found |= {f.paragraph for f in rule.check(document, LintContext())}
    return found


def shown(words_: object) -> str:
    return "".join(run.text for run in words_)  # type: ignore[attr-defined]


def text_of(cell: object) -> str:
    return "\n".join(shown(part.words) for part in cell)  # type: ignore[attr-defined]


def tables(exercise: Exercise) -> list[PaperTable]:
    return [b for b in exercise.sheet.blocks if isinstance(b, PaperTable)]


def test_every_kind_is_in_a_shipped_plan() -> None:
    used = {e.sheet.kind for name in NAMES for e in course(name).notes.exercises}
    assert used == set(KINDS)


@pytest.mark.parametrize("exercise", exercises(*KINDS))
def test_closed_ones_have_one_key_and_open_ones_criteria_and_two_models(exercise: Exercise) -> None:
    key, sheet = exercise.key, exercise.sheet
    if key.closed:
        assert [a.label for a in key.answers] == [q.label for q in sheet.questions]
        assert len({q.label for q in sheet.questions}) == len(sheet.questions)
        for question, answer in zip(sheet.questions, key.answers, strict=True):
            if sheet.kind != "case":
                assert question.options.count(answer.right) == 1
                assert len(set(question.options)) == len(question.options)
        assert not key.criteria
        assert not key.models
    else:
        assert not sheet.questions
        assert len(key.criteria) >= 3
        assert len(key.models) == 2
        assert key.models[0].text != key.models[1].text
        assert all(m.text for m in key.models)


@pytest.mark.parametrize("exercise", exercises("weak-verb"))
def test_one_sentence_of_each_question_is_weak_and_the_key_names_it(exercise: Exercise) -> None:
    lists = [b for b in exercise.sheet.blocks if isinstance(b, PaperList)]
    assert len(lists) == len(exercise.key.answers)
    for block, answer in zip(lists, exercise.key.answers, strict=True):
        sentences = [shown(item) for item in block.items]
        assert reported(sentences, "obligation") == {"abcd".index(answer.right)}
        weak = sentences["abcd".index(answer.right)]
        assert answer.secret != weak
        assert answer.rule.startswith("obligation/")
        words_ = re.findall(r"“([^”]+)”", answer.why)[0]
        assert words_ in weak


@pytest.mark.parametrize("exercise", exercises("ranking"))
def test_the_key_of_a_ranking_is_the_ladder_of_the_library(exercise: Exercise) -> None:
    specimens = Specimens(library(), "en")
    by_text: dict[str, set[Strength]] = {}
    for id_ in library().clause_ids():
        for strength in STRENGTHS:
            for provision in specimens.provisions(id_, strength).values():
                by_text.setdefault(provision.whole, set()).add(strength)
    for table, answer in zip(tables(exercise), exercise.key.answers, strict=True):
        rows = {text_of(row[0]): text_of(row[1]) for row in table.rows}
        order = [by_text[rows[letter]] for letter in answer.right.split(", ")]
        assert order == [{Strength.STRONG}, {Strength.STANDARD}, {Strength.BASIC}]
        assert answer.why


@pytest.mark.parametrize("exercise", exercises("missing-values"))
def test_the_values_of_the_key_make_the_clause_whole_again(exercise: Exercise) -> None:
    agreed, _ = tables(exercise)
    value = {text_of(row[0]): text_of(row[2]) for row in agreed.rows}
    labels = [text_of(row[1]) for row in agreed.rows]
    assert len(set(labels)) == len(labels), "two gaps for one value"
    specimens = Specimens(library(), "en")
    whole = {
        text
        for id_ in library().clause_ids()
        for p in specimens.provisions(id_, Strength.STRONG).values()
        for text in (p.text, *(t for _, t in p.items))
    }
    filled = [
        re.sub(
            r"___ \((\d+)\) ___",
            lambda m: value[exercise.key.answers[int(m[1]) - 1].right[0]],
            shown(b.words),
        )
        for b in exercise.sheet.blocks
        if isinstance(b, PaperParagraph) and "___" in shown(b.words)
    ]
    assert filled
    assert set(filled) <= whole


@pytest.mark.parametrize("exercise", exercises("matching"))
def test_each_demand_is_met_by_one_of_the_clauses_shown(exercise: Exercise) -> None:
    demands, clauses = tables(exercise)
    headings = {text_of(row[0]): text_of(row[1]) for row in clauses.rows}
    specimens = Specimens(library(), "en")
    lists = library().checklists(Report())
    quoted = {f"“{d.quote}”": d for c in lists.values() for d in c.demands.values()}
    for row, answer in zip(demands.rows, exercise.key.answers, strict=True):
        demand = quoted[text_of(row[1])]
        met = {e.partition("#")[0] for e in (*demand.all_of, *demand.any_of)}
        letters = {x for x, h in headings.items() if h in {specimens.heading(c) for c in met}}
        assert letters == {answer.right}
    assert len(headings) > len(demands.rows)


@pytest.mark.parametrize("exercise", exercises("gender-audit"))
def test_the_linter_reports_the_sentences_that_the_key_calls_faulty(exercise: Exercise) -> None:
    (table,) = tables(exercise)
    sentences = [text_of(row[1]) for row in table.rows]
    faulty = {i for i, a in enumerate(exercise.key.answers) if a.right == "yes"}
    assert reported(sentences, "gender") == faulty
    assert 0 < len(faulty) < len(sentences)
    rules = {a.rule for a in exercise.key.answers if a.rule}
    assert len(rules) >= 2, "one kind of mistake only"


@pytest.mark.parametrize("exercise", exercises("levels"))
def test_the_levels_follow_from_the_facts(exercise: Exercise) -> None:
    table = tables(exercise)[0]
    cases = {c.story: c for c in plan("ai-two-days").cases.values()}
    for row, answer in zip(table.rows, exercise.key.answers, strict=True):
        case = cases[text_of(row[1])]
        wanted = ["Site"]
        wanted += ["Country"] if case.most_in_one_country >= 2 else []
        wanted += ["Region"] if case.most_in_one_region >= 2 else []
        wanted += ["World"] if case.countries >= 2 or case.decided_abroad else []
        assert answer.right.split(", ") == wanted
        assert case.countries >= case.most_in_one_region
        assert case.sites >= max(case.countries, case.most_in_one_country)


def test_clauses_that_give_too_little_are_reported_at_their_place() -> None:
    report = Report()
    place = plan("ai-half-day").sessions[0].span
    spec = ExerciseSpec("ranking", ("privacy/monitoring-limits",), 9, (), (), place)
    shop = Workshop(spec, Specimens(library(), "en"), words(), Lot(1), {}, set(), report)
    from clausekit.teaching.exercises.ranking import make

    made = make(shop)
    assert len(made.questions) < 9
    (finding,) = report
    assert finding.rule == "course/short"
    assert finding.span == place


def test_a_sheet_has_something_to_work_with() -> None:
    for name in NAMES:
        for sheet in course(name).handouts.sheets:
            texts: list[PaperBlock] = [b for b in sheet.blocks if not isinstance(b, PaperHeading)]
            assert texts
            assert sheet.instruction
            assert sheet.minutes >= 5
