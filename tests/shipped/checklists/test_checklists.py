"""The shipped checklists: true quotes, honest mappings, and what they say of the library."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from clausekit.api.coverage import chosen_checklists
from clausekit.assemble.draft import Draft, assemble
from clausekit.assemble.request import read_request
from clausekit.coverage.score import ChecklistResult, DemandResult, Status, score
from clausekit.coverage.standing import standing
from clausekit.diagnostics import Report
from clausekit.library.checklists import Demand
from clausekit.library.load import Library, open_library
from clausekit.library.locate import bundled_layer, layer_at
from clausekit.source.yaml import load_yaml

PASSAGES = Path(__file__).parent / "passages"
LIBRARY = open_library()
CHECKLISTS = chosen_checklists(LIBRARY)
DOCUMENTS = {
    "industriall-action-plan-2017": ("A", 22),
    "industriall-congress-2025": ("C", 71),
    "industriall-industrial-policy": ("S", 25),
    "hlpf-2023": ("H", 20),
    "ecosoc-2023": ("E", 13),
}
DEMANDS = [(c.name, d) for c in CHECKLISTS for d in c.demands.values()]
IDS = [f"{name}-{demand.id}" for name, demand in DEMANDS]

NEVER_ALONE = re.compile(
    r"framework/definitions#"
    r"|framework/preamble#(instruments-recited|parties-named|negotiated-not-unilateral)"
    r"|#(annual|yearly|public)-report(ing)?$|#reporting-by-sex$|#reported-by-sex$|#data-by-sex$"
    r"|#data-reported$|#public-statistics$|#published-to-workers$|#joint-report-public$"
)
"""Definitions, recitals and reports."""

AT_BEST_PARTLY = {"C56", "S04"}
"""Demands on the company that no agreement of two sides can meet in full."""


def one_line(text: str) -> str:
    return " ".join(text.split())


@cache
def passages(document: str) -> dict[str, str]:
    text = (PASSAGES / f"{document}.txt").read_text(encoding="utf-8")
    blocks = re.split(r"(?m)^@ (.+)$", text)
    return {place: one_line(words) for place, words in zip(blocks[1::2], blocks[2::2], strict=True)}


@pytest.mark.parametrize(("name", "demand"), DEMANDS, ids=IDS)
def test_the_quote_stands_word_for_word_in_its_passage(name: str, demand: Demand) -> None:
    assert demand.quote in passages(demand.document)[demand.place]


@pytest.mark.parametrize("document", sorted(p.stem for p in PASSAGES.glob("*.txt")))
def test_no_passage_is_kept_without_a_demand(document: str) -> None:
    quoted = {d.place for _, d in DEMANDS if d.document == document}
    assert set(passages(document)) == quoted


def test_every_demand_of_the_five_documents_is_there() -> None:
    lists = {c.name: c for c in CHECKLISTS}
    for name, (letter, count) in DOCUMENTS.items():
        assert list(lists[name].demands) == [f"{letter}{n:02}" for n in range(1, count + 1)]
    assert sum(count for _, count in DOCUMENTS.values()) == 151
    assert list(lists["gender-responsive"].demands) == [f"G{n}" for n in range(1, 16)]
    assert set(lists) == {*DOCUMENTS, "gender-responsive", "gfa-minimum"}


@pytest.mark.parametrize(("name", "demand"), DEMANDS, ids=IDS)
def test_each_demand_says_who_is_asked_and_what_gives_it(name: str, demand: Demand) -> None:
    assert demand.title
    wanted = (*demand.all_of, *demand.any_of)
    if demand.addressee in ("company", "context"):
        assert wanted
    elif wanted:
        assert demand.partly, "what an agreement cannot give here is not said"
    else:
        assert demand.note, "why no agreement can give it is not said"


@pytest.mark.parametrize(("name", "demand"), DEMANDS, ids=IDS)
def test_each_element_exists_and_is_carried_at_strong(name: str, demand: Demand) -> None:
    for element in (*demand.all_of, *demand.any_of):
        id_, _, wanted = element.partition("#")
        clause = LIBRARY.clause(id_)
        assert clause is not None
        assert any(wanted in p.elements for p in clause.provisions.values()), element


@pytest.mark.parametrize(("name", "demand"), DEMANDS, ids=IDS)
def test_no_definition_recital_or_report_meets_a_demand_alone(name: str, demand: Demand) -> None:
    solid = [e for e in demand.all_of if not NEVER_ALONE.search(e)]
    if demand.all_of or demand.any_of:
        assert solid or (demand.any_of and not any(NEVER_ALONE.search(e) for e in demand.any_of))


def drafted(library: Library, strength: str, omit: str = "") -> Draft:
    """Return an agreement of all clauses; `omit` names one provision as `clause provision`."""
    clause, _, provision = omit.partition(" ")
    own = {clause: f" {{omit: [{provision}]}}"} if omit else {}
    text = (
        f"template: global-framework-agreement\nlanguage: en\nstrength: {strength}\n"
        "facts: {region: [eu, world], supply_chain: true, women_in_delegation: true}\nclauses:\n"
    ) + "".join(f"  {id_}:{own.get(id_, '')}\n" for id_ in library.clause_ids())
    report = Report()
    document = load_yaml(text, "agreement.yaml", report)
    assert document is not None
    draft = assemble(read_request(document, "agreement.yaml"), library, report)
    assert draft.agreement is not None, [str(d) for d in draft.report.errors()]
    return draft


@cache
def full(strength: str) -> Draft:
    return drafted(LIBRARY, strength)


def measured(draft: Draft, without: str = "") -> tuple[ChecklistResult, ...]:
    """Return coverage of a draft, or of what would be left of it without one provision's key."""
    assert draft.agreement is not None
    provenance = draft.provenance
    if without:
        kept = {k: o for k, o in provenance.provisions.items() if k != without}
        provenance = replace(provenance, provisions=kept)
    clauses = {id_: chosen.clause for id_, chosen in draft.chosen.items()}
    given = standing(draft.agreement, provenance, clauses)
    return tuple(score(checklist, given) for checklist in CHECKLISTS)


