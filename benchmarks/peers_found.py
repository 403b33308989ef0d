"""Which peers are here, and how each is run; those that are missing are named."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.measure import python

HERE = Path(__file__).resolve().parent
SCRIPTS = HERE / "peers"


@dataclass(frozen=True, slots=True)
class Peer:
    """A program that writes the same agreement."""

    name: str
    version: str
    script: str
    many: bool = True

    def command(self, folder: Path, out: Path, rows: Path | None = None) -> list[str]:
        """Return the command for one file, or for a folder of files from a table."""
        more = [str(rows)] if rows else []
        if self.script == "pandoc":
            return [str(pandoc()), str(folder / "agreement.md"), "-o", str(out)]
        if self.script.endswith(".js"):
            return ["node", str(SCRIPTS / self.script), str(folder), str(out), *more]
        return python(SCRIPTS / self.script, folder, out, *more)


def peers() -> tuple[list[Peer], list[str]]:
    """Return the peers that are installed, and a line for each that is not."""
    found = [
        Peer("floor", "", "floor.py"),
        Peer("cached floor", "", "cached_floor.py"),
        Peer("python-docx", version("python-docx"), "python_docx.py"),
    ]
    missing = []
    try:
        of = version("docxtpl")
        found += [
            Peer("docxtpl, loop", of, "docxtpl_loop.py"),
            Peer("docxtpl, static", of, "docxtpl_static.py"),
        ]
    except PackageNotFoundError:
        missing.append("docxtpl: pip install 'clausekit[bench]'")
    if pandoc():
        found.append(Peer("pandoc", _first_word(str(pandoc())), "pandoc", many=False))
    else:
        missing.append("pandoc: pip install 'clausekit[bench]', or the system's package")
    carbone = _carbone()
    if carbone:
        found.append(Peer("Carbone", carbone, "carbone.js"))
    else:
        missing.append("Carbone: npm install --prefix benchmarks, with node")
    return found, missing


def pandoc() -> Path | None:
    """Return the program pandoc: the system's, or the one in the package pypandoc_binary."""
    found = shutil.which("pandoc")
    if found:
        return Path(found)
    try:
        import pypandoc
    except ImportError:
        return None
    try:
        return Path(pypandoc.get_pandoc_path())
    except OSError:
        return None


def _first_word(program: str) -> str:
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    return said.stdout.split("\n")[0].split()[-1]


def _carbone() -> str:
    import json

    at = Path(os.environ.get("CARBONE_AT", HERE))
    card = at / "node_modules" / "carbone" / "package.json"
    if not shutil.which("node") or not card.is_file():
        return ""
    return str(json.loads(card.read_text(encoding="utf-8"))["version"])
