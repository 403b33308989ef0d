"""Word files: numbers, tracked changes, notes, comments, and what must not get lost."""

from __future__ import annotations

import pytest
from tests.unit.readers.word_files import dele, ins, level, lists, p, t, word

from clausekit.readers import read
from clausekit.readers.docx import prose_of, read_document

DECIMAL = (
    level(0, "decimal", "Article %1"),
    level(1, "decimal", "%1.%2"),
    level(2, "lowerLetter", "(%3)"),
    level(3, "lowerRoman", "(%4)"),
)


def labels(body: str, **parts: str) -> list[str]:
    return [q.label for q in read(word(body, **parts), "x.docx").paragraphs]  # type: ignore[arg-type]


def lines(body: str, view: str = "accepted", **parts: str) -> list[str]:
    return [q.text for q in read(word(body, **parts), "x.docx", view=view).paragraphs]  # type: ignore[arg-type]


def test_numbers_of_several_levels_are_computed() -> None:
    body = "".join(p("x", number=(1, n)) for n in (0, 1, 1, 2, 2, 3, 1, 0, 1))
    assert labels(body, numbering=lists(*DECIMAL)) == [
        "Article 1",
        "1.1",
        "1.2",
        "(a)",
        "(b)",
        "(i)",
        "1.3",
        "Article 2",
        "2.1",
    ]


def test_a_list_that_overrides_its_start_begins_anew() -> None:
    more = '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    body = (
        p("x", number=(1, 0))
        + p("x", number=(1, 0))
        + p("x", number=(2, 0))
        + p("x", number=(2, 0))
    )
    assert labels(body, numbering=lists(level(0, "decimal", "%1."), more=more)) == [
        "1.",
        "2.",
        "1.",
        "2.",
    ]


def test_two_lists_on_one_abstract_list_go_on_counting() -> None:
    more = '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
    body = p("x", number=(1, 0)) + p("x", number=(2, 0))
    assert labels(body, numbering=lists(level(0, "decimal", "%1."), more=more)) == ["1.", "2."]


def test_a_style_brings_its_number_and_a_paragraph_can_refuse_it() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/><w:basedOn w:val="Base"/></w:style>'
    )
    numbering = lists(level(0, "upperRoman", "%1.", '<w:pStyle w:val="Base"/>'))
    body = (
        p("x", style="Clause")
        + p("x", style="Clause", properties='<w:numPr><w:numId w:val="0"/></w:numPr>')
        + p("x", style="Base")
    )
    assert labels(body, styles=styles, numbering=numbering) == ["I.", "", "II."]


def test_a_level_that_names_its_style_numbers_it() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    body = p("x", number=(1, 0)) + p("y", style="H2") + p("y", style="H2")
    assert labels(body, styles=styles, numbering=lists(*DECIMAL)) == ["Article 1", "1.1", "1.2"]


