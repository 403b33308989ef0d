"""An edited clause or a translation comes back from Word into a layer."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from clausekit.diagnostics import Diagnostic, Report
from clausekit.errors import LibraryError
from clausekit.lean import dataclass

if TYPE_CHECKING:
    from clausekit.api.roundtrip.back import WordingBack
    from clausekit.library.load import Library
    from clausekit.readers.docx import WordDocument


@dataclass(frozen=True, slots=True)
class Import:
    """What a file would change in a layer; nothing is written yet.

    Attributes:
        clause: The clause's id.
        difference: As lines of a unified diff.
        recognised: Defined terms that were marked, in words.
        values: Values that the file gives other words to: name and words. They are not taken over.
        problems: What could not be understood; its wording is not taken over.
        notes: What else a person has to know.
        sections: New words by provision and strength, in notation.
        text: Of a translation, the whole text file; its language in `language`.
        comments: Comments by wording.
        trouble: Mistakes that the words would make in the library.
    """

    clause: str
    language: str
    difference: tuple[str, ...]
    recognised: tuple[str, ...]
    values: tuple[tuple[str, str], ...]
    problems: tuple[str, ...]
    notes: tuple[str, ...]
    sections: tuple[tuple[tuple[str, str], str], ...] = ()
    text: str = ""
    comments: tuple[tuple[str, str], ...] = ()
    trouble: tuple[Diagnostic, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.sections or self.text or self.comments)


def read_import(path: Path, layer: Path, libraries: Sequence[Path] = ()) -> Import:
    """Return what a Word file would change in a layer.

    Raises:
        ReadError: The file is refused, or does not say which clause it is.
        NotFoundError: There is no such clause or layer.
        LibraryError: The clause cannot be read.
    """
    from clausekit.api.roundtrip.back import origin_of
    from clausekit.api.roundtrip.export import readable
    from clausekit.api.shelf import shelf_up_to
    from clausekit.api.word_files import bytes_of
    from clausekit.readers.docx import read_document

    document = read_document(bytes_of(path), str(path))
    origin = origin_of(document)
    library = shelf_up_to(layer, libraries)
    clause = readable(library, origin.id, origin.language)
    notes = list(document.warnings)
    if origin.version != clause.version:
        notes.append(
            f"The file was made from version {origin.version}; the clause is {clause.version} now."
        )
    if origin.target:
        from clausekit.api.roundtrip.translation import text_back

        text, found, missing = text_back(document, library, clause, origin)
        notes += [f"“{key}” has no words yet" for key in missing]
        ending = f"/text.{origin.target}.md"
        before = next(
            (t for n, t in reversed(list(clause.sources.items())) if n.endswith(ending)), ""
        )
        return Import(
            origin.id,
            origin.target,
            _difference(before, text, f"text.{origin.target}.md"),
            tuple(dict.fromkeys(found.terms)),
            tuple(found.values.items()),
            tuple(found.problems),
            tuple(notes),
            text="" if text == before else text,
            comments=_comments(document),
        )
    return _edited(document, library, origin.id, origin.language, notes)


def _edited(
    document: WordDocument, library: Library, id_: str, language: str, notes: list[str]
) -> Import:
    from clausekit.api.roundtrip.back import wordings_back

    clause = library.clause(id_, Report())
    assert clause is not None
    back, stray = wordings_back(document, library, clause, language)
    changed = [b for b in back if b.section != b.before]
    good = [b for b in changed if not b.found.problems and b.section]
    empty = [
        f"{b.wording.label}: no words are left; `omit` leaves a provision out"
        for b in changed
        if not b.section
    ]
    difference = [
        line for b in changed for line in _difference(b.before, b.section, b.wording.label)
    ]
    sections = tuple(((b.wording.provision, b.wording.strength), b.section) for b in good)
    return Import(
        id_,
        language,
        tuple(difference),
        tuple(dict.fromkeys(t for b in good for t in b.found.terms)),
        tuple((name, words) for b in back for name, words in b.found.values.items()),
        tuple(f"{b.wording.label}: {p}" for b in back for p in b.found.problems) + tuple(empty),
        (*notes, *stray),
        sections,
        comments=tuple((b.wording.label, c) for b in back for c in b.comments),
        trouble=_trouble(good),
    )


def _trouble(back: Sequence[WordingBack]) -> tuple[Diagnostic, ...]:
    """Return what the notation would say of the new words."""
    from clausekit.notation.parse import parse_text

    report = Report()
    for b in back:
        mark = f" @{b.wording.strength}" if b.wording.strength else ""
        source = f"# x\n\n## {b.wording.provision}{mark}\n{b.section}\n"
        parse_text(source, f"<{b.wording.label}>", report, overlay=True)
    return report.errors()


def _comments(document: WordDocument) -> tuple[tuple[str, str], ...]:
    return tuple(("", f"{c.author}: {c.text}") for c in document.comments)


def _difference(before: str, after: str, name: str) -> tuple[str, ...]:
    if before == after:
        return ()
    lines = difflib.unified_diff(
        before.splitlines(),
        after.splitlines(),
        f"{name} (library)",
        f"{name} (file)",
        lineterm="",
        n=1,
    )
    return tuple(lines)


def write_import(made: Import, layer: Path, libraries: Sequence[Path] = ()) -> tuple[Path, ...]:
    """Write what a file changes into a layer; return the files.

    Raises:
        LibraryError: The words make mistakes in the library; nothing stays written.
        OutputError: A file cannot be written.
    """
    if made.trouble:
        raise LibraryError(
            "The words of the file are no notation; nothing was written.", made.trouble
        )
    folder = layer / "clauses" / made.clause
    before = _contents(layer)
    written: list[Path] = []
    if made.sections:
        written += _write_sections(made, layer, libraries)
    if made.text:
        written += _write(folder / f"text.{made.language}.md", made.text)
    _proved(made, layer, libraries, before)
    if made.comments:
        topic, _, name = made.clause.partition("/")
        path = layer / "comments" / topic / f"{name}.{made.language}.md"
        lines = [f"- {label + ': ' if label else ''}{text}" for label, text in made.comments]
        written += _write(path, f"# Comments on {made.clause}\n\n" + "\n".join(lines) + "\n")
    return tuple(dict.fromkeys(written))


def _write(path: Path, text: str) -> list[Path]:
    from clausekit.api.customising import write_files

    return list(write_files({path: text}))


def _write_sections(made: Import, layer: Path, libraries: Sequence[Path]) -> list[Path]:
    from dataclasses import replace

    from clausekit.api.customising import customise
    from clausekit.library.raw_text import joined, split
    from clausekit.source.files import read_text

    written: list[Path] = []
    for provision in dict.fromkeys(key[0] for key, _ in made.sections):
        copied = customise(f"{made.clause}.{provision}", layer, libraries, [made.language])
        written += copied.written
    path = layer / "clauses" / made.clause / f"text.{made.language}.md"
    raw = split(read_text(path))
    sections = {**raw.sections, **dict(made.sections)}
    return [*written, *_write(path, joined(replace(raw, sections=sections)))]


def _contents(layer: Path) -> dict[Path, bytes]:
    return {p: p.read_bytes() for p in sorted(layer.rglob("*")) if p.is_file()}


def _proved(
    made: Import, layer: Path, libraries: Sequence[Path], before: dict[Path, bytes]
) -> None:
    """Read the clause again; put the layer back as it was where it cannot be read."""
    from clausekit.api.shelf import shelf_up_to

    report = Report()
    clause = shelf_up_to(layer, libraries).clause(made.clause, report)
    own = [
        d for d in report.errors() if d.span and d.span.file.endswith(f"text.{made.language}.md")
    ]
    if clause is not None and not own:
        return  # what else the clause lacks in this language, `clausekit check` says
    for path in sorted(layer.rglob("*")):
        if path.is_file() and path not in before:
            path.unlink()
    for path, content in before.items():
        if not path.is_file() or path.read_bytes() != content:
            path.write_bytes(content)
    raise LibraryError("The words of the file make mistakes; the layer is left as it was.", report)
