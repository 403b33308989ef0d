"""What LibreOffice makes of our files: its own numbers, live references, the whole text."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.samples.agreements import arabic, english, french
from tests.samples.drafts import NAMES, STRENGTHS, example
from tests.samples.opened_word import W, opened
from tests.samples.walked import labels, numbers

from clausekit.model.agreement import Agreement
from clausekit.model.inline import plain
from clausekit.model.walk import places
from clausekit.writers.office import convert
from clausekit.writers.options import WriteOptions
from clausekit.writers.table import write

pytestmark = pytest.mark.office
T = "{" + W + "}"
NBSP = "\N{NO-BREAK SPACE}"
AGREEMENTS: dict[str, Callable[[], Agreement]] = {
    "english": english,
    "french": french,
    "arabic": arabic,
    **{
        f"{name} {strength}": partial(example, name, strength)
        for name in NAMES
        for strength in STRENGTHS
    },
}


def read_back(agreement: Agreement) -> list[str]:
    """Return the lines that LibreOffice reads, with the numbers that it counts."""
    told = convert(write(agreement, "docx"), "txt", "txt:Text (encoded):UTF8").decode("utf-8-sig")
    return [line.strip().replace(NBSP, " ") for line in told.splitlines()]


@pytest.mark.parametrize("name", AGREEMENTS)
def test_libreoffice_counts_and_reads_what_the_model_says(name: str) -> None:
    agreement = AGREEMENTS[name]()
    lines = set(read_back(agreement))
    by_key = numbers(agreement)
    for place in places(agreement):
        text = plain(place.line).replace(NBSP, " ").strip()
        if place.role == "definition" or not text:
            continue
        numbered = place.key in by_key and bool(place.label)
        # References are in the text: LibreOffice computed them anew while it read the file.
        wanted = f"{by_key[place.key]} {text}" if numbered else text
        assert wanted in lines


def test_a_round_trip_keeps_numbers_references_and_bookmarks() -> None:
    agreement = english()
    before = opened(write(agreement, "docx", WriteOptions(sources="footnotes")))
    saved = opened(convert(write(agreement, "docx", WriteOptions(sources="footnotes")), "docx"))
    assert labels(saved) == numbers(agreement)
    assert [(f.instruction, f.result) for f in saved.references] == [
        (f.instruction, f.result) for f in before.references
    ]
    assert set(before.by_bookmark) <= set(saved.by_bookmark)


def test_two_languages_show_the_same_numbers() -> None:
    data = write(english(), "docx", WriteOptions(beside=french()))
    told = convert(data, "txt", "txt:Text (encoded):UTF8").decode("utf-8-sig")
    lines = [line.strip() for line in told.splitlines()]
    assert (
        "2.1.1 The Company shall keep a register of every algorithmic system that it uses or tests."
        in lines
    )
    assert any(line.startswith("2.1.1\tL’Entreprise tient") for line in lines)


def test_contents_get_the_pages_of_their_headings(tmp_path: Path) -> None:
    agreement = example("volta-mobility", "strong")
    word = opened(write(agreement, "docx", WriteOptions(pages=True)))
    block = word.tree("word/document.xml").find(f".//{T}sdtContent")
    assert block is not None
    shown = {}
    for entry in block.iter(T + "hyperlink"):
        texts = [t.text or "" for t in entry.iter(T + "t")]
        shown["".join(texts[:-1])] = int(texts[-1])
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(write(agreement, "pdf", WriteOptions(pages=True)))
    pages = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True)
    by_page = pages.stdout.decode().split("\f")
    for article in agreement.articles:
        heading = plain(article.heading)
        page = by_page[shown[article.number + heading] - 1]
        assert re.search(rf"^\s*{article.number}\s+{re.escape(heading)}", page, re.MULTILINE)


def test_a_pdf_is_tagged_and_titled(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(write(english(), "pdf"))
    told = subprocess.run(["pdfinfo", str(path)], capture_output=True, check=True).stdout.decode()
    assert re.search(r"^Tagged:\s+yes", told, re.MULTILINE)
    assert re.search(
        r"^Title:\s+Global Framework Agreement on algorithmic systems", told, re.MULTILINE
    )
    assert not re.search(r"^Author:", told, re.MULTILINE)


def test_an_open_document_says_nothing_of_the_machine() -> None:
    with ZipFile(BytesIO(write(english(), "odt"))) as archive:
        names = archive.namelist()
        meta = archive.read("meta.xml").decode()
        settings = archive.read("settings.xml").decode()
        content = archive.read("content.xml").decode()
        dates = {entry.date_time[0] for entry in archive.infolist()}
    assert names[0] == "mimetype"
    assert set(names) == {
        "mimetype",
        "content.xml",
        "styles.xml",
        "settings.xml",
        "meta.xml",
        "META-INF/manifest.xml",
    }
    assert not re.search(r"generator|date|creator|LibreOffice", meta)
    assert "PrinterName" not in settings
    assert "Rsid" not in settings
    assert dates == {1980}
    assert "The Company shall keep a register" in content


def test_an_outside_picture_is_not_fetched(tmp_path: Path) -> None:
    from http.server import BaseHTTPRequestHandler, HTTPServer
    from threading import Thread

    from clausekit.writers.docx.zipbytes import entries, pack

    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_GET  # noqa: N815 - the name that http.server asks for
        do_OPTIONS = do_GET  # noqa: N815

        def log_message(self, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        parts = entries(write(english(), "docx"))
        rels = parts["word/_rels/document.xml.rels"].decode()
        url = f"http://127.0.0.1:{server.server_port}/x.png"
        picture = (
            '<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape style="width:10pt;height:10pt">'
            '<v:imagedata r:id="rId99"/></v:shape></w:pict></w:r></w:p>'
        )
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
        more = f'<Relationship Id="rId99" Type="{kind}" Target="{url}" TargetMode="External"/>'
        parts["word/_rels/document.xml.rels"] = rels.replace("</Rel", more + "</Rel").encode()
        document = parts["word/document.xml"].decode()
        parts["word/document.xml"] = document.replace("<w:body>", "<w:body>" + picture).encode()
        assert convert(pack(parts), "pdf").startswith(b"%PDF")
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
    assert asked == []
