"""The library proves itself: everything that can be proved about all clauses together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausekit.diagnostics import Report
from clausekit.errors import LibraryError
from clausekit.library.checks.bases import check_bases, check_instruments
from clausekit.library.checks.bounds import check_bounds
from clausekit.library.checks.context import ClauseView, Context, view_of
from clausekit.library.checks.countries import check_countries
from clausekit.library.checks.demands import check_checklists
from clausekit.library.checks.elements import check_elements
from clausekit.library.checks.files import check_files, check_guides
from clausekit.library.checks.ladder import check_ladder
from clausekit.library.checks.languages import check_languages
from clausekit.library.checks.overlays import check_overlays
from clausekit.library.checks.parameters import check_parameters
from clausekit.library.checks.references import check_references
from clausekit.library.checks.requirements import check_requirements
from clausekit.library.checks.sign_offs import check_sign_offs
from clausekit.library.checks.templates import check_templates
from clausekit.library.checks.terms import check_terms

if TYPE_CHECKING:
    from clausekit.library.load import Library
    from clausekit.library.records import AgreementTemplate, Glossary

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
    check_countries,
    check_sign_offs,
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
        glossaries=_glossaries(library, languages, report),
        instruments=library.instruments,
        templates=templates,
        owners={form: id_ for id_ in library.clause_ids() for form in _forms(library, id_)},
        complete=len(views) == len(library.clause_ids()),
    )


def _forms(library: Library, clause: str) -> set[str]:
    """Return the forms that a clause has a file of, whether or not the clause can be read."""
    names = (name for shelf in library.shelves for name in shelf.names(f"clauses/{clause}"))
    return {name.split(".")[1] for name in names if name.startswith("form.") and "." in name[5:]}


def _glossaries(library: Library, languages: list[str], report: Report) -> dict[str, Glossary]:
    """Return the glossaries that can be read: without one, every term would seem undefined."""
    found: dict[str, Glossary] = {}
    for language in languages:
        own = Report()
        glossary = library.glossary(language, own)
        report.extend(own)
        if glossary.terms or not own.has_errors:
            found[language] = glossary
    return found


def _templates(library: Library, report: Report) -> dict[str, AgreementTemplate]:
    found: dict[str, AgreementTemplate] = {}
    for kind in library.template_ids():
        try:
            found[kind] = library.template(kind, report)
        except LibraryError as error:
            report.extend(error.diagnostics)
    return found
