"""Page numbers for the contents, as LibreOffice lays the document out."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from clausekit.errors import ToolError

INSTALL = "Install poppler: sudo apt-get install -y poppler-utils, or brew install poppler."
_DESTINATION = re.compile(r'^\s*(\d+)\s+\[.*\]\s+"(?P<name>[^"]+)"', re.MULTILINE)


def page_numbers(pdf: bytes) -> Mapping[str, int]:
    """Return the page of each bookmark of the contents in a PDF that LibreOffice made.

    Raises:
        ToolError: `pdfinfo` is missing or failed.
    """
    program = shutil.which("pdfinfo")
    if program is None:
        message = "pdfinfo is not installed, and page numbers in the contents need it."
        raise ToolError(message, INSTALL)
    with TemporaryDirectory(prefix="clausekit-pages-") as place:
        source = Path(place) / "agreement.pdf"
        source.write_bytes(pdf)
        told = subprocess.run([program, "-dests", str(source)], capture_output=True, check=False)  # noqa: S603
    if told.returncode != 0:
        message = "pdfinfo could not read the file that LibreOffice made."
        raise ToolError(message, "Draft without --pages.")
    # LibreOffice writes the underscore of a bookmark as its code.
    found = _DESTINATION.finditer(told.stdout.decode("utf-8", "replace"))
    names = ((m["name"].replace("5F", "_", 1), int(m[1])) for m in found)
    return {name: page for name, page in names if name.startswith("_Toc")}
