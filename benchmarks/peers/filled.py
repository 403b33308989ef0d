"""What every peer in Python does first: read the data, and fill the texts for one agreement."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

DATA = "data.json"


def load(folder: Path) -> dict[str, Any]:
    return json.loads((folder / DATA).read_text(encoding="utf-8"))


def filled(data: dict[str, Any], company: str, deadline: str) -> dict[str, Any]:
    """Return the data with finished paragraphs: values put in, the condition decided."""
    articles = []
    for article in data["articles"]:
        clauses = []
        for clause in article["clauses"]:
            values = {**clause["values"], "choice": clause["choice"][0 if data["pilot"] else 1]}
            if clause["first"] and deadline:
                values["deadline"] = deadline
            paragraphs = [p.format_map(values) for p in clause["paragraphs"]]
            clauses.append(
                {"number": clause["number"], "heading": clause["heading"], "paragraphs": paragraphs}
            )
        articles.append(
            {"number": article["number"], "heading": article["heading"], "clauses": clauses}
        )
    return {**data, "company": company, "articles": articles}


def run(prepare: Callable[[Path], Any], write: Callable[[Any, str, str, Path], None]) -> None:
    """Run a peer: `FOLDER OUT` writes one file, `FOLDER OUTDIR ROWS` one for each row."""
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    if len(sys.argv) == 3:
        state = prepare(folder)
        write(state, state_company(folder), "", out)
        return
    state = prepare(folder)
    began = time.perf_counter()
    count = 0
    for count, (company, deadline) in enumerate(rows(Path(sys.argv[3])), 1):
        write(state, company, deadline, out / f"{count}.docx")
    print(json.dumps({"documents": count, "seconds": time.perf_counter() - began}))


def rows(path: Path) -> Iterator[tuple[str, str]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["company"], f"{row['deadline']} days"


def state_company(folder: Path) -> str:
    return (folder / "company.txt").read_text(encoding="utf-8")
