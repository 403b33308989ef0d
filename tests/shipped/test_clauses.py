"""Every shipped clause, in every company: nothing dangles, nothing is lost, nothing is unprinted."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clausekit.assemble.choice import takers
from clausekit.assemble.draft import Draft, assemble
from clausekit.assemble.request import read_request
from clausekit.diagnostics import Report
from clausekit.library.load import Library, open_library
from clausekit.library.schemas import errors_of
from clausekit.model.inline import Blank
from clausekit.model.serial import from_data, to_data
from clausekit.model.strength import STRENGTHS
from clausekit.model.walk import places
from clausekit.source.yaml import load_yaml

LIBRARY = open_library()
CLAUSES = LIBRARY.clause_ids()
TEMPLATES = ("global-framework-agreement", "technology-agreement")


def drafted(library: Library, template: str, strengths: dict[str, str], base: str) -> Draft:
    """Return a draft of exactly the named clauses and those that the template requires."""
    kind = library.template(template)
    required = {c for a in kind.articles for c in a.required}
    brought = {c for a in kind.articles for c in a.default}
    lines = [f"template: {template}", "language: en", f"strength: {base}", "facts: {region: [eu]}"]
    lines += ["clauses:", *(f"  {c}: {{strength: {s}}}" for c, s in strengths.items())]
    omitted = sorted(brought - required - strengths.keys())
    lines += [f"omit: [{', '.join(omitted)}]"] if omitted else []
    report = Report()
    document = load_yaml("\n".join(lines) + "\n", "agreement.yaml", report)
    assert document is not None
    return assemble(read_request(document, "agreement.yaml"), library, report)


def assert_sound(draft: Draft) -> None:
    """Assert that a draft stands: no error, its JSON fits and comes back, each blank is explained."""
    assert draft.agreement is not None, [str(d) for d in draft.report.errors()]
    data = to_data(draft.agreement)
    assert errors_of(data, "agreement-resolved") == ()
    assert from_data(data) == draft.agreement
    shown = [n.key for p in places(draft.agreement) for n in p.line if isinstance(n, Blank)]
    explained = {b.key for b in draft.provenance.blanks}
    assert set(shown) <= explained


@pytest.mark.parametrize("clause", CLAUSES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_clause_stands_with_what_the_template_requires(template: str, clause: str) -> None:
    articles = LIBRARY.template(template).articles
    if not takers(clause, articles):
        pytest.skip(f"no article of {template} takes {clause}")
    for strength in STRENGTHS:
        assert_sound(drafted(LIBRARY, template, {clause: strength}, strength))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.dictionaries(
        st.sampled_from(CLAUSES), st.sampled_from([str(s) for s in STRENGTHS]), max_size=30
    ),
    st.sampled_from([str(s) for s in STRENGTHS]),
)
def test_clauses_stand_in_any_company_and_mixture(chosen: dict[str, str], base: str) -> None:
    draft = drafted(LIBRARY, "global-framework-agreement", chosen, base)
    conflicts = [d for d in draft.report.errors() if d.rule == "agreement/conflict"]
    if not conflicts:
        assert_sound(draft)


@pytest.mark.parametrize("strength", [str(s) for s in STRENGTHS])
def test_all_clauses_make_one_agreement(strength: str) -> None:
    draft = drafted(
        LIBRARY, "global-framework-agreement", dict.fromkeys(CLAUSES, strength), strength
    )
    assert_sound(draft)
    assert len(draft.provenance.clauses) == len(CLAUSES)


def test_the_library_proves_itself() -> None:
    from clausekit.library.check import check_library

    report = Report()
    check_library(open_library(), report)
    assert [str(d) for d in report] == []


def test_every_clause_of_the_content_plan_is_there() -> None:
    assert len(CLAUSES) == 73
    assert len(LIBRARY.topics) == 17


def test_no_two_nodes_of_the_whole_library_share_a_key() -> None:
    from clausekit.assemble.keys import key_of

    paths: list[tuple[str, ...]] = [("term", t) for t in LIBRARY.glossary("en").terms]
    for id_ in CLAUSES:
        clause = LIBRARY.clause(id_)
        assert clause is not None
        paths.append((id_,))
        for provision in clause.provisions:
            paths.append((id_, provision))
            paths += [(id_, provision, str(n)) for n in range(1, 16)]
    assert len({key_of(*path) for path in paths}) == len(paths)
