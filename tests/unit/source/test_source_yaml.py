"""YAML with places: what values mean, where they stand, what is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausekit.diagnostics import Report
from clausekit.source.places import Data, Path, YamlDocument
from clausekit.source.span import Span
from clausekit.source.yaml import DEPTH_LIMIT, SIZE_LIMIT, load_yaml


def read(text: str, *, pure: bool = False) -> YamlDocument:
    report = Report()
    document = load_yaml(text, "f.yaml", report, pure=pure)
    assert not report, list(report)
    assert document is not None
    return document


def refused(text: str, *, pure: bool = False) -> list[str]:
    report = Report()
    load_yaml(text, "f.yaml", report, pure=pure)
    return [f"{d.span.line}:{d.span.column} {d.rule}" for d in report if d.span]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("on", "on"),
        ("2026-11-23", "2026-11-23"),
        ("1:30", "1:30"),
        ("3:1", "3:1"),
        ("~", None),
        ("null", None),
        ("", None),
        ("true", True),
        ("False", False),
        ("'true'", "true"),
        ("12", 12),
        ("-3", -3),
        ("007", 7),
        ("0o17", 15),
        ("0x1F", 31),
        ("4.10", Decimal("4.10")),
        (".5", Decimal("0.5")),
        ("1e3", Decimal("1e3")),
        ("1.0.0", "1.0.0"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("1_000", "1_000"),
        ("'12'", "12"),
    ],
)
def test_a_plain_word_means_what_yaml_1_2_says(text: str, value: object) -> None:
    found = read(f"key: {text}\n").data
    assert found == {"key": value}
    assert isinstance(found, dict)
    assert type(found["key"]) is type(value)


def test_a_decimal_keeps_its_digits() -> None:
    data = read("rate: 4.10\n").data
    assert isinstance(data, dict)
    assert str(data["rate"]) == "4.10"


def test_keys_are_text_as_written() -> None:
    assert read("NO: 1\non: 2\n1: 3\n1.0: 4\n").data == {"NO": 1, "on": 2, "1": 3, "1.0": 4}


def test_every_key_and_value_has_its_place() -> None:
    document = read("a:\n  b: [x, 'yy']\n  c: {d: 1}\n")
    assert str(document.span(("a", "b", 1))) == "f.yaml:2:10"
    assert str(document.content_span(("a", "b", 1))) == "f.yaml:2:11"
    assert str(document.content_span(("a", "b", 0))) == "f.yaml:2:7"
    assert str(document.key_span(("a", "c", "d"))) == "f.yaml:3:7"
    assert str(document.span(("a", "c", "d"))) == "f.yaml:3:10"
    assert document.span(("a", "c", "d")) == Span("f.yaml", 3, 10, 3, 11)


def test_a_missing_path_gives_the_nearest_place_around_it() -> None:
    document = read("a:\n  b: 1\n")
    assert str(document.span(("a", "z", 3))) == "f.yaml:2:3"
    assert str(document.key_span(("a", "z"))) == "f.yaml:2:3"
    assert not document.has(("a", "z"))


def test_lines_are_counted_from_where_the_yaml_begins() -> None:
    document = load_yaml("a: 1\nb: 2\n", "f.md", Report(), first_line=2)
    assert document is not None
    assert str(document.span(("b",))) == "f.md:3:4"


@pytest.mark.parametrize("pure", [False, True])
@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a: 1\nb: 2\na: 3\n", ["3:1 yaml/duplicate-key"]),
        ("a: {b: 1, b: 2}\n", ["1:11 yaml/duplicate-key"]),
        ("a: &x 1\nb: *x\n", ["1:4 yaml/alias", "2:4 yaml/alias"]),
        ("a: !!python/object:os.system 1\n", ["1:4 yaml/tag"]),
        ("a: !thing {b: 1}\n", ["1:4 yaml/tag"]),
        ("<<: {a: 1}\n", ["1:1 yaml/merge-key"]),
        ("a: 1\n---\nb: 2\n", ["2:1 yaml/several-documents"]),
        ("? [a]\n: b\n", ["1:3 yaml/key"]),
        ("a: {{ x }}\n", ["1:5 yaml/key"]),
        ("a:\n\tb: 1\n", ["2:1 yaml/syntax"]),
        ("a: b: c\n", ["1:5 yaml/syntax"]),
        ("a: @x\n", ["1:4 yaml/syntax"]),
        ("a: x\x00y\n", ["1:5 yaml/control-character"]),
        ("é: [ü\n", ["2:1 yaml/syntax"]),
        ("a: 1" + "0" * 60 + "\n", ["1:4 yaml/number"]),
        ("a: 1e99\n", ["1:4 yaml/number"]),
    ],
)
def test_what_is_refused_says_where(text: str, places: list[str], pure: bool) -> None:
    assert refused(text, pure=pure) == places


def test_a_duplicate_key_names_both_places() -> None:
    report = Report()
    document = load_yaml("a: 1\n\na: 2\n", "f.yaml", report)
    assert document is not None
    assert document.data == {"a": 1}
    assert "first on line 1" in next(iter(report)).message


def test_a_syntax_error_says_what_to_do() -> None:
    report = Report()
    load_yaml("a:\n\tb: 1\n", "f.yaml", report)
    finding = next(iter(report))
    assert "tab" in finding.message
    assert finding.hint == "Indent by spaces."


def test_an_open_quotation_mark_is_shown_where_it_opens() -> None:
    assert refused("a: 1\nb: 'x\nc: 2\n") == ["2:4 yaml/syntax"]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "a:\n"])
def test_deep_nesting_is_refused_before_it_hurts(opening: str) -> None:
    deep = "".join(" " * i + "a:\n" for i in range(1500)) if opening == "a:\n" else opening * 50_000
    assert [r.split()[1] for r in refused(deep)] == ["yaml/too-deep"]
    assert read("[" * DEPTH_LIMIT + "]" * DEPTH_LIMIT).data


def test_a_text_of_a_hundred_megabytes_is_refused() -> None:
    assert refused("a" * (SIZE_LIMIT + 1)) == ["1:1 yaml/too-large"]


def test_an_alias_bomb_is_refused() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(20)
    )
    assert {r.split()[1] for r in refused(bomb)} == {"yaml/alias"}


def test_an_empty_text_is_nothing() -> None:
    assert read("").data is None
    assert read("# only a comment\n").data is None


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), max_size=8),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text("abc", max_size=3), inner, max_size=4)
    ),
    max_leaves=12,
)


def flow(value: Data) -> str:
    """Write a value as YAML in one line, texts always in quotation marks."""
    if value is None:
        return "~"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    if isinstance(value, list):
        return "[" + ", ".join(flow(v) for v in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{flow(k)}: {flow(v)}" for k, v in value.items()) + "}"
    return str(value)


def paths(value: Data, path: Path = ()) -> list[tuple[Path, Data]]:
    found = [(path, value)]
    if isinstance(value, dict):
        for key, inner in value.items():
            found += paths(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            found += paths(inner, (*path, index))
    return found


@given(VALUES)
@settings(max_examples=150, deadline=None)
def test_what_is_written_is_read_back_with_its_places(value: Data) -> None:
    text = f"- {flow(value)}\n"
    document = read(text)
    assert document.data == [value]
    for path, inner in paths(value):
        span = document.span((0, *path))
        assert text[span.column - 1 :].startswith(flow(inner))


@given(VALUES)
@settings(max_examples=60, deadline=None)
def test_both_parsers_read_the_same(value: Data) -> None:
    text = f"- {flow(value)}\n"
    assert read(text) == read(text, pure=True)


@given(st.text(max_size=60))
@settings(max_examples=300, deadline=None)
def test_no_text_makes_the_loader_fall_over(text: str) -> None:
    report = Report()
    document = load_yaml(text, "f.yaml", report)
    assert document is not None or report.has_errors


@given(st.text("{}[]:,-?!&*#|>'\"%@`~ \nab<=1", max_size=40))
@settings(max_examples=500, deadline=None)
def test_no_signs_make_the_loader_fall_over(text: str) -> None:
    report = Report()
    document = load_yaml(text, "f.yaml", report)
    assert document is not None or report.has_errors
