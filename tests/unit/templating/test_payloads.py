"""Known ways out of template sandboxes: each is refused with a place, quickly, and does nothing."""

from __future__ import annotations

import pytest

from clausekit.diagnostics import Report
from clausekit.notation.nodes import TextNode
from clausekit.notation.parse import parse_inline
from clausekit.source.span import Span
from clausekit.templating import Failure, check_expression, evaluate
from clausekit.values.format import filters
from clausekit.values.types import Count, TextValue

PLACE = Span("clause.yaml", 3, 5)


class Planted:
    """Something with attributes and methods that a text must never reach."""

    secret = "secret"

    def run(self) -> str:
        return "ran"


def has(clause: str) -> bool:
    return clause == "a/b"


NAMES: dict[str, object] = {
    "seats": Count(3),
    "site": TextValue("{{ 7 * 7 }} {0.__class__} %s ${x}"),
    "plain": "text",
    "facts": {"region": ["eu"], "__class__": "planted"},
    "thing": Planted(),
    "has": has,
}

OUT_OF_THE_SANDBOX = [
    "''.__class__",
    "''.__class__.__mro__[1].__subclasses__()",
    "''['__class__']",
    "plain['__class__']",
    "[].__class__.__base__",
    "{}.__class__",
    "().__class__.__bases__[0].__subclasses__()",
    "cycler.__init__.__globals__.os.popen('id').read()",
    "lipsum.__globals__['os'].popen('id').read()",
    "lipsum.__globals__",
    "joiner.__init__.__globals__",
    "namespace.__init__.__globals__",
    "self.__init__.__globals__",
    "self._TemplateReference__context",
    "url_for.__globals__",
    "config.items()",
    "request.application.__globals__",
    "has.__globals__",
    "has.__code__",
    "has.__globals__['Planted']",
    "has.__call__('a/b')",
    "thing.secret",
    "thing.run()",
    "thing['secret']",
    "thing.__class__.__init__.__globals__",
    "seats.__class__",
    "seats._fields()",
    "seats.bare",
    "site.text.format(seats)",
    "'{0.__class__.__init__.__globals__}'.format(seats)",
    "'{0.__class__}' | format(seats)",
    "'%s' % seats",
    "'%s' | format(seats)",
    "plain.format_map(facts)",
    "site | attr('__class__')",
    "plain | map(attribute='__class__')",
    "plain | upper",
    "plain | safe",
    "plain | string",
    "plain | list",
    "plain | join(',')",
    "plain | tojson",
    "facts | xmlattr",
    "facts.items()",
    "facts.keys",
    "facts.get('region')",
    "facts.update({'x': 1})",
    "facts.region.append('x')",
    "facts.region.pop",
    "facts | dictsort",
    "facts[facts]",
    "facts.region[0:1]",
    "[1, 2][has('a/b')]",
    "has(*facts)",
    "has(**facts)",
    "has(clause='a/b').__class__",
    "dict(a=1)",
    "range(10)",
    "__import__('os').system('id')",
    "eval('1')",
    "open('/etc/passwd').read()",
    "getattr(plain, 'upper')()",
    "plain ~ plain",
    "(lambda: 1)()",
    "[x for x in plain]",
    "plain is callable",
    "plain is mapping",
    "loop.index",
    "super()",
    "caller()",
    "varargs",
    "{{ seats }}",
    "seats }}{% for x in [1] %}{{ x }}{% endfor %}{{ seats",
    "seats %}{% include 'x' %}",
    "1; import os",
    "seats\n\n.__class__",
]

TOO_MUCH = [
    "range(999999999)",
    "range(999999999) | list",
    "9 ** 9 ** 9",
    "2 ** 100000000",
    "'x' * 1000000000",
    "1000000000 * 'x'",
    "[0] * 1000000000",
    "plain * 999999999999",
    "999999999999999 * 999999999999999 * 999999999999999 * 9",
    "1e308 * 1e308",
    "9" * 400,
    "1" + "0" * 5_000,
    "'x' | center(100000000)",
    "'%0100000000d' % 1",
    "'{:>100000000}'.format(1)",
    "plain | indent(100000000)",
    "plain | wordwrap(1)",
    "(" * 200 + "seats" + ")" * 200,
    "(" * 100_000,
    "[" * 200,
    "[" * 100 + "1" + "]" * 100,
    "not " * 120 + "seats",
    "-" * 450 + "1",
    "seats" + ".a" * 240,
    "seats" + " | bare" * 70,
    "1" + " + 1" * 120,
    "seats" + " and seats" * 60 + " and (seats | nothing)",
    "seats if seats else " * 24 + "seats",
    "x" * 100_000_000,
    "'" + "x" * 100_000_000 + "'",
    "seats" + " " * 1_000_000,
]


@pytest.mark.parametrize("payload", [*OUT_OF_THE_SANDBOX, *TOO_MUCH], ids=lambda p: p[:50])
def test_a_payload_is_refused_with_its_place(payload: str) -> None:
    report = Report()
    result = evaluate(payload, NAMES, PLACE, report, filters=filters("en"))
    assert isinstance(result, Failure)
    (finding,) = report
    assert finding.span == PLACE
    assert finding.rule.startswith("expression/")
    assert len(str(finding)) < 1_000
    assert NAMES["facts"] == {"region": ["eu"], "__class__": "planted"}


@pytest.mark.parametrize("payload", [*OUT_OF_THE_SANDBOX, *TOO_MUCH], ids=lambda p: p[:50])
def test_a_payload_does_nothing_when_it_is_only_checked(payload: str) -> None:
    check_expression(payload, set(NAMES), PLACE, Report(), filters=filters("en"))


def test_a_value_is_never_read_as_notation() -> None:
    assert evaluate("site", NAMES, PLACE, Report(), filters=filters("en")) is NAMES["site"]
    shown = evaluate("site | words", NAMES, PLACE, Report(), filters=filters("en"))
    assert shown == "{{ 7 * 7 }} {0.__class__} %s ${x}"


def test_a_result_beyond_all_measure_is_refused() -> None:
    names = {"long": TextValue("x" * 10_001)}
    report = Report()
    result = evaluate("long | number", names, PLACE, report, filters=filters("en"))
    assert isinstance(result, Failure)
    assert [finding.rule for finding in report] == ["expression/size"]


@pytest.mark.parametrize("payload", OUT_OF_THE_SANDBOX)
def test_a_payload_in_a_text_is_a_value_or_words_and_never_raises(payload: str) -> None:
    parse_inline("{{ " + payload + " }}", PLACE, Report())
    parse_inline("{% if " + payload + " %}x{% endif %}", PLACE, Report())
    report = Report()
    escaped = parse_inline("\\{{ seats }}", PLACE, report)
    assert "".join(n.text for n in escaped if isinstance(n, TextNode)) == "{{ seats }}"
    assert not report
