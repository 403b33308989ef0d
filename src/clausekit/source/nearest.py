"""The known name that somebody probably meant."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(name: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """Return the known name most like `name`, or an empty text when none is like it."""
    from difflib import get_close_matches

    names = sorted(known)
    found = get_close_matches(name, names, n=1, cutoff=cutoff)
    if found:
        return found[0]
    tails = {n.rsplit("/", 1)[-1]: n for n in names}
    found = get_close_matches(name.rsplit("/", 1)[-1], list(tails), n=1, cutoff=cutoff)
    return tails[found[0]] if found else ""


def suggestion(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return “Did you mean …?” for the nearest name, or `otherwise`."""
    found = nearest(name, known)
    return f"Did you mean “{found}”?" if found else otherwise
