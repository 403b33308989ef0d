"""The lawyer's round trip: a clause goes to Word, is edited, and comes back as notation."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from tests.unit.api.returned_files import Copy, W, text_of

from clausekit.api.importing import Import, read_import, write_import
from clausekit.api.roundtrip.back import wordings_back
from clausekit.api.roundtrip.export import clause_docx, translation_docx
from clausekit.api.shelf import shelf_up_to
from clausekit.api.word_files import packed
from clausekit.diagnostics import Report
from clausekit.errors import LibraryError, ReadError
from clausekit.library.load import Library
from clausekit.readers.docx import read_document

REGISTER = "ai-transparency/register"


@pytest.fixture
def layer(tmp_path: Path) -> Path:
    path = tmp_path / "layer"
    path.mkdir()
    (path / "layer.yaml").write_text("name: ours\n", encoding="utf-8")
    return path


def edited(library: Library, layer: Path, *edits: tuple[str, str, str]) -> Path:
    """Write the register as a Word file with edits: beginning of a paragraph, old words, new words."""
    copy = Copy(clause_docx(library, REGISTER, "en"))
    for beginning, old, new in edits:
        copy.replace(beginning, old, new)
    path = layer.parent / "edited.docx"
    path.write_bytes(packed(copy.content))
    return path


def test_every_shipped_clause_comes_back_as_it_went(shipped: Library) -> None:
    for id_ in shipped.clause_ids():
        clause = shipped.clause(id_, Report())
        assert clause is not None
        document = read_document(clause_docx(shipped, id_, "en"), id_)
        back, stray = wordings_back(document, shipped, clause, "en")
        assert stray == []
        for wording in back:
            assert wording.section == wording.before, f"{id_} {wording.wording.label}"
            assert not wording.found.problems


def test_new_words_become_an_overlay_that_reads(shipped: Library, layer: Path) -> None:
    file = edited(
        shipped, layer, ("The Company shall keep", "by the Company itself", "by the Company")
    )
    made = read_import(file, layer)
    assert [key for key, _ in made.sections] == [("register", "")]
    assert any(line.startswith("-") and "itself" in line for line in made.difference)
    write_import(made, layer)
    text = (layer / "clauses" / REGISTER / "text.en.md").read_text(encoding="utf-8")
    assert "## register\nThe [[Company]] shall keep one register of {{ register_scope }}" in text
    assert "itself" not in text
    again = read_import(file, layer)
    assert not again.sections
    report = Report()
    assert shelf_up_to(layer).clause(REGISTER, report) is not None
    assert not report.has_errors


def test_terms_are_recognised_and_said(shipped: Library, layer: Path) -> None:
    file = edited(
        shipped,
        layer,
        ("It shall enter a system", "already in use", "that the Monitoring Committee lists,"),
    )
    made = read_import(file, layer)
    assert "Monitoring Committee" in made.recognised
    assert "[[Monitoring Committee]]" in dict(made.sections)[("existing", "")]


def test_a_new_number_in_a_value_is_said_and_not_taken_over(shipped: Library, layer: Path) -> None:
    made = read_import(
        edited(shipped, layer, ("It shall enter a system", "‹30 days›", "‹45 days›")), layer
    )
    assert made.values == (("first_register", "45 days"),)
    assert not made.sections


def test_what_is_not_understood_is_left_out_and_named(shipped: Library, layer: Path) -> None:
    file = edited(
        shipped,
        layer,
        ("The Company shall keep every version", "‹", "‹about "),
        ("Every worker", "may read", "‹may read›"),
    )
    made = read_import(file, layer)
    assert any("‹may read›" in p for p in made.problems)
    assert ("access", "") not in dict(made.sections)


def test_notation_typed_into_word_stays_words(shipped: Library, layer: Path) -> None:
    made = read_import(
        edited(shipped, layer, ("Every worker", "may read", "may {{ 7*7 }} [[x]] read")), layer
    )
    words = dict(made.sections)[("access", "")]
    assert r"may \{\{ 7\*7" in words
    assert r"\[\[x" in words
    write_import(made, layer)


def test_tracked_changes_are_taken_as_accepted_and_comments_kept_beside(
    shipped: Library, layer: Path
) -> None:
    copy = Copy(clause_docx(shipped, REGISTER, "en"))
    paragraph = copy.paragraph("Every worker")
    change = etree.SubElement(paragraph, f"{W}ins", {f"{W}id": "90", f"{W}author": "Counsel"})
    etree.SubElement(etree.SubElement(change, f"{W}r"), f"{W}t").text = " Copies are free."
    copy.comment("Every worker", "Is this wanted?", "Counsel")
    file = layer.parent / "edited.docx"
    file.write_bytes(packed(copy.content))
    made = read_import(file, layer)
    assert dict(made.sections)[("access", "")].endswith(" Copies are free.")
    written = write_import(made, layer)
    (notes,) = [p for p in written if p.parts[-3] == "comments"]
    assert "Counsel: Is this wanted?" in notes.read_text(encoding="utf-8")


def test_a_wording_that_is_gone_is_named_and_stays(shipped: Library, layer: Path) -> None:
    copy = Copy(clause_docx(shipped, REGISTER, "en"))
    label = copy.paragraph("archive · strong")
    following = label.getnext()
    assert following is not None
    for element in (label, following):
        copy.body.remove(element)
    file = layer.parent / "edited.docx"
    file.write_bytes(packed(copy.content))
    made = read_import(file, layer)
    assert any("archive · strong" in n for n in made.notes)
    assert not made.sections


def test_lists_and_their_marks_come_back(mini: Library, layer: Path) -> None:
    for id_ in mini.clause_ids():
        clause = mini.clause(id_, Report())
        assert clause is not None
        back, _ = wordings_back(
            read_document(clause_docx(mini, id_, "en"), id_), mini, clause, "en"
        )
        assert all(w.section == w.before for w in back), id_


def translated(library: Library, layer: Path, language: str) -> Import:
    copy = Copy(translation_docx(library, REGISTER, "en", language))
    for row in list(copy.body.iter(f"{W}tr"))[1:]:
        cells = [p for c in row.iter(f"{W}tc") for p in c.iter(f"{W}p")]
        if not text_of(cells[2]):
            words = f"xx {text_of(cells[1])}"
            etree.SubElement(etree.SubElement(cells[2], f"{W}r"), f"{W}t").text = words
    file = layer.parent / "translation.docx"
    file.write_bytes(packed(copy.content))
    return read_import(file, layer)


def test_a_translation_becomes_a_text_file_of_its_language(shipped: Library, layer: Path) -> None:
    made = translated(shipped, layer, "de")
    assert made.problems == ()
    written = write_import(made, layer)
    text = written[0].read_text(encoding="utf-8")
    assert 'based_on: {language: en, version: "1.0.0"}' in text
    assert "{{ register_scope }}" in text
    assert "{% if has('consultation/confidentiality') %}" in text
    report = Report()
    clause = shelf_up_to(layer).clause(REGISTER, report)
    assert clause is not None
    assert [d.rule for d in report.errors()] == ["clause/no-form"]  # the form is another file
    assert "de" in clause.texts


def test_an_untouched_translation_means_the_same(shipped: Library, layer: Path) -> None:
    from clausekit.library.raw_text import split

    copy = translation_docx(shipped, REGISTER, "en", "fr")
    file = layer.parent / "translation.docx"
    file.write_bytes(copy)
    made = read_import(file, layer)
    clause = shipped.clause(REGISTER, Report())
    assert clause is not None
    before = next(t for n, t in clause.sources.items() if n.endswith("/text.fr.md"))
    ours = split(made.text or before).sections
    assert ours == split(before).sections


def test_a_file_that_does_not_say_what_it_is_is_refused(layer: Path, shipped: Library) -> None:
    copy = Copy(clause_docx(shipped, REGISTER, "en"))
    copy.body.remove(copy.paragraph("clausekit:"))
    file = layer.parent / "x.docx"
    file.write_bytes(packed(copy.content))
    with pytest.raises(ReadError, match="does not say"):
        read_import(file, layer)


def test_a_layer_is_left_as_it_was_where_the_words_make_mistakes(
    shipped: Library, layer: Path
) -> None:
    made = read_import(edited(shipped, layer, ("Every worker", "may read", "may see")), layer)
    broken = Import(
        made.clause,
        made.language,
        (),
        (),
        (),
        (),
        (),
        sections=((("access", ""), "x {{ nothing_known }} y."),),
    )
    with pytest.raises(LibraryError):
        write_import(broken, layer)
    assert [p.name for p in layer.rglob("*") if p.is_file()] == ["layer.yaml"]
