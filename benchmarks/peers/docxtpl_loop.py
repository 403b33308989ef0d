"""docxtpl, with one loop over articles and clauses; the texts come filled."""

from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from filled import filled, load, run


def prepare(folder: Path) -> tuple[Path, dict[str, Any]]:
    return folder / "loop.docx", load(folder)


def write(state: tuple[Path, dict[str, Any]], company: str, deadline: str, out: Path) -> None:
    document = DocxTemplate(state[0])
    document.render(filled(state[1], company, deadline), autoescape=True)
    document.save(out)


if __name__ == "__main__":
    run(prepare, write)
