"""A full-text index of the library in the cache, made anew when a file has changed."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from clausekit import __version__
from clausekit.library.search.watch import Watch, holds, look, place
from clausekit.source.cache import cache_folder

if TYPE_CHECKING:
    from clausekit.library.load import Library
    from clausekit.library.locate import LayerRoot
    from clausekit.library.search.pages import Page

VERSION = "2"
_WEIGHTS = {"title": 6.0, "element": 3.0, "text": 2.0, "form": 1.5, "table": 1.2, "guide": 1.0}
_SNIPPET = 18


class Hit(NamedTuple):
    """A clause that was found.

    Attributes:
        kind: What matched best: title, element, text, table, guide or form.
        place: `file:line` of it.
        extract: The words around it.
        score: Higher is better; comparable within one search only.
    """

    clause: str
    kind: str
    place: str
    extract: str
    score: float


class _Found(NamedTuple):
    """The best page of a clause, and the query that found it."""

    score: float
    page: int
    asked: str


def search(library: Library, query: str, language: str, limit: int = 20) -> list[Hit]:
    """Return the clauses that hold all words of a query in one place, then those with any of them."""
    layers = [shelf.root for shelf in library.shelves]
    roots = [root for root in layers if root is not None]
    if len(roots) < len(layers):  # a library that is in no folder can be watched by nobody
        return _search(lambda: _in_memory(library), query, language, limit)
    return _search(lambda: _database(roots, lambda: None), query, language, limit)


def search_layers(
    layers: Sequence[LayerRoot], query: str, language: str, limit: int = 20
) -> list[Hit]:
    """Return what `search` returns, without opening the library while the index is true.

    Args:
        layers: Those over the built-in library, the lowest first.
        query: Words, or beginnings of words.
        language: Whose pages are searched.
        limit: Clauses at most.

    Raises:
        LibraryError: A layer is refused.
    """
    from clausekit.library.locate import bundled_layer

    def judge() -> None:
        from clausekit.library.load import open_library

        open_library(layers)

    roots = (bundled_layer(), *layers)
    return _search(lambda: _database(roots, judge), query, language, limit)


def _search(
    opened: Callable[[], sqlite3.Connection], query: str, language: str, limit: int
) -> list[Hit]:
    words = [f'"{word}"*' for word in _words(query)]
    if not words:
        return []
    with closing(opened()) as database:
        best = _best(database, " AND ".join(words), language)
        order = sorted(best, key=lambda c: (-best[c].score, c))
        if len(order) < limit and len(words) > 1:
            each = [_best(database, word, language) for word in words]
            order += _by_most_words(each, best)
        return _hits(database, order[:limit], best)


def _by_most_words(each: Sequence[dict[str, _Found]], best: dict[str, _Found]) -> list[str]:
    """Return the clauses that hold some of the words, those with most of them first; note their pages."""
    rank: dict[str, tuple[int, float, str]] = {}
    for clause in {c for hits in each for c in hits if c not in best}:
        own = [hits[clause] for hits in each if clause in hits]
        best[clause] = max(own)
        rank[clause] = (-len(own), -sum(found.score for found in own), clause)
    return sorted(rank, key=lambda c: rank[c])


def _words(query: str) -> list[str]:
    words = ["".join(c for c in word if c.isalnum()) for word in query.replace('"', " ").split()]
    return words[:20]


def _best(database: sqlite3.Connection, asked: str, language: str) -> dict[str, _Found]:
    rows = database.execute(
        "SELECT clause, kind, rowid, rank FROM pages WHERE pages MATCH ? AND language = ? "
        "ORDER BY rank LIMIT 400",
        (f"words : ({asked})", language),
    )
    best: dict[str, _Found] = {}
    for clause, kind, page, rank in rows:
        score = -rank * _WEIGHTS.get(kind, 1.0)
        held = best.get(clause)
        if held is None or score > held.score:
            best[clause] = _Found(score, page, asked)
    return best


def _hits(database: sqlite3.Connection, order: Sequence[str], best: dict[str, _Found]) -> list[Hit]:
    """Return the clauses with places and extracts, read in one pass for each query that found any."""
    asked: dict[str, list[int]] = {}
    for clause in order:
        asked.setdefault(best[clause].asked, []).append(best[clause].page)
    found: dict[str, Hit] = {}
    for words, numbers in asked.items():
        marks = ", ".join("?" * len(numbers))
        rows = database.execute(
            "SELECT clause, kind, file, line, snippet(pages, 5, '', '', '…', ?) "  # noqa: S608 - question marks
            f"FROM pages WHERE pages MATCH ? AND +rowid IN ({marks})",
            (_SNIPPET, f"words : ({words})", *numbers),
        )
        for clause, kind, file, line, extract in rows:
            found[clause] = Hit(clause, kind, f"{file}:{line}", extract, best[clause].score)
    return [found[clause] for clause in order]


def _database(layers: Sequence[LayerRoot], judge: Callable[[], None]) -> sqlite3.Connection:
    """Return the index, from the cache where it is true, else made now, after the layers were judged."""
    folder = cache_folder()
    key = _key(layers)
    path = None if folder is None else folder / f"search-{crc32(key.encode()):08x}.sqlite"
    if path is not None:
        with suppress(sqlite3.Error):
            database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
            if _is_true(database, key):
                return database
            database.close()
    judge()
    return (path and _made(path, layers, key)) or _in_memory(_library(layers))


def _is_true(database: sqlite3.Connection, key: str) -> bool:
    made_from = database.execute("SELECT key, paths, state, settled FROM made_from").fetchone()
    return bool(
        made_from and made_from[0] == key and made_from[3] and holds(made_from[1], made_from[2])
    )


def _made(path: Path, layers: Sequence[LayerRoot], key: str) -> sqlite3.Connection | None:
    """Write the index beside its place and rename it there: two processes cannot harm each other."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        seen = look(layers)
        with closing(sqlite3.connect(part)) as database:
            _fill(database, _pages(_library(layers)))
            settled = seen.settled and look(layers).paths == seen.paths
            _sign(database, key, Watch(seen.paths, seen.state, settled))
        part.replace(path)
        return sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    except (sqlite3.Error, OSError):
        return None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _in_memory(library: Library) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    _fill(database, _pages(library))
    return database


