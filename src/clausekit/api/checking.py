"""Validation of whatever a user points at: a library, a template, an agreement, a draft in JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from clausekit.diagnostics import Diagnostic, Report
from clausekit.errors import InputError, NotFoundError
from clausekit.lean import dataclass

if TYPE_CHECKING:
    from clausekit.library.locate import LayerRoot


@dataclass(frozen=True, slots=True)
class Outcome:
    """What checking a path gave.

    Attributes:
        what: What the path was taken for.
        failed: Whether it could not be checked to the end.
    """

    what: str
    report: Report
    failed: bool = False

    @property
    def verdict(self) -> str:
        """How it went, in words."""
        errors = len(self.report.errors())
        others = len(self.report) - errors
        if not self.report:
            return "nothing found"
        counted = f"{errors} error{'' if errors == 1 else 's'}"
        return f"{counted}, {others} {'warning or note' if others == 1 else 'warnings and notes'}"


def check_path(path: Path, libraries: Sequence[Path] = ()) -> Outcome:
    """Return what is wrong with a file or folder, all of it.

    Raises:
        NotFoundError: There is nothing at the path, or nothing that clausekit knows.
    """
    if path.is_dir():
        return _check_folder(path, libraries)
    if not path.exists():
        raise NotFoundError(f"There is no file or folder “{path}”.")
    if path.suffix == ".json":
        return _check_json(path)
    if path.suffix in (".yaml", ".yml"):
        return _check_agreement(path, libraries)
    raise NotFoundError(
        f"“{path}” is no file that `check` knows.",
        "Give a library folder, a template folder, an agreement file (.yaml), or a draft (.json).",
    )


def _check_folder(path: Path, libraries: Sequence[Path]) -> Outcome:
    from clausekit.library.check import check_library
    from clausekit.library.load import open_library
    from clausekit.library.locate import is_complete, layer_at

    report = Report()
    layers = [layer_at(p) for p in libraries]
    try:
        if (path / "template.yaml").is_file():
            return Outcome("template", _template_report(path, layers))
        layer = layer_at(path)
        if is_complete(layer):
            check_library(open_library([*layers, layer], bundled=False), report)
        else:
            report.extend(_brought_by(path, libraries))
        report.extend(_lint(path, libraries))
    except InputError as error:
        report.extend(error.diagnostics)
        return Outcome("library", report, failed=True)
    return Outcome("library", report)


def _brought_by(layer: Path, libraries: Sequence[Path]) -> list[Diagnostic]:
    """Return what is wrong since the layer lies over the others, and was not wrong without it."""
    from clausekit.api.shelf import shelf_below, shelf_up_to
    from clausekit.library.check import check_library

    without, together = Report(), Report()
    check_library(shelf_up_to(layer, libraries), together)
    check_library(shelf_below(layer, libraries), without)
    known = set(without)
    return [finding for finding in together if finding not in known]


def _template_report(path: Path, layers: Sequence[LayerRoot]) -> Report:
    """Return what is wrong in a template's own folder, in the company of the library."""
    from clausekit.library.check import check_library
    from clausekit.library.load import open_library
    from clausekit.library.locate import is_complete, layer_at

    layer = layer_at(path.resolve().parents[2])
    everything, own = Report(), Report()
    library = open_library([*layers, layer], bundled=not is_complete(layer))
    check_library(library, everything)
    folder = path.resolve().as_posix()
    own.extend(
        d
        for d in everything
        if d.span and Path(d.span.file).resolve().as_posix().startswith(folder)
    )
    return own


def _check_agreement(path: Path, libraries: Sequence[Path]) -> Outcome:
    from clausekit.api.drafting import assemble_file, blanks_report
    from clausekit.api.shelf import shelf_for

    report = Report()
    try:
        draft = assemble_file(path, shelf_for(path, libraries))
    except InputError as error:
        report.extend(error.diagnostics)
        return Outcome("agreement", report, failed=True)
    report.extend(draft.report)
    report.extend(blanks_report(draft))
    report.extend(_lint(path, libraries))
    return Outcome("agreement", report)


def _lint(path: Path, libraries: Sequence[Path]) -> list[Diagnostic]:
    """Return what the linter finds, as the project's settings have it; blanks are reported already."""
    from clausekit.api.linting import Wishes, lint_path, settings_for

    settings = settings_for(path)
    results = lint_path(path, Wishes(settings, tuple(libraries)))
    found = (d for result in results for d in result.diagnostics(settings.show))
    return [d for d in found if not d.rule.startswith("blanks/")]


def _check_json(path: Path) -> Outcome:
    from clausekit.library.schemas import errors_of, validate
    from clausekit.source.files import text_of
    from clausekit.source.span import Span
    from clausekit.source.yaml import load_yaml

    report = Report()
    text = text_of(path, str(path), report, limit=50_000_000)
    if text is None:
        return Outcome("draft", report, failed=True)
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
        report.error("json/syntax", f"This is not JSON: {error}.", Span(str(path), line, column))
        return Outcome("draft", report, failed=True)
    wrong = errors_of(data, "agreement-resolved")
    if not wrong:
        return Outcome("draft", report)
    # JSON is read a second time as YAML, which knows the line and column of everything in it.
    document = load_yaml(text, str(path), Report())
    if document is not None and document.data == data:
        validate(data, "agreement-resolved", document, report)
    if not report:
        for message in wrong:
            report.error("schema/resolved", message, Span(str(path)))
    return Outcome("draft", report, failed=True)
