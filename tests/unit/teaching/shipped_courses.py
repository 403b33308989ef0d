"""The plans that we ship, read and built once for all tests of this folder."""

from __future__ import annotations

from functools import cache

from clausekit.diagnostics import Report
from clausekit.library.load import Library, open_library
from clausekit.teaching.building import Course, build
from clausekit.teaching.course import Choices, course_files
from clausekit.teaching.plan import Plan
from clausekit.teaching.reading import plan_names, read_plan
from clausekit.teaching.words import Words, read_words

ALL_FORMATS = Choices(formats=("docx", "md", "html"))


@cache
def library() -> Library:
    """The built-in library."""
    return open_library()


NAMES = plan_names(library())


@cache
def plan(name: str) -> Plan:
    """A shipped plan."""
    return read_plan(library(), name)


@cache
def words() -> Words:
    """The English words."""
    return read_words(library().shelves, "en", Report())


@cache
def course(name: str, seed: int = 1) -> Course:
    """A shipped course as values."""
    return build(plan(name), library(), words(), seed, Report(), laptops=True)


@cache
def files(name: str) -> dict[str, bytes]:
    """A shipped course as files in every format."""
    return course_files(plan(name), library(), ALL_FORMATS, Report())