def _fill(database: sqlite3.Connection, found: Iterable[Page]) -> None:
    database.execute("PRAGMA synchronous = OFF")
    database.execute(
        "CREATE VIRTUAL TABLE pages USING fts5(clause UNINDEXED, language UNINDEXED, "
        "kind UNINDEXED, file UNINDEXED, line UNINDEXED, words, "
        "tokenize = 'porter unicode61 remove_diacritics 2')"
    )
    database.executemany("INSERT INTO pages VALUES (?, ?, ?, ?, ?, ?)", found)
    database.commit()


def _sign(database: sqlite3.Connection, key: str, seen: Watch) -> None:
    """Write down what the index was made from."""
    database.execute("CREATE TABLE made_from (key TEXT, paths BLOB, state BLOB, settled INTEGER)")
    database.execute("INSERT INTO made_from VALUES (?, ?, ?, ?)", (key, *seen))
    database.commit()


def _key(layers: Sequence[LayerRoot]) -> str:
    """Return what tells one library from another: its layers, where they are and how they are named."""
    named = (f"{x.name}\t{place(x) or ''}\t{x.shown_clauses}" for x in layers)
    return "\n".join((VERSION, __version__, *named))


def _library(layers: Sequence[LayerRoot]) -> Library:
    """Return the library anew: one that was opened earlier may have listed its folders earlier."""
    from clausekit.library.load import Library
    from clausekit.library.shelf import FolderShelf

    return Library(tuple(FolderShelf(layer) for layer in layers))


def _pages(library: Library) -> Iterator[Page]:
    from clausekit.diagnostics import Report
    from clausekit.library.search.pages import pages

    report = Report()  # what cannot be read cannot be found; `check` says why
    for clause in library.clause_ids():
        files: dict[str, tuple[str, str]] = {}
        for shelf in library.shelves:
            for name in shelf.names(f"clauses/{clause}"):
                source = (
                    shelf.file(f"clauses/{clause}/{name}", report) if name.endswith(".md") else None
                )
                if source is not None:
                    files[name] = (source.shown, source.text)
        yield from pages(clause, dict(sorted(files.items())))
