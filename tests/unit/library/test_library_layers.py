"""Layers over the library: what they replace, add, delete, and what is refused."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from clausekit.diagnostics import Report
from clausekit.errors import LibraryError, NotFoundError
from clausekit.library.check import check_library
from clausekit.library.load import Library, open_library
from clausekit.library.locate import layer_at
from clausekit.library.merge import merged_data
from clausekit.library.records import Clause, Wording
from clausekit.model.strength import Strength
from clausekit.notation.nodes import ParagraphNode, TextNode

GOOD = Path(__file__).parents[2] / "cases" / "library" / "good"
UPDATE = "## update\nThe Company shall enter a [[system]] {{ deadline }} ahead, always.\n"


def layer(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def over_good(*folders: Path) -> Library:
    return open_library([layer_at(f) for f in (GOOD, *folders)], bundled=False)


def clause(library: Library, id_: str = "demo/register") -> Clause:
    report = Report()
    found = library.clause(id_, report)
    assert not report, list(report)
    assert found is not None
    return found


def words(wording: Wording) -> str:
    block = wording.blocks[0]
    assert isinstance(block, ParagraphNode)
    return "".join(node.text for node in block.content if isinstance(node, TextNode))


def rules(library: Library) -> list[str]:
    report = Report()
    check_library(library, report)
    return [d.rule for d in report]


def test_an_overlay_replaces_every_wording_of_its_provision_in_its_language(
    tmp_path: Path,
) -> None:
    union = layer(tmp_path / "union", {"clauses/demo/register/text.en.md": UPDATE})
    found = clause(over_good(union))
    english = found.texts["en"].wordings["update"]
    assert {s: w.layer for s, w in english.items()} == {"strong": "union", "basic": "union"}
    assert words(english[Strength.STRONG]) == words(english[Strength.BASIC])
    assert found.texts["en"].wordings["duty"][Strength.STRONG].layer == "good"
    assert found.texts["fr"].wordings["update"][Strength.BASIC].layer == "good"
    assert found.texts["en"].heading[0] == clause(over_good()).texts["en"].heading[0]
    assert found.layers == ("good", "union")
    assert set(found.sources) >= {"good/clause.yaml", "union/text.en.md"}


def test_elements_of_new_words_are_unconfirmed_until_the_layer_restates_them(
    tmp_path: Path,
) -> None:
    files = {"clauses/demo/register/text.en.md": UPDATE}
    union = layer(tmp_path / "union", files)
    assert not clause(over_good(union)).texts["en"].wordings["update"][Strength.STRONG].restated
    layer(
        union,
        {"clauses/demo/register/clause.yaml": "provisions: {update: {elements: [updated]}}\n"},
    )
    assert clause(over_good(union)).texts["en"].wordings["update"][Strength.STRONG].restated


def test_maps_merge_lists_replace_and_nothing_deletes(tmp_path: Path) -> None:
    union = layer(
        tmp_path / "union",
        {
            "clauses/demo/register/clause.yaml": (
                "parameters:\n  deadline: {values: {strong: 60}}\n"
                "goes_with: [demo/disputes]\nconfirm: ~\n"
            ),
            "clauses/demo/register/text.en.md": "---\nconfirm: ~\n---\n",
            "clauses/demo/register/text.fr.md": "---\nconfirm: ~\n---\n",
        },
    )
    found = clause(over_good(union))
    assert found.parameters["deadline"].values == {"strong": 60, "standard": 14}
    assert found.parameters["deadline"].better == "higher"
    assert found.goes_with == ("demo/disputes",)
    assert found.confirm == {}
    assert "union" in str(found.parameters["deadline"].span.file)
    assert "good" in str(found.provisions["duty"].span.file)


def test_a_layer_may_replace_a_clause_whole(tmp_path: Path) -> None:
    union = layer(
        tmp_path / "union",
        {
            "clauses/demo/register/clause.yaml": (
                "version: 2.0.0\nstatus: model-text\nreplaces: true\n"
                "provisions: {only: {elements: [one]}}\nelements: [one]\n"
            ),
            "clauses/demo/register/text.en.md": (
                "---\nelements: {one: One thing.}\n---\n# Our register\n\n## only\nOne thing.\n"
            ),
        },
    )
    found = clause(over_good(union))
    assert (found.version, tuple(found.provisions), found.layers) == (
        "2.0.0",
        ("only",),
        ("union",),
    )
    assert tuple(found.texts) == ("en",)
    assert not found.forms


def test_a_layer_adds_clauses_terms_and_topics(tmp_path: Path) -> None:
    union = layer(
        tmp_path / "union",
        {
            "clauses/topics.yaml": "topics: {own: {title: {en: Our own}}}\n",
            "clauses/glossary.en.yaml": (
                "robot: {term: robot, forms: [robots], definition: a machine}\n"
                "system: {definition: 'whatever the [[Company]] runs', wordings: ~}\n"
            ),
            "clauses/own/robots/clause.yaml": (
                "version: 1.0.0\nstatus: model-text\nprovisions: {ban: {elements: [none]}}\n"
                "elements: [none]\n"
            ),
            "clauses/own/robots/text.en.md": (
                "---\nelements: {none: No robots.}\n---\n# Robots\n\n## ban\nNo [[robots]].\n"
            ),
        },
    )
    library = over_good(union)
    assert "own/robots" in library.clause_ids()
    assert list(library.topics) == ["framework", "demo", "own"]
    glossary = library.glossary("en")
    assert glossary.by_form["robots"] == "robot"
    assert glossary.terms["system"].layer == "union"
    assert glossary.terms["system"].term == "system"
    assert glossary.terms["system"].wordings == {}
    assert glossary.terms["company"].layer == "good"


def test_the_check_names_what_a_layer_left_behind(tmp_path: Path) -> None:
    union = layer(
        tmp_path / "union",
        {
            "clauses/demo/register/text.en.md": UPDATE.replace("## update", "## duty").replace(
                "{{ deadline }} ahead, always", "as {{ scope }} in [[#schedule:entry]]"
            ),
            "clauses/demo/register/clause.yaml": (
                "base: {layer: good, version: 1.0.0, sha256: '0000'}\n"
                "parameters: {deadline: {values: {strong: 30, standard: 7}}}\n"
            ),
        },
    )
    assert sorted(rules(over_good(union))) == [
        "layer/base-moved",
        "layer/older-words",
        "layer/unconfirmed",
        "layer/weakens",
    ]


def test_an_overlay_of_a_recorded_base_is_up_to_date(tmp_path: Path) -> None:
    sha256 = clause(over_good()).sha256
    text = f"base: {{layer: good, version: 1.0.0, sha256: '{sha256}'}}\n"
    union = layer(tmp_path / "union", {"clauses/demo/register/clause.yaml": text})
    assert rules(over_good(union)) == []


def test_mistakes_in_an_overlay_are_found_in_the_overlay(tmp_path: Path) -> None:
    union = layer(
        tmp_path / "union",
        {"clauses/demo/register/clause.yaml": "parameters:\n  deadline: {unit: fortnights}\n"},
    )
    report = Report()
    assert over_good(union).clause("demo/register", report) is None
    assert [f"{Path(d.span.file).parts[-5:]}{d.span.line}" for d in report if d.span] == [
        "('union', 'clauses', 'demo', 'register', 'clause.yaml')2"
    ]


def test_links_are_refused_by_name(tmp_path: Path) -> None:
    union = layer(tmp_path / "union", {"clauses/demo/register/text.en.md": UPDATE})
    (union / "clauses" / "demo" / "extra").symlink_to(GOOD / "clauses" / "demo" / "extra")
    (union / "clauses" / "glossary.en.yaml").symlink_to("/etc/passwd")
    with pytest.raises(LibraryError) as caught:
        over_good(union)
    found = [d.span.file.rpartition("union/")[2] for d in caught.value.diagnostics if d.span]
    assert found == ["clauses/demo/extra", "clauses/glossary.en.yaml"]
    assert {d.rule for d in caught.value.diagnostics} == {"layer/link"}


def test_what_is_no_file_or_too_large_or_too_deep_is_refused(tmp_path: Path) -> None:
    union = layer(tmp_path / "union", {"clauses/demo/register/text.en.md": UPDATE})
    os.mkfifo(union / "clauses" / "pipe.yaml")
    (union / "clauses" / "large.yaml").write_bytes(b"a" * 1_000_001)
    (union / "clauses" / Path(*"abcdefghij")).mkdir(parents=True)
    with pytest.raises(LibraryError) as caught:
        over_good(union)
    assert {d.rule for d in caught.value.diagnostics} == {
        "layer/no-file",
        "layer/too-large",
        "layer/too-deep",
    }


@pytest.mark.parametrize("name", ["../good", "demo-agreement/../x", "/etc", ".", "", "a\x00b"])
def test_no_name_leads_out_of_the_library(name: str) -> None:
    library = over_good()
    for ask in (library.template, library.clause, library.numbering_scheme):
        with pytest.raises(NotFoundError):
            ask(name)
    assert library.glossary(f"../{name}").terms == {}


def test_a_folder_without_a_library_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        layer_at(tmp_path / "none")
    with pytest.raises(NotFoundError):
        layer_at(tmp_path)


def test_a_clauses_folder_may_be_named_itself() -> None:
    library = open_library([layer_at(GOOD / "clauses")], bundled=False)
    assert library.clause_ids() == open_library([layer_at(GOOD)], bundled=False).clause_ids()
    assert library.template_ids() == ("demo-agreement",)


@pytest.mark.parametrize(
    ("below", "above", "result"),
    [
        ({"a": 1}, {"b": 2}, {"a": 1, "b": 2}),
        ({"a": {"b": 1, "c": 2}}, {"a": {"b": None}}, {"a": {"c": 2}}),
        ({"a": [1, 2]}, {"a": [3]}, {"a": [3]}),
        ({"a": {"b": 1}}, {"a": 5}, {"a": 5}),
        ({"a": 1}, {"b": None}, {"a": 1}),
    ],
)
def test_records_merge_by_key(below: object, above: object, result: object) -> None:
    assert merged_data(below, above) == result
