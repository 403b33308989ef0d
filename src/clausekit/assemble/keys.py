"""Opaque names of the numbered nodes: the same in every draft, telling nothing to a reader.

Word shows bookmark names, so a name must not say `wages.basic`. `_Ref` and nine digits is what Word
itself writes for a cross-reference.
"""

from __future__ import annotations

from functools import lru_cache

from clausekit.source.digest import sha256


@lru_cache(maxsize=65536)
def key_of(*path: str) -> str:
    """Return the name of the node at a path such as clause id and provision id."""
    digest = sha256("\x1f".join(path).encode()).digest()
    return f"_Ref{int.from_bytes(digest[:8], 'big') % 1_000_000_000:09d}"
