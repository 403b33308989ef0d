"""A floor: YAML, Jinja2, strings and zipfile; no check of anything. Nothing is kept between runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2
import yaml
from filled import run
from words import Agreement, write_agreement


def prepare(folder: Path) -> Agreement:
    environment = jinja2.Environment(autoescape=True)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    records: list[dict[str, Any]] = [
        yaml.load(path.read_text(encoding="utf-8"), loader)
        for path in sorted((folder / "floor").iterdir())
    ]
    templates = [environment.from_string(r["text"]) for r in records]
    return Agreement(records, templates, (folder / "parts.bin").read_bytes())


if __name__ == "__main__":
    run(prepare, write_agreement)
