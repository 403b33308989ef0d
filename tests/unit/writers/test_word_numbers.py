"""Numbers in Word are Word's own, and say what the model says."""

from __future__ import annotations

import dataclasses
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.samples.agreements import arabic, english, french, key, line, long
from tests.samples.opened_word import Opened, opened
from tests.samples.walked import labels, numbers, references

from clausekit.assemble.numbering import number
from clausekit.model.agreement import (
    Agreement,
    Article,
    Item,
    ItemList,
    Provision,
    Schedule,
    Section,
)
from clausekit.model.inline import Reference
from clausekit.model.scheme import Level, Scheme
from clausekit.writers.options import WriteOptions
from clausekit.writers.table import write

SAMPLES = {"english": english, "french": french, "arabic": arabic}


@pytest.mark.parametrize("name", SAMPLES)
def test_every_number_that_word_counts_is_the_models(name: str) -> None:
    agreement = SAMPLES[name]()
    assert labels(opened(write(agreement, "docx"))) == numbers(agreement)


def test_numbers_hold_over_hundreds_of_provisions() -> None:
    agreement = long(30, 30)
    assert labels(opened(write(agreement, "docx"))) == numbers(agreement)


@pytest.mark.parametrize(
    "scheme",
    [
        Scheme("roman", {
            "article": Level("upper-roman", "{article}", label="Article"),
            "clause": Level("upper-letter", "{article}.{clause}"),
            "provision": Level("decimal", "{article}.{clause}.{provision}", alone="{provision}."),
            "item": Level("lower-roman", "{item})"),
            "sub-item": Level("upper-letter", "{sub-item})"),
            "schedule": Level("decimal", "{schedule}", label="Schedule"),
            "recital": Level("decimal", "{recital}."),
        }),
        Scheme("section-decimal", {
            "article": Level("decimal", "{article}"),
            "clause": Level("decimal-zero", "{article}.{clause}"),
            "provision": Level("decimal", "{article}.{clause}.{provision}", alone="{article}.{provision}"),
            "item": Level("lower-letter", "({item})"),
            "sub-item": Level("lower-roman", "({sub-item})"),
            "schedule": Level("decimal", "{schedule}", label="Schedule"),
            "recital": Level("upper-letter", "({recital})"),
        }),
    ],
    ids=lambda s: s.name,
)  # fmt: skip
def test_another_scheme_is_counted_by_word_too(scheme: Scheme) -> None:
    agreement = numbered(dataclasses.replace(english(), scheme=scheme))
    word = opened(write(agreement, "docx"))
    assert labels(word) == numbers(agreement)
    wrong = [f.result for f in word.references if f.result != _asked(word, f.instruction)]
    assert wrong == []


def test_a_provision_alone_is_padded_as_the_clauses_beside_it() -> None:
    levels = dict(english().scheme.levels)
    levels["clause"] = dataclasses.replace(levels["clause"], format="decimal-zero")
    agreement = numbered(dataclasses.replace(english(), scheme=Scheme("padded", levels)))
    assert "1.01" in {p.number for a in agreement.articles for p in a.provisions}
    assert labels(opened(write(agreement, "docx"))) == numbers(agreement)


def _asked(word: Opened, instruction: str) -> str:
    # REF \n prints the paragraph's own number without the full stop at its end.
    return word.by_bookmark[instruction.split()[1]].label.rstrip(".")


@pytest.mark.parametrize("name", SAMPLES)
def test_a_references_cached_number_is_what_word_would_compute(name: str) -> None:
    word = opened(write(SAMPLES[name](), "docx"))
    for found in word.references:
        assert found.instruction.split()[2:] == ["\\n", "\\h"]
        assert found.result == _asked(word, found.instruction)


def test_every_reference_of_the_model_is_live() -> None:
    agreement = english()
    word = opened(write(agreement, "docx"))
    text = "\n".join(p.text.replace("\N{NO-BREAK SPACE}", " ") for p in word.paragraphs)
    wanted = list(references(agreement))
    assert wanted
    for reference in wanted:
        assert reference.text in text
    # 2.1.2(b)(ii) and 2.1.2(c) are chains of three and two fields.
    assert len(word.references) == len(wanted) + 3


def test_a_reference_to_what_is_elsewhere_is_plain_text() -> None:
    agreement = english()
    article = agreement.articles[0]
    stray = Provision(
        key("p.stray"), "1.4", line("See ", Reference("_Ref000000000", "Article", "9.9"), ".")
    )
    article = dataclasses.replace(article, provisions=(*article.provisions, stray))
    agreement = dataclasses.replace(agreement, articles=(article, *agreement.articles[1:]))
    word = opened(write(agreement, "docx"))
    paragraph = word.by_bookmark[key("p.stray")]
    assert paragraph.text == "See Article\N{NO-BREAK SPACE}9.9."
    assert paragraph.fields == []


def test_no_paragraph_holds_its_own_number_as_text() -> None:
    word = opened(write(english(), "docx"))
    for paragraph in word.paragraphs:
        if paragraph.label:
            assert not paragraph.text.startswith(paragraph.label)


def test_paragraphs_carry_a_style_and_no_numbering_of_their_own() -> None:
    word = opened(write(english(), "docx"))
    assert all(p.style for p in word.paragraphs if p.text)
    direct = [p.text for p in word.paragraphs if p.direct_number]
    # The one list that begins anew in the middle of a schedule.
    assert direct == ["on access;", "on training."]


