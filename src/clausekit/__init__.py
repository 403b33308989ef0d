"""Agreement drafts from a library of clause templates, for the union side of the table."""

__version__ = "0.1.0"
__all__ = ["__version__"]
