"""The formats that clausekit writes: a name, its file endings, and where its writer lives.

Adding a writer is writing its module and adding its line here. A writer is imported when it is
asked for, so that a Markdown draft never pays for Word.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import TypeAlias, cast

from clausekit.errors import NotFoundError
from clausekit.lean import dataclass
from clausekit.model.agreement import Agreement
from clausekit.source.nearest import suggestion
from clausekit.writers.options import PLAIN, WriteOptions

Writer: TypeAlias = Callable[[Agreement, WriteOptions], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A format that can be written.

    Attributes:
        endings: Endings of file names that mean this format.
        writer: `module:function`, imported when it is needed.
        title: What a person calls the format.
        needs_office: Whether LibreOffice has to be installed.
    """

    name: str
    endings: tuple[str, ...]
    writer: str
    title: str
    needs_office: bool = False


FORMATS: Mapping[str, Format] = {
    f.name: f
    for f in (
        Format("docx", (".docx",), "clausekit.writers.docx.writer:write_docx", "Word"),
        Format(
            "markdown",
            (".md", ".markdown"),
            "clausekit.writers.markdown:write_markdown",
            "Markdown",
        ),
        Format("html", (".html", ".htm"), "clausekit.writers.html.page:write_html", "HTML"),
        Format("json", (".json",), "clausekit.writers.native:write_json", "JSON"),
        Format("pdf", (".pdf",), "clausekit.writers.office:write_pdf", "PDF", needs_office=True),
        Format(
            "odt",
            (".odt",),
            "clausekit.writers.office:write_odt",
            "OpenDocument",
            needs_office=True,
        ),
    )
}

_OTHER_NAMES = {"md": "markdown", "word": "docx", "htm": "html"}


def format_named(name: str) -> Format:
    """Return the format of that name.

    Raises:
        NotFoundError: With the nearest name, when there is none.
    """
    wanted = name.lower().lstrip(".")
    wanted = _OTHER_NAMES.get(wanted, wanted)
    if wanted in FORMATS:
        return FORMATS[wanted]
    hint = suggestion(wanted, FORMATS, f"Formats are {', '.join(FORMATS)}.")
    message = f"There is no format “{name}”."
    raise NotFoundError(message, hint)


def format_of(path: Path) -> Format:
    """Return the format that the ending of a file's name means.

    Raises:
        NotFoundError: When it means none.
    """
    ending = path.suffix.lower()
    for candidate in FORMATS.values():
        if ending in candidate.endings:
            return candidate
    endings = ", ".join(f.endings[0] for f in FORMATS.values())
    if path.is_dir():
        message = f"“{path}” is a folder."
        raise NotFoundError(message, f"Name a file in it, ending in one of {endings}.")
    message = f"“{path.name}” does not end as a file that clausekit writes."
    raise NotFoundError(message, f"Let the name end in one of {endings}, or say --to FORMAT.")


def write(agreement: Agreement, format_name: str, options: WriteOptions = PLAIN) -> bytes:
    """Return the agreement as a file in the format, as bytes.

    Raises:
        NotFoundError: When there is no such format.
        ToolError: When the format needs a program that is missing.
        ReadError: When the house style cannot be read.
    """
    module, _, function = format_named(format_name).writer.partition(":")
    writer = cast("Writer", getattr(import_module(module), function))
    return writer(agreement, options)
