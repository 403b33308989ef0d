"""What a Word file says is what the agreement says, in its order, character for character."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lxml import etree
from tests.samples.agreements import HOSTILE, arabic, english, french
from tests.samples.opened_word import W, opened

from clausekit.model.agreement import Agreement, Item, ItemList, Paragraph
from clausekit.model.inline import plain
from clausekit.writers.options import WriteOptions
from clausekit.writers.table import write

T = "{" + W + "}"
NBSP = "\N{NO-BREAK SPACE}"
FRAMES = {"en": ("“", "” means "), "fr": ("« ", " » désigne "), "ar": ("“", "”: ")}
SAMPLES = {"english": english, "french": french, "arabic": arabic}


def expected(agreement: Agreement) -> Iterator[str]:
    """Yield the texts of the agreement in reading order."""
    words = agreement.words
    before, after = FRAMES[agreement.language]
    yield plain(agreement.title)
    if agreement.subtitle:
        yield plain(agreement.subtitle)
    yield agreement.proposal
    yield words.between
    for party in agreement.parties:
        yield f"{plain(party.name)}, {plain(party.seat)} ({party.role})"
    yield words.parties
    yield from (words.parties, words.name, words.seat)
    for party in agreement.parties:
        yield from (party.role, plain(party.name), plain(party.seat))
    yield words.recitals
    yield from (plain(r.content) for r in agreement.recitals)
    yield words.agreed
    for article in agreement.articles:
        yield plain(article.heading)
        provisions = [*article.provisions]
        for section in article.sections:
            provisions += [section, *section.provisions]  # type: ignore[list-item]
        for provision in provisions:
            if hasattr(provision, "heading"):
                yield plain(provision.heading)
                continue
            yield plain(provision.content)
            yield from items(provision.items)
            if provision.closing:
                yield plain(provision.closing)
            for definition in provision.definitions:
                yield f"{before}{definition.words}{after}{plain(definition.content)}"
    yield from (plain(line) for line in agreement.closing)
    yield words.signed
    yield from signatures(agreement)
    for schedule in agreement.schedules:
        yield agreement.scheme.levels["schedule"].label
        yield plain(schedule.heading)
        for block in schedule.blocks:
            if isinstance(block, Paragraph):
                yield plain(block.content)
            elif isinstance(block, ItemList):
                yield from items(block.items)
            else:
                yield plain(block.caption)
                yield from (
                    plain(cell) for row in (*block.header, *block.rows) for cell in row if cell
                )


def items(all_items: tuple[Item, ...]) -> Iterator[str]:
    for item in all_items:
        yield plain(item.content)
        yield from items(item.items)


def signatures(agreement: Agreement) -> Iterator[str]:
    words = agreement.words
    for party in agreement.parties:
        yield from (plain(party.name), party.role)
    yield words.signature
    yield words.name
    yield from (plain(p.signatory) for p in agreement.parties if p.signatory)
    yield words.capacity
    yield from (plain(p.capacity) for p in agreement.parties if p.capacity)
    yield words.place_and_date


@pytest.mark.parametrize("name", SAMPLES)
def test_the_text_is_the_models_and_nothing_else(name: str) -> None:
    agreement = SAMPLES[name]()
    word = opened(write(agreement, "docx"))
    found = [p.text.replace(NBSP, " ") for p in word.paragraphs if p.text]
    assert found == [text.replace(NBSP, " ") for text in expected(agreement)]


def test_hostile_characters_come_out_as_they_went_in() -> None:
    word = opened(write(english(), "docx"))
    text = "\n".join(p.text for p in word.paragraphs)
    assert text.count(HOSTILE) == 6
    assert "_x_ `y` ~~z~~ \\ $1$ !" in text


def test_control_characters_cannot_break_the_file() -> None:
    import dataclasses

    from tests.samples.agreements import line

    from clausekit.model.inline import Value

    nasty = "a\x00b\x0bc\nd\re\ud800f\ufffeg"
    agreement = dataclasses.replace(english(), title=line(Value(nasty, "text")))
    word = opened(write(agreement, "docx"))
    assert word.paragraphs[0].text == "ab c d efg"


def test_contents_show_headings_and_numbers_at_once() -> None:
    word = opened(write(english(), "docx"))
    block = word.tree("word/document.xml").find(f".//{T}sdtContent")
    assert block is not None
    lines = [
        "".join(t.text or "" if t.tag == T + "t" else "\t" for t in p.iter(T + "t", T + "tab"))
        for p in block.iter(T + "p")
    ]
    assert lines == [
        "Contents", "Parties", "Recitals", "1\tPurpose and scope", "2\tAlgorithmic systems",
        "2.1\tRegister of algorithmic systems", "2.2\tLimits of monitoring", "3\tDisputes and duration",
        "A\tForm of the register", "B\tRules of the joint committee",
    ]  # fmt: skip
    anchors = [str(h.get(T + "anchor")) for h in block.iter(T + "hyperlink")]
    assert set(anchors) <= set(word.by_bookmark)
    instructions = [i.text for i in block.iter(T + "instrText")]
    assert instructions == [' TOC \\o "1-2" \\h \\z \\u ']


def test_contents_name_headings_by_the_numbers_beside_them() -> None:
    word = opened(write(english(), "docx"))
    for entry in word.tree("word/document.xml").iter(T + "hyperlink"):
        texts = [t.text or "" for t in entry.iter(T + "t")]
        target = word.by_bookmark[str(entry.get(T + "anchor"))]
        assert "".join(texts) == target.label + target.text


def test_blanks_are_highlighted_and_can_be_reached() -> None:
    word = opened(write(english(), "docx"))
    marked = [
        "".join(t.text or "" for t in run.iter(T + "t"))
        for run in word.tree("word/document.xml").iter(T + "r")
        if run.find(f"{T}rPr/{T}highlight") is not None
    ]
    assert marked == [
        "[● seat of the union]", "[● seat of the union]", "[CONFIRM that notice was given]",
        "[● amount for each day of delay]",
    ]  # fmt: skip
    assert [b for p in word.paragraphs for b in p.bookmarks if b.startswith("Blank")] == [
        "Blank_001", "Blank_002", "Blank_003", "Blank_004",
    ]  # fmt: skip


def test_definitions_are_told_by_a_character_style() -> None:
    word = opened(write(english(), "docx"))
    terms = [
        "".join(t.text or "" for t in run.iter(T + "t"))
        for run in word.tree("word/document.xml").iter(T + "r")
        if (s := run.find(f"{T}rPr/{T}rStyle")) is not None and s.get(T + "val") == "DefinedTerm"
    ]
    assert terms == ["algorithmic system", "worker", "workers' data"]


def test_the_execution_block_stays_together() -> None:
    word = opened(write(english(), "docx"))
    table = list(word.tree("word/document.xml").iter(T + "tbl"))[1]
    rows = list(table.iter(T + "tr"))
    assert all(row.find(f"{T}trPr/{T}cantSplit") is not None for row in rows)
    styles = {str(s.get(T + "styleId")): s for s in word.tree("word/styles.xml").iter(T + "style")}

    def keeps(p: etree._Element) -> bool:
        own = p.find(f"{T}pPr/{T}keepNext")
        if own is not None:
            return own.get(T + "val") != "0"
        style = p.find(f"{T}pPr/{T}pStyle")
        assert style is not None
        return styles[str(style.get(T + "val"))].find(f"{T}pPr/{T}keepNext") is not None

    *all_but_last, last = rows
    assert all(keeps(p) for row in all_but_last for p in row.iter(T + "p"))
    assert not any(keeps(p) for p in last.iter(T + "p"))


def test_many_parties_sign_in_one_table() -> None:
    import dataclasses

    agreement = english()
    agreement = dataclasses.replace(agreement, parties=agreement.parties[:1] * 7)
    word = opened(write(agreement, "docx"))
    tables = list(word.tree("word/document.xml").iter(T + "tbl"))
    assert len(tables) == 3  # parties, signatures, the form
    widths = [len(list(row.iter(T + "tc"))) for row in tables[1].iter(T + "tr")]
    assert widths == [4] * 15


def test_page_x_of_y_and_no_prompt_to_update() -> None:
    word = opened(write(english(), "docx"))
    footer = word.parts["word/footer1.xml"].decode()
    assert "> PAGE <" in footer
    assert "> NUMPAGES <" in footer
    settings = word.parts["word/settings.xml"].decode()
    assert "updateFields" not in settings
    assert b'w:dirty="' not in word.parts["word/document.xml"]


def test_the_title_stands_in_the_properties_and_nobody_else() -> None:
    word = opened(write(english(), "docx"))
    assert (
        word.parts["docProps/core.xml"]
        .decode()
        .endswith(
            "<dc:title>Global Framework Agreement on algorithmic systems at Volta Mobility SE</dc:title>"
            "<dc:language>en-GB</dc:language></cp:coreProperties>"
        )
    )
    assert "docProps/app.xml" not in word.parts


@pytest.mark.parametrize(
    ("options", "part", "wanted"),
    [
        (WriteOptions(track=True), "word/settings.xml", "<w:trackRevisions/><w:documentProtection"),
        (WriteOptions(table_copy=True), "word/document.xml", 'w:restart="newPage"'),
        (WriteOptions(table_copy=True), "word/document.xml", 'w:right="2835"'),
        (WriteOptions(watermark=True), "word/header1.xml", 'string="DRAFT"'),
        (WriteOptions(watermark=True), "word/header2.xml", 'string="DRAFT"'),
        (WriteOptions(agreed_boxes=True), "word/document.xml", "Tentatively agreed (initials, date)"),
        (WriteOptions(sources="footnotes"), "word/footnotes.xml", "Regulation (EU) 2024/1689"),
        (WriteOptions(sources="schedule"), "word/document.xml", "Sources of law"),
    ],
)  # fmt: skip
def test_a_wish_is_written(options: WriteOptions, part: str, wanted: str) -> None:
    word = opened(write(english(), "docx", options))
    plain_word = opened(write(english(), "docx"))
    assert wanted in word.parts[part].decode()
    assert wanted not in plain_word.parts.get(part, b"").decode()


def test_an_agreed_box_stands_under_each_article() -> None:
    word = opened(write(english(), "docx", WriteOptions(agreed_boxes=True)))
    boxes = [p for p in word.paragraphs if p.text == "Tentatively agreed (initials, date)"]
    assert len(boxes) == 3


def test_footnotes_stand_at_their_provisions() -> None:
    word = opened(write(english(), "docx", WriteOptions(sources="footnotes")))
    notes = word.tree("word/footnotes.xml")
    told = [
        "".join(t.text or "" for t in n.iter(T + "t")).strip() for n in notes.iter(T + "footnote")
    ]
    assert told[2:] == [
        "Regulation (EU) 2024/1689, Art. 26(7), https://eur-lex.europa.eu/eli/reg/2024/1689/oj",
        "ILO Code of practice on workers' personal data, 5.8",
    ]
    body = word.tree("word/document.xml")
    assert [r.get(T + "id") for r in body.iter(T + "footnoteReference")] == ["1", "2"]


def test_right_to_left_is_marked_on_paragraphs_runs_tables_and_pages() -> None:
    word = opened(write(arabic(), "docx"))
    body = word.tree("word/document.xml")
    for paragraph in body.iter(T + "p"):
        section = paragraph.find(f"{T}pPr/{T}sectPr")
        assert section is not None or paragraph.find(f"{T}pPr/{T}bidi") is not None
    assert all(t.find(f"{T}tblPr/{T}bidiVisual") is not None for t in body.iter(T + "tbl"))
    assert all(s.find(T + "bidi") is not None for s in body.iter(T + "sectPr"))
    texts = [r for r in body.iter(T + "r") if r.find(T + "t") is not None]
    assert all(r.find(f"{T}rPr/{T}rtl") is not None for r in texts)
    assert b'w:bidi="ar-SA"' in word.parts["word/styles.xml"]


def test_the_second_language_is_marked_on_its_runs() -> None:
    word = opened(write(english(), "docx", WriteOptions(beside=french())))
    runs = [
        r for r in word.tree("word/document.xml").iter(T + "r")
        if (lang := r.find(f"{T}rPr/{T}lang")) is not None and lang.get(T + "val") == "fr-FR"
    ]  # fmt: skip
    assert any(
        "L’Entreprise tient un registre" in (t.text or "") for r in runs for t in r.iter(T + "t")
    )


def test_tables_have_header_rows_and_captions() -> None:
    word = opened(write(english(), "docx"))
    *_, form = word.tree("word/document.xml").iter(T + "tbl")
    first, *others = form.iter(T + "tr")
    assert first.find(f"{T}trPr/{T}tblHeader") is not None
    assert all(row.find(f"{T}trPr/{T}tblHeader") is None for row in others)
    caption = form.find(f"{T}tblPr/{T}tblCaption")
    assert caption is not None
    assert caption.get(T + "val") == "Entry in the register"
