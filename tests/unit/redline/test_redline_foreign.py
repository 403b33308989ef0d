"""Redlines of files as other programs write them: what was found on files that nobody here wrote."""

from __future__ import annotations

import re

from lxml import etree
from tests.samples.settled_word import settled
from tests.unit.redline.build import W, document, note, p, run, table

from clausekit.api.word_files import packed
from clausekit.readers.docx import read_document
from clausekit.redline.compare import Redline, Signature, redline

SIGNED = Signature("Union", "2026-11-23T00:00:00Z")
LONG = (
    "The Company shall give the Union sixty days of written notice before it introduces any system."
)
OTHER = (
    "A register of all systems is kept at every site and is open to the representatives of workers."
)
THIRD = (
    "Disputes go to the joint committee, which decides within fourteen days of the first meeting."
)
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
Parts = dict[str, bytes]


def made(old: Parts, new: Parts) -> Redline:
    """Return a redline that keeps the law, by a checker that is no part of the program."""
    result = redline(old, new, SIGNED)
    assert settled(result.parts, "accepted") == settled(new, "accepted")
    assert settled(result.parts, "rejected", looks=True) == settled(old, "rejected", looks=True)
    return result


def xml(result: Redline, part: str = "word/document.xml") -> str:
    return result.parts[part].decode()


def drawing(words: str) -> str:
    """Return a text box in the two forms in which Word writes it."""
    inner = f"<w:txbxContent>{p(words)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>'
        f"{inner}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:shape id="_x0000_s1026"><v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback>'
        "</mc:AlternateContent></w:r>"
    )


def test_a_text_box_that_comes_brings_both_of_its_forms() -> None:
    boxed = p(run(LONG) + drawing(OTHER), raw=True)
    result = xml(made(document(boxed + p(THIRD)), document(boxed + boxed + p(THIRD))))
    assert result.count("<mc:Fallback") == 2
    names = [e.get("id") for e in etree.fromstring(result.encode()).iter() if e.get("id")]
    assert len(names) == len(set(names)) == 2  # shapes do not share a name


def test_a_form_that_the_old_file_does_not_know_comes_in_the_older_one() -> None:
    new = document(p(run(LONG) + drawing(OTHER), raw=True) + p(THIRD))
    new["word/document.xml"] = (
        new["word/document.xml"]
        .replace(b"xmlns:wps=", b"xmlns:odd=")
        .replace(b"wps:", b"odd:")
        .replace(b'"wps"', b'"odd"')
    )
    old = document(p(THIRD))
    old["word/document.xml"] = old["word/document.xml"].replace(
        b"xmlns:wps=", b'xmlns:odd="urn:another" xmlns:wps='
    )
    result = xml(made(old, new))
    assert "<v:textbox>" in result
    assert "mc:Choice" not in result


def test_extensions_of_the_new_file_are_declared_and_ignorable() -> None:
    new = document(p(run(LONG), properties='<w:keepNext w15:odd="1"/>', raw=True) + p(OTHER))
    new["word/document.xml"] = new["word/document.xml"].replace(
        b"<w:document ", b'<w:document mc:Ignorable="w15" xmlns:w15="urn:w15" '
    )
    root = etree.fromstring(xml(made(document(p(OTHER)), new)).encode())
    assert root.nsmap["w15"] == "urn:w15"
    assert "w15" in str(root.get(f"{{{MC}}}Ignorable"))


def test_a_note_that_holds_a_table_comes_and_goes_with_it() -> None:
    notes = {1: table([["Site", OTHER]]) + p("End.")}
    with_note = document(p(run(LONG) + note(1), raw=True) + p(THIRD), footnotes=notes)
    without = document(p(LONG) + p(THIRD), footnotes={})
    assert settled(made(without, with_note).parts, "accepted").notes
    made(with_note, without)


def section(reference: str = "") -> str:
    named = f'<w:headerReference w:type="default" r:id="{reference}"/>' if reference else ""
    return f'<w:sectPr>{named}<w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def with_headers(body: str, *texts: str) -> Parts:
    """Return a file with headers `rIdh1`, `rIdh2` … of which the last one is the body's."""
    parts = document(body, header=texts[-1])
    types, links = "", ""
    for at, text in enumerate(texts[:-1], 1):
        parts[f"word/head{at}.xml"] = f'<w:hdr xmlns:w="{W}">{p(text)}</w:hdr>'.encode()
        types += (
            f'<Override PartName="/word/head{at}.xml" ContentType="application/vnd.openxmlformats-'
            'officedocument.wordprocessingml.header+xml"/>'
        )
        links += (
            f'<Relationship Id="rIdh{at}" Type="http://schemas.openxmlformats.org/officeDocument/'
            f'2006/relationships/header" Target="head{at}.xml"/>'
        )
    for name, more, end in (
        ("[Content_Types].xml", types, "</Types>"),
        ("word/_rels/document.xml.rels", links, "</Relationships>"),
    ):
        parts[name] = parts[name].replace(end.encode(), (more + end).encode())
    return parts


