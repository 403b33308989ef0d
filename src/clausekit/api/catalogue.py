"""What is on the shelf, for people who look for a clause."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from clausekit.diagnostics import Report
from clausekit.errors import LibraryError, NotFoundError
from clausekit.lean import dataclass
from clausekit.model.strength import STRENGTHS, Strength

if TYPE_CHECKING:
    from clausekit.library.load import Library
    from clausekit.library.records import Clause


@dataclass(frozen=True, slots=True)
class Entry:
    """A clause as the catalogue lists it."""

    id: str
    title: str
    topic: str
    topic_title: str
    strengths: tuple[str, ...]
    languages: tuple[str, ...]
    status: str
    version: str
    layer: str

    def as_data(self) -> dict[str, Any]:
        """Return the entry for JSON."""
        return asdict(self)


def catalogue(library: Library, *, topic: str | None = None, language: str = "en") -> list[Entry]:
    """Return all clauses in the order of their topics.

    Raises:
        NotFoundError: There is no such topic.
        LibraryError: Clauses cannot be read; it carries every mistake.
    """
    from clausekit.source.nearest import suggestion

    if topic and topic not in library.topics:
        raise NotFoundError(
            f"There is no topic “{topic}”.",
            suggestion(topic, library.topics, f"Topics are {', '.join(library.topics)}."),
        )
    report = Report()
    entries = []
    for id_ in library.clause_ids():
        if topic and not id_.startswith(topic + "/"):
            continue
        clause = library.clause(id_, report)
        if clause is not None:
            entries.append(_entry(clause, library, language))
    if report.has_errors:
        raise LibraryError("The library has mistakes.", report)
    order = {t: i for i, t in enumerate(library.topics)}
    return sorted(entries, key=lambda e: order.get(e.topic, len(order)))


def narrowed(
    entries: list[Entry], library: Library, *, demand: str | None, instrument: str | None
) -> list[Entry]:
    """Return the entries that a demand rests on, and that rest on an instrument.

    Raises:
        NotFoundError: There is no such demand or instrument.
    """
    from clausekit.api.explaining import citing, meeting
    from clausekit.source.nearest import suggestion

    if demand:
        wanted = meeting(demand, library)
        entries = [e for e in entries if e.id in wanted]
    if instrument:
        if instrument not in library.instruments:
            raise NotFoundError(
                f"There is no instrument “{instrument}”.",
                suggestion(instrument, library.instruments),
            )
        users = citing(instrument, library)
        entries = [e for e in entries if e.id in users]
    return entries


def heading(clause: Clause, language: str) -> str:
    """Return a clause's heading in a language, else in English, else its id."""
    text = clause.texts.get(language) or clause.texts.get("en")
    if text is None:
        return clause.id
    return "".join(getattr(n, "text", getattr(n, "shown", "")) for n in text.heading)


def _entry(clause: Clause, library: Library, language: str) -> Entry:
    topic = library.topics.get(clause.topic)
    title = topic.title.get(language) or topic.title.get("en") if topic else None
    return Entry(
        id=clause.id,
        title=heading(clause, language),
        topic=clause.topic,
        topic_title=title or clause.topic,
        strengths=tuple(str(s) for s in STRENGTHS),
        languages=tuple(sorted(clause.texts)),
        status=_status(clause, library, language),
        version=clause.version,
        layer=clause.layers[-1],
    )


def _status(clause: Clause, library: Library, language: str) -> str:
    sign_offs = library.sign_offs()
    if not sign_offs:
        return clause.status
    from clausekit.library.sign_offs import approval

    return str(approval(clause, language, sign_offs))


def clause_page(
    library: Library, id_: str, strength: str | None, language: str, width: int = 120
) -> str:
    """Return a clause as text for the terminal: words at each strength, values, elements, bases.

    Raises:
        NotFoundError: There is no such clause, or it does not exist in the language.
        LibraryError: The clause cannot be read.
    """
    from clausekit.api.clause_text import page

    report = Report()
    clause = library.clause(id_, report)
    if clause is None or report.has_errors:
        raise LibraryError(f"The clause “{id_}” cannot be read.", report)
    if language not in clause.texts:
        raise NotFoundError(
            f"“{id_}” does not exist in the language “{language}”.",
            f"It exists in: {', '.join(sorted(clause.texts))}.",
        )
    rungs = [Strength(strength)] if strength else list(STRENGTHS)
    return page(library, clause, rungs, language, width)
