"""python-docx, one add_paragraph after the other."""

from pathlib import Path
from typing import Any

import docx
from filled import filled, load, run


def write(data: dict[str, Any], company: str, deadline: str, out: Path) -> None:
    agreement = filled(data, company, deadline)
    document = docx.Document()
    document.add_heading(f"Agreement with {company}", 0)
    document.add_heading("Article 1 – Definitions", 1)
    for term, meaning in agreement["definitions"]:
        document.add_paragraph(f"“{term}” means {meaning}.")
    for article in agreement["articles"]:
        document.add_heading(f"Article {article['number']} – {article['heading']}", 1)
        for clause in article["clauses"]:
            document.add_heading(f"{clause['number']} {clause['heading']}", 2)
            for n, paragraph in enumerate(clause["paragraphs"], 1):
                document.add_paragraph(f"{clause['number']}.{n} {paragraph}")
    document.save(str(out))


if __name__ == "__main__":
    run(load, write)