def test_an_inserted_section_brings_its_own_header() -> None:
    old = with_headers(p(LONG) + p(OTHER), "Agreement")
    new = with_headers(
        p(LONG) + p("", properties=section("rIdh1")) + p(OTHER), "Schedule", "Agreement"
    )
    result = made(old, new)
    frames = settled(result.parts, "accepted").frames
    assert [f["header", "default"][-1][-1] for f in frames] == ["Schedule", "Agreement"]
    assert len(settled(result.parts, "rejected").frames) == 1


def test_a_header_that_two_sections_share_can_become_two() -> None:
    old = with_headers(p(LONG) + p("", properties=section("rIdh1")) + p(OTHER), "Draft", "Draft")
    old["word/document.xml"] = old["word/document.xml"].replace(b'r:id="rIdhdr"', b'r:id="rIdh1"')
    new = with_headers(p(LONG) + p("", properties=section("rIdh1")) + p(OTHER), "One", "Two")
    made(old, new)
    made(new, old)


def test_a_section_that_goes_takes_its_header_along() -> None:
    old = with_headers(
        p(LONG) + p("", properties=section("rIdh1")) + p(OTHER), "Schedule", "Agreement"
    )
    result = made(old, with_headers(p(LONG) + p(OTHER), "Agreement of both"))
    assert len(settled(result.parts, "rejected").frames) == 2


def test_a_paragraph_that_comes_to_end_a_section_changes_its_mark() -> None:
    old = with_headers(p(LONG) + p(OTHER) + p(THIRD), "Agreement")
    ending = p(OTHER, properties=section("rIdh1"))
    new = with_headers(p(LONG) + ending + p(THIRD), "Schedule", "Agreement")
    assert not made(old, new).notes
    assert not made(new, old).notes


def test_a_header_that_holds_only_a_picture_comes_along() -> None:
    picture = '<w:p><w:r><w:pict><v:shape id="a"/></w:pict></w:r></w:p>'
    result = made(document(p(LONG)), document(p(LONG), header=picture))
    assert "v:shape" in xml(result, "word/header1.xml")


def remarked(words: str, number: int = 0, rest: str = "") -> str:
    """Return a paragraph of which some words have a comment."""
    return p(
        f'<w:commentRangeStart w:id="{number}"/>{run(words)}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>{run(rest) if rest else ""}',
        raw=True,
    )


def comment(text: str, author: str, number: int = 0) -> str:
    return (
        f'<w:comment w:id="{number}" w:author="{author}" w:date="2026-11-01T09:00:00Z" '
        f'w:initials="X">{p(text)}</w:comment>'
    )


def comments(result: Redline) -> list[tuple[str, str, str]]:
    found = read_document(packed(result.parts), "x.docx")
    placed = {name for q in found.paragraphs for name, _ in q.comments}
    return [(c.author, c.date[:10], c.text) for c in found.comments if c.id in placed]


def test_comments_of_the_new_file_come_with_author_and_date_and_the_old_ones_stay() -> None:
    old = document(remarked(OTHER) + p(LONG), comments=comment("Which sites?", "Union"))
    new = document(
        remarked(OTHER) + remarked(LONG, 1, " It pays.") + remarked(THIRD, 2),
        comments=comment("Which sites?", "Union")
        + comment("Too long.", "Company", 1)
        + comment("New.", "Company", 2),
    )
    result = made(old, new)
    assert comments(result) == [
        ("Union", "2026-11-01", "Which sites?"),
        ("Company", "2026-11-01", "Too long."),
        ("Company", "2026-11-01", "New."),
    ]
    assert "Comments of the new file, carried over with their authors and dates: 2." in result.notes
    body = etree.fromstring(xml(result).encode())
    for kind in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        numbers = [str(e.get(f"{{{W}}}id")) for e in body.iter(f"{{{W}}}{kind}")]
        assert sorted(numbers) == ["0", "1", "2"]


def test_a_file_without_comments_can_get_some_also_where_nothing_else_changed() -> None:
    new = document(remarked(LONG) + p(OTHER), comments=comment("Why?", "Company"))
    result = made(document(p(LONG) + p(OTHER)), new)
    assert comments(result) == [("Company", "2026-11-01", "Why?")]
    assert result.counts.total == 0


