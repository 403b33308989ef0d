"""Files that stand where the library reads them, under names that it knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausekit.library.checks.context import Context
from clausekit.library.guides import languages_of, read_guide, read_table
from clausekit.library.shelf import ID, Shelf
from clausekit.source.nearest import suggestion
from clausekit.source.span import Span

if TYPE_CHECKING:
    from clausekit.diagnostics import Report

_LANGUAGE = r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*"
_CLAUSE_FILE = re.compile(
    rf"clause\.yaml|sign-off\.yaml|(?:text|table|guide|form\.[a-z0-9]+(?:-[a-z0-9]+)*)\.{_LANGUAGE}\.md"
    r"|sample.*\.yaml"
)
_TOP_FILE = re.compile(
    rf"topics\.yaml|instruments\.yaml|glossary\.{_LANGUAGE}\.yaml|LICENSE(?:\.\w+)?|README\.md"
)


def check_files(context: Context) -> None:
    """Report files under names that the library does not read, and topics that nobody lists."""
    for shelf in context.library.shelves:
        _check_shelf(shelf, context)


def check_guides(context: Context) -> None:
    """Report table and guide files that are missing or lack a section."""
    for id_ in context.views:
        for kind, read in (("table", read_table), ("guide", read_guide)):
            languages = languages_of(context.library, id_, kind)
            for language in languages:
                read(context.library, id_, language, context.report)
            if not languages:
                place = context.views[id_].clause.span.file.rpartition("/")[0]
                message = f"The clause has no {kind} file."
                span = Span(f"{place}/{kind}.en.md")
                context.report.error(f"{kind}/no-file", message, span, clause=id_)


def _check_shelf(shelf: Shelf, context: Context) -> None:
    topics = context.library.topics
    for name in shelf.names("clauses"):
        shown = _shown(shelf, name)
        inside = shelf.names(f"clauses/{name}") if "." not in name else ()
        if name.startswith(".") or name == "checklists" or _TOP_FILE.fullmatch(name):
            continue
        if not inside:
            _report_stray(shown, name, context.report)
        elif name not in topics:
            message = f"topics.yaml has no topic “{name}”."
            hint = suggestion(name, topics, "Add it there.")
            context.report.error("library/unknown-topic", message, Span(shown), hint=hint)
        for clause in inside:
            if ID.fullmatch(clause):
                _check_folder(shelf, f"{name}/{clause}", context.report)
            elif not clause.startswith("."):
                _report_stray(_shown(shelf, f"{name}/{clause}"), clause, context.report)


def _check_folder(shelf: Shelf, clause: str, report: Report) -> None:
    for name in shelf.names(f"clauses/{clause}"):
        if not name.startswith(".") and not _CLAUSE_FILE.fullmatch(name):
            _report_stray(_shown(shelf, f"{clause}/{name}"), name, report)


def _report_stray(shown: str, name: str, report: Report) -> None:
    known = ("clause.yaml", "text.en.md", "table.en.md", "guide.en.md", "topics.yaml")
    message = f"“{name}” is no name of a file that the library reads."
    hint = suggestion(name, known, "Delete or rename it.")
    report.error("library/unknown-file", message, Span(shown), hint=hint)


def _shown(shelf: Shelf, path: str) -> str:
    root = getattr(shelf, "root", None)  # only a layer in a folder has one
    start = root.shown_clauses if root else shelf.name
    return f"{start}/{path}"
