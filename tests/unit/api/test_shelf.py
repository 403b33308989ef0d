"""Which layers lie over the built-in library, and in which order: the rule has one test for each step."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from clausekit.api.installed import installed_layers
from clausekit.api.shelf import VARIABLE, layers_for, shelf_below, shelf_for, shelf_up_to
from clausekit.errors import ConfigError, LibraryError, NotFoundError, PluginError


def layer(folder: Path, card: str = "") -> Path:
    folder.mkdir(parents=True)
    (folder / "layer.yaml").write_text(card or f"name: {folder.name}\n", encoding="utf-8")
    return folder


def names(start: Path, *libraries: Path, **environment: str) -> list[str]:
    return [root.name for root in layers_for(start, libraries, environment)]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    (folder / ".git").mkdir(parents=True)
    return folder


def install(folder: Path, value: str, name: str = "federation") -> Path:
    info = folder / "federation_clauses-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: federation-clauses\nVersion: 1.0\n"
    )
    (info / "entry_points.txt").write_text(f"[clausekit.libraries]\n{name} = {value}\n")
    package = layer(folder / "federation_clauses", "title: Clauses of the federation\n")
    (package / "__init__.py").write_text("raise SystemExit('a layer is data and never runs')\n")
    return folder


def test_the_order_is_installed_environment_project_command_line(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(install(tmp_path / "site", "federation_clauses")))
    one, two = layer(tmp_path / "one"), layer(tmp_path / "two")
    layer(project / "ours")
    three = layer(tmp_path / "three")
    (project / ".clausekit.toml").write_text('libraries = ["ours"]\n')
    environment = {VARIABLE: f"{one}{os.pathsep}{two}"}
    assert names(project, three, **environment) == ["federation", "one", "two", "ours", "three"]


def test_a_folder_named_twice_stands_where_it_is_highest(project: Path, tmp_path: Path) -> None:
    ours, other = layer(project / "ours"), layer(tmp_path / "other")
    (project / ".clausekit.toml").write_text('libraries = ["ours", "../other"]\n')
    assert names(project) == ["ours", "other"]
    assert names(project, ours) == ["other", "ours"]
    assert names(project / "agreement.yaml", **{VARIABLE: str(other)}) == ["ours", "other"]


def test_two_layers_of_one_name_are_refused(project: Path, tmp_path: Path) -> None:
    first, second = layer(tmp_path / "a" / "ours"), layer(tmp_path / "b" / "ours")
    with pytest.raises(LibraryError) as caught:
        shelf_for(project, [first, second])
    assert "layer.yaml" in str(caught.value.hint)
    built_in = layer(tmp_path / "built-in", "title: ours\n")
    with pytest.raises(LibraryError):
        shelf_for(project, [built_in])


def test_a_layer_is_seen_from_below_and_from_above(project: Path) -> None:
    layer(project / "federation")
    ours = layer(project / "ours")
    layer(project / "local")
    (project / ".clausekit.toml").write_text('libraries = ["federation", "ours", "local"]\n')
    assert shelf_below(ours).layers == ("built-in", "federation")
    assert shelf_up_to(ours).layers == ("built-in", "federation", "ours")
    alone = layer(project / "elsewhere")
    assert shelf_up_to(alone).layers == ("built-in", "federation", "ours", "local", "elsewhere")


def test_a_project_chooses_among_installed_libraries(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(install(tmp_path / "site", "federation_clauses")))
    config = project / ".clausekit.toml"
    for line, found in (("false", []), ("[]", []), ('["federation"]', ["federation"])):
        config.write_text(f"installed = {line}\n")
        assert names(project) == found
    config.write_text('installed = ["confederation"]\n')
    with pytest.raises(ConfigError) as caught:
        names(project)
    assert "federation" in str(caught.value.hint)


def test_an_installed_library_without_a_folder_names_its_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(install(tmp_path / "site", "federation_clauses.texts")))
    with pytest.raises(PluginError) as caught:
        installed_layers()
    assert "federation-clauses" in caught.value.message


def test_a_layer_that_is_not_there_says_how_to_make_one(project: Path) -> None:
    with pytest.raises(NotFoundError):
        shelf_for(project, [project / "none"])
    (project / "empty").mkdir()
    with pytest.raises(NotFoundError) as caught:
        shelf_for(project, [project / "empty"])
    assert "clausekit library new" in str(caught.value.hint)


def test_a_layer_card_that_is_wrong_is_placed(project: Path) -> None:
    ours = layer(project / "ours", "name: built-in\n")
    with pytest.raises(LibraryError) as caught:
        shelf_for(project, [ours])
    assert [d.span.line for d in caught.value.diagnostics if d.span] == [1]
