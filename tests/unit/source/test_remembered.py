"""YAML that was read before comes out of the cache as it went in, and tells nobody else anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clausekit.diagnostics import Report
from clausekit.source.places import YamlDocument
from clausekit.source.remembered import read_yaml
from clausekit.source.yaml import load_yaml

TEXT = """\
template: gfa
clauses:
  transparency/register: {values: {notice: 60, share: 4.10, on: true, none: ~}}
  retraining/plan: [one, "two", 3]
"""


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAUSEKIT_CACHE", str(tmp_path / "cache"))


def _read(text: str, name: str = "a.yaml") -> YamlDocument:
    document = read_yaml(text, name, Report())
    assert document is not None
    return document


def _entries(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache" / "yaml").glob("*"))


def test_the_second_reading_gives_what_the_first_gave(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = _read(TEXT)
    assert len(_entries(tmp_path)) == 1
    monkeypatch.setattr("clausekit.source.yaml.load_yaml", None)
    second = _read(TEXT, "b.yaml")
    assert (second.data, second.root, second.file) == (first.data, first.root, "b.yaml")
    at = ("clauses", "transparency/register", "values", "share")
    assert str(second.span(at)) == "b.yaml:3:55"
    assert "Decimal('4.10')" in str(second.data)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.recursive(
        st.text("abc é'\"", max_size=6) | st.integers() | st.booleans() | st.none(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.text("abc", min_size=1, max_size=3), inner, max_size=3)
        ),
        max_leaves=8,
    )
)
def test_any_document_comes_back_whole(data: object) -> None:
    import json

    text = json.dumps(data, ensure_ascii=False, indent=1)
    straight = load_yaml(text, "x", Report())
    assert _read(text, "x") == straight
    assert _read(text, "x") == straight


def test_nothing_of_the_text_can_be_read_in_the_cache(tmp_path: Path) -> None:
    text = "company: Volta Mobility SE\nfloor: never-below-forty\n"
    _read(text)
    (entry,) = _entries(tmp_path)
    content = entry.read_bytes() + entry.name.encode()
    for word in (b"Volta", b"company", b"floor", b"never", b"forty"):
        assert word not in content


def test_a_damaged_entry_is_passed_over(tmp_path: Path) -> None:
    first = _read(TEXT)
    (entry,) = _entries(tmp_path)
    whole = entry.read_bytes()
    for damaged in (
        b"",
        b"x",
        whole[:-3],
        bytes([whole[0] ^ 1]) + whole[1:],
        whole[:40] + b"\0" + whole[41:],
    ):
        entry.write_bytes(damaged)
        assert _read(TEXT).data == first.data


def test_a_text_with_mistakes_is_read_anew_each_time(tmp_path: Path) -> None:
    for _ in range(2):
        report = Report()
        assert read_yaml("a: 1\na: 2\n", "a.yaml", report) is not None
        assert [d.rule for d in report] == ["yaml/duplicate-key"]
    assert not _entries(tmp_path)


def test_without_a_cache_everything_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAUSEKIT_CACHE", "off")
    assert _read(TEXT).data == _read(TEXT).data
