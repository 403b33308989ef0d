"""What is evaluated without Jinja2 gives what Jinja2 would give."""

from __future__ import annotations

from decimal import Decimal

import jinja2
import jinja2.meta
from hypothesis import given, settings
from hypothesis import strategies as st

from clausekit.notation.expressions import bare_name, names_in
from clausekit.templating.plain import names_of, plain_tree
from clausekit.templating.result import evaluated
from clausekit.templating.sandbox import compiled
from clausekit.templating.trouble import ExpressionError
from clausekit.values.format import filters
from clausekit.values.types import Choice, Count, Duration, Flag, Percent

FILTERS = filters("en")
NAMES: dict[str, object] = {
    "a": Count(3),
    "b": Duration(14, "days"),
    "c": Flag(False),
    "d": Choice("all"),
    "e": Percent(Decimal("2.5")),
    "f": {"x": ["eu"], "y": True, "z": "eu"},
    "has": lambda clause: clause == "p/q",
}
LITERALS = st.sampled_from(
    ["1", "3", "2.5", "'all'", '"eu"', "true", "none", "['all', 'eu']", "[]"]
)
ATOMS = LITERALS | st.sampled_from(
    ["a", "b", "c", "d", "e", "f.x", "f.y", "f.z", "f.w", "g", "has('p/q')", "has('r/s')"]
)
FILTERED = st.builds(
    lambda atom, name: f"{atom} | {name}",
    ATOMS,
    st.sampled_from(
        ["number", "words", "bare", "counted('s', 'p')", "words('f')", "nope", "ordinal"]
    ),
)
OPERATORS = st.sampled_from(["==", "!=", "<", "<=", ">", ">=", "in", "not in"])


def joined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds(lambda x, op, y: f"{x} {op} {y}", inner, OPERATORS, inner),
        st.builds(lambda x, op, y: f"{x} {op} {y}", inner, st.sampled_from(["and", "or"]), inner),
        st.builds(lambda x: f"not {x}", inner),
        st.builds(lambda x: f"({x})", inner),
        st.builds(lambda x, y: f"{x}  {y}", inner, inner),
        st.builds(lambda x, y: f"{x} if c else {y}", inner, inner),
    )


EXPRESSIONS = st.recursive(ATOMS | FILTERED, joined, max_leaves=5)


@given(EXPRESSIONS)
@settings(max_examples=600, deadline=None)
def test_both_ways_give_the_same(expression: str) -> None:
    tree = plain_tree(expression)
    if tree is None:
        return
    try:
        with_jinja: object = compiled(expression, tuple(FILTERS.items())).result(NAMES)
    except ExpressionError as error:
        with_jinja = _outcome(error)
    try:
        without: object = evaluated(tree, NAMES, FILTERS)
    except ExpressionError as error:
        without = _outcome(error)
    if "filter" in (with_jinja, without):
        return  # Jinja2 finds an unknown filter even in an arm that is not reached
    assert without == with_jinja
    assert type(without) is type(with_jinja)


def _outcome(error: ExpressionError) -> str:
    return "filter" if error.rule == "filter" else "mistake"


@given(EXPRESSIONS)
@settings(max_examples=400, deadline=None)
def test_the_names_of_an_expression_are_those_that_jinja_finds(expression: str) -> None:
    environment = jinja2.Environment(autoescape=True)
    environment.filters.update(dict.fromkeys(("number", "words", "bare", "counted", "nope"), str))
    environment.filters["ordinal"] = str
    try:
        tree = environment.parse("{{ " + expression + " }}")
    except jinja2.TemplateSyntaxError:
        return
    # `1 == not ['x']` is to Jinja2 an entry of something called “not”; nobody means that.
    expected = jinja2.meta.find_undeclared_variables(tree) - {"not"}
    assert set(names_in(expression)) == expected
    plain = plain_tree(expression)
    if plain is not None:
        assert set(names_of(plain)) == expected


def test_names_leave_out_labels_of_every_kind() -> None:
    assert names_in("x") == ("x",)
    assert names_in("a.b | c('d') is not e") == ("a",)
    assert names_in("f(g=1, h=i) and not j in k or 'l' == \"m\" and true") == ("f", "i", "j", "k")
    assert names_in("été == 1.5") == ("été",)
    assert names_in("") == ()
    assert bare_name("x") == "x"
    assert bare_name("not") == bare_name("true") == bare_name("x.y") == bare_name("1x") == ""
