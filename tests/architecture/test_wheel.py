"""The wheel holds what the repository holds, and works in a fresh environment in another folder."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from tests.conftest import ROOT

pytestmark = pytest.mark.xdist_group("wheel")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built wheel."""
    out = tmp_path_factory.mktemp("dist")
    command = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(out),
        str(ROOT),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:  # hatchling may not be installed beside us: let build fetch it
        command.remove("--no-isolation")
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (found,) = out.glob("*.whl")
    return found


def test_the_wheel_holds_every_clause_and_template(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {n for n in archive.namelist() if n.startswith("clausekit/_data/")}
    tracked = subprocess.run(
        ["git", "ls-files", "clauses", "templates"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split("\n")  # fmt: skip
    wanted = {f"clausekit/_data/{name}" for name in tracked if name and (ROOT / name).is_file()}
    assert wanted <= packed
    assert {n for n in packed - wanted if not n.endswith("/")} == set()


def test_the_checkout_holds_no_copy_of_the_data() -> None:
    assert not (ROOT / "src" / "clausekit" / "_data").exists()


def test_the_installed_wheel_drafts_an_example_elsewhere(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "environment"
    venv.create(home, with_pip=True)
    python = home / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    install = [
        str(python),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        str(wheel),
    ]
    subprocess.run(install, check=True, timeout=600)
    work = tmp_path / "work"
    work.mkdir()
    example = (ROOT / "examples" / "volta-mobility.yaml").read_text(encoding="utf-8")
    (work / "agreement.yaml").write_text(example, encoding="utf-8")
    command = [
        str(python),
        "-m",
        "clausekit",
        "draft",
        "agreement.yaml",
        "-o",
        "a.docx",
        "-o",
        "a.md",
    ]
    done = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Wrote a.docx, a.md" in done.stderr
    assert (work / "a.docx").read_bytes()[:2] == b"PK"
    assert "## Article 1" in (work / "a.md").read_text(encoding="utf-8")
