"""What a word of this trade means here: a rule, a defined term, an instrument."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausekit.errors import NotFoundError
from clausekit.source.nearest import nearest

if TYPE_CHECKING:
    from clausekit.library.load import Library
    from clausekit.library.records import Instrument, Term


def explanation(name: str, library: Library, language: str = "en") -> str:
    """Return what a rule, a term or an instrument is, as text for the terminal.

    Raises:
        NotFoundError: Nothing has that name; the hint gives the nearest.
    """
    from clausekit.lint.registry import all_rules

    rules = {r.name: r for r in all_rules()}
    glossary = library.glossary(language)
    if name in rules:
        from inspect import getdoc

        rule = rules[name]
        return f"{name}  (rule, {rule.severity})\n\n{getdoc(type(rule)) or ''}"
    term = glossary.terms.get(name) or glossary.terms.get(glossary.by_form.get(name.casefold(), ""))
    if term is not None:
        return _term(term, library, language)
    if name in library.instruments:
        return _instrument(library.instruments[name], library, language)
    by_title = {t.casefold(): i for i, r in library.instruments.items() for t in r.title.values()}
    by_title |= {t.casefold(): i for i, r in library.instruments.items() for t in r.short.values()}
    if name.casefold() in by_title:
        return _instrument(library.instruments[by_title[name.casefold()]], library, language)
    known = [*rules, *glossary.by_form, *library.instruments, *by_title]
    found = nearest(name.casefold(), known)
    hint = f"Did you mean “{found}”?" if found else "Give a rule, a defined term or an instrument."
    raise NotFoundError(f"Nothing here is called “{name}”.", hint)


def _term(term: Term, library: Library, language: str) -> str:
    from clausekit.library.search.index import search

    words = "".join(getattr(n, "text", "") or getattr(n, "shown", "") for n in term.definition)
    lines = [f"{term.term}  (defined term, {term.id})", "", words]
    for strength, nodes in term.wordings.items():
        own = "".join(getattr(n, "text", "") or getattr(n, "shown", "") for n in nodes)
        lines += ["", f"{strength}: {own}"]
    users = [
        h.clause for h in search(library, term.term, language, 10) if h.kind in ("text", "title")
    ]
    if users:
        lines += ["", "Found in: " + ", ".join(users)]
    return "\n".join(lines)


def _instrument(record: Instrument, library: Library, language: str) -> str:
    title = record.title.get(language) or record.title["en"]
    lines = [f"{title}  ({record.kind}, {record.id})", ""]
    start = f", applies from {record.applies_from}" if record.applies_from else ""
    lines.append(f"status: {record.status}{start}")
    lines.append(f"scope: {record.scope}")
    lines.append(f"as of {record.as_of}, {_MARKS[record.verified]}")
    lines += [record.url] if record.url else []
    lines += ["", record.note] if record.note else []
    users = citing(record.id, library)
    lines += ["", "Cited by: " + (", ".join(users) or "no clause")]
    return "\n".join(lines)


_MARKS = {
    "official-text": "the official text was opened",
    "repository-copy": "a copy of the text was opened",
    "published-page": "a published page says so",
    "not-yet": "NOT verified: written from knowledge",
}


def citing(instrument: str, library: Library) -> list[str]:
    """Return the clauses that rest on an instrument."""
    found = []
    for id_ in library.clause_ids():
        clause = library.clause(id_)
        if clause and any(b.instrument == instrument for b in clause.bases):
            found.append(id_)
    return found


def meeting(demand: str, library: Library) -> list[str]:
    """Return the clauses that carry an element which a demand of any checklist asks for.

    Raises:
        NotFoundError: No checklist has that demand.
    """
    demands = {d.id: d for c in library.checklists().values() for d in c.demands.values()}
    if demand not in demands:
        raise NotFoundError(f"No checklist has a demand “{demand}”.", "Such as A20 or C50.")
    wanted = (*demands[demand].all_of, *demands[demand].any_of)
    return list(dict.fromkeys(e.partition("#")[0] for e in wanted))