def all_results(checklists: Iterable[ChecklistResult]) -> Iterator[tuple[str, DemandResult]]:
    for checklist in checklists:
        for result in checklist.results:
            yield f"{checklist.name} {result.demand.id}", result


def test_the_full_library_at_strong_meets_what_it_can_and_names_the_rest() -> None:
    results = [r for _, r in all_results(measured(full("strong")))]
    unmet = {r.demand.id for r in results if r.counts and r.status is not Status.MET}
    assert unmet == AT_BEST_PARTLY
    assert all(r.remainder for r in results if r.status is Status.PARTLY)
    assert all(not r.missing for r in results)


def test_what_basic_gives_up_is_shown_with_the_strength_that_gives_it_back() -> None:
    strong, basic = (dict(all_results(measured(full(s)))) for s in ("strong", "basic"))
    given_up = {key for key, r in basic.items() if r.missing}
    assert len(given_up) > 20
    for key in given_up:
        assert strong[key].missing == ()
        assert all(w.step == "strengthen" for w in basic[key].ways)
    assert basic["industriall-congress-2025 C51"].status is Status.NOT_MET
    assert basic["industriall-action-plan-2017 A14"].status is Status.PARTLY
    shares = {c.name: c.share_met for c in measured(full("basic"))}
    assert all(share < 100 for name, share in shares.items())


def rests(demand: Demand, lost: set[str]) -> bool:
    """Whether a demand rests on elements, said once more and independently of the scoring."""
    if lost & set(demand.all_of):
        return True
    return bool(demand.any_of) and set(demand.any_of) <= lost


