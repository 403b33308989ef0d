"""YAML that was read before and had no mistakes: what came of it, kept in the cache.

Importing and running a YAML parser takes longer than assembling a short draft. An entry is found by
the text itself and hidden with a key that only the text gives: who has no copy of an agreement
learns nothing from the cache, not even after the file was deleted.
"""

from __future__ import annotations

import marshal
import os
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clausekit.source.cache import cache_folder, code_stamp
from clausekit.source.digest import blake2b, shake_256
from clausekit.source.places import Place, YamlDocument

if TYPE_CHECKING:
    from clausekit.diagnostics import Report

_LONGEST = 200_000
_PACKAGE = Path(__file__).resolve().parent


def read_yaml(text: str, file: str, report: Report) -> YamlDocument | None:
    """Return the YAML with its places as `load_yaml` does, parsed only where it is new.

    Args:
        text: The YAML, without byte order mark.
        file: The name that diagnostics give.
        report: Takes every mistake.
    """
    folder = cache_folder() if len(text) <= _LONGEST else None
    if folder is None:
        return _parsed(text, file, report)
    secret = blake2b(text.encode("utf-8", "surrogatepass"), key=_code()).digest()
    place = folder / "yaml" / blake2b(secret, digest_size=20).hexdigest()
    with suppress(OSError, ValueError, EOFError, TypeError, IndexError, AttributeError):
        data, root = marshal.loads(_hidden(place.read_bytes(), secret))  # noqa: S302 - behind a key
        return YamlDocument(file, _data(data), _place(root))
    mistakes = len(report)
    document = _parsed(text, file, report)
    if document is not None and len(report) == mistakes:
        _keep(place, document, secret)
    return document


def _parsed(text: str, file: str, report: Report) -> YamlDocument | None:
    from clausekit.source.yaml import load_yaml

    return load_yaml(text, file, report)


def _keep(place: Path, document: YamlDocument, secret: bytes) -> None:
    part = place.with_name(f"{place.name}.{os.getpid()}.part")
    with suppress(OSError, ValueError):
        body = marshal.dumps((_plain(document.data), _placed(document.root)))
        place.parent.mkdir(mode=0o700, exist_ok=True)
        part.write_bytes(_shown(body, secret))
        part.replace(place)


def _shown(body: bytes, secret: bytes) -> bytes:
    """Return a body as it stands in the file: its digest and itself, hidden."""
    whole = blake2b(body, digest_size=16).digest() + body
    return _mixed(whole, secret)


def _hidden(content: bytes, secret: bytes) -> bytes:
    """Return the body that a file hides.

    Raises:
        ValueError: The file is damaged.
    """
    whole = _mixed(content, secret)
    if blake2b(whole[16:], digest_size=16).digest() != whole[:16]:
        raise ValueError("damaged")
    return whole[16:]


def _mixed(content: bytes, secret: bytes) -> bytes:
    size = len(content)
    stream = int.from_bytes(shake_256(secret).digest(size), "little")
    return (int.from_bytes(content, "little") ^ stream).to_bytes(size, "little")


def _plain(data: Any) -> Any:
    """Return YAML data for marshal: a decimal becomes a tuple, which YAML data never hold."""
    if isinstance(data, dict):
        return {key: _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(value) for value in data]
    return (str(data),) if isinstance(data, Decimal) else data


def _data(plain: Any) -> Any:
    kind = plain.__class__
    if kind is dict:
        return {key: _data(value) for key, value in plain.items()}
    if kind is list:
        return [_data(value) for value in plain]
    return Decimal(plain[0]) if kind is tuple else plain


def _placed(place: Place) -> tuple[Any, ...]:
    keys = {name: _placed(key) for name, key in place.keys.items()}
    inside = {step: _placed(child) for step, child in place.children.items()}
    where = (place.line, place.column, place.end_line, place.end_column)
    return (*where, place.quoted, keys, inside) if keys or inside else (*where, place.quoted)


def _place(plain: tuple[Any, ...]) -> Place:
    if len(plain) == 5:
        return Place(*plain)
    line, column, end_line, end_column, quoted, keys, inside = plain
    return Place(
        line,
        column,
        end_line,
        end_column,
        quoted,
        {name: _place(key) for name, key in keys.items()},
        {step: _place(child) for step, child in inside.items()},
    )


def _code() -> bytes:
    """Return what says that the code which reads YAML is the same."""
    return code_stamp(_PACKAGE)
