"""The worked stories of the manual: every command is run again, in order, in an empty folder.

A block ```` ```console ```` holds `$ command` lines, each with the output that it prints (stdout and stderr
together). `…` alone on a line stands for any lines, `…` in a line for any words. A block
```` ```yaml file=NAME ```` is written as that file.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import ROOT

STORIES = sorted(
    p for p in (ROOT / "docs").glob("*.md") if "```console" in p.read_text(encoding="utf-8")
)
_BLOCK = re.compile(r"^```(console|yaml|toml|markdown)([^\n]*)\n(.*?)^```$", re.M | re.S)


def steps(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield `file`, name, content and `run`, command, expected output, in the order of the page."""
    for kind, more, body in _BLOCK.findall(text):
        if kind != "console":
            name = re.search(r"file=(\S+)", more)
            if name:
                yield "file", name[1], body
            continue
        command, expected = "", list[str]()
        for line in body.split("\n"):
            if line.startswith("$ "):
                if command:
                    yield "run", command, "\n".join(expected)
                command, expected = line[2:], []
            elif line.startswith("> ") and command and not expected:
                command += "\n" + line[2:]
            else:
                expected.append(line)
        if command:
            yield "run", command, "\n".join(expected)


def as_pattern(expected: str) -> str:
    """Return expected output as a pattern in which `…` stands for anything."""
    parts = []
    for line in expected.strip().split("\n"):
        if line.strip() == "…":
            parts.append(r"(?:.*\n)*?")
        else:
            parts.append(
                r".*?".join(re.escape(p.strip()) for p in line.strip().split("…")) + r"\s*\n"
            )
    return r"\s*".join(parts)


@pytest.mark.parametrize("story", STORIES, ids=lambda p: p.stem)
def test_every_command_of_a_story_prints_what_the_page_says(story: Path, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "NO_COLOR": "1",
        "COLUMNS": "120",
        "CLAUSEKIT_CACHE": str(tmp_path / "cache"),
    }
    work = tmp_path / "work"
    work.mkdir()
    for kind, what, content in steps(story.read_text(encoding="utf-8")):
        if kind == "file":
            target = work / what
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(content, encoding="utf-8")
            continue
        done = subprocess.run(
            ["bash", "-c", what], cwd=work, env=environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, timeout=300,
        )  # fmt: skip
        if content.strip():
            assert re.fullmatch(as_pattern(content) + r"\s*", done.stdout + "\n"), (
                f"$ {what}\n--- the page says\n{content}\n--- it prints\n{done.stdout}"
            )
        else:
            assert done.returncode in (0, 1), f"$ {what}\n{done.stdout}"
