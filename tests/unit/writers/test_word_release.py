"""What is not on the list does not leave the house."""

from __future__ import annotations

import base64
import dataclasses
import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest
from tests.samples.agreements import english, french, key
from tests.samples.leaks import leaks
from tests.samples.opened_word import opened

from clausekit.errors import OutputError
from clausekit.model.agreement import Agreement
from clausekit.writers.docx.frame import watermark
from clausekit.writers.docx.public import level_texts, public_words
from clausekit.writers.docx.scan import Expected, release, scan, tags_of
from clausekit.writers.docx.working import WorkingLine, WorkingNotes, write_working
from clausekit.writers.docx.zipbytes import entries, pack
from clausekit.writers.options import WriteOptions
from clausekit.writers.table import FORMATS, write

CANARY = "CANARY7f3a"
ALL = WriteOptions(
    sources="footnotes",
    table_copy=True,
    agreed_boxes=True,
    track=True,
    watermark=True,
    beside=french(),
)


def outgoing(options: WriteOptions | None = None) -> bytes:
    return write(english(), "docx", options or WriteOptions())


def changed(part: str, change: Callable[[str], str]) -> bytes:
    parts = entries(outgoing())
    parts[part] = change(parts[part].decode()).encode()
    return pack(parts)


def known() -> Expected:
    base = entries(outgoing())
    names = ("word/styles.xml", "word/fontTable.xml", "word/theme/theme1.xml")
    return Expected(
        words=public_words(english()),
        parts={name: base[name] for name in names},
        patterns=level_texts(english()),
    )


