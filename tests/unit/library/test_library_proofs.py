"""A library proves itself: a good one passes, each kind of mistake is found in its place.

A case in `tests/cases/library/bad` changes the good library next to it and says what must be found,
and nothing else may be.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from clausekit.diagnostics import Report
from clausekit.library.check import check_library
from clausekit.library.load import open_library
from clausekit.library.locate import layer_at
from clausekit.source.files import read_text
from clausekit.source.yaml import load_yaml

CASES = Path(__file__).parents[2] / "cases" / "library"
GOOD = CASES / "good"


def case(path: Path) -> dict[str, Any]:
    report = Report()
    document = load_yaml(read_text(path), str(path), report)
    assert document is not None, list(report)
    assert isinstance(document.data, dict)
    return document.data


def findings(folder: Path) -> list[str]:
    report = Report()
    check_library(open_library([layer_at(folder)], bundled=False), report)
    return [f"{d.span} {d.rule}".replace(f"{folder.as_posix()}/", "") for d in report]


def change(folder: Path, wanted: dict[str, Any]) -> None:
    for name, changes in (wanted.get("change") or {}).items():
        text = read_text(folder / name)
        for step in changes:
            assert text.count(step["from"]) == 1, f"{name}: {step['from']}"
            text = text.replace(step["from"], step["to"])
        (folder / name).write_text(text, encoding="utf-8")
    for name, text in (wanted.get("new") or {}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for name in wanted.get("remove") or ():
        (folder / name).unlink()


def test_a_good_library_has_no_findings() -> None:
    assert findings(GOOD) == []


@pytest.mark.parametrize("path", sorted((CASES / "bad").glob("*.yaml")), ids=lambda p: p.stem)
def test_a_mistake_is_found_in_its_place_and_nothing_else(path: Path, tmp_path: Path) -> None:
    wanted = case(path)
    folder = tmp_path / "library"
    shutil.copytree(GOOD, folder)
    change(folder, wanted)
    assert findings(folder) == wanted["expect"]


def test_every_message_says_what_and_which(tmp_path: Path) -> None:
    for path in sorted((CASES / "bad").glob("*.yaml")):
        folder = tmp_path / path.stem
        shutil.copytree(GOOD, folder)
        change(folder, case(path))
        report = Report()
        check_library(open_library([layer_at(folder)], bundled=False), report)
        for finding in report:
            assert finding.span is not None
            assert finding.message.endswith((".", "?"))
            assert "/" in finding.rule
            assert not finding.hint or finding.hint.endswith((".", "?"))
