"""Make the pictures of the README: page 1, a body page and the execution page of an example.

    python tools/pictures.py [examples/volta-mobility.yaml]

Needs LibreOffice and poppler. Writes docs/pictures/{title,body,execution}.png.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from clausekit.api.drafting import assemble_file
from clausekit.library.load import open_library
from clausekit.model.agreement import Agreement
from clausekit.writers.options import WriteOptions
from clausekit.writers.table import write

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
EXAMPLE = ROOT / "examples" / "volta-mobility.yaml"
RESOLUTION = "88"


def pages_of(pdf: Path) -> list[str]:
    told = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True)
    return told.stdout.decode().split("\f")


def chosen(agreement: Agreement, pages: list[str]) -> dict[str, int]:
    """Return the page of each picture: title, the first section with a list, signatures."""
    sections = [s for a in agreement.articles for s in a.sections]
    heading = next(s.number for s in sections if any(p.items for p in s.provisions)) + " "
    body = next(
        n
        for n, text in enumerate(pages[2:], 3)
        if any(line.startswith(heading) for line in text.splitlines())
    )
    signed = agreement.words.signed.split(".")[0][:30]
    execution = next(n for n, text in enumerate(pages, 1) if signed in text)
    return {"title": 1, "body": body, "execution": execution}


def main() -> int:
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLE
    agreement = assemble_file(source, open_library(), locked=False).agreement
    assert agreement is not None
    PICTURES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        pdf = Path(folder) / "agreement.pdf"
        pdf.write_bytes(write(agreement, "pdf", WriteOptions(pages=True)))
        for name, page in chosen(agreement, pages_of(pdf)).items():
            target = PICTURES / name
            which = ["-f", str(page), "-l", str(page)]
            command = [
                "pdftoppm",
                "-r",
                RESOLUTION,
                "-png",
                "-singlefile",
                *which,
                str(pdf),
                str(target),
            ]
            subprocess.run(command, check=True)
            print(target.with_suffix(".png").relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
