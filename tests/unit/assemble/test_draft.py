"""From an agreement file to a numbered agreement."""

from __future__ import annotations

import pytest
from tests.conftest import Drafting

from clausekit.assemble.expand import confirm_mark
from clausekit.errors import AgreementError
from clausekit.model.agreement import Agreement, Provision
from clausekit.model.inline import Blank, Reference, TermUse, Value, plain
from clausekit.model.walk import places

HEAD = """\
template: mini
language: en
strength: standard
parties: {company: {name: Acme, seat: Rome}}
"""


def agreement_of(draft: Drafting, text: str) -> Agreement:
    agreement = draft(text).agreement
    assert agreement is not None
    return agreement


def register(agreement: Agreement) -> tuple[Provision, ...]:
    article = agreement.articles[1]
    return article.sections[0].provisions if article.sections else article.provisions


def texts(agreement: Agreement) -> list[str]:
    return [f"{p.label} {plain(p.line)}".strip() for p in places(agreement)]


def test_an_article_with_one_clause_takes_its_heading_and_drops_the_level(
    draft_mini: Drafting,
) -> None:
    article = agreement_of(draft_mini, HEAD).articles[1]
    assert plain(article.heading) == "Register"
    assert [p.number for p in article.provisions] == ["2.1", "2.2", "2.3", "2.4", "2.5", "2.6"]


def test_an_article_with_two_clauses_has_sections(draft_mini: Drafting) -> None:
    article = agreement_of(draft_mini, HEAD + "clauses: {demo/extra: }\n").articles[1]
    assert plain(article.heading) == "Main part"
    assert [s.number for s in article.sections] == ["2.1", "2.2"]
    assert article.sections[1].provisions[0].number == "2.2.1"


def test_references_carry_the_number_of_their_target(draft_mini: Drafting) -> None:
    agreement = agreement_of(draft_mini, HEAD + "clauses: {demo/extra: }\n")
    found = [n for p in places(agreement) for n in p.line if isinstance(n, Reference)]
    assert [n.text for n in found] == [
        "Article 2.2",
        "Article 2.1.1",
        "Annex A",
        "Article 3.1",
    ]
    keys = {p.key: p.label for p in places(agreement) if p.key}
    assert keys[found[3].target] == "3.1"


def test_a_condition_on_an_absent_clause_prints_nothing(draft_mini: Drafting) -> None:
    alone = plain(register(agreement_of(draft_mini, HEAD))[0].content)
    assert "under" not in alone


def test_a_provision_that_stands_alone_falls_away_in_company(draft_mini: Drafting) -> None:
    alone = [plain(p.content) for p in register(agreement_of(draft_mini, HEAD))]
    company = register(agreement_of(draft_mini, HEAD + "clauses: {demo/extra: }\n"))
    assert "This clause stands alone." in alone
    assert "This clause stands alone." not in [plain(p.content) for p in company]


@pytest.mark.parametrize(
    ("strength", "provisions", "words"),
    [
        ("strong", 6, "The Company shall enter a system 30 days before first use"),
        ("standard", 6, "The Company shall enter a system 14 days before first use"),
        ("basic", 5, "The Company shall enter a system on the day of first use."),
    ],
)
def test_strengths_differ_in_values_words_and_provisions(
    draft_mini: Drafting, strength: str, provisions: int, words: str
) -> None:
    text = HEAD.replace("standard", strength)
    found = register(agreement_of(draft_mini, text))
    assert len(found) == provisions
    assert plain(found[2].content).startswith(words)


def test_an_item_of_other_strengths_falls_away_and_the_last_and_moves(
    draft_mini: Drafting,
) -> None:
    standard = register(agreement_of(draft_mini, HEAD))[1]
    basic = register(agreement_of(draft_mini, HEAD.replace("standard", "basic")))[1]
    assert [i.number for i in standard.items] == ["(a)", "(b)", "(c)"]
    assert [plain(i.content) for i in standard.items[1].items] == [
        "for the Company; and",
        "for workers; and",
    ]
    assert plain(basic.items[0].content) == "the name; and"
    assert plain(basic.items[1].items[1].content) == "for workers."


def test_a_fact_decides_whether_a_provision_stands(draft_mini: Drafting) -> None:
    without = agreement_of(draft_mini, HEAD)
    within = agreement_of(draft_mini, HEAD + "facts: {region: [world, eu]}\n")
    assert len(register(within)) == len(register(without)) + 1
    assert any("(GDPR, Art. 30)" in t for t in texts(within))


