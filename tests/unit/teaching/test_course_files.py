"""Every shipped plan as files: the same bytes each time, valid, nothing of a template left in."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from tests.samples.validated import complaints
from tests.unit.teaching.shipped_courses import ALL_FORMATS, NAMES, course, files, library, plan

from clausekit.diagnostics import Report
from clausekit.teaching.course import Choices, course_files

EXPECTED = {"ai-half-day": 1, "ai-one-day": 1, "ai-two-days": 2, "gender-one-day": 1}


def test_the_four_plans_are_shipped() -> None:
    assert {name: len(plan(name).days) for name in NAMES} == EXPECTED


@pytest.mark.parametrize("name", NAMES)
def test_a_plan_is_built_in_every_format_without_a_warning(name: str) -> None:
    report = Report()
    made = course_files(plan(name), library(), ALL_FORMATS, report)
    assert list(map(str, report)) == []
    stems = {n.rpartition(".")[0] for n in made if not n.endswith(".pptx")}
    assert {f"{s}.{e}" for s in stems for e in ("docx", "md", "html")} | {"slides.pptx"} == set(
        made
    )
    assert {n.partition("/")[0] for n in made} == {"trainer", "participants", "slides.pptx"}
    assert all(made.values())


@pytest.mark.parametrize("name", NAMES)
def test_the_same_seed_gives_the_same_bytes_and_another_one_other_exercises(name: str) -> None:
    again = course_files(plan(name), library(), ALL_FORMATS, Report())
    assert again == files(name)
    other = course_files(plan(name), library(), Choices(seed=2, formats=("md",)), Report())
    sheets = "participants/2-exercises.md"
    assert other[sheets] != files(name)[sheets]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seed", [2, 3, 11])
def test_no_seed_lacks_questions_or_gives_an_answer_away(name: str, seed: int) -> None:
    report = Report()
    course_files(plan(name), library(), Choices(seed=seed, formats=("md",)), report)
    assert list(map(str, report)) == []


@pytest.mark.parametrize("name", NAMES)
def test_word_files_are_valid(name: str) -> None:
    wrong = {n: complaints(c) for n, c in files(name).items() if n.endswith(".docx")}
    assert {n: c for n, c in wrong.items() if c} == {}


@pytest.mark.parametrize("name", NAMES)
def test_slides_open_with_one_idea_each_and_notes(name: str) -> None:
    from pptx import Presentation

    deck = Presentation(io.BytesIO(files(name)["slides.pptx"]))
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, abs=0.01)
    assert len(deck.slides) > 12
    for slide in deck.slides:
        assert slide.shapes.title is not None
        assert slide.shapes.title.text
        assert slide.notes_slide.notes_text_frame.text
        body = [p for s in slide.placeholders if s.placeholder_format.idx == 1
                for p in s.text_frame.paragraphs]  # fmt: skip
        assert len(body) <= 6
        assert all(len(p.text.split()) <= 16 for p in body)


@pytest.mark.parametrize("name", NAMES)
def test_slides_carry_no_trace_of_a_template(name: str, tmp_path: Path) -> None:
    from openxml_audit import FileFormat, OpenXmlValidator
    from pptx import Presentation

    content = files(name)["slides.pptx"]
    properties = Presentation(io.BytesIO(content)).core_properties
    assert properties.title == plan(name).title
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
        everything = b"".join(package.read(n) for n in names)
        dates = {entry.date_time for entry in package.infolist()}
    assert not [n for n in names if re.search("printer|thumbnail|app.xml|custom", n)]
    assert len([n for n in names if re.fullmatch(r"ppt/slideLayouts/[^/]+\.xml", n)]) == 2
    assert b"Steve Canny" not in everything
    assert b"python-pptx" not in everything
    assert dates == {(1980, 1, 1, 0, 0, 0)}
    path = tmp_path / "slides.pptx"
    path.write_bytes(content)
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365)
    assert list(validator.validate(path).errors) == []


@pytest.mark.parametrize("name", NAMES)
def test_without_laptops_there_is_only_paper(name: str) -> None:
    made = course_files(plan(name), library(), Choices(laptops=False, formats=("md",)), Report())
    assert not [n for n in made if n.endswith(".pptx")]
    assert "trainer/5-flip-charts.md" in made
    pages = " ".join(content.decode() for content in made.values())
    assert "slides.pptx" not in pages
    assert "clausekit show" not in pages
    assert "needs a laptop" not in pages


def test_a_step_with_a_laptop_has_its_way_on_paper() -> None:
    steps = [s for m in plan("ai-two-days").modules for s in m.steps if s.laptop]
    assert steps
    guide = course_files(
        plan("ai-two-days"), library(), Choices(laptops=False, formats=("html",)), Report()
    )["trainer/2-facilitator-guide.html"].decode()
    assert all(s.paper[:60] in guide for s in steps)


def test_the_guide_has_what_a_trainer_needs_for_every_session() -> None:
    for name in NAMES:
        guide = files(name)["trainer/2-facilitator-guide.md"].decode()
        start = files(name)["trainer/1-start-here.md"].decode()
        for session in plan(name).sessions:
            assert session.module is not None
            assert session.module.title in guide
            assert session.module.title in start
            assert session.module.aim
            assert session.module.debrief
            assert all(step.say or step.paper for step in session.steps)


def test_roles_stand_in_files_of_their_own() -> None:
    roles = {n for n in files("ai-two-days") if "role-play/" in n and n.endswith(".docx")}
    assert {n.rpartition("/")[2].removesuffix(".docx") for n in roles} == {
        "case", "texts-on-the-table", "union-brief", "company-brief", "mediator-card",
        "observer-sheet", "bulletin-round-2", "bulletin-round-3",
    }  # fmt: skip
    fewer = {n for n in files("ai-one-day") if "role-play/" in n and n.endswith(".docx")}
    assert not [n for n in fewer if "mediator" in n or "round-3" in n]


def test_the_glossary_explains_the_terms_of_the_exercises() -> None:
    lines = {line.term for line in course("ai-two-days").handouts.glossary}
    assert {"worker", "Union", "technological change", "job loss"} <= lines
