"""The library proves itself: everything that can be proved about all clauses together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausekit.errors import LibraryError
from clausekit.library.checks.bases import check_bases, check_instruments
from clausekit.library.checks.bounds import check_bounds
from clausekit.library.checks.context import ClauseView, Context, view_of
from clausekit.library.checks.demands import check_checklists
from clausekit.library.checks.elements import check_elements
from clausekit.library.checks.files import check_files, check_guides
from clausekit.library.checks.ladder import check_ladder
from clausekit.library.checks.languages import check_languages
from clausekit.library.checks.overlays import check_overlays
from clausekit.library.checks.parameters import check_parameters
from clausekit.library.checks.references import check_references
from clausekit.library.checks.requirements import check_requirements
from clausekit.library.checks.templates import check_templates
from clausekit.library.checks.terms import check_terms

if TYPE_CHECKING:
    from clausekit.diagnostics import Report
    from clausekit.library.load import Library
    from clausekit.library.records import AgreementTemplate

_OF_A_CLAUSE = (
    check_elements,
    check_ladder,
    check_parameters,
    check_bounds,
    check_bases,
    check_references,
    check_languages,
    check_overlays,
)
_OF_THE_WHOLE = (
    check_requirements,
    check_terms,
    check_instruments,
    check_templates,
    check_checklists,
    check_guides,
    check_files,
)


def check_library(library: Library, report: Report) -> None:
    """Report everything that is wrong with a library: each clause, and all of them together."""
    context = context_of(library, report)
    for view in context.views.values():
        for check in _OF_A_CLAUSE:
            check(view, context)
    for check_whole in _OF_THE_WHOLE:
        check_whole(context)
    report.extend(library.report)


def context_of(library: Library, report: Report) -> Context:
    """Return the library as the checks see it; what cannot be read is reported and left out."""
    views: dict[str, ClauseView] = {}
    for id_ in library.clause_ids():
        clause = library.clause(id_, report)
        if clause is not None:
            views[id_] = view_of(clause, library)
    languages = sorted({language for view in views.values() for language in view.clause.texts})
    templates = _templates(library, report)
    return Context(
        library=library,
        report=report,
        views=views,
        known=frozenset(library.clause_ids()),
        languages=tuple(languages),
        glossaries={language: library.glossary(language, report) for language in languages},
        instruments=library.instruments,
        templates=templates,
        owners={form: id_ for id_, view in views.items() for form in view.clause.forms},
    )


def _templates(library: Library, report: Report) -> dict[str, AgreementTemplate]:
    found: dict[str, AgreementTemplate] = {}
    for kind in library.template_ids():
        try:
            found[kind] = library.template(kind, report)
        except LibraryError as error:
            report.extend(error.diagnostics)
    return found
