"""Linting of whatever a user points at: agreement files, libraries, Word files, text, standard input."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterator, Sequence
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from clausekit.diagnostics import Report
from clausekit.errors import AgreementError, ConfigError, NotFoundError
from clausekit.lean import dataclass, replace
from clausekit.lint.engine import LintResult, lint
from clausekit.lint.facts import LintContext, Waiver
from clausekit.lint.settings import LintSettings

if TYPE_CHECKING:
    from clausekit.library.load import Library
    from clausekit.lint.rule import Rule
    from clausekit.model.prose import Prose

STDIN = "-"
WORD_ENDINGS = (".docx", ".dotx", ".docm")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person asks of a run.

    Attributes:
        today: ISO date that ages of law are counted to; the day of the run when empty.
        view: Of a Word file with tracked changes: as if accepted, or as if rejected.
    """

    settings: LintSettings = field(default_factory=LintSettings)
    libraries: tuple[Path, ...] = ()
    language: str = ""
    view: str = "accepted"
    today: str = ""


def lint_path(path: Path, wishes: Wishes) -> tuple[LintResult, ...]:
    """Return what the rules find at a path: one result for each document.

    A folder that holds clauses is a library; any other folder gives its documents.

    Raises:
        NotFoundError: There is nothing at the path, or nothing that can be linted.
        InputError: A document is refused or cannot be read.
    """
    if str(path) == STDIN:
        return (_run(_stdin(wishes), LintContext(today=_today(wishes)), wishes),)
    if not path.exists():
        raise NotFoundError(f"There is no file or folder “{path}”.")
    if path.is_dir():
        return tuple(_folder(path, wishes))
    if path.suffix in (".yaml", ".yml"):
        return (_agreement(path, wishes),)
    return (_run(_foreign(path, wishes), LintContext(today=_today(wishes)), wishes),)


def settings_for(start: Path) -> LintSettings:
    """Return the linter's settings of the project that a file or folder belongs to.

    Raises:
        ConfigError: The configuration is not understood.
    """
    from clausekit.source.config import config_for

    config = config_for(start)
    table = config.tables.get("lint", {})
    settings = LintSettings.from_table(table) if table else LintSettings()
    if config.path is None:
        return settings
    home = config.path.parent
    return replace(
        settings,
        word_lists=tuple(str(home / p) for p in settings.word_lists),
        baseline=str(home / settings.baseline) if settings.baseline else "",
    )


def _today(wishes: Wishes) -> str:
    return wishes.today or datetime.datetime.now(tz=datetime.UTC).date().isoformat()


def _run(prose: Prose, context: LintContext, wishes: Wishes) -> LintResult:
    settings = wishes.settings
    baseline = Path(settings.baseline) if settings.baseline else None
    known = baseline.read_text(encoding="utf-8") if baseline and baseline.is_file() else ""
    return lint(prose, context, settings, baseline=known, extra=_word_lists(settings))


def _word_lists(settings: LintSettings) -> list[Rule]:
    from clausekit.lint.wordlists import word_list
    from clausekit.source.files import read_text

    found = []
    for name in settings.word_lists:
        path = Path(name)
        if not path.is_file():
            raise ConfigError(
                f"There is no word list “{name}”.", "Mend `word-lists` in .clausekit.toml."
            )
        found.append(word_list(read_text(path), name))
    return found


def _stdin(wishes: Wishes) -> Prose:
    from clausekit.readers import read

    data = sys.stdin.buffer.read()
    return read(data, "<stdin>", view=_view(wishes), language=wishes.language)


def _foreign(path: Path, wishes: Wishes) -> Prose:
    from clausekit.readers import read

    return read(path, view=_view(wishes), language=wishes.language)


def _view(wishes: Wishes) -> Literal["accepted", "rejected"]:
    return "rejected" if wishes.view == "rejected" else "accepted"


