"""Patterns that are compiled when they are first used: a run reads one language, few rules meet text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:

    def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
        """Return a pattern."""

else:

    class _Lazy:
        """A pattern that compiles itself at the first use and is as quick as one after that."""

        def __init__(self, pattern: str, flags: int) -> None:
            self._source = (pattern, flags)

        def __getattr__(self, name: str) -> Any:
            compiled = re.compile(*self._source)
            self.search, self.match, self.finditer = (
                compiled.search,
                compiled.match,
                compiled.finditer,
            )
            return getattr(compiled, name)

    def lazy(pattern: str, flags: int = 0) -> _Lazy:
        """Return a pattern that is compiled when it is first used."""
        return _Lazy(pattern, flags)
