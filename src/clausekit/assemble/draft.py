"""One draft: from a request and the library to the agreement and its provenance."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from clausekit.assemble import around
from clausekit.assemble.choice import ChosenClause, choose
from clausekit.assemble.definitions import used_definitions
from clausekit.assemble.expand import Ledger, Scope, expand
from clausekit.assemble.facts import Facts
from clausekit.assemble.fill import fill, report_unprinted
from clausekit.assemble.law import public_sources
from clausekit.assemble.memory import Memory, wish_key
from clausekit.assemble.origins import provenance_of
from clausekit.assemble.provisions import BuiltProvision, build
from clausekit.assemble.references import Target
from clausekit.assemble.request import AgreementRequest
from clausekit.assemble.schedules import forms_of, schedule
from clausekit.assemble.structure import BuiltClause, arrange
from clausekit.diagnostics import Report
from clausekit.lean import dataclass, replace
from clausekit.model.agreement import Agreement, Definition, Schedule, Words
from clausekit.model.inline import Line, plain
from clausekit.model.pattern import filled
from clausekit.model.provenance import Provenance
from clausekit.model.strength import Strength
from clausekit.values.format import quoted

if TYPE_CHECKING:
    from clausekit.library.load import Library
    from clausekit.library.records import (
        AgreementTemplate,
        ClauseText,
        Form,
        Glossary,
        TemplateText,
    )
    from clausekit.values.types import TypedValue

DEFINITIONS_CLAUSE = "framework/definitions"


@dataclass(frozen=True, slots=True)
class Draft:
    """What assembling gave: an agreement unless there were errors, where it came from, what was found."""

    agreement: Agreement | None
    provenance: Provenance
    report: Report
    chosen: Mapping[str, ChosenClause]


def assemble(
    request: AgreementRequest,
    library: Library,
    report: Report,
    memory: Memory | None = None,
    *,
    only_check: bool = False,
) -> Draft:
    """Return the draft of an agreement file.

    Args:
        request: The agreement file, read.
        library: The shelf, layers and locked texts included.
        report: Takes all that is wrong; errors in it (also earlier ones) leave `agreement` None.
        memory: What was made for earlier drafts of the same library.
        only_check: Whether to report and to leave `agreement` None.
    """
    template = library.template(request.template, report)
    memory = memory or Memory(lasting=False)
    chosen = choose(request, template, library, report, memory.sound)
    text = template.texts.get(request.language)
    if text is None:
        known = ", ".join(sorted(template.texts))
        report.error(
            "agreement/no-language",
            f"“{template.id}” does not exist in the language “{request.language}”.",
            request.span("language"),
            hint=f"It exists in: {known}.",
        )
        return Draft(None, Provenance(template.id), report, chosen)
    memory.turn()
    return _Assembler(request, library, template, text, chosen, report, memory).draft(
        only_check=only_check
    )


class _Assembler:
    """Holds what all steps of one draft share."""

    def __init__(
        self,
        request: AgreementRequest,
        library: Library,
        template: AgreementTemplate,
        text: TemplateText,
        chosen: Mapping[str, ChosenClause],
        report: Report,
        memory: Memory,
    ) -> None:
        self.memory = memory
        self.request = request
        self.library = library
        self.template = template
        self.text = text
        self.chosen = chosen
        self.report = report
        self.ledger = Ledger()
        self.glossary: Glossary = library.glossary(request.language, report)
        self.scheme = library.numbering(template.numbering, request.language, report)
        self.present = frozenset(chosen) | frozenset(template.inherits)
        self.facts = Facts(request.facts)
        self.words = Words(**text.words)
        self.circumstances = memory.circumstances(request, self.present)

    def draft(self, *, only_check: bool) -> Draft:
        built = [b for one in self.chosen.values() if (b := self._clause(one)) is not None]
        outer = self._scope("template", names=self._outer_names())
        title, subtitle = around.title(self.request, self.text, outer)
        parties = around.parties(self._book(), self.words, outer)
        recitals = around.recitals(
            self.template, self.text, self.facts, self.present, self.scheme, outer
        )
        closing = tuple(expand(line, outer) for line in self.text.closing)
        headings = {id_: expand(nodes, outer) for id_, nodes in self.text.articles.items()}
        schedules = self._schedules()
        built = self._with_definitions(built)
        places = arrange(
            built, schedules, self.template, headings, self.scheme, self._inherited(), self.memory
        )
        self._report_dangling(places.known)
        if only_check:
            provenance = Provenance(self.template.id, blanks=tuple(self.ledger.blanks))
            return Draft(None, provenance, self.report, self.chosen)
        arranged = places.in_words(self.request.language)
        provenance = provenance_of(
            built, arranged.keys, self.ledger, self.request, self.library, self.report
        )
        if self.report.has_errors:
            return Draft(None, provenance, self.report, self.chosen)
        agreement = Agreement(
            language=self.request.language,
            title=title,
            subtitle=subtitle,
            proposal=around.proposal(self.request, self.words),
            parties=parties,
            recitals=arranged.resolve(recitals),
            articles=arranged.articles,
            schedules=arranged.schedules,
            closing=arranged.resolve(closing),
            words=self.words,
            scheme=self.scheme,
            sources=public_sources(built, self.library, self.request.language),
        )
        return Draft(agreement, provenance, self.report, self.chosen)

    def _outer_names(self) -> dict[str, Any]:
        book = self._book()
        return {"parties": book, "main_agreement": book}

    def _clause(self, one: ChosenClause) -> BuiltClause | None:
        text = one.clause.texts.get(self.request.language)
        if text is None:
            known = ", ".join(sorted(one.clause.texts))
            named = one.clause.id in self.request.clauses
            span = (
                self.request.key_span("clauses", one.clause.id)
                if named
                else self.request.span("language")
            )
            self.report.error(
                "agreement/no-language",
                f"“{one.clause.id}” does not exist in the language “{self.request.language}”.",
                span,
                clause=one.clause.id,
                hint=f"It exists in: {known}. Translate it in a layer, or omit it.",
            )
            return None
        key = (self.circumstances, wish_key(one))
        make = partial(self._built, one, text)
        return self.memory.text(key, make, self.ledger, self.report)

    def _built(
        self, one: ChosenClause, text: ClauseText, ledger: Ledger, report: Report
    ) -> BuiltClause:
        values = fill(one, self.request, report)
        scope = replace(self._scope(one.clause.id, one, text, values), ledger=ledger, report=report)
        provisions = build(one, text, scope, self.facts, self.present)
        report_unprinted(one, self.request, scope.read, report)
        if self.request.law_country:
            self._check_law(one, values, scope.read, report)
        return BuiltClause(one, expand(text.heading, scope), provisions)

    def _scope(
        self,
        name: str,
        one: ChosenClause | None = None,
        text: ClauseText | None = None,
        values: Mapping[str, TypedValue] | None = None,
        names: Mapping[str, Any] | None = None,
    ) -> Scope:
        return Scope(
            clause=name,
            language=self.request.language,
            values=values or {},
            parameters=one.clause.parameters if one else {},
            labels={**text.parameters, **text.confirm} if text else {},
            options=text.options if text else {},
            names={"facts": self.facts, "has": self.present.__contains__, **(names or {})},
            glossary=self.glossary,
            instruments=self.library.instruments,
            ledger=self.ledger,
            report=self.report,
        )

    def _book(self) -> around.PartyBook:
        return around.PartyBook(
            self.template,
            self.text.roles,
            self.request.parties,
            self.request.main_agreement,
            self.request.key_span,
        )

    def _schedules(self) -> dict[str, Schedule]:
        out = {}
        for clause_id, form in forms_of(self.chosen, self.template, self.request.language):
            one = self.chosen[clause_id]
            text = one.clause.texts.get(self.request.language)
            if text is not None:
                key = (self.circumstances, "form", form.id, clause_id, one.strength)
                make = partial(self._form, form, one, text)
                out[form.id] = self.memory.text(key, make, self.ledger, self.report)
        return out

    def _form(
        self, form: Form, one: ChosenClause, text: ClauseText, ledger: Ledger, report: Report
    ) -> Schedule:
        values = fill(replace(one, request=None), self.request, Report())
        scope = self._scope(one.clause.id, one, text, values)
        return schedule(form, replace(scope, ledger=ledger, report=report))

    def _with_definitions(self, built: list[BuiltClause]) -> list[BuiltClause]:
        """Put the definitions under the provision that opens them, now that all uses are known."""
        one = self.chosen.get(DEFINITIONS_CLAUSE)
        strength = one.strength if one else Strength.STRONG
        used = tuple(self.ledger.terms)
        key = (self.circumstances, "definitions", strength, used)
        make = partial(self._definitions, strength)
        definitions = self.memory.text(key, make, self.ledger, self.report)
        return [
            self.memory.nodes.of(b, (strength, used), partial(_with_definitions, b, definitions))
            if any(p.prints == "definitions" for p in b.provisions)
            else b
            for b in built
        ]

    def _definitions(
        self, strength: Strength, ledger: Ledger, report: Report
    ) -> tuple[Definition, ...]:
        ledger.terms.update(self.ledger.terms)
        scope = replace(self._scope("glossary"), ledger=ledger, report=report)
        return used_definitions(scope, strength)

    def _inherited(self) -> dict[str, Target]:
        """Return words for what the main agreement supplies and this annex only refers to."""
        language = self.request.language
        found = {}
        for id_ in self.template.inherits:
            clause = self.library.clause(id_, self.report)
            text = clause.texts.get(language) if clause else None
            if id_ in self.chosen or clause is None or text is None:
                continue
            heading = plain(expand(text.heading, self._scope(id_)))
            words = filled(self.text.inherited, {"heading": quoted(heading, language)})
            found[id_] = Target("", "", "", words)
            found.update({f"{id_}.{p}": Target("", "", "", words) for p in clause.provisions})
        return found

    def _report_dangling(self, known: frozenset[str]) -> None:
        for target, span in self.ledger.wanted:
            if target in known:
                continue
            clause, _, provision = target.partition(".")
            if clause in self.chosen and provision:
                wish = self.chosen[clause]
                where = wish.clause.provisions.get(provision)
                place = f" ({where.span})" if where else ""
                what = f"The provision “{target}”{place} does not stand in this draft"
                hint = f"It was omitted or falls away at {wish.strength}; keep it, or omit what refers to it."
            else:
                what = f"“{target}” does not stand in this draft"
                hint = f"Add “{clause}” under `clauses`, or omit what refers to it."
            self.report.error(
                "references/dangling",
                f"{what} and is referred to here.",
                span,
                hint=hint,
                actual=target,
            )

    def _check_law(
        self,
        one: ChosenClause,
        values: Mapping[str, TypedValue],
        printed: set[str],
        report: Report,
    ) -> None:
        country = self.library.country(self.request.law_country, report)
        if one.clause.id in country:
            from clausekit.assemble.minimums import check_minimums

            asked = country[one.clause.id]
            check_minimums(one, values, printed, asked, self.request, report)


def _with_definitions(built: BuiltClause, definitions: tuple[Definition, ...]) -> BuiltClause:
    provisions = tuple(_defined(p, definitions) for p in built.provisions)
    return replace(built, provisions=provisions)


def _defined(provision: BuiltProvision, definitions: tuple[Any, ...]) -> BuiltProvision:
    if provision.prints != "definitions":
        return provision
    return replace(provision, node=replace(provision.node, definitions=definitions))


def words_of(line: Line) -> int:
    """Return the number of words in a line."""
    return len("".join(n.text for n in line).split())