def _agreement(path: Path, wishes: Wishes) -> LintResult:
    """Lint the draft of an agreement file: resolved, so that what is linted is what is signed."""
    from clausekit.api.drafting import assemble_text
    from clausekit.api.shelf import shelf_for
    from clausekit.lint.drafts import with_draft
    from clausekit.lint.shelf import basis_facts, instrument_facts
    from clausekit.model.walk import to_prose
    from clausekit.source.files import read_text

    library = shelf_for(path, wishes.libraries)
    report = Report()
    text = read_text(path)
    draft = assemble_text(text, str(path), library, report, language=wishes.language)
    if draft is None or draft.agreement is None:
        raise AgreementError(f"{path} cannot be drafted, so its draft cannot be linted.", report)
    clauses = [one.clause for one in draft.chosen.values()]
    elements = frozenset(
        f"{o.clause}#{e}" for o in draft.provenance.provisions.values() for e in o.elements
    )
    context = LintContext(
        today=_today(wishes),
        clauses=frozenset(draft.chosen),
        elements=elements,
        instruments=instrument_facts(library.instruments, draft.agreement.language),
        bases=basis_facts(clauses),
        waivers=_waivers(text, str(path)),
    )
    context = with_draft(context, draft.agreement)
    return _run(to_prose(draft.agreement, str(path), draft.provenance), context, wishes)


def _waivers(text: str, name: str) -> tuple[Waiver, ...]:
    from clausekit.source.yaml import load_yaml

    document = load_yaml(text, name, Report())
    data = document.data if document and isinstance(document.data, dict) else {}
    found = data.get("waivers")
    entries = found if isinstance(found, list) else []
    assert document is not None
    return tuple(
        Waiver(
            str(e["rule"]), str(e["reason"]), str(e.get("where", "")), document.span(("waivers", i))
        )
        for i, e in enumerate(entries)
        if isinstance(e, dict) and "rule" in e and "reason" in e
    )


def _folder(path: Path, wishes: Wishes) -> Iterator[LintResult]:
    from clausekit.library.load import open_library
    from clausekit.library.locate import is_complete, layer_at

    try:
        layer = layer_at(path)
    except NotFoundError:
        found = sorted(
            p
            for p in path.rglob("*")
            if p.suffix.lower() in (*WORD_ENDINGS, ".md", ".txt") and p.is_file()
        )
        if not found:
            raise NotFoundError(f"“{path}” holds nothing that can be linted.") from None
        for document in found:
            yield _run(_foreign(document, wishes), LintContext(today=_today(wishes)), wishes)
        return
    library = open_library([layer], bundled=not is_complete(layer))
    own = [
        id_
        for id_ in library.clause_ids()
        if (path / id_).is_dir() or (path / "clauses" / id_).is_dir()
    ]
    yield from library_results(library, own, wishes)


def library_results(library: Library, ids: Sequence[str], wishes: Wishes) -> Iterator[LintResult]:
    """Yield what the rules find in clauses, in every language, and in the glossaries."""
    from clausekit.lint.shelf import (
        basis_facts,
        clause_prose,
        glossary_prose,
        instrument_facts,
        term_facts,
        version_facts,
    )

    clauses = [c for id_ in ids if (c := library.clause(id_)) is not None]
    languages = sorted({language for c in clauses for language in c.texts})
    glossaries = {language: library.glossary(language) for language in languages}
    for language in languages:
        context = LintContext(
            today=_today(wishes),
            terms=term_facts(glossaries[language]),
            instruments=instrument_facts(library.instruments, language),
            blanks=(),
            bases=(),
            versions=(),
        )
        for clause in clauses:
            if language in clause.texts:
                own = replace(
                    context,
                    bases=basis_facts([clause]) if language == "en" else (),
                    versions=version_facts([clause], glossaries) if language == "en" else (),
                )
                yield _run(clause_prose(clause, language), own, wishes)
        yield _run(glossary_prose(glossaries[language]), context, wishes)
