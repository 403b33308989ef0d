"""docxtpl, with every clause written out in the Word template and a tag for every value."""

from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from filled import load, run


def prepare(folder: Path) -> tuple[Path, dict[str, Any]]:
    data = load(folder)
    values = {c["name"]: c["values"] for a in data["articles"] for c in a["clauses"]}
    return folder / "static.docx", {**data, **values}


def write(state: tuple[Path, dict[str, Any]], company: str, deadline: str, out: Path) -> None:
    document = DocxTemplate(state[0])
    names = {**state[1], "company": company}
    if deadline:
        names["c0"] = {**names["c0"], "deadline": deadline}
    document.render(names, autoescape=True)
    document.save(out)


if __name__ == "__main__":
    run(prepare, write)
