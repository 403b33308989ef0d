"""Expressions of texts: what they give, what they may read, what is said when they are wrong."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal

import pytest

from clausekit.diagnostics import Report
from clausekit.source.span import Span
from clausekit.templating import Failure, check_expression, evaluate
from clausekit.values.format import filters
from clausekit.values.types import Choice, Count, Duration, Flag, ListValue, Percent, TextValue

PLACE = Span("text.en.md", 7, 12)
NAMES: dict[str, object] = {
    "seats": Count(3),
    "deadline": Duration(30, "days"),
    "rate": Percent(Decimal("2.5")),
    "scope": Choice("all"),
    "notice": Flag(True),
    "silent": Flag(False),
    "site": TextValue("Turin"),
    "countries": ListValue((TextValue("France"), TextValue("Italy"))),
    "facts": {"region": ["eu", "world"], "supply_chain": True},
    "has": lambda clause: clause == "a/b",
}


def result_of(expression: str, language: str = "en") -> object:
    report = Report()
    result = evaluate(expression, NAMES, PLACE, report, filters=filters(language))
    assert not list(report)
    return result


def mistake_in(expression: str) -> str:
    report = Report()
    result = evaluate(expression, NAMES, PLACE, report, filters=filters("en"))
    assert isinstance(result, Failure)
    (finding,) = report
    assert finding.span == PLACE
    return str(finding)


@pytest.mark.parametrize("name", ["seats", "deadline", "rate", "scope", "notice", "countries"])
def test_a_name_alone_keeps_its_typed_value(name: str) -> None:
    assert result_of(name) is NAMES[name]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("deadline | words", "thirty days"),
        ("deadline|number", "30"),
        ("seats | counted('seat', 'seats')", "3 seats"),
        ("seats | ordinal", "third"),
        ("countries | either", "France or Italy"),
        ("seats | bare", 3),
        ("rate | words", "two point five per cent"),
        ("facts.region", ["eu", "world"]),
        ("notice", NAMES["notice"]),
        ("not silent", True),
        ("not not notice", True),
        ("silent or seats", NAMES["seats"]),
        ("silent and nowhere", NAMES["silent"]),
        ("seats == 3", True),
        ("seats != 3", False),
        ("3 < seats", False),
        ("deadline >= 30 and deadline < 30.5", True),
        ("rate > 2.4", True),
        ("scope == 'all'", True),
        ("scope in ['all', 'some']", True),
        ("scope not in ['all']", False),
        ("'eu' in facts.region", True),
        ("'Italy' in countries", True),
        ("has('a/b') and not has('c/d')", True),
        ("(silent or notice) and true", True),
        ("false or none", None),
        ("seats is defined", True),
        ("nowhere is defined", False),
        ("facts.nowhere is defined", False),
        ("'many' if seats > 2 else 'few'", "many"),
        ("(seats | bare) + 1", 4),
        ("(seats | bare) * 2 - 1", 5),
        ("-(seats | bare)", -3),
        ("1 < seats < 4", True),
        ("facts['supply_chain']", True),
        ("facts.region[0]", "eu"),
    ],
)
def test_an_expression_gives_its_result(expression: str, expected: object) -> None:
    assert result_of(expression) == expected


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("seets", "“seets” is no name here."),
        ("seets", "Did you mean “seats”?"),
        ("facts.regoin", "“regoin” is no entry here."),
        ("facts.regoin", "Did you mean “region”?"),
        ("facts['regoin']", "Did you mean “region”?"),
        ("seats | words2", "“words2” is no filter here."),
        ("seets + 1", "Did you mean “seats”?"),
        ("site.upper", "“upper” is no entry here."),
        ("seats.amount", "“amount” is no entry here."),
        ("seats +", "not complete"),
        ("seats seats", "left over"),
        ("", "not complete"),
        ("deadline > site", "cannot be held against"),
        ("deadline > rate", "cannot be held against"),
        ("seats + 1", "(name | bare)"),
        ("seats > 'x'", "cannot be held against"),
        ("seats | counted", "cannot be worked out"),
        ("seats('x')", "cannot be"),
        ("facts", "gives a group of entries"),
        ("has", "gives a function"),
        ("has(nowhere)", "“nowhere” is no name here."),
    ],
)
def test_a_mistake_says_what_and_what_next(expression: str, said: str) -> None:
    message = mistake_in(expression)
    assert message.startswith("text.en.md:7:12: error: ")
    assert said in message


def test_the_names_that_nothing_defines_come_back_with_the_failure() -> None:
    result = evaluate("nowhere", NAMES, PLACE, Report())
    assert result == Failure(("nowhere",))


def test_checking_needs_no_values() -> None:
    def check(expression: str) -> list[str]:
        report = Report()
        good = check_expression(expression, {"a", "has"}, PLACE, report, filters=filters("en"))
        assert good is not bool(report)
        return [finding.rule for finding in report]

    assert check("a | words") == []
    assert check("has('x') and a") == []
    assert check("(a | bare) + 1") == []
    assert check("a and b") == ["expression/undefined"]
    assert check("b + 1") == ["expression/undefined"]
    assert check("a | nothing") == ["expression/filter"]
    assert check("a +") == ["expression/syntax"]
    assert check("a.__class__ + 1") == ["expression/refused"]


def test_everyday_expressions_import_neither_jinja_nor_babel_nor_num2words() -> None:
    code = """
import sys
from clausekit.diagnostics import Report
from clausekit.notation.parse import parse_text
from clausekit.source.span import Span
from clausekit.templating import evaluate
from clausekit.values.format import filters, show
from clausekit.values.types import Count, Duration
names = {"d": Duration(30, "days"), "n": Count(3), "has": lambda c: True, "facts": {"region": "eu"}}
parse_text("# H\\n\\n## a\\n{{ d }} {% if has('x') %}y{% endif %}", "f", Report())
for text in ("d", "d | words", "n | counted('a', 'b')", "has('x') and not facts.region == 'us'"):
    evaluate(text, names, Span("f"), Report(), filters=filters("en"))
show(names["d"], "fr")
heavy = {"jinja2", "babel", "num2words", "yaml", "jsonschema", "docx", "lxml"}
print(sorted(heavy & set(sys.modules)))
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_a_function_that_fails_is_a_mistake_and_no_traceback() -> None:
    def fails(error: Exception) -> Callable[[str], bool]:
        def call(_argument: str) -> bool:
            raise error

        return call

    for error in (TypeError("no"), KeyError("x"), ValueError("y")):
        for expression in ("f('x')", "f('x') + 1"):
            report = Report()
            names = {"f": fails(error)}
            assert isinstance(evaluate(expression, names, PLACE, report), Failure)
            assert [finding.rule for finding in report] == ["expression/type"]
