"""The formats of papers."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from clausekit.errors import NotFoundError
from clausekit.model.paper import Paper
from clausekit.source.nearest import suggestion

FORMATS: dict[str, tuple[str, str]] = {
    "docx": (".docx", "clausekit.writers.paper.docx:write_docx"),
    "md": (".md", "clausekit.writers.paper.markdown:write_markdown"),
    "html": (".html", "clausekit.writers.paper.html:write_html"),
}
"""File ending and writer by format."""

_OTHER_NAMES = {"markdown": "md", "word": "docx", "htm": "html"}


def paper_format(name: str) -> str:
    """Return the format that a name or a file ending means.

    Raises:
        NotFoundError: When it means none.
    """
    wanted = name.lower().lstrip(".")
    wanted = _OTHER_NAMES.get(wanted, wanted)
    if wanted not in FORMATS:
        hint = suggestion(wanted, FORMATS, f"Formats are {', '.join(FORMATS)}.")
        raise NotFoundError(f"There is no format “{name}” for this paper.", hint)
    return wanted


def format_of(path: Path) -> str:
    """Return the format that the ending of a file's name means; raise NotFoundError for none."""
    return paper_format(path.suffix or "none")


def write_paper(paper: Paper, format_name: str) -> bytes:
    """Return a paper as a file in the format, as bytes."""
    module, _, function = FORMATS[paper_format(format_name)][1].partition(":")
    writer: Callable[[Paper], bytes] = getattr(import_module(module), function)
    return writer(paper)