def test_each_provision_turns_exactly_the_demands_that_rest_on_it() -> None:
    draft = full("strong")
    before = {key: (r.status, r.missing) for key, r in all_results(measured(draft))}
    turned_by_some: set[str] = set()
    for key, origin in draft.provenance.provisions.items():
        lost = {f"{origin.clause}#{e}" for e in origin.elements}
        after = {k: (r.status, r.missing) for k, r in all_results(measured(draft, without=key))}
        turned = {k for k in before if before[k] != after[k]}
        expected = {f"{name} {demand.id}" for name, demand in DEMANDS if rests(demand, lost)}
        assert turned == expected, (origin.clause, origin.provision)
        turned_by_some |= turned
    asked = {f"{name} {d.id}" for name, d in DEMANDS if d.all_of}
    assert asked <= turned_by_some


@pytest.mark.parametrize(
    ("omit", "turned"),
    [
        ("just-transition/employment-security threats", {"A15"}),
        ("just-transition/transition-plan pollution", {"C55", "H14"}),
        ("algorithmic-management/bias-testing results", set()),
        ("union-rights/union-access network", {"A22", "C43"}),
        ("implementation/monitoring-committee mandate", {"A08", "M06"}),
    ],
)
def test_a_provision_left_out_of_an_agreement_turns_its_demands(
    omit: str, turned: set[str]
) -> None:
    before = dict(all_results(measured(full("strong"))))
    after = dict(all_results(measured(drafted(LIBRARY, "strong", omit))))
    changed = {r.demand.id for key, r in after.items() if r.missing != before[key].missing}
    assert changed == turned
    ways = {w.detail for key, r in after.items() for w in r.ways}
    assert ways == ({omit.partition(" ")[2]} if turned else set())


def without_provision(folder: Path, clause: str, provision: str, elements: list[str]) -> Library:
    """Return a copy of the library whose clause lost a provision, its words and its elements."""
    built_in = bundled_layer()
    assert isinstance(built_in.clauses, Path)
    assert isinstance(built_in.templates, Path)
    shutil.copytree(built_in.clauses, folder / "clauses")
    shutil.copytree(built_in.templates, folder / "templates")
    home = folder / "clauses" / clause
    structure = (home / "clause.yaml").read_text(encoding="utf-8")
    structure = re.sub(rf"(?m)^  {provision}:.*\n(    .*\n)*", "", structure)
    for element in elements:
        structure = re.sub(rf"{element},\s*|,\s*{element}(?=\])", "", structure)
    (home / "clause.yaml").write_text(structure, encoding="utf-8")
    for text in home.glob("text.*.md"):
        words = re.sub(
            rf"(?ms)^## {provision}(?: @\w+)?\n.*?(?=^## |\Z)", "", text.read_text(encoding="utf-8")
        )
        for element in elements:
            words = re.sub(rf"(?m)^  {element}: .*\n", "", words)
        text.write_text(words, encoding="utf-8")
    return open_library([layer_at(folder)], bundled=False)


@pytest.mark.parametrize(
    ("clause", "provision", "elements", "turned"),
    [
        ("just-transition/employment-security", "threats", ["no-threats"], {"A15"}),
        (
            "just-transition/transition-plan",
            "pollution",
            ["no-transfer-of-pollution"],
            {"C55", "H14"},
        ),
        ("union-rights/union-access", "sites", ["physical-access"], {"A06", "M05"}),
    ],
)
def test_a_provision_removed_from_a_copy_of_the_library_turns_its_demands(
    tmp_path: Path, clause: str, provision: str, elements: list[str], turned: set[str]
) -> None:
    library = without_provision(tmp_path, clause, provision, elements)
    before = dict(all_results(measured(full("strong"))))
    after = dict(all_results(measured(drafted(library, "strong"))))
    changed = {r.demand.id for key, r in after.items() if r.missing != before[key].missing}
    assert changed == turned
