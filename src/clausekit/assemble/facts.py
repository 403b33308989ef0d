"""The facts that an agreement file states."""

from __future__ import annotations

from typing import Any


class Facts(dict[str, Any]):
    """Facts by name; one that the file does not state is None, not a mistake.

    Clauses ask for facts that only some kinds of agreement declare.
    """

    def __missing__(self, key: str) -> None:
        return None

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str)
