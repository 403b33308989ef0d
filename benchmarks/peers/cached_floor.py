"""The floor with everything parsed and compiled in one file: the least that a cache leaves to do."""

from __future__ import annotations

import marshal
from pathlib import Path

import jinja2
from filled import run
from words import Agreement, write_agreement


def prepare(folder: Path) -> Agreement:
    environment = jinja2.Environment(autoescape=True)
    records, codes = marshal.loads((folder / "floor.bin").read_bytes())
    templates = [
        jinja2.Template.from_code(environment, code, environment.globals) for code in codes
    ]
    return Agreement(records, templates, (folder / "parts.bin").read_bytes())


if __name__ == "__main__":
    run(prepare, write_agreement)
