"""Text files that begin with YAML between two lines of `---`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausekit.source.span import Span
from clausekit.source.yaml import YamlDocument, load_yaml

if TYPE_CHECKING:
    from clausekit.diagnostics import Report

FENCE = "---"


def split_front_matter(
    text: str, file: str, report: Report
) -> tuple[YamlDocument | None, str, int]:
    r"""Return the front matter, the body, and the line on which the body begins.

    The front matter is None where there is none, or where it cannot be read (then the report says
    why). Line ends are `\n`.
    """
    if not text.startswith(FENCE + "\n"):
        return None, text, 1
    lines = text.split("\n")
    end = next((i for i, line in enumerate(lines) if i and line.rstrip() == FENCE), None)
    if end is None:
        message = "The front matter that begins here is never closed."
        hint = "Close it with a line “---”."
        report.error("yaml/front-matter", message, Span(file), hint=hint)
        return None, "", len(lines)
    document = load_yaml("\n".join(lines[1:end]) + "\n", file, report, first_line=2)
    return document, "\n".join(lines[end + 1 :]), end + 2
