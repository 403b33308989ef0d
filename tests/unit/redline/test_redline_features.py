"""What a redline does with each thing that Word files hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from tests.unit.redline import build
from tests.unit.redline.build import W, document, field, note, p, run, table

from clausekit.api.word_files import packed
from clausekit.errors import InputError
from clausekit.redline.check import settled_parts
from clausekit.redline.compare import Redline, Signature, changes_in, redline

SIGNED = Signature("Union", "2026-11-23T00:00:00Z")
KNOWN = re.compile(r"trPr\[1\]: Required sequence|required relationship type")
"""A false alarm of the validator, and parts that the trial file does without."""
LONG = (
    "The Company shall give the Union sixty days of written notice before it introduces any system."
)
OTHER = (
    "A register of all systems is kept at every site and is open to the representatives of workers."
)
THIRD = (
    "Disputes go to the joint committee, which decides within fourteen days of the first meeting."
)


def made(old: str, new: str, **more: object) -> Redline:
    return redline(document(old, **more), document(new, **more), SIGNED)  # type: ignore[arg-type]


def xml(result: Redline, part: str = "word/document.xml") -> str:
    return result.parts[part].decode()


def texts(xml_text: str, tag: str) -> list[str]:
    root = etree.fromstring(xml_text.encode())
    return [
        "".join(str(t) for t in e.itertext())
        for e in root.iter(f"{{{W}}}{tag}")
        if e.get(f"{{{W}}}author")
    ]


def test_words_are_marked_where_they_changed_and_deletions_stand_first() -> None:
    result = xml(made(p(LONG), p(LONG.replace("sixty", "ninety"))))
    assert texts(result, "del") == ["sixty"]
    assert texts(result, "ins") == ["ninety"]
    assert result.index("<w:del ") < result.index("<w:ins ")


def test_a_provision_of_which_two_thirds_changed_is_replaced_as_a_whole() -> None:
    new = "The Company shall write to workers at home whenever it pleases and without any cause at all."
    result = xml(made(f"{p('x')}{p(LONG)}{p('y')}", f"{p('x')}{p(new)}{p('y')}"))
    assert LONG in texts(result, "del")
    assert new in texts(result, "ins")


def test_author_date_and_unique_numbers_stand_at_every_change() -> None:
    result = xml(made(p(LONG) + p(OTHER), p(LONG.replace("shall", "may")) + p(THIRD) + p(OTHER)))
    root = etree.fromstring(result.encode())
    changes = [e for e in root.iter() if e.get(f"{{{W}}}author")]
    assert {e.get(f"{{{W}}}author") for e in changes} == {"Union"}
    assert {e.get(f"{{{W}}}date") for e in changes} == {"2026-11-23T00:00:00Z"}
    numbers = [e.get(f"{{{W}}}id") for e in changes]
    assert len(set(numbers)) == len(numbers)


def test_a_paragraph_that_moved_is_a_move_with_one_name_at_both_ends() -> None:
    result = made(
        p(LONG) + p(OTHER) + p(THIRD) + p("End."), p(OTHER) + p(THIRD) + p(LONG) + p("End.")
    )
    assert result.counts.moved == 1
    names = re.findall(r'w:move(?:From|To)RangeStart [^>]*w:name="(\w+)"', xml(result))
    assert len(names) == 2
    assert names[0] == names[1]
    assert "<w:ins " not in xml(result)


def test_a_split_keeps_the_words_and_inserts_a_mark() -> None:
    result = xml(made(p(f"{LONG} {OTHER}") + p("End."), p(LONG) + p(OTHER) + p("End.")))
    assert texts(result, "del") == [" "]
    assert [t for t in texts(result, "ins") if t] == []


def test_a_merge_keeps_the_words_and_deletes_a_mark() -> None:
    result = xml(made(p(LONG) + p(OTHER) + p("End."), p(f"{LONG} {OTHER}") + p("End.")))
    assert [t for t in texts(result, "ins") if t] == [" "]
    assert [t for t in texts(result, "del") if t] == []


def test_the_last_paragraph_of_a_story_can_go_and_come() -> None:
    for old, new in (
        (p(LONG) + p(OTHER), p(LONG)),
        (p(LONG), p(LONG) + p(OTHER) + p(THIRD, "Clause2")),
    ):
        result = made(old, new)
        root = etree.fromstring(result.parts["word/document.xml"])
        last = [e for e in root[0] if e.tag == f"{{{W}}}p"][-1]
        marks = last.findall(f"{{{W}}}pPr/{{{W}}}rPr/*")
        assert not marks, "the last mark of a story stays"


def test_rows_that_come_and_go_are_marked_as_rows() -> None:
    old = table([["System", "Purpose"], ["A", "pay"], ["B", "shifts"]]) + p()
    new = table([["System", "Purpose"], ["B", "shifts"], ["C", "hiring"], ["D", "more"]]) + p()
    result = xml(made(old, new))
    assert len(re.findall(r"<w:trPr><w:del ", result)) == 1
    assert len(re.findall(r"<w:trPr><w:ins ", result)) == 2


def test_a_cell_is_compared_word_by_word() -> None:
    result = xml(
        made(
            table([["Notice", LONG]]) + p(), table([["Notice", LONG.replace("sixty", "ten")]]) + p()
        )
    )
    assert texts(result, "del") == ["sixty"]


def test_a_table_of_another_shape_is_replaced_row_by_row() -> None:
    made(table([["a", "b"], ["c", "d"]]) + p(), table([["a", "b", "x"], ["c", "d", "y"]]) + p())


def test_footnotes_change_come_and_go() -> None:
    old = document(
        p(run(LONG) + note(1) + run(" And more.") + note(2), raw=True),
        footnotes={1: "Directive 1.", 2: "Gone."},
    )
    new = document(p(run(LONG) + note(5) + run(" And more."), raw=True) + p(run(OTHER) + note(6), raw=True),
                   footnotes={5: "Directive 2.", 6: "Fresh."})  # fmt: skip
    notes = xml(redline(old, new, SIGNED), "word/footnotes.xml")
    assert texts(notes, "del") == ["1", "Gone."]
    assert texts(notes, "ins") == ["2", "Fresh."]


def test_a_file_without_notes_can_get_some() -> None:
    old, new = (
        document(p(LONG)),
        document(p(run(LONG) + note(1), raw=True), footnotes={1: "Fresh."}),
    )
    result = redline(old, new, SIGNED)
    assert texts(xml(result, "word/footnotes.xml"), "ins") == ["Fresh."]


def test_headers_and_footers_are_compared_and_new_ones_carried_over() -> None:
    old = document(p(LONG), header="Union proposal 1")
    new = document(p(LONG), header="Union proposal 2", footer="Page")
    result = redline(old, new, SIGNED)
    assert texts(xml(result, "word/header1.xml"), "ins") == ["2"]
    assert texts(xml(result, "word/footer1.xml"), "ins") == ["Page"]


def test_style_and_number_changes_are_recorded_with_the_old_ones() -> None:
    result = xml(made(p("Notice", "Heading1") + p(LONG), p("Notice", "Clause2") + p(LONG)))
    assert result.count("<w:pPrChange ") == 1
    assert '<w:pPr><w:pStyle w:val="Clause2"/><w:pPrChange' in result


def test_emphasis_changes_are_recorded_run_by_run() -> None:
    bold = p(run("The ") + run("Company", "<w:b/>") + run(" shall"), raw=True)
    result = made(p("The Company shall") + p("x"), bold + p("x"))
    assert xml(result).count("<w:rPrChange ") == 1
    assert made(p("The Company shall") + p("x"), bold + p("x")).counts.formatted == 1


def test_a_field_changes_as_a_whole() -> None:
    old, new = (
        p(run("See Article ") + field("REF _Ref1 \\r \\h", n) + run(" below."), raw=True)
        for n in ("3", "4")
    )
    result = xml(made(old + p(LONG), new + p(LONG)))
    deleted = re.search(r"<w:del .*?</w:del>", result, re.DOTALL)
    assert deleted is not None
    assert deleted.group().count("fldChar ") == 3
    assert "w:delInstrText" in deleted.group()


def test_a_contents_field_over_many_paragraphs_stays_whole() -> None:
    def contents(*entries: str) -> str:
        begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-2" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        lines = [run(e) for e in entries]
        lines[0] = begin + lines[0]
        return (
            "<w:sdt><w:sdtPr/><w:sdtContent>"
            + "".join(p(x, raw=True) for x in lines)
            + p(end, raw=True)
            + "</w:sdtContent></w:sdt>"
        )

    made(
        contents("1 Notice", "2 Register", "3 Disputes") + p(LONG),
        contents("1 Notice", "2 Files and registers", "3 Disputes", "4 End") + p(LONG),
    )
    made(contents("1 Notice", "2 Register") + p(LONG), p(LONG))


def test_links_and_controls_keep_their_wrappers() -> None:
    def body(address: str, words: str) -> str:
        link = f'<w:hyperlink r:id="{address}">{run(words)}</w:hyperlink>'
        control = f'<w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent>{run("in a control " + words)}</w:sdtContent></w:sdt>'
        smart = f'<w:smartTag w:uri="u" w:element="e">{run(" smart " + words)}</w:smartTag>'
        return p(run("See ") + link + run(" and ") + control + smart, raw=True)

    links = {"rIdA": "https://example.org/a"}
    result = made(
        body("rIdA", "the policy page of May"), body("rIdA", "the policy page of June"), links=links
    )
    tree = etree.fromstring(result.parts["word/document.xml"])
    for wrapper in ("hyperlink", "sdt", "smartTag"):
        (found,) = list(tree.iter(f"{{{W}}}{wrapper}"))
        assert list(found.iter(f"{{{W}}}ins")), wrapper


def test_a_new_link_brings_its_address() -> None:
    old = document(p("See the policy of the Company today."))
    new = document(
        p(
            run("See ")
            + f'<w:hyperlink r:id="rIdZ">{run("our page on ")}</w:hyperlink>'
            + run("the policy of the Company today."),
            raw=True,
        ),
        links={"rIdZ": "https://example.org/z"},
    )
    result = redline(old, new, SIGNED)
    assert b"https://example.org/z" in result.parts["word/_rels/document.xml.rels"]


def test_text_boxes_are_stories_of_their_own_in_both_of_their_forms() -> None:
    def box(words: str) -> str:
        inner = f"<w:txbxContent>{p(words)}</w:txbxContent>"
        return p(
            "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:wsp><wps:txbx>" + inner
            + "</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>" + inner
            + "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>", raw=True)  # fmt: skip

    result = xml(made(box(LONG) + p(OTHER), box(LONG.replace("sixty", "ten")) + p(OTHER)))
    assert texts(result, "del") == ["sixty", "sixty"]


def test_nested_tables_and_controls_around_rows_are_read() -> None:
    inner = table([["deep", LONG]])
    changed = table([["deep", LONG.replace("sixty", "ten")]])
    result = xml(made(table([[inner + p()]]) + p(), table([[changed + p()]]) + p()))
    assert texts(result, "del") == ["sixty"]


def test_earlier_changes_are_never_rewritten() -> None:
    earlier = p(
        run("kept ")
        + f'<w:ins w:id="7" w:author="Company" w:date="2026-01-01T00:00:00Z">{run("theirs")}</w:ins>',
        raw=True,
    )
    with pytest.raises(InputError, match="1 tracked changes already"):
        made(earlier, p("kept"))
    result = redline(document(earlier), document(p("kept theirs too")), SIGNED, settle_first=True)
    assert any("1 tracked changes" in n for n in result.notes)
    assert texts(xml(result), "ins") == [" too"]


def test_sections_stay_and_what_a_new_one_lacks_is_not_named() -> None:
    broken = p(
        "",
        properties='<w:sectPr><w:headerReference w:type="default" r:id="rId99"/><w:pgSz w:w="1" w:h="2"/></w:sectPr>',
    )
    result = xml(made(p(LONG) + p(OTHER), p(LONG) + broken + p(OTHER)))
    assert "rId99" not in result
    made(p(LONG) + broken.replace("rId99", "rIdhdr") + p(OTHER), p(LONG) + p(OTHER), header="Head")


def test_unknown_styles_and_lists_of_the_new_file_come_along() -> None:
    new = document(p(LONG, "House") + p(OTHER))
    new["word/styles.xml"] = new["word/styles.xml"].replace(
        b"</w:styles>",
        b'<w:style w:type="paragraph" w:styleId="House"><w:name w:val="House Clause"/><w:basedOn w:val="Clause2"/></w:style></w:styles>',
    )
    result = redline(document(p(OTHER)), new, SIGNED)
    assert b"House Clause" in result.parts["word/styles.xml"]


def test_other_parts_are_byte_for_byte_what_they_were() -> None:
    old = document(p(LONG), header="Head")
    result = redline(old, document(p(LONG + " More."), header="Head"), SIGNED)
    assert {n for n in old if result.parts[n] != old[n]} == {"word/document.xml"}


def test_what_is_settled_holds_no_change() -> None:
    result = made(
        p(LONG) + table([["a", LONG]]) + p(OTHER), table([["a", OTHER]]) + p(THIRD, "Heading1")
    )
    assert changes_in(result.parts) > 0
    for accept in (True, False):
        assert changes_in(settled_parts(result.parts, accept=accept).to_content()) == 0


def test_the_result_is_valid_open_xml(tmp_path: Path, audited: Callable[[Path], list[str]]) -> None:
    old = (
        p("Notice", "Heading1")
        + p(run(LONG) + note(1), "Clause2", raw=True)
        + table([["System", LONG]])
        + p(OTHER, "Clause2")
    )
    old += p(THIRD, "Clause2") + p("End.")
    new = (
        p("Notices", "Heading1")
        + p(OTHER, "Clause2")
        + p(run(LONG.replace("sixty", "ten")) + note(1), "Heading1", raw=True)
    )
    new += (
        table([["System", LONG], ["Purpose", OTHER]])
        + p(THIRD + " Costs are the Company's.", "Clause2")
        + p("End.")
    )
    result = redline(
        document(old, footnotes={1: "One."}, header="Proposal 1"),
        document(new, footnotes={1: "Two."}, header="Proposal 2"),
        SIGNED,
    )
    path = tmp_path / "redline.docx"
    path.write_bytes(packed(result.parts))
    assert audited(path) == []


@pytest.fixture
def audited() -> Callable[[Path], list[str]]:
    """Returns what the Open XML rules find wrong with a file, but for what the trial file has anyway."""
    from openxml_audit import OpenXmlValidator

    def audit(path: Path) -> list[str]:
        found = OpenXmlValidator().validate(str(path))
        return [str(e) for e in found.errors if not KNOWN.search(str(e))]

    return audit


assert build  # the builder is a module of its own
