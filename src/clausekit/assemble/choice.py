"""Which clauses stand in the draft, in which article, at which strength."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from clausekit.assemble.request import AgreementRequest, ClauseRequest
from clausekit.diagnostics import Report, Severity
from clausekit.lean import dataclass, replace
from clausekit.model.strength import Strength
from clausekit.source.nearest import suggestion
from clausekit.source.span import Span

if TYPE_CHECKING:
    from clausekit.library.load import Library
    from clausekit.library.records import AgreementTemplate, Clause, TemplateArticle


_TEXT_FILE = re.compile(r"/text\.([A-Za-z-]+)\.md$")


@dataclass(frozen=True, slots=True)
class ChosenClause:
    """A clause in the draft with what the file wants of it."""

    clause: Clause
    strength: Strength
    request: ClauseRequest | None
    article: str


def choose(
    request: AgreementRequest,
    template: AgreementTemplate,
    library: Library,
    report: Report,
    sound: dict[str, Clause],
) -> dict[str, ChosenClause]:
    """Return the clauses of the draft in the order of the template's articles.

    The template's defaults come first in each article, then what the file adds, in its order.
    Unknown clauses, clauses that no article or that two articles take, and required ones that the
    file leaves out are reported.

    Args:
        request: The agreement file, read.
        template: The kind of agreement.
        library: The shelf.
        report: Takes what is wrong.
        sound: Clauses in which nothing is wrong, as earlier drafts found out; takes more of them.
    """
    known = frozenset(library.clause_ids())
    _report_unknown(request, template, known, report)
    by_article: dict[str, list[str]] = {a.id: list(a.default) for a in template.articles}
    placed = {id_ for ids in by_article.values() for id_ in ids}
    for id_ in request.clauses:
        if id_ in known and id_ not in placed and id_ not in template.inherits:
            article = _article_of(id_, template, request, report)
            if article:
                by_article[article].append(id_)
                placed.add(id_)
    required = {id_ for a in template.articles for id_ in a.required}
    chosen: dict[str, ChosenClause] = {}
    for article, ids in by_article.items():
        for id_ in ids:
            if id_ in request.omit and id_ not in required:
                continue
            clause = sound.get(id_)
            if clause is None and id_ in known:
                clause = _loaded(id_, library, request.language, report, sound)
            if clause is None:
                continue
            wish = request.clauses.get(id_)
            strength = (wish.strength if wish else None) or request.strength
            chosen[id_] = ChosenClause(clause, strength, wish, article)
    _report_company(chosen, request, template, report)
    return chosen


def _loaded(
    id_: str, library: Library, language: str, report: Report, sound: dict[str, Clause]
) -> Clause | None:
    """Return a clause; a mistake in a text of another language is a warning for this draft."""
    own = Report()
    clause = library.clause(id_, own)
    if clause is not None and not own:
        sound[id_] = clause
    for found in own:
        file = found.span.file if found.span else ""
        other = _TEXT_FILE.search(file)
        if clause is not None and other and other[1] != language:
            report.add(replace(found, severity=Severity.WARNING))
        else:
            report.add(found)
    return clause


def takers(id_: str, articles: Iterable[TemplateArticle]) -> tuple[TemplateArticle, ...]:
    """Return the articles that take a clause: those that name it, else those that name its topic."""
    articles = tuple(articles)
    by_id = tuple(a for a in articles if id_ in a.takes or id_ in a.default)
    return by_id or tuple(a for a in articles if id_.split("/", 1)[0] in a.takes)


def _article_of(
    id_: str, template: AgreementTemplate, request: AgreementRequest, report: Report
) -> str:
    span = request.key_span("clauses", id_)
    found = takers(id_, template.articles)
    if len(found) == 1:
        return found[0].id
    if not found:
        report.error(
            "agreement/no-article",
            f"No article of “{template.id}” takes the clause “{id_}”.",
            span,
            clause=id_,
            hint="Choose another kind of agreement, or leave the clause out.",
        )
    else:
        names = " and ".join(f"“{a.id}”" for a in found)
        report.error(
            "agreement/two-articles",
            f"The articles {names} of “{template.id}” both take the clause “{id_}”.",
            span,
            clause=id_,
            hint=f"Let one article of the template name “{id_}” under `takes`.",
        )
    return ""


def _report_unknown(
    request: AgreementRequest,
    template: AgreementTemplate,
    known: frozenset[str],
    report: Report,
) -> None:
    for id_ in request.clauses:
        if id_ not in known:
            report.error(
                "agreement/unknown-clause",
                f"There is no clause “{id_}”.",
                request.key_span("clauses", id_),
                hint=suggestion(id_, known, "`clausekit list` shows all clauses."),
                actual=id_,
            )
    brought = {id_ for a in template.articles for id_ in a.default}
    required = {id_ for a in template.articles for id_ in a.required}
    for index, id_ in enumerate(request.omit):
        span = request.span("omit", index)
        if id_ in required:
            report.error(
                "agreement/required",
                f"The clause “{id_}” is required in a “{template.id}” and cannot be omitted.",
                span,
                clause=id_,
                hint="Remove it from `omit`.",
            )
        elif id_ in request.clauses:
            report.error(
                "agreement/omitted-and-named",
                f"The clause “{id_}” stands under `clauses` and under `omit`.",
                span,
                clause=id_,
                hint="Keep one of the two.",
            )
        elif id_ not in known:
            report.error(
                "agreement/unknown-clause",
                f"There is no clause “{id_}”.",
                span,
                hint=suggestion(id_, known),
                actual=id_,
            )
        elif id_ not in brought:
            report.warning(
                "agreement/nothing-omitted",
                f"“{template.id}” does not bring the clause “{id_}”, so omitting it changes nothing.",
                span,
                clause=id_,
            )


def _report_company(
    chosen: Mapping[str, ChosenClause],
    request: AgreementRequest,
    template: AgreementTemplate,
    report: Report,
) -> None:
    """Report clauses that cannot stand together, and offer those that go together."""
    for id_, one in chosen.items():
        for other in one.clause.conflicts:
            if other in chosen and id_ < other:
                report.error(
                    "agreement/conflict",
                    f"The clauses “{id_}” and “{other}” contradict each other.",
                    _wish_span(request, id_),
                    clause=id_,
                    hint="Omit one of them.",
                )
        if one.request is None:
            continue  # offers are made for what the file names, not for each default
        absent = [g for g in one.clause.goes_with if g not in chosen and g not in template.inherits]
        if absent:
            report.warning(
                "agreement/goes-with",
                f"“{id_}” goes with {', '.join(f'“{g}”' for g in absent)}, which this draft lacks.",
                _wish_span(request, id_),
                clause=id_,
                hint="Add what you need under `clauses`.",
            )


def _wish_span(request: AgreementRequest, id_: str) -> Span:
    return request.key_span("clauses", id_) if id_ in request.clauses else request.span("template")
