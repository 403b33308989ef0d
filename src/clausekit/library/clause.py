"""One clause from the text of its files, and from nothing else.

What comes back depends on the sources alone, so that a cache may be keyed by their content.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from clausekit.diagnostics import Report
from clausekit.lean import dataclass
from clausekit.library.clause_checks import check_structure, check_values
from clausekit.library.merge import merge
from clausekit.library.records import Clause, Form, Provision
from clausekit.library.schemas import validate
from clausekit.library.structure import bases_of, parameters_of, provisions_of
from clausekit.library.text_checks import check_text
from clausekit.library.texts import LayerText, ReadText, read_form, read_text
from clausekit.source.places import YamlDocument
from clausekit.source.span import Span
from clausekit.source.yaml import load_yaml

if TYPE_CHECKING:
    from clausekit.library.shelf import SourceFile
    from clausekit.source.places import Places

STRUCTURE = "clause.yaml"
_TEXT = re.compile(r"text\.([A-Za-z-]+)\.md")
_FORM = re.compile(r"form\.([a-z0-9-]+)\.([A-Za-z-]+)\.md")


@dataclass(frozen=True, slots=True)
class ClauseFolder:
    """What one layer has of a clause: its files by name."""

    layer: str
    files: Mapping[str, SourceFile]


def read_clause(clause: str, folders: Sequence[ClauseFolder], report: Report) -> Clause | None:
    """Return a clause, or None where its structure cannot be used.

    Mistakes in texts and labels are reported, and the clause comes back nevertheless.

    Args:
        clause: Its id.
        folders: What each layer has of it, the lowest first.
        report: Takes everything that is wrong in any of the files.
    """
    parsed = _structures(folders, report)
    folders, documents = _above_replacement(folders, parsed)
    given = [d for d in documents if d is not None]
    if not given:
        if not parsed or all(STRUCTURE not in f.files for f in folders):
            _report_no_structure(clause, folders, report)
        return None
    data, places = merge(given)
    sound = validate(data, "clause", places, report, clause=clause)
    if not sound or any(d is None and STRUCTURE in f.files for f, d in _pairs(folders, documents)):
        _read_words(clause, folders, documents, {}, report)
        return None
    return _assembled(clause, folders, documents, data, places, report)


def _assembled(
    clause: str,
    folders: Sequence[ClauseFolder],
    documents: Sequence[YamlDocument | None],
    data: Mapping[str, Any],
    places: Places,
    report: Report,
) -> Clause:
    parameters = parameters_of(data, places)
    provisions = provisions_of(data, places)
    texts, forms = _read_words(clause, folders, documents, provisions, report)
    base = next(d for d in documents if d is not None)
    record = Clause(
        id=clause,
        version=data["version"],
        status=data["status"],
        parameters=parameters,
        provisions=provisions,
        elements=tuple(data["elements"]),
        goes_with=tuple(data.get("goes_with", ())),
        conflicts=tuple(data.get("conflicts", ())),
        bases=bases_of(data, places),
        confirm=data.get("confirm", {}),
        texts={language: read.text for language, read in texts.items()},
        forms=forms,
        layers=tuple(f.layer for f in folders),
        sources={f"{f.layer}/{n}": f.files[n].text for f in folders for n in sorted(f.files)},
        sha256=digest(folders),
        span=Span(base.file),
    )
    check_structure(record, data, places, report)
    check_values(record, data, places, report)
    for read in texts.values():
        check_text(record, read, report)
    return record


def standing_folders(folders: Sequence[ClauseFolder]) -> Sequence[ClauseFolder]:
    """Return the folders that count: those from the highest layer that replaces the clause whole."""
    return _above_replacement(folders, _structures(folders, Report()))[0]


def structure_of(folders: Sequence[ClauseFolder]) -> tuple[dict[str, Any], Places]:
    """Return what the clause.yaml files of a clause that was read without fault say together."""
    ignored = Report()
    _, documents = _above_replacement(folders, _structures(folders, ignored))
    data, places = merge([d for d in documents if d is not None])
    return data, places


def digest(folders: Sequence[ClauseFolder]) -> str:
    """Return the hash of the sources: of every name and text, the lowest layer first."""
    total = hashlib.sha256()
    for folder in folders:
        for name in sorted(folder.files):
            content = folder.files[name].text.encode()
            total.update(f"{name}\n{len(content)}\n".encode() + content)
        total.update(b"\n")
    return total.hexdigest()


def _structures(folders: Sequence[ClauseFolder], report: Report) -> list[YamlDocument | None]:
    found: list[YamlDocument | None] = []
    for folder in folders:
        source = folder.files.get(STRUCTURE)
        found.append(load_yaml(source.text, source.shown, report) if source else None)
    return found


def _above_replacement(
    folders: Sequence[ClauseFolder], documents: Sequence[YamlDocument | None]
) -> tuple[Sequence[ClauseFolder], Sequence[YamlDocument | None]]:
    """Leave out what lies under the highest layer that replaces the clause whole."""
    start = 0
    for index, document in enumerate(documents):
        if document and isinstance(document.data, dict) and document.data.get("replaces") is True:
            start = index
    return folders[start:], documents[start:]


def _pairs(
    folders: Sequence[ClauseFolder], documents: Sequence[YamlDocument | None]
) -> list[tuple[ClauseFolder, YamlDocument | None]]:
    return list(zip(folders, documents, strict=True))


def _report_no_structure(clause: str, folders: Sequence[ClauseFolder], report: Report) -> None:
    names = [source.shown for folder in folders for source in folder.files.values()]
    shown = names[0] if names else clause
    place = f"{shown.rpartition('/')[0]}/{STRUCTURE}"
    message = f"The clause “{clause}” has no {STRUCTURE}."
    hint = "Add it, or give the folder the name of a clause of the layers below."
    report.error("clause/no-structure", message, Span(place), clause=clause, hint=hint)


def _read_words(
    clause: str,
    folders: Sequence[ClauseFolder],
    documents: Sequence[YamlDocument | None],
    provisions: Mapping[str, Provision],
    report: Report,
) -> tuple[dict[str, ReadText], dict[str, dict[str, Form]]]:
    """Return texts by language and forms by id and language."""
    files: dict[str, list[LayerText]] = {}
    forms: dict[str, dict[str, Form]] = {}
    for folder, document in _pairs(folders, documents):
        for name in sorted(folder.files):
            source = folder.files[name]
            if match := _TEXT.fullmatch(name):
                below = files.setdefault(match[1], [])
                restates = _restated(document)
                below.append(LayerText(folder.layer, source, restates, bool(below)))
            elif match := _FORM.fullmatch(name):
                form = read_form(match[1], match[2], source, report)
                forms.setdefault(match[1], {})[match[2]] = form
    texts = {
        language: read_text(clause, language, files[language], provisions, report)
        for language in sorted(files)
    }
    return texts, forms


def _restated(document: YamlDocument | None) -> frozenset[str]:
    """Return the provisions whose elements the document states."""
    data = document.data if document and isinstance(document.data, dict) else {}
    provisions = data.get("provisions")
    if not isinstance(provisions, dict):
        return frozenset()
    return frozenset(
        id_
        for id_, record in provisions.items()
        if isinstance(record, dict) and "elements" in record
    )