def test_definitions_are_those_used_in_alphabetical_order(draft_mini: Drafting) -> None:
    provision = agreement_of(draft_mini, HEAD).articles[0].provisions[0]
    assert [d.words for d in provision.definitions] == ["Company", "system", "worker"]


def test_a_definition_follows_the_strength_of_the_definitions_clause(
    draft_mini: Drafting,
) -> None:
    text = HEAD + "clauses: {framework/definitions: {strength: basic}}\n"
    definitions = agreement_of(draft_mini, text).articles[0].provisions[0].definitions
    assert plain(definitions[1].content).startswith("any learning software")


def test_a_missing_value_is_a_visible_blank_with_its_choices(draft_mini: Drafting) -> None:
    draft = draft_mini(HEAD)
    assert draft.agreement is not None
    blanks = [n for p in places(draft.agreement) for n in p.line if isinstance(n, Blank)]
    assert [b.text for b in blanks] == [
        "[● room where the register is kept]",
        "[CONFIRM The room exists.]",
    ]
    first = draft.provenance.blanks[0]
    assert (first.clause, first.parameter, first.choices) == ("demo/register", "place", "a text")
    assert first.span is not None
    assert first.span.line == 17


def test_a_confirmed_fact_is_no_longer_marked(draft_mini: Drafting) -> None:
    text = HEAD + "clauses: {demo/register: {confirmed: [room-exists]}}\n"
    assert not any("CONFIRM" in t for t in texts(agreement_of(draft_mini, text)))


def test_what_a_user_typed_is_a_leaf_in_every_place(draft_mini: Drafting) -> None:
    hostile = "**{{ x }}** [[a]] <b> & | # 1."
    text = f"""\
template: mini
language: en
strength: strong
parties: {{company: {{name: '{hostile}', seat: '{hostile}'}}}}
clauses: {{demo/register: {{values: {{place: '{hostile}'}}}}}}
"""
    agreement = agreement_of(draft_mini, text)
    leaves = [n.text for p in places(agreement) for n in p.line if isinstance(n, Value)]
    assert leaves.count(hostile) == 5  # title, party, seat, recital, register
    uses = [n for p in places(agreement) for n in p.line if isinstance(n, TermUse)]
    assert all(n.term in {"company", "worker", "system"} for n in uses)


def test_an_omitted_provision_that_is_referred_to_names_both_places(
    draft_mini: Drafting,
) -> None:
    text = HEAD + "clauses: {demo/disputes: {omit: [ladder]}}\n"
    with pytest.raises(AgreementError) as caught:
        draft_mini(text)
    (found,) = [d for d in caught.value.diagnostics if d.rule == "references/dangling"]
    assert "demo/disputes/clause.yaml:4:" in found.message
    assert found.span is not None
    assert found.span.file.endswith("demo/register/text.en.md")
    assert found.span.line == 44


def test_the_same_file_gives_the_same_agreement(draft_mini: Drafting) -> None:
    assert agreement_of(draft_mini, HEAD) == agreement_of(draft_mini, HEAD)


def test_provenance_names_clause_wording_and_elements(draft_mini: Drafting) -> None:
    draft = draft_mini(HEAD.replace("standard", "basic"))
    origins = {o.provision: o for o in draft.provenance.provisions.values()}
    assert origins["updating"].wording == "basic"
    assert origins["updating"].elements == ()
    assert origins["contents"].elements == ("described",)
    assert "archive" not in origins


def test_the_agreement_says_nothing_of_strengths_and_ids(draft_mini: Drafting) -> None:
    from clausekit.model.serial import to_json

    text = to_json(agreement_of(draft_mini, HEAD))
    for secret in (
        "demo/",
        "standard",
        "basic",
        "strong ",
        "mini",
        "on the day of first use",
        "30 days",
    ):
        assert secret not in text


@pytest.mark.parametrize(
    ("language", "mark"),
    [("en", "CONFIRM"), ("fr", "À CONFIRMER\u00a0:"), ("es", "POR CONFIRMAR:")],
)
def test_a_fact_to_confirm_is_marked_in_the_language_of_the_draft(language: str, mark: str) -> None:
    assert confirm_mark(language) == mark