def test_a_list_that_counts_on_is_left_to_count_on() -> None:
    agreement = english()
    first, second = agreement.schedules
    going_on = [
        ItemList(tuple(Item(key(f"x{n}"), f"({c})", line("go")) for n, c in enumerate("ab"))),
        ItemList(tuple(Item(key(f"y{n}"), f"({c})", line("on")) for n, c in enumerate("cd"))),
    ]
    second = Schedule(second.key, second.number, second.heading, tuple(going_on))
    agreement = dataclasses.replace(
        agreement, schedules=(first, second), articles=agreement.articles[:1]
    )
    word = opened(write(agreement, "docx"))
    assert [p.label for p in word.paragraphs if p.text in ("go", "on")] == [
        "(a)",
        "(b)",
        "(c)",
        "(d)",
    ]
    assert not any(p.direct_number for p in word.paragraphs)


def test_two_languages_count_once() -> None:
    agreement = english()
    word = opened(write(agreement, "docx", WriteOptions(beside=french())))
    assert labels(word) == numbers(agreement)
    texts = [p.text for p in word.paragraphs]
    assert (
        "2.1.1\tL’Entreprise tient un registre de chaque algorithmic system qu’elle utilise ou met à l’essai."
        in texts
    )


COUNTS = st.lists(st.integers(0, 30), min_size=1, max_size=4)


@given(
    shape=st.lists(
        st.one_of(COUNTS, st.lists(COUNTS, min_size=2, max_size=3)), min_size=1, max_size=6
    )
)
@settings(max_examples=30, deadline=None)
def test_any_shape_of_agreement_is_counted_alike(shape: list[list[int] | list[list[int]]]) -> None:
    def provisions(counts: list[int], name: str) -> tuple[Provision, ...]:
        return tuple(
            Provision(
                key(f"{name}.{n}"),
                "",
                line("See ", Reference(key("0"), "Article", ""), "."),
                items=tuple(Item(key(f"{name}.{n}.{i}"), "", line("item")) for i in range(count)),
            )
            for n, count in enumerate(counts)
        )

    def article(at: int, counts: list[int] | list[list[int]]) -> Article:
        if isinstance(counts[0], int):
            return Article(
                key(f"{at}"), "", line("Heading"), provisions=provisions(counts, f"{at}")
            )
        sections = tuple(
            Section(key(f"{at}s{n}"), "", line("Heading"), provisions(own, f"{at}s{n}"))
            for n, own in enumerate(counts)
        )
        return Article(key(f"{at}"), "", line("Heading"), sections=sections)

    bare = dataclasses.replace(english(), articles=(), schedules=(), sources=())
    articles = tuple(article(at, counts) for at, counts in enumerate(shape))
    agreement = numbered(dataclasses.replace(bare, articles=articles))
    word = opened(write(agreement, "docx"))
    assert labels(word) == numbers(agreement)
    assert {f.result for f in word.references} == {"1"}


def test_levels_are_bound_to_styles_both_ways() -> None:
    word = opened(write(english(), "docx"))
    styles = {str(s.get(T + "styleId")): s for s in word.tree("word/styles.xml").iter(T + "style")}
    for abstract in word.tree("word/numbering.xml").iter(T + "abstractNum"):
        for level in abstract.iter(T + "lvl"):
            bound = level.find(T + "pStyle")
            assert bound is not None
            style = styles[str(bound.get(T + "val"))]
            number = style.find(f"{T}pPr/{T}numPr/{T}numId")
            depth = style.find(f"{T}pPr/{T}numPr/{T}ilvl")
            assert number is not None
            assert number.get(T + "val") == abstract.get(T + "abstractNumId")
            assert (depth.get(T + "val") if depth is not None else "0") == level.get(T + "ilvl")


T = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def numbered(agreement: Agreement) -> Agreement:
    """Return the agreement numbered again under its own scheme."""
    scheme = agreement.scheme

    def label(level: str, counts: dict[str, int]) -> str:
        return number(scheme, level, counts)  # type: ignore[arg-type]

    found: dict[str, str] = {}

    def items(all_items: tuple[Item, ...], level: str) -> None:
        for n, item in enumerate(all_items, 1):
            found[item.key] = label(level, {level: n})
            items(item.items, "sub-item")

    for n, recital in enumerate(agreement.recitals, 1):
        found[recital.key] = label("recital", {"recital": n})
    for a, article in enumerate(agreement.articles, 1):
        found[article.key] = label("article", {"article": a})
        for p, provision in enumerate(article.provisions, 1):
            found[provision.key] = label("provision", {"article": a, "provision": p})
            items(provision.items, "item")
        for c, section in enumerate(article.sections, 1):
            found[section.key] = label("clause", {"article": a, "clause": c})
            for p, provision in enumerate(section.provisions, 1):
                counts = {"article": a, "clause": c, "provision": p}
                found[provision.key] = label("provision", counts)
                items(provision.items, "item")
    for s, schedule in enumerate(agreement.schedules, 1):
        found[schedule.key] = label("schedule", {"schedule": s})
        for block in schedule.blocks:
            if isinstance(block, ItemList):
                items(block.items, "item")

    def again(node: object) -> object:
        if isinstance(node, tuple):
            return tuple(again(child) for child in node)
        if isinstance(node, Reference):
            return dataclasses.replace(node, number=re.sub(r"\.$", "", found[node.target]))
        if dataclasses.is_dataclass(node) and not isinstance(node, type):
            changes = {
                f.name: again(value)
                for f in dataclasses.fields(node)
                if isinstance(value := getattr(node, f.name), tuple)
            }
            if getattr(node, "key", None) in found and hasattr(node, "number"):
                changes["number"] = found[node.key]  # type: ignore[attr-defined]
            return dataclasses.replace(node, **changes)
        return node

    result = again(agreement)
    assert isinstance(result, Agreement)
    return result