def after(mark: str, more: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert mark in text
        return text.replace(mark, mark + more, 1)

    return change


def instead(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert re.search(old, text)
        return re.sub(old, new, text, count=1)

    return change


DOCUMENT, SETTINGS, CORE = "word/document.xml", "word/settings.xml", "docProps/core.xml"
TAMPERED = {
    "a comment in the XML": (DOCUMENT, after("<w:body>", f"<!-- {CANARY} -->")),
    "an instruction": (DOCUMENT, after("<w:body>", f"<?x {CANARY}?>")),
    "a CDATA section": (DOCUMENT, after("<w:body>", "<![CDATA[x]]>")),
    "a document type": (DOCUMENT, instead("<w:document", "<!DOCTYPE x><w:document")),
    "hidden text": (DOCUMENT, instead("<w:r><w:t ", "<w:r><w:rPr><w:vanish/></w:rPr><w:t ")),
    "white text": (DOCUMENT, instead("<w:r><w:t ", '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t ')),
    "small text": (DOCUMENT, instead("<w:r><w:t ", '<w:r><w:rPr><w:sz w:val="2"/></w:rPr><w:t ')),
    "a revision id": (DOCUMENT, instead("<w:p>", '<w:p w:rsidR="00A1B2C3">')),
    "a paragraph id": (DOCUMENT, instead("<w:p>", '<w:p w14:paraId="1A2B3C4D">')),
    "a tracked insertion": (DOCUMENT, after("<w:body>", '<w:p><w:ins w:id="1" w:author="x"/></w:p>')),
    "deleted text": (DOCUMENT, after("<w:body>", "<w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>")),
    "a comment": (DOCUMENT, after("<w:body>", '<w:p><w:r><w:commentReference w:id="0"/></w:r></w:p>')),
    "a telling bookmark": (DOCUMENT, instead(r'w:name="_Ref\d+"', 'w:name="ck_wages_fallback"')),
    "a bookmark twice": (DOCUMENT, after("<w:body>", '<w:p><w:bookmarkStart w:id="1" w:name="_Toc000000001"/></w:p>')),
    "a dead reference": (DOCUMENT, instead(r"REF _Ref\d+ ", "REF _Ref000000001 ")),
    "a file name field": (DOCUMENT, instead(r" REF _Ref\d+ \\n \\h ", r" FILENAME \\p ")),
    "an author field": (DOCUMENT, instead(r" REF _Ref\d+ \\n \\h ", " AUTHOR ")),
    "an include field": (DOCUMENT, instead(r" REF _Ref\d+ \\n \\h ", " INCLUDETEXT c:/x ")),
    "an unfinished field": (DOCUMENT, instead('<w:r><w:fldChar w:fldCharType="end"/></w:r>', "")),
    "another word": (DOCUMENT, instead("every person who works", f"every {CANARY} who works")),
    "a split word": (DOCUMENT, instead("In this agreement:", '</w:t></w:r><w:r><w:t xml:space="preserve">CAN')),
    "a character reference": (DOCUMENT, instead("In this agreement:", "&#73;n this agreement:")),
    "text between elements": (DOCUMENT, after("<w:body>", CANARY)),
    "an unknown style": (DOCUMENT, instead('w:val="Provision"', f'w:val="{CANARY}"')),
    "a telling attribute": (DOCUMENT, instead("<w:keepNext/>", f'<w:keepNext w:val="{CANARY}"/>')),
    "a strange attribute": (DOCUMENT, instead("<w:keepNext/>", f'<w:keepNext note="{CANARY}"/>')),
    "a strange caption": (DOCUMENT, instead('<w:tblCaption w:val="[^"]*"', f'<w:tblCaption w:val="{CANARY}"')),
    "a strange space of names": (DOCUMENT, instead("<w:document ", f'<w:document xmlns:x="urn:{CANARY}" ')),
    "a content control's tag": (DOCUMENT, instead("<w:sdtPr>", f'<w:sdtPr><w:tag w:val="{CANARY}"/>')),
    "a picture": (DOCUMENT, after("<w:body>", '<w:p><w:r><w:drawing/></w:r></w:p>')),
    "revision ids": (SETTINGS, instead("<w:compat>", '<w:rsids><w:rsidRoot w:val="0"/></w:rsids><w:compat>')),
    "a template's path": (SETTINGS, instead("<w:zoom", '<w:attachedTemplate r:id="rId1"/><w:zoom')),
    "a document variable": (SETTINGS, instead("<w:compat>", f'<w:docVars><w:docVar w:name="x" w:val="{CANARY}"/></w:docVars><w:compat>')),
    "an update prompt": (SETTINGS, instead("<w:zoom", "<w:updateFields/><w:zoom")),
    "an author": (CORE, instead("<dc:title>", "<dc:creator>x</dc:creator><dc:title>")),
    "another title": (CORE, instead("<dc:title>", f"<dc:title>{CANARY} ")),
    "a style's note": ("word/styles.xml", instead('w:val="Proposal"', f'w:val="{CANARY}"')),
    "a list's name": ("word/numbering.xml", instead("<w:multiLevelType", f'<w:name w:val="{CANARY}"/><w:multiLevelType')),
    "a level's text": ("word/numbering.xml", instead('w:lvlText w:val="[^"]*"', f'w:lvlText w:val="{CANARY} %1"')),
    "words in the header": ("word/header2.xml", instead("Global Framework", f"{CANARY} Framework")),
    "a foreign relation": (
        "word/_rels/document.xml.rels",
        instead("</Relationships>", f'<Relationship Id="rId90" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="file:///C:/{CANARY}.dotx" TargetMode="External"/></Relationships>'),
    ),
}  # fmt: skip


def test_what_we_write_is_released() -> None:
    assert scan(outgoing(), known()) == ()
    assert scan(outgoing(ALL), Expected(tags=tags_of(watermark("DRAFT")))) == ()


@pytest.mark.parametrize("name", TAMPERED)
def test_a_tampered_file_is_not_released(name: str) -> None:
    part, change = TAMPERED[name]
    data = changed(part, change)
    with pytest.raises(OutputError, match="was not released"):
        release(data, known())


@pytest.mark.parametrize(
    "part",
    [
        "word/comments.xml", "word/people.xml", "customXml/item1.xml", "docProps/app.xml",
        "docProps/custom.xml", "docProps/thumbnail.jpeg", "word/media/image1.png", "word/header3.xml",
        "word/glossary/document.xml", "word/vbaProject.bin", "word/_rels/settings.xml.rels",
    ],
)  # fmt: skip
def test_a_part_too_many_is_not_released(part: str) -> None:
    parts = {**entries(outgoing()), part: b"<x/>"}
    assert any(part in finding for finding in scan(pack(parts)))


def _resave(**more: object) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as target:
        for name, content in entries(outgoing()).items():
            target.writestr(name, content, **more)  # type: ignore[arg-type]
    return buffer.getvalue()


def _with_comment() -> bytes:
    buffer = BytesIO(outgoing())
    with ZipFile(buffer, "a") as target:
        target.comment = CANARY.encode()
    return buffer.getvalue()


def _with_bytes_between() -> bytes:
    data = outgoing()
    second = data.index(b"PK\3\4", 4)
    return data[:second] + CANARY.encode() + data[second:]


@pytest.mark.parametrize(
    "make",
    [
        _resave,
        lambda: _resave(compress_type=ZIP_STORED),
        _with_comment,
        _with_bytes_between,
        lambda: CANARY.encode() + outgoing(),
        lambda: outgoing() + CANARY.encode(),
        lambda: outgoing()[:-40],
        lambda: b"",
        lambda: b"%PDF-1.7 " * 40,
    ],
    ids=["dates", "stored", "comment", "between", "in front", "behind", "half", "empty", "another"],
)
def test_the_bytes_around_the_parts_are_accounted_for(make: Callable[[], bytes]) -> None:
    assert scan(make())


def test_the_same_agreement_is_the_same_bytes() -> None:
    assert outgoing(ALL) == outgoing(ALL)
    for name in ("docx", "markdown", "html", "json"):
        assert write(english(), name) == write(english(), name)


def test_a_canary_in_a_key_comes_out_nowhere() -> None:
    def renamed(node: object) -> object:
        if isinstance(node, tuple):
            return tuple(renamed(child) for child in node)
        if dataclasses.is_dataclass(node) and not isinstance(node, type):
            changes: dict[str, object] = {}
            for f in dataclasses.fields(node):
                value = getattr(node, f.name)
                if f.name in ("key", "target", "provision") and isinstance(value, str):
                    changes[f.name] = f"{CANARY}/{value}"
                elif isinstance(value, tuple):
                    changes[f.name] = renamed(value)
            return dataclasses.replace(node, **changes)
        return node

    agreement = renamed(english())
    assert isinstance(agreement, Agreement)
    data = write(agreement, "docx", WriteOptions(sources="footnotes"))
    assert not leaks(data, CANARY)
    assert opened(data).references


def test_a_working_copy_is_not_mistaken_for_an_outgoing_one() -> None:
    notes = WorkingNotes(
        blanks=(WorkingLine(f"{CANARY} blank", key("p.updating")),),
        comments={key("p.updating"): (f"{CANARY} objection", "and its answer")},
        departures=frozenset({key("p.scope")}),
        names={key("p.updating"): "ai-transparency/register.updating"},
    )
    data = write_working(english(), notes)
    assert leaks(data, CANARY)
    findings = scan(data)
    assert any("comments.xml" in finding for finding in findings)
    with pytest.raises(OutputError):
        release(data, known())


@pytest.mark.parametrize("name", [n for n, f in FORMATS.items() if not f.needs_office])
def test_the_finder_of_leaks_finds(name: str) -> None:
    from tests.samples.agreements import line

    agreement = dataclasses.replace(english(), title=line(f"A {CANARY} title"))
    assert leaks(write(agreement, name), CANARY)
    assert not leaks(write(english(), name), CANARY)


def test_the_finder_of_leaks_sees_split_runs_and_other_codes() -> None:
    assert leaks(b"<t>CANA</t><t>RY7f3a</t>", CANARY)
    assert leaks(b"x" + CANARY.encode("utf-16-le"), CANARY)
    assert leaks(base64.b64encode(b"some " + CANARY.encode() + b" thing"), CANARY)