def test_legal_numbering_writes_higher_levels_in_digits() -> None:
    numbering = lists(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    assert labels(p("x", number=(1, 0)) + p("x", number=(1, 1)), numbering=numbering) == [
        "I.",
        "1.1",
    ]


@pytest.mark.parametrize(
    ("form", "language", "label"),
    [
        ("ordinal", "en-GB", "1st"),
        ("ordinal", "fr-FR", "1er"),
        ("ordinal", "es-ES", "1º"),
        ("ordinalText", "fr-FR", "Premier"),
        ("cardinalText", "en-GB", "One"),
        ("decimalZero", "en-GB", "01"),
    ],
)
def test_numbers_follow_the_language(form: str, language: str, label: str) -> None:
    styles = f'<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="{language}"/></w:rPr></w:rPrDefault></w:docDefaults>'
    assert labels(p("x", number=(1, 0)), styles=styles, numbering=lists(level(0, form, "%1"))) == [
        label
    ]


def test_a_bullet_has_no_number() -> None:
    assert labels(p("x", number=(1, 0)), numbering=lists(level(0, "bullet", "•"))) == [""]


def test_a_level_that_never_restarts_goes_on() -> None:
    numbering = lists(
        level(0, "decimal", "%1."), level(1, "decimal", "§%2", '<w:lvlRestart w:val="0"/>')
    )
    body = "".join(p("x", number=(1, n)) for n in (0, 1, 1, 0, 1))
    assert labels(body, numbering=numbering) == ["1.", "§1", "§2", "2.", "§3"]


def test_tracked_changes_are_accepted_or_rejected() -> None:
    body = p(t("The Company ") + dele("may") + ins(t("shall")) + t(" answer."))
    assert lines(body) == ["The Company shall answer."]
    assert lines(body, "rejected") == ["The Company may answer."]


def test_an_insertion_that_another_person_deleted_is_in_neither_view() -> None:
    inner = '<w:del w:id="3" w:author="Ben"><w:r><w:delText>not </w:delText></w:r></w:del>'
    body = p(t("It is ") + ins(inner) + t("so."))
    assert lines(body) == ["It is so."]
    assert lines(body, "rejected") == ["It is so."]


def test_a_move_stands_once_in_each_view() -> None:
    body = p(t("A ") + '<w:moveFrom w:id="1" w:author="X">' + t("here") + "</w:moveFrom>") + p(
        t("B ") + '<w:moveTo w:id="2" w:author="X">' + t("here") + "</w:moveTo>"
    )
    assert lines(body) == ["A", "B here"]
    assert lines(body, "rejected") == ["A here", "B"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    body = p("First,", mark='<w:del w:id="1" w:author="A"/>') + p(" second.")
    assert lines(body) == ["First, second."]
    assert lines(body, "rejected") == ["First,", "second."]


def test_an_inserted_paragraph_does_not_count_when_rejected() -> None:
    new = p(ins(t("new")), number=(1, 0), mark='<w:ins w:id="1" w:author="A"/>')
    body = p("one", number=(1, 0)) + new + p("two", number=(1, 0))
    numbering = lists(level(0, "decimal", "%1."))
    accepted = read(word(body, numbering=numbering), "x.docx").paragraphs
    rejected = read(word(body, numbering=numbering), "x.docx", view="rejected").paragraphs
    assert [(q.label, q.text) for q in accepted] == [("1.", "one"), ("2.", "new"), ("3.", "two")]
    assert [(q.label, q.text) for q in rejected] == [("1.", "one"), ("2.", "two")]


def test_text_in_controls_links_and_fields_is_there_and_field_codes_are_not() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{t('inside ')}</w:sdtContent></w:sdt>"
    link = f'<w:hyperlink r:id="x">{t("a link ")}</w:hyperlink>'
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF _Ref1 \\w</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{t("14.2")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    block = f"<w:sdt><w:sdtContent>{p('A block.')}</w:sdtContent></w:sdt>"
    assert lines(p(control + link + field) + block) == ["inside a link 14.2", "A block."]


def test_special_signs_become_text() -> None:
    run = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>non</w:t><w:noBreakHyphen/><w:t>binding</w:t><w:softHyphen/></w:r>"
    assert lines(p(run)) == ["a b non-binding"]


def test_tables_footnotes_headers_and_text_boxes_are_read_with_their_places() -> None:
    box = f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>{p("In a box.")}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback>{p("In a box.")}</mc:Fallback></mc:AlternateContent></w:r>'
    table = f"<w:tbl><w:tr><w:tc>{p('A')}</w:tc><w:tc>{p('B')}</w:tc></w:tr></w:tbl>"
    notes = f'<w:footnote w:type="separator" w:id="0">{p("---")}</w:footnote><w:footnote w:id="2">{p("A note.")}</w:footnote>'
    prose = read(word(p(t("Text") + box) + table, footnotes=notes, header=p("Draft 2")), "x.docx")
    found = [(q.role, q.text, q.place) for q in prose.paragraphs]
    assert found == [
        ("body", "Text", "paragraph 1"),
        ("body", "In a box.", "paragraph 2"),
        ("cell", "A", "paragraph 3 (table 1, row 1, column 1)"),
        ("cell", "B", "paragraph 4 (table 1, row 1, column 2)"),
        ("note", "A note.", "footnote 2"),
        ("header", "Draft 2", "header"),
    ]


def test_a_deleted_table_row_is_gone_when_accepted() -> None:
    row = f'<w:tr><w:trPr><w:del w:id="1" w:author="A"/></w:trPr><w:tc>{p("old")}</w:tc></w:tr>'
    body = f"<w:tbl><w:tr><w:tc>{p('kept')}</w:tc></w:tr>{row}</w:tbl>{p('after')}"
    assert lines(body) == ["kept", "after"]
    assert lines(body, "rejected") == ["kept", "old", "after"]


def test_hidden_text_is_left_out_and_reported_with_its_words() -> None:
    prose = read(word(p(t("Seen.") + t(" Not seen.", "<w:vanish/>"))), "x.docx")
    assert [q.text for q in prose.paragraphs] == ["Seen."]
    assert prose.notes == ("paragraph 1 holds hidden text: “Not seen.”.",)


def test_a_hidden_style_hides_its_text() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="Z"><w:name w:val="Z"/><w:rPr><w:vanish/></w:rPr></w:style>'
    assert lines(p("Gone", style="Z") + p("Seen"), styles=styles) == ["Seen"]


def test_comments_have_author_answer_state_and_place() -> None:
    comments = (
        '<w:comment w:id="5" w:author="Ana" w:initials="A" w:date="2026-11-01T10:00:00Z"><w:p w14:paraId="0001"><w:r><w:t>Why 30?</w:t></w:r></w:p></w:comment>'
        '<w:comment w:id="6" w:author="Ben"><w:p w14:paraId="0002"><w:r><w:t>As in the law.</w:t></w:r></w:p></w:comment>'
    )
    extended = '<w15:commentEx w15:paraId="0001" w15:done="1"/><w15:commentEx w15:paraId="0002" w15:paraIdParent="0001" w15:done="0"/>'
    body = p(
        t("Within ")
        + '<w:commentRangeStart w:id="5"/>'
        + t("30 days")
        + '<w:commentRangeEnd w:id="5"/>'
    )
    document = read_document(word(body, comments=comments, extended=extended), "x.docx")
    first, second = document.comments
    assert (first.author, first.text, first.done) == ("Ana", "Why 30?", True)
    assert second.parent == "5"
    assert document.paragraphs[0].comments == (("5", 7),)


def test_bookmarks_authors_and_changes_are_known() -> None:
    body = p(
        '<w:bookmarkStart w:id="0" w:name="_Ref123"/>'
        + t("Text")
        + ins(t(" more"), "Ana")
        + dele(" less", "Ben")
    )
    document = read_document(word(body), "x.docx")
    assert document.paragraphs[0].bookmarks == ("_Ref123",)
    assert document.authors == ("Ana", "Ben")
    assert document.has_changes
    assert prose_of(document).paragraphs[0].key == "_Ref123"


def test_headings_are_known_by_the_name_of_their_style_or_their_outline() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    )
    prose = read(
        word(p("Scope", style="Titre1") + p("Hours", style="Own") + p("Text"), styles=styles),
        "x.docx",
    )
    assert [q.role for q in prose.paragraphs] == ["heading", "heading", "body"]


def test_the_language_is_found_out_from_the_words() -> None:
    assert (
        read(
            word(
                p(
                    "Les parties conviennent que le présent accord est conclu pour la durée de la convention."
                )
            ),
            "x.docx",
        ).language
        == "fr"
    )
    assert (
        read(
            word(
                p(
                    "Las partes acuerdan que el presente convenio se aplica a la plantilla de la empresa."
                )
            ),
            "x.docx",
        ).language
        == "es"
    )


def test_a_strict_file_is_read_as_well() -> None:
    data = word(
        "",
        raw=b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p><w:r><w:t>Strict.</w:t></w:r></w:p></w:body></w:document>',
    )
    assert [q.text for q in read(data, "x.docx").paragraphs] == ["Strict."]


def test_signs_that_turn_the_direction_of_text_are_taken_out_and_reported() -> None:
    prose = read(word(p("pay \u202e05\u202c euros")), "x.docx")
    assert prose.paragraphs[0].text == "pay 05 euros"
    assert "direction" in prose.notes[0]


@pytest.mark.parametrize(
    ("form", "wanted"),
    [
        ("decimalZero", ["01", "02"]),
        ("decimalEnclosedCircle", ["①", "②"]),
        ("numberInDash", ["- 1 -", "- 2 -"]),
        ("chicago", ["*", "†"]),
        ("russianLower", ["а", "б"]),
        ("japaneseCounting", ["一", "二"]),
        ("hex", ["1", "2"]),
    ],
)
def test_numbers_of_many_forms_are_written(form: str, wanted: list[str]) -> None:
    body = p("x", number=(1, 0)) * 2
    assert labels(body, numbering=lists(level(0, form, "%1"))) == wanted


def test_a_form_that_is_not_known_counts_in_figures_and_is_reported() -> None:
    data = word(p("x", number=(1, 0)), numbering=lists(level(0, "hebrew1", "%1.")))
    document = read_document(data, "x.docx")
    assert document.labels["accepted"] == ("1.",)
    assert any("hebrew1" in w for w in document.warnings)


def test_a_level_without_a_start_begins_at_nought() -> None:
    level_ = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>'
    assert labels(p("x", number=(1, 0)) * 2, numbering=lists(level_)) == ["0", "1"]


def test_list_and_level_may_come_from_different_styles() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = p("x", style="H1") + p("y", style="H2") + p("z", style="H2")
    found = labels(body, styles=styles, numbering=lists(*DECIMAL))
    assert found == ["Article 1", "1.1", "1.2"]


def test_a_level_beyond_the_ninth_has_no_number() -> None:
    assert labels(p("x", number=(1, 9)), numbering=lists(*DECIMAL)) == [""]


def test_a_paragraph_that_only_ends_a_section_has_no_number() -> None:
    ending = p("", number=(1, 0), properties="<w:sectPr/>")
    body = p("x", number=(1, 0)) + ending + p("y", number=(1, 0))
    assert labels(body, numbering=lists(*DECIMAL)) == ["Article 1", "Article 2"]


def test_formulas_keep_all_of_their_signs() -> None:
    m = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    formula = (
        f"<m:oMath {m}><m:func><m:fName><m:r><m:t>max</m:t></m:r></m:fName><m:e><m:acc><m:e><m:r>"
        "<m:t>x</m:t></m:r></m:e></m:acc></m:e></m:func><m:m><m:mr><m:e><m:r><m:t>1</m:t></m:r></m:e>"
        "</m:mr></m:m></m:oMath>"
    )
    assert lines(p("<w:r/>" + formula)) == ["maxx1"]


def test_a_sign_that_only_the_older_form_writes_as_text_is_read() -> None:
    emoji = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><x:symEx xmlns:x="urn:x"/></mc:Choice>'
        "<mc:Fallback><w:t>☺</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines(p(t("Agreed ") + emoji)) == ["Agreed ☺"]


def test_text_in_something_unknown_is_reported() -> None:
    odd = f'<x:wrap xmlns:x="urn:x">{t("lost")}</x:wrap>'
    document = read_document(
        word(p(odd) + f'<x:part xmlns:x="urn:x">{p("gone")}</x:part>'), "x.docx"
    )
    assert [w for w in document.warnings if "wrap" in w and "paragraph 1" in w]
    assert [w for w in document.warnings if "(part)" in w]


def test_pictures_are_counted_in_the_report() -> None:
    document = read_document(word(p("<w:r><w:drawing/></w:r>") * 2), "x.docx")
    assert "the text holds 2." in document.warnings[0]


def test_a_text_box_shares_the_fate_of_the_words_around_it() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p('boxed')}</w:txbxContent></w:pict></w:r>"
    body = p(t("kept") + ins(box))
    assert lines(body) == ["kept", "boxed"]
    assert lines(body, "rejected") == ["kept"]
