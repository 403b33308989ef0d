"""JSON Schemas: sound in themselves, and plain in what they say about a wrong file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from clausekit.diagnostics import Report
from clausekit.errors import NotFoundError
from clausekit.library.load import Library, open_library
from clausekit.library.locate import layer_at
from clausekit.library.request_schema import composed_agreement_schema, validate_agreement
from clausekit.library.schemas import errors_of, schema_names, schema_text
from clausekit.source.yaml import load_yaml

GOOD = Path(__file__).parents[2] / "cases" / "library" / "good"
HEAD = "template: demo-agreement\nlanguage: en\n"


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library([layer_at(GOOD)], bundled=False)


def found(text: str, library: Library, *, values: bool = True) -> list[str]:
    report = Report()
    document = load_yaml(text, "a.yaml", report)
    assert document is not None
    validate_agreement(document, library, report, values=values)
    return [f"{d.span.line}:{d.span.column} {d.message} {d.hint}".strip() for d in report if d.span]


@pytest.mark.parametrize("name", schema_names())
def test_a_schema_is_a_schema_and_says_what_it_is_for(name: str) -> None:
    body = json.loads(schema_text(name))
    Draft202012Validator.check_schema(body)
    assert body["$schema"].endswith("2020-12/schema")
    assert body["$id"].endswith(f"/{name}.schema.json")
    assert body["title"]


@pytest.mark.parametrize("name", ["agreement", "clause", "template", "numbering", "topics"])
def test_every_key_of_a_file_that_people_edit_is_described(name: str) -> None:
    body = json.loads(schema_text(name))
    assert [key for key, entry in body["properties"].items() if "description" not in entry] == []


def test_an_unknown_schema_has_a_nearest_name() -> None:
    with pytest.raises(NotFoundError, match="Did you mean “clause”"):
        schema_text("claus")
    with pytest.raises(NotFoundError):
        schema_text("../schemas/clause")


def test_a_composed_schema_is_a_schema(library: Library) -> None:
    clause = library.clause("demo/register")
    assert clause is not None
    composed = composed_agreement_schema(library.template("demo-agreement"), [clause])
    Draft202012Validator.check_schema(composed)
    values = composed["properties"]["clauses"]["properties"]["demo/register"]["properties"]
    assert set(values["values"]["properties"]) == {"scope", "deadline"}
    json.dumps(composed)


def test_a_right_agreement_has_no_mistakes(library: Library) -> None:
    text = HEAD + (
        "strength: strong\nproposal: {number: 2, date: 2026-11-23}\ncurrency: EUR\n"
        "facts: {region: [eu], pilot: true}\n"
        "parties:\n  company: {name: Volta SE, seat: Turin}\n  unions: [{name: FIOM}]\n"
        "clauses:\n  demo/register:\n    strength: basic\n"
        "    values: {scope: all, deadline: 3 weeks}\n    omit: [archive]\n"
        "    confirmed: [notice-given]\n  demo/extra:\n"
        "omit: [demo/disputes]\n"
        "waivers: [{rule: gender/generic-he, where: demo/extra, reason: quotation}]\n"
        "main_agreement: {title: Main, date: 2020-01-01}\n"
    )
    assert found(text, library) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "strenght: strong\n",
            "3:1 “strenght” is not a key of the agreement file. Did you mean “strength”?",
        ),
        (
            "strength: Strong\n",
            "3:11 “Strong” is not one of the choices for “strength”: strong, standard, basic."
            " Did you mean “strong”?",
        ),
        ("currency: €\n", "3:11 “currency”: “€” is not a currency code such as EUR."),
        (
            "proposal: {number: 1, date: 2026-02-30}\n",
            "3:29 “date”: “2026-02-30” is not a date such as 2026-11-23.",
        ),
        (
            "facts: {pilot: perhaps}\n",
            "3:16 “pilot” must be true or false, not “perhaps”.",
        ),
        ("facts: {piolt: true}\n", "3:9 “piolt” is not a key of “facts”. Did you mean “pilot”?"),
        (
            "parties: {company: {name: 3}}\n",
            "3:27 “name” must be text, not “3”. Put it in quotation marks.",
        ),
        ("parties: {unions: {name: x}}\n", "3:19 “unions” must be a list, not “{…}”."),
        (
            "parties: {company: {nmae: x}}\n",
            "3:21 “nmae” is not a key of “company”. Did you mean “name”?",
        ),
        (
            "clauses: {Register: {}}\n",
            "3:11 The key “Register” is not a clause id such as “privacy/monitoring-limits”.",
        ),
        (
            "clauses: {demo/register: {values: {dedline: 3}}}\n",
            "3:36 “dedline” is not a key of “values”. Did you mean “deadline”?",
        ),
        (
            "clauses: {demo/register: {values: {deadline: 0}}}\n",
            "3:46 “deadline” is 0; the least it may be is 1 (days).",
        ),
        (
            "clauses: {demo/register: {values: {scope: most}}}\n",
            "3:43 “most” is not one of the choices for “scope”: all, some.",
        ),
        (
            "clauses: {demo/register: {omit: [archiv]}}\n",
            "3:34 “archiv” is not one of the choices for entry 1 of “omit”: duty, update, detail,"
            " archive, procedure. Did you mean “archive”?",
        ),
        (
            "clauses: {demo/extra: {values: {x: 1}}}\n",
            "3:33 “x” is not a key of “values”. “demo/extra” takes no values.",
        ),
        (
            "omit: [demo/extra, demo/extra]\n",
            "3:7 “omit” lists “demo/extra” twice. Delete one of the two.",
        ),
        ("title: ~\n", "3:8 “title” is empty; it must be text."),
        (
            "waivers: [{rule: x}]\n",
            "3:11 Entry 1 of “waivers” lacks the key “reason”. Why.",
        ),
    ],
)
def test_a_mistake_is_named_in_plain_words(text: str, said: str, library: Library) -> None:
    assert found(HEAD + text, library) == [said]


def test_all_mistakes_of_a_file_are_reported_at_once(library: Library) -> None:
    text = (
        "template: demo-agrement\nlanguage: English\nstrenght: strong\ncurrency: euro\n"
        "clauses:\n  demo/register: {values: {deadline: soon, scope: none}, omit: [x], strength: 1}\n"
    )
    assert [line.split()[0] for line in found(text, library)] == [
        "1:11",
        "2:11",
        "3:1",
        "4:11",
        "6:38",
        "6:51",
        "6:65",
        "6:79",
    ]


def test_values_may_be_left_to_assembly(library: Library) -> None:
    text = HEAD + "clauses: {demo/register: {values: {dedline: 0}, omit: [x]}}\n"
    assert found(text, library, values=False) == []


def test_an_empty_file_lacks_everything(library: Library) -> None:
    assert found("", library) == ["1:1 The file is empty."]
    assert found("- a\n", library) == ["1:1 The file must be a mapping (key: value), not “[…]”."]


def test_a_value_may_be_left_blank_on_purpose(library: Library) -> None:
    assert (
        found(HEAD + "clauses: {demo/register: {values: {deadline: ~, scope: ~}}}\n", library) == []
    )


def test_data_without_a_file_are_checked_by_path() -> None:
    assert errors_of({"template": "x"}, "agreement") == ("$: 'language' is a required property",)
