"""Keys, mandates and trainer's notes stand in the trainer's files and nowhere else."""

from __future__ import annotations

import ast
import io
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.conftest import ROOT
from tests.unit.teaching.shipped_courses import ALL_FORMATS, NAMES, course, files, library

from clausekit.diagnostics import Report
from clausekit.library.load import open_library
from clausekit.library.locate import layer_at
from clausekit.teaching.course import Choices, course_files
from clausekit.teaching.reading import read_plan

SECRET = "CANARY"
COURSES = ROOT / "templates" / "courses"
TEACHING = ROOT / "src" / "clausekit" / "teaching"


def texts(name: str, content: bytes) -> Iterator[str]:
    """All that a file says: raw, and without tags so that split runs are joined."""
    if name.endswith((".docx", ".pptx")):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for part in package.namelist():
                data = package.read(part)
                yield data.decode("utf-8", "replace")
                yield data.decode("utf-16", "replace")
                yield unescape(re.sub(r"<[^>]+>", "", data.decode("utf-8", "replace")))
    else:
        yield content.decode()
        yield unescape(re.sub(r"<[^>]+>", "", content.decode()))


def public(made: dict[str, bytes]) -> dict[str, bytes]:
    return {n: c for n, c in made.items() if not n.startswith("trainer/")}


def marked(value: Any, tag: str) -> Any:
    if isinstance(value, str):
        return f"{value} {SECRET}-{tag}"
    return [marked(v, tag) for v in value]


@pytest.fixture(scope="module")
def layer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A layer in which every field that only the trainer may read holds a canary."""
    root = tmp_path_factory.mktemp("layer")
    folder = root / "templates" / "courses"
    (folder / "modules").mkdir(parents=True)
    (folder / "role-plays").mkdir()
    for path in sorted((COURSES / "modules").glob("*.en.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        over = {
            k: marked(data[k], k)
            for k in ("answers", "mistakes", "messages", "debrief")
            if k in data
        }
        if "caution" in data:
            over["caution"] = marked(data["caution"], "caution")
        over["aim"] = marked(data["aim"], "aim")
        over["steps"] = {
            step: {k: marked(words[k], k) for k in ("do", "paper") if k in words}
            for step, words in data["steps"].items()
        }
        over["quiz"] = [
            {k: marked(v, k) if k in ("because", "at", "accept") else v for k, v in q.items()}
            for q in data.get("quiz", [])
        ]
        if not over["quiz"]:
            del over["quiz"]
        (folder / "modules" / path.name).write_text(yaml.safe_dump(over), encoding="utf-8")
    for path in sorted((COURSES / "role-plays").glob("*.en.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        over = {
            "likely": marked(data["likely"], "likely"),
            "debrief": marked(data["debrief"], "debrief"),
            "caution": marked(data["caution"], "caution"),
            "union": {"private": marked(data["union"]["private"], "mandate")},
            "company": {"private": marked(data["company"]["private"], "limits")},
            "issues": {
                i: {"trade": marked(w["trade"], "trade"), "limit": marked(w["limit"], "limit")}
                for i, w in data["issues"].items()
            },
        }
        (folder / "role-plays" / path.name).write_text(yaml.safe_dump(over), encoding="utf-8")
    for id_ in library().clause_ids():
        path = ROOT / "clauses" / id_ / "guide.en.md"
        target = root / "clauses" / id_ / path.name
        target.parent.mkdir(parents=True)
        target.write_text(path.read_text(encoding="utf-8").rstrip() + f" {SECRET}-key\n", "utf-8")
    return root


@pytest.mark.parametrize("name", NAMES)
def test_no_canary_reaches_the_participants(name: str, layer: Path) -> None:
    shelf = open_library([layer_at(layer)])
    plan = read_plan(shelf, name)
    for laptops in (True, False):
        choices = Choices(laptops=laptops, formats=ALL_FORMATS.formats)
        made = course_files(plan, shelf, choices, Report())
        for file, content in public(made).items():
            assert not any(SECRET in text for text in texts(file, content)), file
        private = "".join(
            t for n, c in made.items() if n.startswith("trainer/") for t in texts(n, c)
        )
        found = set(re.findall(rf"{SECRET}-(\w+)", private))
        wanted = {
            "answers",
            "mistakes",
            "messages",
            "debrief",
            "caution",
            "aim",
            "do",
            "because",
            "accept",
        }
        if plan.role_play:
            wanted |= {"likely", "mandate", "limits", "trade", "limit"}
        assert wanted - found <= ({"caution"} if name == "ai-half-day" else set())


@pytest.mark.parametrize("name", NAMES)
def test_participants_read_neither_answers_nor_rules_nor_marks(name: str) -> None:
    notes = course(name).notes
    read = {n: " ".join(texts(n, c)) for n, c in public(files(name)).items()}
    secrets = {a.why for e in notes.exercises for a in e.key.answers if len(a.why) > 30}
    secrets |= {a.why for q in (notes.quiz, notes.before, notes.after) for a in q.answers if a.why}
    secrets |= {c for e in notes.exercises for c in e.key.criteria}
    secrets |= {"obligation/weak", "obligation/disc", "gender/man-words", "TRAINER ONLY", "SEALED"}
    for file, text in read.items():
        assert [s for s in secrets if s in text] == [], file


@pytest.mark.parametrize("name", [n for n in NAMES if n != "ai-half-day"])
def test_the_mandate_stands_on_the_sealed_card_alone(name: str) -> None:
    made = files(name)
    play = course(name).notes.plan.role_play
    assert play is not None
    for side, private in (("union", play.union.private), ("company", play.company.private)):
        holders = {
            n for n, c in made.items()
            if any(private[0][:40] in text for text in texts(n, c))
        }  # fmt: skip
        assert holders == {f"trainer/sealed-card-{side}.{e}" for e in ("docx", "md", "html")}


def test_what_participants_read_is_made_without_keys() -> None:
    forbidden = {
        "answers",
        "building",
        "quiz",
        "course",
        "plan",
        "trainer",
        "exercises",
        "role_plays",
    }
    modules = [
        *(TEACHING / "participants").glob("*.py"),
        TEACHING / "handouts.py",
        TEACHING / "sheets.py",
    ]
    assert len(modules) > 6
    for path in modules:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                package, _, rest = node.module.partition("clausekit.teaching.")
                assert package or rest.split(".")[0] not in forbidden, f"{path.name}: {node.module}"


def test_an_answer_that_stands_elsewhere_is_reported(tmp_path: Path) -> None:
    text = (COURSES / "ai-two-days.yaml").read_text(encoding="utf-8")
    path = tmp_path / "leaky.yaml"
    path.write_text(
        text.replace(
            "clauses: [algorithmic-management/no-dismissal-by-algorithm.human-decision,",
            "clauses: [ai-transparency/explanation.with-decision,",
        ).split("algorithmic-management/no-dismissal-by-algorithm.hearing")[0].rstrip(", ")
        + "]}\n      - {module: role-prepare, minutes: 45}\n      - {pause: lunch, minutes: 60}\n"
        "      - {module: role-play, minutes: 120}\n      - {pause: coffee, minutes: 15}\n"
        "      - {module: role-debrief, minutes: 40}\n      - {module: close, minutes: 50}\n",
        encoding="utf-8",
    )  # fmt: skip
    report = Report()
    course_files(read_plan(library(), str(path)), library(), Choices(formats=("md",)), report)
    assert {d.rule for d in report} == {"course/leak"}
    assert "1-handbook" in str(next(iter(report)))
