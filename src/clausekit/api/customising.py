"""What of a clause is to be changed, copied into a layer with a record of what it was made from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from clausekit.api.layers import SCHEMAS
from clausekit.diagnostics import Report
from clausekit.errors import LibraryError, NotFoundError
from clausekit.lean import dataclass

if TYPE_CHECKING:
    from clausekit.library.clause_source import ClauseSource
    from clausekit.library.lock import LockedClause
    from clausekit.library.raw_text import Key
    from clausekit.library.records import Clause
    from clausekit.library.shelf import FolderShelf

_QUESTION = "# Do your words still carry these elements? Then say so without the “#”:"


@dataclass(frozen=True, slots=True)
class Customised:
    """What was copied into a layer.

    Attributes:
        written: Files that were written.
        standing: Provisions that the layer has words of already, left as they are.
        restate: A line for clause.yaml for each provision that carries elements.
    """

    written: tuple[Path, ...]
    standing: tuple[str, ...]
    restate: tuple[str, ...]


def customise(
    wish: str,
    layer: Path,
    libraries: Sequence[Path] = (),
    languages: Sequence[str] = (),
    *,
    whole: bool = False,
) -> Customised:
    """Copy a provision, or all of a clause, into a layer, with a record of what it was made from.

    Args:
        wish: `topic/clause` or `topic/clause.provision`.
        layer: The layer's folder.
        libraries: Further layers of the stack, the lowest first.
        languages: Languages to copy; English, or what there is, unless given.
        whole: Whether the layer shall replace the clause with structure, texts and forms.

    Raises:
        NotFoundError: There is no such clause, provision, language or layer.
        LibraryError: The clause cannot be read, or its base has moved under the layer.
    """
    from clausekit.api.shelf import shelf_below
    from clausekit.library.clause import digest
    from clausekit.library.clause_source import source_of
    from clausekit.library.lock import LockedClause

    id_, _, provision = wish.partition(".")
    below = shelf_below(layer, libraries)
    report = Report()
    clause = below.clause(id_, report)
    if clause is None:
        raise LibraryError(f"The clause “{id_}” cannot be read.", report)
    _check_provision(clause, provision)
    folders = below.folders(id_, Report())
    base = LockedClause(id_, clause.version, digest(folders), folders)
    work = _Copy(layer, clause, base, source_of(folders))
    work.check_base()
    if whole:
        return work.whole()
    return work.provisions([provision] if provision else list(clause.provisions), languages)


def highest_layer(libraries: Sequence[Path] = ()) -> Path:
    """Return the folder of the highest layer in use here that can be edited.

    Raises:
        NotFoundError: There is none.
    """
    from clausekit.api.shelf import own_layers

    own = own_layers(Path(), libraries)
    if not own:
        raise NotFoundError(
            "No layer of your own is in use here.",
            "Name one with --in, or make one with `clausekit library new DIR`.",
        )
    return own[-1]


def _check_provision(clause: Clause, provision: str) -> None:
    from clausekit.source.nearest import suggestion

    if provision and provision not in clause.provisions:
        there = f"It has: {', '.join(clause.provisions)}."
        raise NotFoundError(
            f"“{clause.id}” has no provision “{provision}”.",
            suggestion(provision, clause.provisions, there),
        )


class _Copy:
    """One clause on its way into a layer."""

    def __init__(
        self, layer: Path, clause: Clause, base: LockedClause, source: ClauseSource
    ) -> None:
        from clausekit.library.locate import layer_at
        from clausekit.library.shelf import FolderShelf

        self.layer, self.clause, self.base, self.source = layer, clause, base, source
        self.shelf: FolderShelf = FolderShelf(layer_at(layer))
        self.own = self.shelf.clause_files(clause.id, Report())
        self.folder = layer / "clauses" / clause.id
        self.files: dict[Path, str] = {}

    def check_base(self) -> None:
        """Make sure that what the layer has of the clause was made from what lies below now."""
        from clausekit.library.bases import recorded_sha256
        from clausekit.library.clause import ClauseFolder

        recorded = recorded_sha256(ClauseFolder(self.shelf.name, self.own))
        if recorded and recorded != self.base.sha256:
            raise LibraryError(
                f"“{self.clause.id}” has changed under the layer since it was customised.",
                hint=f"Run `clausekit update {self.clause.id} --in {self.layer}` first.",
            )

    def provisions(self, ids: Sequence[str], languages: Sequence[str]) -> Customised:
        """Copy the words of provisions in some languages."""
        from clausekit.library.raw_text import heading, split

        standing: list[str] = []
        for language in self._languages(languages):
            name = f"text.{language}.md"
            text = self.own[name].text if name in self.own else ""
            there = split(text).provisions
            sections = self.source.text(language).sections
            copied: list[Key] = [k for k in sections if k[0] in ids and k[0] not in there]
            standing += (f"{id_} ({language})" for id_ in ids if id_ in there)
            if copied:
                added = "\n\n".join(f"{heading(key)}\n{sections[key]}" for key in copied)
                start = f"{text.rstrip()}\n\n" if text.strip() else ""
                self.files[self.folder / name] = f"{start}{added}\n"
        restate = self._restate(ids) if self.files else ()
        if self.files:
            self._record(restate)
        return Customised(self._write(), tuple(standing), restate)

    def whole(self) -> Customised:
        """Copy everything: from then on nothing of the clause comes from below."""
        from clausekit.api.whole_copy import whole_files

        if self.own:
            raise LibraryError(
                f"The layer has something of “{self.clause.id}” already.",
                hint=f"Move {self.folder} away first.",
            )
        own = whole_files(self.base, self.source)
        self.files.update({self.folder / name: text for name, text in own.items()})
        self._keep_base()
        return Customised(self._write(), (), ())

    def _languages(self, wanted: Sequence[str]) -> list[str]:
        there = list(self.source.texts)
        for language in wanted:
            if language not in there:
                raise NotFoundError(
                    f"“{self.clause.id}” does not exist in the language “{language}”.",
                    f"It exists in: {', '.join(there)}.",
                )
        return list(wanted) or (["en"] if "en" in there else there[:1])

    def _restate(self, ids: Sequence[str]) -> tuple[str, ...]:
        carried = {i: self.clause.provisions[i].elements for i in ids}
        return tuple(
            f"{id_}: {{elements: [{', '.join(elements)}]}}"
            for id_, elements in carried.items()
            if elements
        )

    def _record(self, restate: Sequence[str]) -> None:
        """Put the base into clause.yaml, and the elements that wait for somebody to confirm them."""
        from clausekit.library.clause import STRUCTURE

        source = self.own.get(STRUCTURE)
        text = source.text if source else structure_text(self.base)
        if source:
            text = with_base(text, source.shown, self.base)
        if restate:
            entries = [f"#   {line}" for line in restate]
            open_end = _QUESTION in text and text.rstrip().splitlines()[-1].startswith("#   ")
            lines = entries if open_end else [_QUESTION, "# provisions:", *entries]
            text = text.rstrip() + "\n" + "\n".join(lines) + "\n"
        self.files[self.folder / STRUCTURE] = text
        self._keep_base()

    def _keep_base(self) -> None:
        from clausekit.library.bases import base_path, base_text

        self.files[self.layer / base_path(self.clause.id)] = base_text(self.base)

    def _write(self) -> tuple[Path, ...]:
        return write_files(self.files)


def write_files(files: dict[Path, str]) -> tuple[Path, ...]:
    """Write files, making their folders; return their paths in order.

    Raises:
        OutputError: One cannot be written.
    """
    from clausekit.source.files import write_atomically

    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, text.encode())
    return tuple(files)


def with_base(text: str, shown: str, base: LockedClause) -> str:
    """Return a layer's clause.yaml with the record of another base.

    Raises:
        InputError: It is not YAML.
    """
    from clausekit.source.edit import YamlEditor

    editor = YamlEditor(text, shown)
    for key, value in _base(base).items():
        editor.put(("base", key), value)
    return editor.text()


def _base(base: LockedClause) -> dict[str, str]:
    return {"layer": base.layer, "version": base.version, "sha256": base.sha256}


def structure_text(base: LockedClause) -> str:
    """Return a new clause.yaml of a layer that records its base and says nothing else."""
    lines = [
        f"# yaml-language-server: $schema={SCHEMAS}/clause.schema.json",
        f"# What this layer changes of {base.id}; everything else comes from the layers below.",
        "base:",
        *(f'  {key}: "{value}"' for key, value in _base(base).items()),
    ]
    return "\n".join(lines) + "\n"
