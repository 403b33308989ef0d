"""A union's own style: found by name in any language, never overwritten, nothing else taken."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.shared import Cm, Pt, RGBColor
from tests.samples.agreements import english, french
from tests.samples.opened_word import Opened, W, opened
from tests.samples.validated import complaints
from tests.samples.walked import labels, numbers

from clausekit.errors import ReadError
from clausekit.writers.docx.style_names import canonical
from clausekit.writers.options import WriteOptions
from clausekit.writers.table import write

T = "{" + W + "}"
TYPES = "[Content_Types].xml"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A Word file of a union: red headings in Arial, wide margins, private text and properties."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Arial"
    document.styles["Heading 1"].font.color.rgb = RGBColor(0xC0, 0x00, 0x20)
    document.styles["Heading 1"].font.size = Pt(19)
    document.sections[0].left_margin = Cm(4)
    document.add_paragraph("CANARY7f3a text of the house")
    document.core_properties.author = "CANARY7f3a author"
    document.sections[0].header.paragraphs[0].text = "CANARY7f3a header"
    path = tmp_path / "union.docx"
    document.save(str(path))
    return path


def rewritten(path: Path, name: str, change: Callable[[str, bytes], bytes]) -> Path:
    target = path.with_name(name)
    with ZipFile(path) as source, ZipFile(target, "w") as out:
        for part in source.namelist():
            out.writestr(part, change(part, source.read(part)))
    return target


def drafted(path: Path) -> Opened:
    return opened(write(english(), "docx", WriteOptions(style=path)))


def style(word: Opened, name: str) -> str:
    from lxml import etree

    for element in word.tree("word/styles.xml").iter(T + "style"):
        found = element.find(T + "name")
        if found is not None and found.get(T + "val") == name:
            return etree.tostring(element, encoding="unicode")
    raise AssertionError(name)


def test_numbers_and_references_hold_in_a_house_style(house: Path) -> None:
    word = drafted(house)
    assert labels(word) == numbers(english())
    by_bookmark = word.by_bookmark
    assert all(f.result == by_bookmark[f.instruction.split()[1]].label for f in word.references)


def test_a_style_of_the_house_is_used_as_it_is(house: Path) -> None:
    word = drafted(house)
    assert 'w:val="C00020"' in style(word, "heading 1")
    assert "numPr" not in style(word, "heading 1")
    headings = [p for p in word.paragraphs if p.text == "Purpose and scope"]
    assert [p.direct_number for p in headings] == [True]


def test_what_the_house_lacks_is_added_with_its_numbering(house: Path) -> None:
    word = drafted(house)
    assert "numPr" in style(word, "Provision")
    assert style(word, "Provision").count("basedOn") == 1
    provision = next(p for p in word.paragraphs if p.label == "2.1.1")
    assert not provision.direct_number


def test_page_and_margins_are_the_houses(house: Path) -> None:
    word = drafted(house)
    margins = [m.get(T + "left") for m in word.tree("word/document.xml").iter(T + "pgMar")]
    assert margins == ["2268", "2268"]


def test_nothing_but_styles_page_and_theme_is_taken(house: Path) -> None:
    data = write(english(), "docx", WriteOptions(style=house))
    with ZipFile(BytesIO(data)) as archive:
        assert not any(b"CANARY7f3a" in archive.read(name) for name in archive.namelist())
        assert not any(b"rsid" in archive.read(name) for name in archive.namelist())
    assert data == write(english(), "docx", WriteOptions(style=house))


@pytest.mark.parametrize(
    ("id_", "name"),
    [
        ("Titre1", "heading 1"),
        ("Heading1", "Titre 1"),
        ("Heading1", "Überschrift 1"),
        ("Heading1", "Título 1"),
    ],
)
def test_a_style_is_found_by_its_name_in_any_language(house: Path, id_: str, name: str) -> None:
    def localised(part: str, content: bytes) -> bytes:
        if part.endswith(".xml"):
            content = content.replace(b'"Heading1"', f'"{id_}"'.encode())
            content = content.replace(b'w:val="heading 1"', f'w:val="{name}"'.encode())
        return content

    word = drafted(rewritten(house, "local.docx", localised))
    assert [p.style for p in word.paragraphs if p.text == "Purpose and scope"] == [id_]
    assert labels(word) == numbers(english())


@pytest.mark.parametrize(
    ("name", "english_name"),
    [
        ("Titre 3", "heading 3"), ("TITRE 3", "heading 3"), ("Encabezado 2", "heading 2"), ("TM 1", "toc 1"),
        ("Légende", "caption"), ("Standard", "normal"), ("Fußzeile", "footer"), ("Heading 1", "heading 1"),
        ("Own Style", "own style"),
    ],
)  # fmt: skip
def test_names_of_other_languages(name: str, english_name: str) -> None:
    assert canonical(name) == english_name


def test_a_template_is_taken_too(house: Path) -> None:
    def template(part: str, content: bytes) -> bytes:
        return (
            content.replace(b"document.main+xml", b"template.main+xml")
            if part == TYPES
            else content
        )

    word = drafted(rewritten(house, "union.dotx", template))
    assert labels(word) == numbers(english())


def test_our_own_draft_is_a_house_style(tmp_path: Path) -> None:
    path = tmp_path / "first.docx"
    path.write_bytes(write(english(), "docx"))
    word = drafted(path)
    assert labels(word) == numbers(english())


def test_numbering_of_the_house_stays_with_its_styles(house: Path) -> None:
    numbered = b'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:keepNext/>'

    def change(part: str, content: bytes) -> bytes:
        if part == "word/styles.xml":
            for name in (b"heading 1", b"heading 3", b"Title"):
                at = content.index(b'<w:name w:val="' + name + b'"/>')
                at = content.index(b"<w:pPr>", at) + len(b"<w:pPr>")
                content = content[:at] + numbered + content[at:]
        return content

    word = drafted(rewritten(house, "numbered.docx", change))
    assert labels(word) == numbers(english())
    assert [p.label for p in word.paragraphs if p.text == "How to fill it in"] == [""]
    assert word.paragraphs[0].label == ""


def test_two_languages_and_notes_in_a_house_style(house: Path) -> None:
    options = WriteOptions(
        style=house, beside=french(), sources="footnotes", table_copy=True, agreed_boxes=True
    )
    word = opened(write(english(), "docx", options))
    assert labels(word) == numbers(english())


def test_a_draft_in_a_house_style_is_valid(house: Path) -> None:
    data = write(english(), "docx", WriteOptions(style=house, sources="footnotes"))
    assert complaints(data) == []


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.docx", b"", "not a Word file"),
        ("a.docx", b"%PDF-1.4", "not a Word file"),
        ("a.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "password"),
        ("a.docx", None, "cannot be read"),
    ],
)
def test_what_is_no_word_file_is_refused(
    tmp_path: Path, name: str, content: bytes | None, words: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ReadError, match=words):
        write(english(), "docx", WriteOptions(style=path))


def bomb(part: str, content: bytes) -> bytes:
    return content + b" " * 25_000_000 if part == "word/styles.xml" else content


def entities(part: str, content: bytes) -> bytes:
    head = b'<!DOCTYPE x [<!ENTITY a "b">]>'
    return (
        content.replace(b"<w:styles", head + b"<w:styles") if part == "word/styles.xml" else content
    )


def macros(part: str, content: bytes) -> bytes:
    old, new = (
        b"openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"ms-word.document.macroEnabled.main+xml",
    )
    return content.replace(old, new) if part == TYPES else content


def broken(part: str, content: bytes) -> bytes:
    return content[:-40] if part == "word/styles.xml" else content


@pytest.mark.parametrize(
    ("change", "words"),
    [(bomb, "too large"), (entities, "document type"), (macros, "macros"), (broken, "not a whole")],
)
def test_a_file_made_to_do_harm_is_refused(
    house: Path, change: Callable[[str, bytes], bytes], words: str
) -> None:
    with pytest.raises(ReadError, match=words):
        drafted(rewritten(house, "bad.docx", change))
