"""PDF and OpenDocument, made by LibreOffice from the Word file.

Each run has a profile of its own in a folder that goes away, no network where the system lets us
take it away, and a file from which every outside reference is removed first: LibreOffice fetches an
external image while it converts.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from clausekit.errors import ToolError
from clausekit.model.agreement import Agreement
from clausekit.writers.docx.writer import write_docx
from clausekit.writers.docx.zipbytes import entries, pack
from clausekit.writers.options import PLAIN, WriteOptions

SECONDS = 180
INSTALL = (
    "Install LibreOffice: sudo apt-get install -y --no-install-recommends libreoffice-writer-nogui "
    "(Debian, Ubuntu), brew install --cask libreoffice (macOS), or www.libreoffice.org."
)
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
_EXTERNAL = re.compile(rb'<Relationship\b(?=[^>]*TargetMode="External")(?![^>]*/hyperlink")[^>]*/>')
_PDF = {
    "ExportBookmarksToPDFDestination": True,
    "UseTaggedPDF": True,
    "PDFUACompliance": True,
    "ExportBookmarks": True,
}


def write_pdf(agreement: Agreement, options: WriteOptions = PLAIN) -> bytes:
    """Return the agreement as a tagged PDF; the contents have page numbers where `pages` says so.

    Raises:
        ToolError: LibreOffice is missing or failed.
    """
    return to_pdf(write_docx(agreement, options))


def write_odt(agreement: Agreement, options: WriteOptions = PLAIN) -> bytes:
    """Return the agreement as an OpenDocument text without traces of the machine.

    Raises:
        ToolError: LibreOffice is missing or failed.
    """
    from clausekit.writers.opendocument import cleaned

    return cleaned(convert(write_docx(agreement, options), "odt"))


def to_pdf(docx: bytes) -> bytes:
    """Return a Word file as a tagged PDF in which every bookmark is a destination."""
    values = {k: {"type": "boolean", "value": str(v).lower()} for k, v in _PDF.items()}
    return convert(docx, "pdf", f"pdf:writer_pdf_Export:{json.dumps(values)}")


def convert(docx: bytes, ending: str, wanted: str = "") -> bytes:
    """Return what LibreOffice makes of a Word file.

    Args:
        docx: The Word file.
        ending: Ending of the file that comes out.
        wanted: The filter with its options; the ending alone when empty.

    Raises:
        ToolError: LibreOffice is missing, failed, or took too long.
    """
    program = soffice()
    with TemporaryDirectory(prefix="clausekit-office-") as place:
        folder = Path(place)
        source = folder / "agreement.docx"
        source.write_bytes(without_outside(docx))
        command = [
            *_without_network(), program, f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless", "--norestore", "--nolockcheck", "--convert-to", wanted or ending,
            "--outdir", str(folder), str(source),
        ]  # fmt: skip
        told = _run(command, folder)
        made = source.with_suffix(f".{ending}")
        if not made.is_file():
            message = f"LibreOffice made no {ending.upper()} file. {told}".strip()
            raise ToolError(message, "Try the Word file in LibreOffice by hand to see why.")
        return made.read_bytes()


def soffice() -> str:
    """Return the path of LibreOffice's program.

    Raises:
        ToolError: It is not installed.
    """
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            return found
    for place in _PLACES:
        if Path(place).is_file():
            return place
    message = "LibreOffice is not installed, and this needs it."
    raise ToolError(message, INSTALL)


def without_outside(docx: bytes) -> bytes:
    """Return a Word file without relations that lead out of it; hyperlinks are not followed."""
    parts = entries(docx)
    if not any(b"External" in content for name, content in parts.items() if name.endswith(".rels")):
        return docx
    return pack(
        {
            name: _EXTERNAL.sub(b"", content) if name.endswith(".rels") else content
            for name, content in parts.items()
        }
    )


def _run(command: list[str], folder: Path) -> str:
    environment = {**os.environ, "HOME": str(folder), "SAL_USE_VCLPLUGIN": "svp", "TZ": "UTC"}
    process = subprocess.Popen(  # noqa: S603 - the command is ours, the file name too
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment,
        cwd=folder,
        start_new_session=True,
    )
    try:
        out, _ = process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        _end(process)
        message = f"LibreOffice did not finish in {SECONDS} seconds."
        raise ToolError(message, "Close other programs and try again.") from error
    except BaseException:
        _end(process)
        raise
    lines = out.decode("utf-8", "replace").strip().splitlines()
    return "" if process.returncode == 0 or not lines else lines[-1]


def _end(process: subprocess.Popen[bytes]) -> None:
    # soffice starts a second program; both are in the session that we opened for them.
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.communicate()


@cache
def _without_network() -> tuple[str, ...]:
    """Return the words that take the network from a command, or nothing where that is not allowed."""
    program = shutil.which("unshare")
    if program is None:
        return ()
    for words in ((program, "-n"), (program, "-r", "-n")):
        tried = subprocess.run([*words, "true"], capture_output=True, check=False)  # noqa: S603
        if tried.returncode == 0:
            return words
    return ()
