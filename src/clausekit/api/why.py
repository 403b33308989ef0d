"""Which layer gave each provision, value, label and term of a clause, and what it overrode."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from clausekit.diagnostics import Report
from clausekit.errors import LibraryError, NotFoundError
from clausekit.lean import dataclass

if TYPE_CHECKING:
    from clausekit.library.clause import ClauseFolder
    from clausekit.library.load import Library
    from clausekit.library.records import Clause


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one part of a clause comes from.

    Attributes:
        kind: provision, value, structure, label, form or term.
        what: Which one.
        now: What it says, where that is short.
        layer: The layer that gives it.
        over: Layers whose own it overrides, the highest first, each with what it said.
        place: File and line, where they are known.
        note: What is open about it.
    """

    kind: str
    what: str
    now: str
    layer: str
    over: tuple[tuple[str, str], ...] = ()
    place: str = ""
    note: str = ""

    def as_data(self) -> dict[str, Any]:
        """Return the origin for JSON."""
        return asdict(self)


def origins(library: Library, id_: str, language: str) -> tuple[Origin, ...]:
    """Return where everything in a clause comes from: provisions, values, other keys, terms.

    Raises:
        NotFoundError: There is no such clause, or it does not exist in the language.
        LibraryError: It cannot be read.
    """
    from clausekit.library.clause import standing_folders

    report = Report()
    clause = library.clause(id_, report)
    if clause is None:
        raise LibraryError(f"The clause “{id_}” cannot be read.", report)
    if language not in clause.texts:
        there = ", ".join(sorted(clause.texts))
        raise NotFoundError(
            f"“{id_}” does not exist in the language “{language}”.", f"It exists in: {there}."
        )
    folders = standing_folders(library.folders(id_, Report()))
    return (
        *_provisions(clause, folders, language),
        *_structure(clause, folders),
        *_labels(folders, language),
        *_forms(folders, language),
        *_terms(library, clause, language),
    )


def _provisions(clause: Clause, folders: Sequence[ClauseFolder], language: str) -> Iterator[Origin]:
    from clausekit.library.raw_text import split

    given = {
        folder.layer: split(folder.files[name].text).provisions
        for folder in folders
        if (name := f"text.{language}.md") in folder.files
    }
    for id_, wordings in clause.texts[language].wordings.items():
        layers = [layer for layer, ids in given.items() if id_ in ids]
        first = next(iter(wordings.values()))
        over = tuple((layer, "") for layer in reversed(layers[:-1]))
        note = "" if first.restated else "elements unconfirmed"
        words = ", ".join(str(s) for s in wordings) if len(wordings) > 1 else ""
        yield Origin("provision", id_, words, first.layer, over, _place(str(first.span)), note)


def _structure(clause: Clause, folders: Sequence[ClauseFolder]) -> Iterator[Origin]:
    """Yield every value of a parameter, and whatever else a higher layer says otherwise."""
    from clausekit.library.clause import STRUCTURE

    said = _said(folders, STRUCTURE, lambda text: text)
    for path, layers in said.items():
        kind = "value" if path[0] == "parameters" and "values" in path else "structure"
        if path[0] in ("base", "note", "replaces", "version", "status"):
            continue
        if kind == "structure" and (len(layers) < 2 and layers[-1][0] == clause.layers[0]):
            continue  # the lowest layer's own structure is the rule, not an answer
        steps = (path[1], path[-1]) if kind == "value" else path
        yield _origin(kind, " ".join(steps), layers)


def _labels(folders: Sequence[ClauseFolder], language: str) -> Iterator[Origin]:
    from clausekit.library.raw_text import split

    said = _said(folders, f"text.{language}.md", lambda text: split(text).front + "\n")
    for path, layers in said.items():
        if len(layers) > 1 or layers[-1][0] != folders[0].layer:
            yield _origin("label", " ".join(path), layers)


def _forms(folders: Sequence[ClauseFolder], language: str) -> Iterator[Origin]:
    names = sorted({n for folder in folders for n in folder.files if n.startswith("form.")})
    for name in names:
        if name.endswith(f".{language}.md"):
            layers = [folder.layer for folder in folders if name in folder.files]
            over = tuple((layer, "") for layer in reversed(layers[:-1]))
            yield Origin("form", name.split(".")[1], "", layers[-1], over)


def _terms(library: Library, clause: Clause, language: str) -> Iterator[Origin]:
    from clausekit.library.checks.context import view_of
    from clausekit.library.clause_source import mapping_in
    from clausekit.library.glossary import glossary_path
    from clausekit.notation.nodes import TermNode

    glossary = library.glossary(language, Report())
    files = [(s.name, s.file(glossary_path(language), Report())) for s in library.shelves]
    entries = [(name, mapping_in(source.text)) for name, source in files if source]
    used: dict[str, None] = {}
    for use in view_of(clause, library).uses.get(language, ()):
        if isinstance(use.node, TermNode):
            shown = use.node.term or glossary.by_form.get(use.node.shown.casefold(), "")
            used[shown] = None
    for id_ in sorted(x for x in used if x in glossary.terms):
        term = glossary.terms[id_]
        layers = [(name, _one_line(e[id_])) for name, e in entries if e.get(id_) is not None]
        over = tuple(pair for pair in reversed(layers) if pair[0] != term.layer)
        yield Origin("term", term.term, "", term.layer, over, _place(str(term.span)))


def _said(
    folders: Sequence[ClauseFolder], name: str, cut: Any
) -> Mapping[tuple[str, ...], list[tuple[str, str]]]:
    """Return what each layer says at each path of a file, the lowest first."""
    from clausekit.library.clause_source import leaves, mapping_in

    said: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for folder in folders:
        if name in folder.files:
            for path, value in leaves(mapping_in(cut(folder.files[name].text))):
                said.setdefault(path, []).append((folder.layer, _one_line(value)))
    return said


def _origin(kind: str, what: str, layers: Sequence[tuple[str, str]]) -> Origin:
    layer, now = layers[-1]
    return Origin(kind, what, now, layer, tuple(reversed(layers[:-1])))


def _one_line(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("definition", "")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if value is None:
        return "~"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _place(span: str) -> str:
    return span.rpartition(":")[0]
