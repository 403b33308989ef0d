"""Where text came from: places in files, and YAML that remembers them."""

from clausekit.source.span import Span

__all__ = ["Span"]
