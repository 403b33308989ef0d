"""File names from a pattern and a row: safe on every system, and each once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import field

from clausekit.errors import ConfigError
from clausekit.lean import dataclass

DEFAULT = "{row}-{parties.company.name}"
LONGEST = 120
LONGEST_BYTES = 180
"""Of 255 that a file system allows: room for an ending, a number and a temporary name."""
_FIELD = re.compile(r"\{([^{}:]+)(?::0?([1-9]))?\}")
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern such as `{row:04}-{parties.company.name}`."""

    text: str

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the names in braces, `row` left out."""
        return tuple(dict.fromkeys(f for f, _ in _FIELD.findall(self.text) if f != "row"))

    def filled(self, row: int, value: Callable[[str], str]) -> str:
        """Return a safe name, without an ending, for a row."""

        def one(found: re.Match[str]) -> str:
            if found[1] == "row":
                return str(row).zfill(int(found[2] or 0))
            return value(found[1]).replace("/", "-")

        return safe(_FIELD.sub(one, self.text)) or f"row-{row}"


def pattern(text: str) -> Pattern:
    """Return a pattern for names.

    Raises:
        ConfigError: It is not understood, or would write into another folder.
    """
    if re.search(r"[{}]", _FIELD.sub("", text)):
        hint = "Write a field as {row}, {row:04} or {parties.company.name}."
        raise ConfigError(f"The pattern “{text}” has a brace that belongs to no field.", hint)
    if re.search(r"[/\\]", _FIELD.sub("", text)):
        raise ConfigError(f"The pattern “{text}” names a folder.", "Files go into one folder, -o.")
    return Pattern(text)


def safe(text: str) -> str:
    """Return a text as a file name that no system refuses and none reads as a path; it may be empty."""
    if not (text.isascii() and text.isprintable()):
        seen = unicodedata.normalize("NFC", text)
        text = "".join(c for c in seen if unicodedata.category(c) not in _UNSEEN)
    name = _FORBIDDEN.sub("-", " ".join(text.split()))
    name = _cut(name.strip(" ."))
    return f"_{name}" if _RESERVED.fullmatch(name) or name.startswith("-") else name


def _cut(name: str) -> str:
    name = name[:LONGEST]
    while len(name.encode()) > LONGEST_BYTES:
        name = name[:-1]
    return name.strip(" .")


@dataclass(slots=True)
class Names:
    """Names that were given, so that each is given once; names that differ in case only are the same."""

    _given: set[int] = field(default_factory=set)

    def unique(self, name: str, row: int) -> str:
        """Return the name, or one with the row's number where it was given before."""
        for candidate in _candidates(name, row):
            key = hash(unicodedata.normalize("NFKC", candidate).casefold())
            if key not in self._given:
                self._given.add(key)
                return candidate
        raise AssertionError  # the candidates do not end


def _candidates(name: str, row: int) -> Iterator[str]:
    yield name
    yield f"{name}-{row}"
    count = 1
    while True:
        count += 1
        yield f"{name}-{row}-{count}"
