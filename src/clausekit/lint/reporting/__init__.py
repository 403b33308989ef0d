"""Reports of findings as text for people and programs; every function is pure and returns a string."""

from clausekit.lint.reporting.formats import FORMATS, report_as

__all__ = ["FORMATS", "report_as"]
