"""A project with a federation's layer and a union's over it, and the commands that work on them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from clausekit.cli.app import cli

STRUCTURE = """\
version: 1.0.0
status: model-text
parameters:
  notice: {type: duration, unit: days, minimum: 1, better: higher, values: {strong: 30, standard: 14, basic: 7}, proposal: true}
provisions:
  duty: {elements: [notice-given]}
  content: {elements: [reasons-given], wordings: {basic: {}}}
  records: {elements: [records-kept]}
elements: [notice-given, reasons-given, records-kept]
"""
TEXT = """\
---
parameters: {notice: time before a robot is used}
elements: {notice-given: Notice is given., reasons-given: Reasons are given., records-kept: Records are kept.}
---
# Robots at work

## duty
The [[Company]] shall give notice {{ notice }} before it uses a robot. The notice is in writing. It reaches every [[worker]].

## content
The notice states the reasons. It names the robot.

## content @basic
The notice names the robot.

## records
The [[Company]] shall keep each notice.
"""
AGREEMENT = """\
template: technology-agreement
language: en
strength: strong
parties: {company: {name: Acme, seat: Rome}, unions: [{name: Union, seat: Rome}]}
clauses: {training/robots: }
"""
CLAUSE = "training/robots"


@pytest.fixture
def project(empty_folder: Path) -> Path:
    (empty_folder / ".git").mkdir()
    folder = empty_folder / "federation" / "clauses" / "training" / "robots"
    folder.mkdir(parents=True)
    (folder / "clause.yaml").write_text(STRUCTURE)
    (folder / "text.en.md").write_text(TEXT)
    (empty_folder / ".clausekit.toml").write_text('libraries = ["federation", "ours"]\n')
    (empty_folder / "agreement.yaml").write_text(AGREEMENT)
    (empty_folder / "ours").mkdir()
    (empty_folder / "ours" / "layer.yaml").write_text("name: ours\n")
    return empty_folder


def run(*words: str, code: int = 0) -> Result:
    result = CliRunner().invoke(cli, list(words))
    assert result.exit_code == code, result.output
    return result


def edit(path: str, *changes: tuple[str, str]) -> None:
    file = Path(path)
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
