"""A full-text index of the library in the cache, made anew when a file has changed."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from clausekit.library.search.pages import Page, pages
from clausekit.source.cache import cache_folder

if TYPE_CHECKING:
    from clausekit.library.load import Library

VERSION = "1"
_WEIGHTS = {"title": 6.0, "element": 3.0, "text": 2.0, "form": 1.5, "table": 1.2, "guide": 1.0}
_SNIPPET = 18


@dataclass(frozen=True, slots=True)
class Hit:
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


def search(library: Library, query: str, language: str, limit: int = 20) -> list[Hit]:
    """Return the clauses that hold all words of a query, else any of them, the best first."""
    words = _words(query)
    if not words:
        return []
    with closing(_database(library)) as database:
        together = _hits(database, " AND ".join(f'"{w}"*' for w in words), language)
        each = [_hits(database, f'"{w}"*', language) for w in words]
    return _ranked(together, each)[:limit]


def _ranked(together: dict[str, Hit], each: Sequence[dict[str, Hit]]) -> list[Hit]:
    """Return clauses that hold all words in one place first, then those that hold most of them."""
    found: dict[str, tuple[bool, int, float, Hit]] = {}
    for clause in {c for hits in each for c in hits}:
        own = [hits[clause] for hits in each if clause in hits]
        best = together.get(clause) or max(own, key=lambda h: h.score)
        found[clause] = (clause in together, len(own), sum(h.score for h in own), best)
    order = sorted(found, key=lambda c: (-found[c][0], -found[c][1], -found[c][2], c))
    return [found[c][3] for c in order]


def _words(query: str) -> list[str]:
    return ["".join(c for c in word if c.isalnum()) for word in query.replace('"', " ").split()][
        :20
    ]


def _hits(database: sqlite3.Connection, asked: str, language: str) -> dict[str, Hit]:
    rows = database.execute(
        "SELECT clause, kind, file, line, snippet(pages, 5, '', '', '…', ?), bm25(pages) "
        "FROM pages WHERE pages MATCH ? AND language = ? ORDER BY rank LIMIT 400",
        (_SNIPPET, f"words : ({asked})", language),
    )
    best: dict[str, Hit] = {}
    for clause, kind, file, line, extract, rank in rows:
        score = -rank * _WEIGHTS.get(kind, 1.0)
        held = best.get(clause)
        if held is None or score > held.score:
            best[clause] = Hit(clause, kind, f"{file}:{line}", extract, score)
    return best


def _database(library: Library) -> sqlite3.Connection:
    """Return the index, from the cache where it is true, else made now."""
    folder = cache_folder()
    stamp = _stamp(library)
    if folder is not None:
        path = folder / f"search-{_name(library)}.sqlite"
        with suppress(sqlite3.Error):
            database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
            if _stamp_in(database) == stamp:
                return database
            database.close()
        made = _made(folder, path, library, stamp)
        if made is not None:
            return made
    database = sqlite3.connect(":memory:")
    _fill(database, _all_pages(library), stamp)
    return database


def _made(folder: Path, path: Path, library: Library, stamp: str) -> sqlite3.Connection | None:
    """Write the index beside its place and rename it there: two processes cannot harm each other."""
    part = folder / f"{path.name}.{os.getpid()}.part"
    try:
        with closing(sqlite3.connect(part)) as database:
            _fill(database, _all_pages(library), stamp)
        part.replace(path)
        return sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    except (sqlite3.Error, OSError):
        return None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _fill(database: sqlite3.Connection, found: Iterable[Page], stamp: str) -> None:
    database.execute("PRAGMA synchronous = OFF")
    database.execute(
        "CREATE VIRTUAL TABLE pages USING fts5(clause UNINDEXED, language UNINDEXED, "
        "kind UNINDEXED, file UNINDEXED, line UNINDEXED, words, "
        "tokenize = 'porter unicode61 remove_diacritics 2')"
    )
    database.execute("CREATE TABLE stamp (value TEXT)")
    database.executemany("INSERT INTO pages VALUES (?, ?, ?, ?, ?, ?)", found)
    database.execute("INSERT INTO stamp VALUES (?)", (stamp,))
    database.commit()


def _stamp_in(database: sqlite3.Connection) -> str:
    row = database.execute("SELECT value FROM stamp").fetchone()
    return str(row[0]) if row else ""


def _name(library: Library) -> str:
    roots = "\n".join(_roots(library))
    return sha256(roots.encode()).hexdigest()[:16]


def _roots(library: Library) -> Sequence[str]:
    return [str(getattr(getattr(s, "root", None), "clauses", s.name)) for s in library.shelves]


def _stamp(library: Library) -> str:
    """Return a fingerprint of size and time of every file of every layer."""
    state = sha256(VERSION.encode())
    for root in _roots(library):
        for entry in _entries(root):
            state.update(entry.encode())
    return state.hexdigest()


def _entries(root: str) -> Iterator[str]:
    """Yield name, size and time of each file of each clause, in order."""
    try:
        topics = sorted(e.path for e in os.scandir(root) if e.is_dir())
    except OSError:
        yield root  # a packed library has no files of its own to look at
        return
    for topic in topics:
        for clause in sorted(e.path for e in os.scandir(topic) if e.is_dir()):
            for entry in sorted(os.scandir(clause), key=lambda e: e.name):
                seen = entry.stat()
                yield f"{entry.path}\x00{seen.st_size}\x00{seen.st_mtime_ns}\n"


def _all_pages(library: Library) -> Iterator[Page]:
    from clausekit.diagnostics import Report

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
