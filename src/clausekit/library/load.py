"""The library: what is on the shelf, loaded when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

from clausekit.diagnostics import Diagnostic, Report
from clausekit.errors import LibraryError, NotFoundError
from clausekit.lean import dataclass
from clausekit.library.cache import Witness, bare, keep, kept
from clausekit.library.locate import BUILT_IN, LayerRoot, bundled_layer
from clausekit.library.shelf import FolderShelf, Shelf
from clausekit.source.nearest import suggestion

if TYPE_CHECKING:
    from clausekit.library.checklists import Checklist
    from clausekit.library.clause import ClauseFolder
    from clausekit.library.countries import Minimum
    from clausekit.library.records import (
        AgreementTemplate,
        Clause,
        Glossary,
        Instrument,
        LabelWords,
        NumberingScheme,
        Topic,
    )
    from clausekit.library.sign_offs import SignOff
    from clausekit.model.scheme import LevelName, Scheme

Loaded = TypeVar("Loaded")
_HINT_LIST = "`clausekit list` shows what there is."


def open_library(layers: Sequence[LayerRoot] = (), *, bundled: bool = True) -> Library:
    """Return the library that the layers make over the built-in one.

    Args:
        layers: The lowest first.
        bundled: Whether the built-in library lies under them.

    Raises:
        LibraryError: A layer is refused: it holds links, or more than a library needs, or it has
            the name of another one.
        ConfigError: The installation holds no clauses.
    """
    if layers:
        from clausekit.library.quarantine import inspect_layer

        for layer in layers:
            inspect_layer(layer)
    base = (bundled_layer(),) if bundled else ()
    _check_names((*base, *layers))
    return Library(tuple(FolderShelf(layer) for layer in (*base, *layers)))


def _check_names(layers: Sequence[LayerRoot]) -> None:
    """Refuse two layers of one name: nobody could say which of them gave what."""
    seen: dict[str, LayerRoot] = {}
    for layer in layers:
        other = seen.setdefault(layer.name, layer)
        if other is not layer or (layer.name == BUILT_IN and not layer.trusted):
            folders = f"“{other.shown_clauses}” and “{layer.shown_clauses}”"
            raise LibraryError(
                f"Two layers are called “{layer.name}”: {folders}.",
                hint="Give one of them a name of its own: `name: …` in its layer.yaml.",
            )


@dataclass(frozen=True, slots=True)
class _Kept:
    """What loading something gave, with what was wrong with it."""

    value: Any
    diagnostics: tuple[Diagnostic, ...]


def _reader(module: str, function: str, *arguments: Any) -> Callable[[Report], Any]:
    """Return a reader whose module is imported when something has to be parsed, not before."""

    def read(report: Report) -> Any:
        loaded = import_module(f"clausekit.library.{module}")
        return getattr(loaded, function)(*arguments, report)

    return read


class Library:
    """Clauses, terms, instruments, templates and checklists of all layers.

    Nothing is read before it is asked for, and nothing twice. What is wrong with it goes into the
    report that the caller gives, else into `report`.
    """

    def __init__(self, shelves: Sequence[Shelf]) -> None:
        self.shelves = tuple(Witness(bare(shelf), index) for index, shelf in enumerate(shelves))
        self.report = Report()
        self._kept: dict[tuple[str, str], _Kept] = {}

    @property
    def layers(self) -> tuple[str, ...]:
        """Names of the layers, the lowest first."""
        return tuple(shelf.name for shelf in self.shelves)

    def clause_ids(self) -> tuple[str, ...]:
        """Return the ids of all clauses, in alphabetical order."""
        return self._clause_ids

    @cached_property
    def _clause_ids(self) -> tuple[str, ...]:
        return tuple(sorted({id_ for shelf in self.shelves for id_ in shelf.clause_ids()}))

    def clause(self, id_: str, report: Report | None = None) -> Clause | None:
        """Return a clause, or None where its structure cannot be used.

        Raises:
            NotFoundError: No layer has it; the hint gives the nearest name.
        """
        if not self._has_clause(id_):
            hint = suggestion(id_, self.clause_ids(), _HINT_LIST)
            raise NotFoundError(f"There is no clause “{id_}”.", hint)
        return self._load("clause", id_, partial(self._read_clause, id_), report)

    def _read_clause(self, id_: str, report: Report) -> Clause | None:
        from clausekit.library.clause import read_clause

        return read_clause(id_, self.folders(id_, report), report)

    def folders(self, id_: str, report: Report) -> tuple[ClauseFolder, ...]:
        """Return what each layer has of a clause, the lowest first."""
        from clausekit.library.clause import ClauseFolder

        given = ((shelf.name, shelf.clause_files(id_, report)) for shelf in self.shelves)
        return tuple(ClauseFolder(name, files) for name, files in given if files)

    def is_own(self, id_: str) -> bool:
        """Return whether one layer alone has a clause, so that nothing of it is overridden."""
        return sum(id_ in bare(shelf).clause_ids() for shelf in self.shelves) == 1

    def _has_clause(self, id_: str) -> bool:
        return id_ in self._known_ids

    @cached_property
    def _known_ids(self) -> frozenset[str]:
        return frozenset(self.clause_ids())

    @property
    def topics(self) -> Mapping[str, Topic]:
        """The topics by id, in their order."""
        return self._load("topics", "", _reader("registers", "read_topics", self.shelves), None)

    @property
    def instruments(self) -> Mapping[str, Instrument]:
        """Laws, conventions and policies by id."""
        return self._load(
            "instruments", "", _reader("registers", "read_instruments", self.shelves), None
        )

    def glossary(self, language: str, report: Report | None = None) -> Glossary:
        """Return the defined terms in a language; there may be none."""
        read = _reader("glossary", "read_glossary", self.shelves, language)
        found: Glossary = self._load("glossary", language, read, report)
        return found

    def sign_offs(self, report: Report | None = None) -> tuple[SignOff, ...]:
        """Return who approved which text, as the layers record it."""
        if not any("sign-offs.yaml" in shelf.names("") for shelf in self.shelves):
            return ()
        found: tuple[SignOff, ...] = self._load(
            "sign-offs", "", _reader("sign_offs", "read_sign_offs", self.shelves), report
        )
        return found

    def country(
        self, code: str, report: Report | None = None
    ) -> Mapping[str, Mapping[str, Minimum]]:
        """Return what the law of a country asks of values, by clause and value."""
        if not any(shelf.names("countries") for shelf in self.shelves):
            return {}
        found: Mapping[str, Mapping[str, Minimum]] = self._load(
            "country", code, _reader("countries", "read_country", self.shelves, code), report
        )
        return found

    def template_ids(self) -> tuple[str, ...]:
        """Return the kinds of agreement, in alphabetical order."""
        return self._template_ids

    @cached_property
    def _template_ids(self) -> tuple[str, ...]:
        from clausekit.library.names import template_names

        return template_names(self.shelves)

    def template(self, kind: str, report: Report | None = None) -> AgreementTemplate:
        """Return a kind of agreement.

        Raises:
            NotFoundError: No layer has it.
            LibraryError: Its structure cannot be used.
        """
        self._require("kind of agreement", kind, self.template_ids())
        own = Report()
        read = _reader("templates", "read_template", self.shelves, kind)
        found: AgreementTemplate | None = self._load("template", kind, read, own)
        (report if report is not None else self.report).extend(own)
        if found is None:
            raise LibraryError(f"The template “{kind}” cannot be used.", own)
        return found

    def scheme_ids(self) -> tuple[str, ...]:
        """Return the numbering schemes, in alphabetical order."""
        return self._scheme_ids

    @cached_property
    def _scheme_ids(self) -> tuple[str, ...]:
        from clausekit.library.names import scheme_names

        return scheme_names(self.shelves)

    def numbering_scheme(self, name: str, report: Report | None = None) -> NumberingScheme:
        """Return a numbering scheme in all its languages.

        Raises:
            NotFoundError: No layer has it.
            LibraryError: It cannot be used.
        """
        self._require("numbering scheme", name, self.scheme_ids())
        own = Report()
        read = _reader("numbering", "read_scheme", self.shelves, name)
        found: NumberingScheme | None = self._load("numbering", name, read, own)
        (report if report is not None else self.report).extend(own)
        if found is None:
            raise LibraryError(f"The numbering scheme “{name}” cannot be used.", own)
        return found

    def numbering(self, name: str, language: str, report: Report | None = None) -> Scheme:
        """Return a numbering scheme in one language.

        Raises:
            NotFoundError: No layer has it, or not in that language.
            LibraryError: It cannot be used.
        """
        scheme = self.numbering_scheme(name, report)
        self._require(f"language of the numbering scheme “{name}”", language, scheme.languages)
        return scheme.languages[language]

    def labels(
        self, name: str, language: str, report: Report | None = None
    ) -> Mapping[LevelName, LabelWords]:
        """Return the words around the numbers of a scheme in one language.

        Raises:
            NotFoundError: No layer has it, or not in that language.
            LibraryError: It cannot be used.
        """
        self.numbering(name, language, report)
        return self.numbering_scheme(name, report).words[language]

    def checklists(self, report: Report | None = None) -> Mapping[str, Checklist]:
        """Return the checklists by name; those that cannot be used are reported and left out."""
        from clausekit.library.names import checklist_names

        found: dict[str, Checklist] = {}
        for name in checklist_names(self.shelves):
            read = _reader("checklists", "read_checklist", self.shelves, name)
            checklist = self._load("checklist", name, read, report)
            if checklist is not None:
                found[name] = checklist
        return found

    def _load(
        self, kind: str, name: str, read: Callable[[Report], Loaded], report: Report | None
    ) -> Loaded:
        """Return what was read before, or read it; report what is wrong each time."""
        key = (kind, name)
        if key not in self._kept:
            self._kept[key] = self._read(kind, name, read)
        kept = self._kept[key]
        (report if report is not None else self.report).extend(kept.diagnostics)
        loaded: Loaded = kept.value
        return loaded

    def _read(self, kind: str, name: str, read: Callable[[Report], Any]) -> _Kept:
        """Return a record from the cache while it is true, else read it, and keep it when it is sound."""
        pinned = self._pinned_by(kind, name)
        found = kept(kind, name, self.shelves, pinned)
        if found is not None:
            return _Kept(found, ())
        outer = [witness.trace for witness in self.shelves]
        for witness in self.shelves:
            witness.trace = {}
        own = Report()
        value = read(own)
        if not own:
            keep(kind, name, self.shelves, value, pinned)
        for witness, before in zip(self.shelves, outer, strict=True):
            witness.trace = {**before, **witness.trace}
        return _Kept(value, tuple(own))

    def _pinned_by(self, kind: str, name: str) -> str:  # noqa: ARG002 - a locked library says more
        """Return what besides the layers decides what a record is; nothing here."""
        return ""

    def _require(self, what: str, name: str, known: Sequence[str] | Mapping[str, object]) -> None:
        if name not in known:
            there = ", ".join(known)
            otherwise = f"There are: {there}." if there else "There is none."
            hint = suggestion(name, known, otherwise)
            raise NotFoundError(f"There is no {what} “{name}”.", hint)
