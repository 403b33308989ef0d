"""Hostile and damaged files: refused with a reason, in little memory."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from types import FrameType

import pytest
from tests.unit.readers.word_files import NAMES, R, p, word, zipped

from clausekit.errors import ReadError
from clausekit.readers import read


def bomb(size: int = 1_500_000_000) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            block = b"<w:p/>" * 1_000_000
            for _ in range(size // len(block)):
                part.write(block)
    return stream.getvalue()


def crowd(kind: str) -> bytes:
    """Return a small file of millions of tags that stays below the limits of size and density."""
    odd = "".join(f'<w:p w:a="{n * 7919 % 100_003}"/>' + kind * 20 for n in range(75_000))
    return word(odd)


HOSTILE = {
    "a crowd of tags": (crowd("<w:p/>"), "more tags"),
    "a crowd of attributes": (crowd('<w:p b=""/>'), "more tags"),
    "entities": (
        word("", raw=b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document/>'),
        "entities",
    ),
    "entities in UTF-16": (
        word("", raw='<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE d []><d/>'.encode("utf-16")),
        "entities",
    ),
    "macros": (
        word(p("x"), kind="application/vnd.ms-word.document.macroEnabled.main+xml"),
        "macros",
    ),
    "a template": (
        word(
            p("x"),
            kind="application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        ),
        "template",
    ),
    "a workbook": (
        word(
            p("x"),
            kind="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        ),
        "Office file",
    ),
    "a password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "password"),
    "a path outside": (word(p("x"), parts={"../../evil.txt": b"x"}), "outside"),
    "no zip": (b"PK\x03\x04 and nothing else", "damaged"),
    "a plain zip": (zipped({"a.txt": "x"}), "no Word document"),
    "no main part": (
        zipped(
            {
                "[Content_Types].xml": "<Types>application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml</Types>"
            }
        ),
        "no text",
    ),
    "depth": (
        word(
            "",
            raw=(
                f"<w:document {NAMES}>" + "<w:p>" * 5000 + "</w:p>" * 5000 + "</w:document>"
            ).encode(),
        ),
        "deeper",
    ),
    "too many parts": (
        word(p("x"), parts={f"word/media/{n}.txt": b"" for n in range(2100)}),
        "parts",
    ),
}


@pytest.mark.parametrize(("data", "says"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_with_its_reason(data: bytes, says: str) -> None:
    with pytest.raises(ReadError, match=says):
        read(data, "x.docx")


def test_two_parts_of_one_name_are_refused() -> None:
    stream = BytesIO(word(p("x")))
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", "<w:document/>")
    with pytest.raises(ReadError, match="same name"):
        read(stream.getvalue(), "x.docx")


def test_a_zip_bomb_is_refused_in_less_memory_than_it_unpacks_to(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    path.write_bytes(bomb())
    code = (
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_AS, (700_000_000, 700_000_000))\n"
        "from clausekit.readers import read\n"
        "from clausekit.errors import ReadError\n"
        "try: read(sys.argv[1])\n"
        "except ReadError as error: print(error.message)\n"
    )
    made = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )
    assert "unpacks to more" in made.stdout


def test_a_part_that_declares_less_than_it_holds_is_refused() -> None:
    data = bytearray(word(p("x" * 5000)))
    at = data.rfind(b"PK\x01\x02")
    entry = data.find(b"word/document.xml", data.find(b"PK\x01\x02"))
    size = entry - 46 + 24
    assert at > 0
    data[size : size + 4] = (10).to_bytes(4, "little")
    with pytest.raises(ReadError):
        read(bytes(data), "x.docx")


def test_what_a_program_would_fetch_from_elsewhere_is_reported_and_not_fetched() -> None:
    relations = f'<Relationship Id="t" Type="{R}/attachedTemplate" Target="file:///home/ana/x.dotm" TargetMode="External"/>'
    field = p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DDEAUTO c:\\\\cmd </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>x</w:t></w:r>'
    )
    prose = read(word(field, relations=relations), "x.docx")
    assert any("attachedTemplate" in n for n in prose.notes)
    assert any("DDEAUTO" in n for n in prose.notes)


def test_a_malformed_save_is_mended_with_a_warning() -> None:
    broken = f"<w:document {NAMES}><w:body>{p('One.')}<w:p><w:r><w:t>Two.</w:t></w:r></w:sdtContent></w:p>{p('Three.')}</w:body></w:document>"
    prose = read(word("", raw=broken.encode()), "x.docx")
    assert "One." in [q.text for q in prose.paragraphs]
    assert any("mended" in n for n in prose.notes)


def test_a_file_cut_short_is_refused() -> None:
    data = word(p("x"))
    with pytest.raises(ReadError):
        read(data[: len(data) // 2], "x.docx")


def calls(data: bytes) -> int:
    """Return how many functions run while the file is read."""
    count = 0

    def counted(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        read(data, "x.docx")
    finally:
        sys.setprofile(before)
    return count


def test_each_paragraph_costs_the_same_however_many_there_are() -> None:
    line = p("The Company shall inform the Union of each new system before its first use. " * 3)
    assert len(read(word(line * 1500), "x.docx").paragraphs) == 1500
    few, many = calls(word(line * 500)), calls(word(line * 1000))
    assert many < 2.1 * few


def test_a_drawing_that_packs_well_is_no_bomb() -> None:
    picture = {"word/media/image1.emf": b"\0" * 2_000_000}
    assert len(read(word(p("x"), parts=picture), "x.docx").paragraphs) == 1


def test_a_part_in_utf_16_is_written_as_utf_8() -> None:
    from clausekit.readers.docx.parts import parts_of

    raw = f'<?xml version="1.0" encoding="UTF-16"?><w:document {NAMES}><w:body>{p("é")}</w:body></w:document>'
    found = parts_of(word("", raw=raw.encode("utf-16")), "x.docx")
    assert "é".encode() in found.parts["word/document.xml"]


def test_links_to_elsewhere_are_named_also_where_a_file_is_written_anew() -> None:
    from clausekit.readers.docx.parts import parts_of

    link = f'<Relationship Id="r9" Type="{R}/attachedTemplate" Target="http://x.invalid/t.dotm" TargetMode="External"/>'
    found = parts_of(word(p("x"), relations=link), "x.docx")
    assert found.warnings == (
        "The file links to something outside it (attachedTemplate); it was not followed.",
    )
