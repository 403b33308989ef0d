"""The interview: every answer leaves a file that can be drafted, or changes nothing."""

from __future__ import annotations

import pytest

from clausekit.api.drafting import assemble_text
from clausekit.api.interview.answers import answered, live_wording, starting_text
from clausekit.api.interview.bulk import with_answers, with_settings
from clausekit.api.interview.questions import Question, questions
from clausekit.diagnostics import Report
from clausekit.errors import AgreementError, NotFoundError
from clausekit.library.load import Library
from clausekit.source.edit import YamlEditor

START = "template: mini\nlanguage: en\nstrength: standard\ncurrency: EUR\n"


def asked(text: str, library: Library) -> dict[str, Question]:
    return {q.key: q for q in questions(YamlEditor(text, "a.yaml").data, library)}


def test_a_new_file_can_be_drafted_from_the_start(shipped: Library) -> None:
    report = Report()
    draft = assemble_text(starting_text(), "a.yaml", shipped, report)
    assert draft is not None
    assert draft.agreement is not None


def test_the_questions_follow_the_kind_of_agreement(mini: Library) -> None:
    found = asked(START, mini)
    assert list(found)[:4] == ["template", "language", "strength", "currency"]
    assert "parties.company.name" in found
    assert "parties.unions.0.name" in found
    assert "clauses:demo" in found
    assert found["demo/register.place"].answered is False
    assert found["demo/register.deadline"].help == (
        "days, at least 1, higher is better for workers, the model has 14 (a proposal)"
    )


def test_a_kind_of_agreement_is_described_in_full(shipped: Library) -> None:
    notes = {o.value: o.note for o in asked("", shipped)["template"].options}
    assert notes["topic-annex"].endswith("to the main agreement")
    assert notes["site-protocol"].endswith("implementing the main agreement")


def test_every_answer_leaves_a_file_that_can_be_drafted(mini: Library) -> None:
    text = START
    replies = {
        "parties.company.name": ["Acme: the **company**"],
        "parties.unions.0.name": ["Our Union"],
        "facts.region": ["eu, world"],
        "clauses:demo": ["demo/register", "demo/extra"],
        "demo/register.place": ["the canteen"],
        "demo/register.deadline": ["21"],
        "demo/extra.pays": ["no"],
    }
    for key, reply in replies.items():
        text = answered(text, "a.yaml", asked(text, mini)[key], reply, mini)
        report = Report()
        draft = assemble_text(text, "a.yaml", mini, report)
        assert draft is not None
        assert draft.agreement is not None, list(report)
    data = YamlEditor(text, "a.yaml").data
    assert data["parties"] == {
        "company": {"name": "Acme: the **company**"},
        "unions": [{"name": "Our Union"}],
    }
    assert data["facts"] == {"region": ["eu", "world"]}
    assert data["clauses"]["demo/register"]["values"] == {"place": "the canteen", "deadline": 21}
    assert data["clauses"]["demo/extra"]["values"] == {"pays": False}


def test_an_impossible_answer_changes_nothing_and_says_why(mini: Library) -> None:
    question = asked(START, mini)["demo/register.deadline"]
    with pytest.raises(AgreementError) as caught:
        answered(START, "a.yaml", question, ["soon"], mini)
    assert "not a number of days" in caught.value.diagnostics[0].message


def test_unticking_a_default_omits_it_and_ticking_brings_it_back(mini: Library) -> None:
    question = asked(START, mini)["clauses:demo"]
    without = answered(START, "a.yaml", question, [], mini)
    assert YamlEditor(without, "a").data["omit"] == ["demo/register"]
    again = answered(without, "a.yaml", question, ["demo/register"], mini)
    assert "omit" not in YamlEditor(again, "a").data


def test_a_value_is_shown_in_its_wording(mini: Library) -> None:
    question = asked(START, mini)["demo/register.deadline"]
    text = answered(START, "a.yaml", question, ["21"], mini)
    assert "The Company shall enter a system 21 days before first use" in live_wording(
        text, question, mini
    )


def test_settings_and_answers_are_checked_like_the_interview(mini: Library) -> None:
    text = with_settings(START, "a.yaml", ["demo/register.deadline=20"], mini)
    assert "deadline: 20" in text
    text = with_answers(text, "a.yaml", "parties: {company: {name: Acme}}\n", "b.yaml", mini)
    assert YamlEditor(text, "a").data["parties"]["company"]["name"] == "Acme"
    with pytest.raises(NotFoundError, match="deadline"):
        with_settings(START, "a.yaml", ["demo/register.deadlin=20"], mini)
    with pytest.raises(AgreementError):
        with_settings(START, "a.yaml", ["demo/register.deadline=x"], mini)
    with pytest.raises(AgreementError):
        with_answers(START, "a.yaml", "colour: red\n", "b.yaml", mini)