def test_comments_only_the_old_file_has_stay_and_are_told() -> None:
    old = document(remarked(LONG) + p(OTHER), comments=comment("Why?", "Company"))
    result = made(old, document(p(LONG) + p(OTHER)))
    assert comments(result) == [("Company", "2026-11-01", "Why?")]
    assert any("only the old file has" in n for n in result.notes)


def test_comments_stay_with_their_words_where_a_paragraph_is_split() -> None:
    new = document(
        remarked(LONG) + remarked(OTHER, 1) + p(THIRD),
        comments=comment("A", "C") + comment("B", "C", 1),
    )
    result = made(document(p(f"{LONG} {OTHER}") + p(THIRD)), new)
    assert [c[2] for c in comments(result)] == ["A", "B"]


def test_a_line_of_contents_that_says_the_same_is_left_alone() -> None:
    page = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = '<w:r><w:instrText xml:space="preserve">PAGEREF _Toc1 \\h</w:instrText></w:r>'
    words = run("1\tScope")
    listed = p(words, "TOC1", raw=True)
    other = p(
        page.format("begin") + code + page.format("separate") + words + page.format("end"),
        "TOC1",
        raw=True,
    )
    old, new = document(listed + p(LONG)), document(other + p(LONG))
    for parts in (old, new):
        parts["word/styles.xml"] = parts["word/styles.xml"].replace(
            b"</w:styles>",
            b'<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style></w:styles>',
        )
    assert redline(old, new, SIGNED).counts.total == 0


def test_styles_and_lists_that_the_old_file_only_names_do_not_come_to_life() -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
    old = document(p(LONG, "Title", numbered) + p(THIRD))
    new = document(p(LONG) + p(OTHER, "Title", numbered) + p(THIRD))
    new["word/styles.xml"] = new["word/styles.xml"].replace(
        b"</w:styles>",
        b'<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style></w:styles>',
    )
    new["word/numbering.xml"] = new["word/numbering.xml"].replace(
        b"</w:numbering>",
        b'<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
    )
    made(old, new)  # with everything rejected, the first paragraph has no style and no number


def test_a_file_without_lists_gets_those_of_inserted_paragraphs() -> None:
    numbered = '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="2"/></w:numPr>'
    old = document(p(LONG) + p(THIRD))
    for name, named in (
        ("[Content_Types].xml", rb'<Override PartName="/word/numbering.xml"[^>]*/>'),
        ("word/_rels/document.xml.rels", rb'<Relationship Id="rIdN"[^>]*/>'),
    ):
        old[name] = re.sub(named, b"", old[name])
    del old["word/numbering.xml"]
    result = made(old, document(p(LONG) + p(OTHER, "", numbered) + p(THIRD)))
    found = read_document(packed(result.parts), "x.docx")
    assert "(a)" in found.labels["accepted"]


def test_a_chart_brings_the_workbook_behind_it() -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    chart = '<w:r><w:drawing><c:chart xmlns:c="urn:chart" r:id="rIdX"/></w:drawing></w:r>'
    new = document(p(run(LONG) + chart, raw=True) + p(THIRD))
    link = f'<Relationship Id="{{}}" Type="{office}/{{}}" Target="{{}}"/></Relationships>'
    end = b"</Relationships>"
    name = "word/_rels/document.xml.rels"
    new[name] = new[name].replace(end, link.format("rIdX", "chart", "charts/chart1.xml").encode())
    new["word/charts/chart1.xml"] = b'<c:chartSpace xmlns:c="urn:chart"/>'
    new["word/charts/_rels/chart1.xml.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + link.format("rId1", "package", "../embeddings/book.xlsx").encode()
    )
    new["word/embeddings/book.xlsx"] = b"PK"
    result = made(document(p(THIRD)), new)
    assert b"../embeddings/book.xlsx" in result.parts["word/charts/_rels/chart1.xml.rels"]
    assert result.parts["word/embeddings/book.xlsx"] == b"PK"


def test_a_note_gets_a_number_that_no_separator_has() -> None:
    old = document(p(LONG) + p(THIRD), footnotes={})
    old["word/footnotes.xml"] = (
        old["word/footnotes.xml"]
        .replace(b'w:id="0"', b'w:id="1"')
        .replace(b'w:id="-1"', b'w:id="0"')
    )
    new = document(p(run(LONG) + note(1), raw=True) + p(THIRD), footnotes={1: "One."})
    notes = etree.fromstring(xml(made(old, new), "word/footnotes.xml").encode())
    numbers = [str(n.get(f"{{{W}}}id")) for n in notes]
    assert len(numbers) == len(set(numbers)) == 3
