"""Course packs: which plans there are, and building one into a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from clausekit.diagnostics import Report
from clausekit.errors import ConfigError, InputError, OutputError
from clausekit.lean import dataclass

if TYPE_CHECKING:
    from clausekit.library.load import Library
    from clausekit.teaching.course import Choices

LEAST_FACTOR, MOST_FACTOR = 1.0, 2.5


@dataclass(frozen=True, slots=True)
class BuiltCourse:
    """A course that was built.

    Attributes:
        files: Content by path in the course's folder.
    """

    title: str
    days: int
    files: dict[str, bytes]
    report: Report


def course_plans(library: Library) -> tuple[tuple[str, str], ...]:
    """Return name and title of the plans on the shelf, in order; those that cannot be read have none."""
    from clausekit.teaching.reading import plan_names, read_plan

    found = []
    for name in plan_names(library):
        try:
            plan = read_plan(library, name)
        except InputError:
            found.append((name, ""))
        else:
            found.append((name, f"{plan.title}. {plan.subtitle}".rstrip(". ")))
    return tuple(found)


def build_course(plan: str, library: Library, choices: Choices, language: str = "") -> BuiltCourse:
    """Return the course of a plan: a name on the shelf, or the path of a file.

    Raises:
        NotFoundError: There is no such plan, language or format.
        ConfigError: The factor is out of range.
        InputError: The plan cannot be used; it carries every mistake.
    """
    from dataclasses import replace

    from clausekit.teaching.course import course_files
    from clausekit.teaching.reading import read_plan
    from clausekit.writers.paper.table import paper_format

    if not LEAST_FACTOR <= choices.factor <= MOST_FACTOR:
        raise ConfigError(
            f"The factor for interpretation is {choices.factor:g}.",
            f"It lies between {LEAST_FACTOR:g} and {MOST_FACTOR:g}; 1.5 suits most rooms.",
        )
    formats = tuple(dict.fromkeys(paper_format(f) for f in choices.formats))
    report = Report()
    read = read_plan(library, plan, language)
    files = course_files(read, library, replace(choices, formats=formats), report)
    if report.has_errors:
        raise InputError(f"The course “{plan}” cannot be built.", report)
    return BuiltCourse(read.title, len(read.days), files, report)


def write_course(course: BuiltCourse, folder: Path) -> None:
    """Write a course into a folder, which is made if need be.

    Raises:
        OutputError: The folder holds files of something else, so that keys of another course could
            stay in it; or it cannot be written.
    """
    from clausekit.source.files import write_atomically

    others = sorted(_inside(folder) - set(course.files)) if folder.exists() else []
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"“{folder}” is no folder.", "Give another name with -o.")
    if others:
        shown = ", ".join(others[:3]) + (" …" if len(others) > 3 else "")
        raise OutputError(
            f"“{folder}” holds other files: {shown}.",
            "Choose an empty folder, so that nothing old is handed out by mistake.",
        )
    try:
        for name in course.files:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"“{folder}” cannot be made: {error.strerror or error}.") from error
    for name, content in course.files.items():
        write_atomically(folder / name, content)


def _inside(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if not p.is_dir()}
