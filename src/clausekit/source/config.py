"""The configuration of a project: `.clausekit.toml` beside its agreements, or above them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from clausekit.errors import ConfigError
from clausekit.lean import dataclass
from clausekit.source.nearest import suggestion

NAME = ".clausekit.toml"
KEYS = ("libraries", "installed")
TABLES = ("lint",)
"""Tables that other parts of clausekit read and check themselves."""
SIZE_LIMIT = 200_000


@dataclass(frozen=True, slots=True)
class Config:
    """What a project's configuration says.

    Attributes:
        path: The file, or None where a project has none.
        libraries: Folders of its layers, the lowest first, as paths that can be opened.
        installed: Names of the installed libraries that it takes; None for all of them.
        tables: The tables that other parts read, by name.
    """

    path: Path | None = None
    libraries: tuple[Path, ...] = ()
    installed: tuple[str, ...] | None = None
    tables: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def config_for(start: Path) -> Config:
    """Return the configuration that applies to a file or folder; an empty one where there is none.

    Raises:
        ConfigError: It cannot be read or says something that is not understood.
    """
    found = find_config(start)
    return read_config(found) if found else Config()


def find_config(start: Path) -> Path | None:
    """Return the nearest `.clausekit.toml` in the folder of `start` or above it.

    The search ends at the root of a repository and at the home folder, so that a file that somebody
    left further up governs nothing.
    """
    folder = start.resolve()
    if not folder.is_dir():
        folder = folder.parent
    home = _home()
    for candidate in (folder, *folder.parents):
        if (candidate / NAME).is_file():
            return candidate / NAME
        if candidate == home or (candidate / ".git").exists():
            break
    return None


def read_config(path: Path) -> Config:
    """Return the configuration in a file.

    Raises:
        ConfigError: It cannot be read or says something that is not understood.
    """
    data = _parsed(path)
    tables = {key: value for key, value in data.items() if isinstance(value, dict)}
    for key in data:
        known = TABLES if key in tables else KEYS
        if key not in known:
            hint = suggestion(key, (*KEYS, *TABLES), f"It knows: {', '.join((*KEYS, *TABLES))}.")
            raise ConfigError(f"{path}: “{key}” is not understood.", hint)
    libraries = _texts(data, "libraries", path)
    return Config(
        path=path,
        libraries=tuple(path.parent / Path(entry).expanduser() for entry in libraries),
        installed=_installed(data, path),
        tables=tables,
    )


def _parsed(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        with path.open("rb") as stream:
            content = stream.read(SIZE_LIMIT + 1)
        if len(content) > SIZE_LIMIT:
            raise ConfigError(f"{path} is larger than {SIZE_LIMIT:,} bytes.")
        return tomllib.loads(content.decode("utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror or error}.") from error
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, tomllib.TOMLDecodeError) else "it is not UTF-8"
        hint = 'It holds lines such as: libraries = ["our-library"]'
        raise ConfigError(f"{path} is not TOML: {reason}.", hint) from error


def _installed(data: Mapping[str, Any], path: Path) -> tuple[str, ...] | None:
    value = data.get("installed", True)
    if value is True:
        return None
    return () if value is False else _texts(data, "installed", path)


def _texts(data: Mapping[str, Any], key: str, path: Path) -> tuple[str, ...]:
    value = data.get(key, [])
    if not isinstance(value, list) or not all(isinstance(entry, str) and entry for entry in value):
        hint = f'Write it as {key} = ["one", "two"].'
        raise ConfigError(f"{path}: “{key}” is not a list of texts.", hint)
    return tuple(value)


def _home() -> Path | None:
    try:
        return Path.home().resolve()
    except RuntimeError:
        return None
