"""The compiled page, kept in the user's cache: compiling it takes longer than filling it in."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from clausekit.source.cache import cache_folder

_DIGEST = 16


class KeptPage(BytecodeCache):
    """Bytecode behind a digest, in a folder that only the user can write; damage is passed over.

    Jinja2 itself looks whether it was compiled from the same source by the same Python.
    """

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, where there is something whole for it."""
        place = _place(bucket)
        if place is None:
            return
        with suppress(OSError, ValueError, EOFError, TypeError):
            content = place.read_bytes()
            if _digest(content[_DIGEST:]) == content[:_DIGEST]:
                bucket.bytecode_from_string(content[_DIGEST:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what the bucket holds; a cache that cannot be written is no mistake."""
        place = _place(bucket)
        if place is None:
            return
        part = place.with_name(f"{place.name}.{os.getpid()}.part")
        with suppress(OSError):
            place.parent.mkdir(mode=0o700, exist_ok=True)
            body = bucket.bytecode_to_string()
            part.write_bytes(_digest(body) + body)
            part.replace(place)


def _place(bucket: Bucket) -> Path | None:
    folder = cache_folder()
    return None if folder is None else folder / "pages" / f"{bucket.key}.bytecode"


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=_DIGEST).digest()
