"""The door to LibreOffice: what goes in, and what a person hears when it is shut."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.samples.agreements import english

from clausekit.errors import ToolError
from clausekit.writers import office
from clausekit.writers.docx.pages import page_numbers
from clausekit.writers.docx.zipbytes import entries, pack
from clausekit.writers.options import WriteOptions
from clausekit.writers.table import write

RELATION = '<Relationship Id="{id}" Type="http://x/relationships/{kind}" Target="http://x/y" TargetMode="External"/>'


def with_relations(*kinds: str) -> bytes:
    parts = entries(write(english(), "docx"))
    name = "word/_rels/document.xml.rels"
    more = "".join(RELATION.format(id=f"rId{50 + n}", kind=kind) for n, kind in enumerate(kinds))
    parts[name] = parts[name].replace(b"</Rel", more.encode() + b"</Rel")
    return pack(parts)


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that stands in for LibreOffice; the test writes what it does."""
    path = tmp_path / "soffice"
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/usr/bin{os.pathsep}/bin")
    monkeypatch.setattr(office, "_without_network", tuple)
    return path


def test_outside_relations_are_removed_and_hyperlinks_kept() -> None:
    cleaned = entries(
        office.without_outside(with_relations("image", "attachedTemplate", "hyperlink"))
    )
    rels = cleaned["word/_rels/document.xml.rels"].decode()
    assert "/image" not in rels
    assert "/attachedTemplate" not in rels
    assert "/hyperlink" in rels


def test_a_file_without_outside_relations_is_left_alone() -> None:
    data = write(english(), "docx")
    assert office.without_outside(data) is data


@pytest.mark.parametrize("wanted", ["pdf", "odt"])
def test_a_missing_libreoffice_is_told_with_the_line_that_installs_it(
    wanted: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office, "_PLACES", ())
    with pytest.raises(ToolError, match=r"LibreOffice is not installed(.|\n)*apt-get install"):
        write(english(), wanted)


def test_page_numbers_need_libreoffice_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office, "_PLACES", ())
    with pytest.raises(ToolError, match="LibreOffice is not installed"):
        write(english(), "docx", WriteOptions(pages=True))


def test_page_numbers_need_poppler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ToolError, match=r"pdfinfo is not installed(.|\n)*poppler-utils"):
        page_numbers(b"%PDF")


def test_a_libreoffice_that_makes_nothing_is_told(program: Path) -> None:
    program.write_text("#!/bin/sh\necho 'no filter'\nexit 77\n")
    program.chmod(0o755)
    with pytest.raises(ToolError, match=r"made no PDF file\. no filter"):
        write(english(), "pdf")


def test_a_libreoffice_that_hangs_is_ended(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program.write_text("#!/bin/sh\nsleep 60\n")
    program.chmod(0o755)
    monkeypatch.setattr(office, "SECONDS", 0.2)
    with pytest.raises(ToolError, match="did not finish"):
        write(english(), "odt")


def test_each_run_has_a_profile_of_its_own_that_goes_away(program: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    program.write_text(
        f'#!/bin/sh\necho "$@" >> {log}\nfor a; do :; done\necho x > "${{a%.docx}}.pdf"\n'
    )
    program.chmod(0o755)
    assert write(english(), "pdf") == b"x\n"
    assert write(english(), "pdf") == b"x\n"
    first, second = (line.split()[0] for line in log.read_text().splitlines())
    assert first.startswith("-env:UserInstallation=file:///")
    assert first != second
    assert not Path(first.partition("file://")[2]).exists()
