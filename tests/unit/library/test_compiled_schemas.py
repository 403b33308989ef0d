"""The quick look at data is never laxer than jsonschema, and sound records pass it."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from tests.conftest import Drafting

from clausekit.library.compiled import UnsupportedError, compiled
from clausekit.library.load import Library
from clausekit.library.schemas import schema, schema_names, surely_fits
from clausekit.model.serial import to_data

TEXT = "template: mini\nlanguage: en\nparties: {company: {name: Acme}}\nclauses: {demo/extra: }\n"

SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-3, 5), st.text(max_size=4),
    st.sampled_from(["a", "b/c", "2026-01-31", "2026-02-31", "node", "x", 1.0, 0.5]),
)  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["a", "b", "node", "k"]), inner, max_size=3)
    ),
    max_leaves=8,
)
KEYWORDS: dict[str, st.SearchStrategy[Any]] = {
    "type": st.sampled_from(
        ["object", "array", "string", "integer", "number", "null", ["string", "null"]]
    ),
    "const": SCALARS.filter(lambda v: not isinstance(v, float)),
    "enum": st.lists(st.sampled_from(["a", "b", 1, 0, True, False, None]), min_size=1, max_size=4),
    "pattern": st.sampled_from(["^a", "b$", "^[a-z]+$"]),
    "minLength": st.integers(0, 3),
    "minItems": st.integers(0, 2),
    "minimum": st.integers(-1, 3),
    "maximum": st.integers(-1, 3),
    "uniqueItems": st.booleans(),
    "minProperties": st.integers(0, 2),
    "required": st.lists(st.sampled_from(["a", "b"]), unique=True, max_size=2),
    "format": st.just("date"),
}


def schemas() -> st.SearchStrategy[dict[str, Any]]:
    flat = st.fixed_dictionaries({}, optional=KEYWORDS)

    def nest(inner: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
        parts: dict[str, st.SearchStrategy[Any]] = {
            "items": inner,
            "properties": st.dictionaries(st.sampled_from(["a", "b"]), inner, max_size=2),
            "additionalProperties": st.booleans() | inner,
            "propertyNames": inner,
            "anyOf": st.lists(inner, min_size=1, max_size=2),
        }
        return st.fixed_dictionaries({}, optional={**KEYWORDS, **parts})

    return st.recursive(flat, nest, max_leaves=4)


@settings(max_examples=600, deadline=None)
@given(schemas(), VALUES)
def test_what_surely_fits_is_valid(body: dict[str, Any], data: Any) -> None:
    reference = Draft202012Validator(body, format_checker=FormatChecker(formats=("date",)))
    if compiled(body)(data):
        assert reference.is_valid(data), (body, data)


def test_every_shipped_schema_has_its_quick_look_or_says_that_it_has_none() -> None:
    without = []
    for name in schema_names():
        try:
            compiled(schema(name))
        except UnsupportedError:
            without.append(name)
    assert "agreement-resolved" not in without
    assert "clause" not in without


def test_a_sound_agreement_needs_no_second_look(draft_mini: Drafting) -> None:
    agreement = draft_mini(TEXT).agreement
    assert agreement is not None
    assert surely_fits(to_data(agreement), "agreement-resolved")


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_broken_agreement_is_never_let_through(data: st.DataObject) -> None:
    from clausekit.api.drafting import assemble_text
    from clausekit.diagnostics import Report

    whole = _WHOLE.setdefault("data", None)
    if whole is None:
        draft = assemble_text(TEXT, "a.yaml", _mini(), Report())
        assert draft is not None
        assert draft.agreement is not None
        whole = _WHOLE["data"] = json.loads(json.dumps(to_data(draft.agreement)))
    broken = copy.deepcopy(whole)
    node: Any = broken
    for _ in range(data.draw(st.integers(1, 9))):
        inner = [
            v
            for v in (node.values() if isinstance(node, dict) else node)
            if isinstance(v, dict | list) and v
        ]
        if not inner:
            break
        node = data.draw(st.sampled_from(inner))
    if isinstance(node, dict):
        key = data.draw(st.sampled_from(sorted(node)))
        change = data.draw(st.sampled_from(["drop", "null", "number", "add"]))
        if change == "drop":
            del node[key]
        elif change == "add":
            node["zz"] = 1
        else:
            node[key] = None if change == "null" else 7
    elif node:
        node.append(3)
    if surely_fits(broken, "agreement-resolved"):
        reference = Draft202012Validator(schema("agreement-resolved"))
        assert reference.is_valid(broken)


_WHOLE: dict[str, Any] = {}


def _mini() -> Library:
    from tests.conftest import MINI

    from clausekit.library.load import open_library
    from clausekit.library.locate import layer_at

    return open_library([layer_at(MINI)], bundled=False)


def test_an_unknown_keyword_is_left_to_jsonschema() -> None:
    with pytest.raises(UnsupportedError):
        compiled({"not": {"type": "string"}})
