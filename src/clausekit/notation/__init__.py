"""The notation of text files: parsed into nodes that know their place, and written back."""

from clausekit.notation.parse import parse_form, parse_inline, parse_text
from clausekit.notation.sections import Section, parse_sections
from clausekit.notation.unparse import unparse

__all__ = ["Section", "parse_form", "parse_inline", "parse_sections", "parse_text", "unparse"]
