#!/usr/bin/env python3
"""Sets clausekit up in `.venv` and runs it: `python3 dev.py draft`, `python3 dev.py test`.

Needs Python 3.11 or newer with venv, and nothing else.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")


def main(words: list[str]) -> int:
    """Run the task that is named and return its exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever runs this may have less
        print("clausekit needs Python 3.11 or newer.", file=sys.stderr)
        return 2
    task = words[0] if words else ""
    if task == "draft":
        prepare("")
        return draft(words[1:])
    if task == "test":
        prepare("[dev]")
        return test(words[1:])
    if task == "setup":
        prepare("[dev]")
        return 0
    print(__doc__, file=sys.stderr)
    return 2


def prepare(extra: str) -> None:
    """Make `.venv` and install clausekit into it, unless that was done for this pyproject.toml."""
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    stamps = [VENV / f".installed{extra}", VENV / ".installed[dev]"]
    if any(stamp.is_file() and stamp.read_text() == wanted for stamp in stamps):
        return
    if not PYTHON.exists():
        print("Making .venv …", file=sys.stderr)
        venv.create(VENV, with_pip=True)
    print("Installing (once; some minutes on a slow line) …", file=sys.stderr)
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*command, "--editable", f"{ROOT}{extra}"], check=True)
    stamps[0].write_text(wanted)


def draft(words: list[str]) -> int:
    """Draft the example agreement to Word and Markdown, into the folder `out`."""
    out = ROOT / "out"
    out.mkdir(exist_ok=True)
    targets = ["-o", str(out / "volta-mobility.docx"), "-o", str(out / "volta-mobility.md")]
    example = str(ROOT / "examples" / "volta-mobility.yaml")
    clausekit = [str(PYTHON), "-m", "clausekit"]
    return subprocess.run(
        [*clausekit, "draft", example, "--no-lock", *targets, *words], check=False
    ).returncode


def test(words: list[str]) -> int:
    """Run all checks: format, lint, types, floors, tests with coverage, manual."""
    fast = "--fast" in words
    words = [w for w in words if w != "--fast"]
    steps = [
        ["-m", "ruff", "format", "--check", "."],
        ["-m", "ruff", "check", "."],
        ["-m", "mypy"],
        ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        ["-m", "pytest", "-n", str(min(os.cpu_count() or 1, 8)), "--dist", "loadgroup"]
        + ([] if fast else ["--cov", "--cov-report=term:skip-covered"])
        + words,
    ]
    if not fast:
        steps.append(["-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", "out/site"])
    failed = []
    for step in steps:
        print(f"\n== python {' '.join(step)}", flush=True)
        if subprocess.run([str(PYTHON), *step], cwd=ROOT, check=False).returncode:
            failed.append(" ".join(step[:3]))
    for name in failed:
        print(f"failed: python {name}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
