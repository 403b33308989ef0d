"""The hook definitions for pre-commit name commands that exist, and files that those commands read."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.conftest import ROOT

from clausekit.cli.app import COMMANDS

HOOKS: list[dict[str, Any]] = yaml.safe_load(
    (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
)
BY_ID = {hook["id"]: hook for hook in HOOKS}


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_calls_a_command_that_exists(hook: dict[str, Any]) -> None:
    program, command = hook["entry"].split()
    assert program == "clausekit"
    assert command in COMMANDS
    assert hook["language"] == "python"
    re.compile(hook["files"])


@pytest.mark.parametrize(
    ("hook", "name", "text"),
    [
        ("clausekit-lint", "notes/a.md", "# A\n\nThe chairman shall report.\n"),
        ("clausekit-agreements", "agreement-turin.yaml", "template: nowhere\nlanguage: en\n"),
    ],
)
def test_a_hook_stops_a_commit_with_findings(
    tmp_path: Path, hook: str, name: str, text: str
) -> None:
    assert re.search(BY_ID[hook]["files"], name)
    file = tmp_path / Path(name).name
    file.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", *BY_ID[hook]["entry"].split(), str(file)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (1, 2)
    assert file.name in done.stdout + done.stderr


def test_files_that_are_no_texts_are_left_alone() -> None:
    assert not re.search(BY_ID["clausekit-lint"]["files"], "src/a.py")
    assert not re.search(BY_ID["clausekit-agreements"]["files"], "mkdocs.yml")
