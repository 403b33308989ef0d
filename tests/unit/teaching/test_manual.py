"""The page of the manual on courses: its plan is built as it stands, its tables are complete."""

from __future__ import annotations

import re
from pathlib import Path

from tests.conftest import ROOT
from tests.unit.teaching.shipped_courses import NAMES, library

from clausekit.diagnostics import Report
from clausekit.teaching.course import Choices, course_files
from clausekit.teaching.exercises.table import KINDS
from clausekit.teaching.reading import read_plan

PAGE = (ROOT / "docs" / "teaching.md").read_text(encoding="utf-8")


def test_the_plan_on_the_page_is_built(tmp_path: Path) -> None:
    (text,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    path = tmp_path / "cameras.yaml"
    path.write_text(text, encoding="utf-8")
    report = Report()
    made = course_files(
        read_plan(library(), str(path)), library(), Choices(formats=("md",)), report
    )
    assert list(map(str, report)) == []
    assert "Limits on monitoring" in made["participants/2-exercises.md"].decode()


def test_the_page_names_every_plan_and_every_kind() -> None:
    for name in (*NAMES, *KINDS):
        assert f"| `{name}` |" in PAGE
