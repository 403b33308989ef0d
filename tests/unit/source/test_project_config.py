"""The configuration of a project: where it is looked for, and what is said of a mistake in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausekit.errors import ConfigError
from clausekit.source.config import NAME, Config, config_for, find_config, read_config


def written(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    path.write_text(text, encoding="utf-8")
    return path


def test_the_nearest_configuration_up_to_the_repository_counts(tmp_path: Path) -> None:
    written(tmp_path, 'libraries = ["outer"]\n')
    project = tmp_path / "project"
    (project / "drafts").mkdir(parents=True)
    assert find_config(project / "drafts" / "agreement.yaml") == tmp_path / NAME
    (project / ".git").mkdir()
    assert find_config(project / "drafts") is None
    mine = written(project, "")
    assert find_config(project / "drafts") == mine
    assert config_for(project).path == mine


def test_a_project_without_a_configuration_has_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert config_for(tmp_path) == Config()


def test_libraries_are_paths_beside_the_configuration(tmp_path: Path) -> None:
    path = written(tmp_path, 'libraries = ["ours", "/somewhere/theirs"]\n[lint]\nrules = ["x/y"]\n')
    config = read_config(path)
    assert config.libraries == (tmp_path / "ours", Path("/somewhere/theirs"))
    assert config.installed is None
    assert config.tables["lint"] == {"rules": ["x/y"]}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("librairies = []", "libraries"),
        ("[linting]", "lint"),
        ('libraries = "ours"', 'libraries = ["one"'),
        ("libraries = [1]", 'libraries = ["one"'),
        ("installed = 3", 'installed = ["one"'),
        ("libraries = [", "libraries = "),
        ("a = " + "[" * 5000, "libraries = "),
    ],
)
def test_a_mistake_is_answered_with_what_to_write(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read_config(written(tmp_path, text))
    assert str(tmp_path / NAME) in caught.value.message
    assert said in str(caught.value.hint)


def test_a_configuration_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes(b"libraries = [\xff\xfe]")
    with pytest.raises(ConfigError):
        read_config(path)
    path.write_bytes(b"#" * 300_000)
    with pytest.raises(ConfigError):
        read_config(path)
    path.unlink()
    with pytest.raises(ConfigError):
        read_config(path)
