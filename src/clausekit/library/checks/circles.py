"""Circles in what points at what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence


def circles(graph: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Yield circles as names, the first again at the end; one at least for every knot.

    Each yielded circle is a shortest one through its first name; a name that was part of an earlier
    circle does not begin another.
    """
    covered: set[str] = set()
    for start in sorted(graph):
        if start in covered:
            continue
        found = _shortest(graph, start)
        if found:
            covered.update(found)
            yield found


def _shortest(graph: Mapping[str, Sequence[str]], start: str) -> tuple[str, ...]:
    paths: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    for path in paths:
        for target in graph.get(path[-1], ()):
            if target == start:
                return (*path, start)
            if target in graph and target not in seen:
                seen.add(target)
                paths.append((*path, target))
    return ()
