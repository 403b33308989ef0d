"""The ways a call can fail to produce its result."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clausekit.diagnostics import Diagnostic


class ClausekitError(Exception):
    """Base of every exception that clausekit raises on purpose.

    Args:
        message: What went wrong, for the person at the keyboard.
        hint: What to do about it, when that is known.
    """

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message, hint)  # all arguments: exceptions must pickle
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}" if self.hint else self.message


class NotFoundError(ClausekitError, LookupError):
    """A name that nothing on the shelf has."""


class ConfigError(ClausekitError):
    """The configuration of the project or of the machine cannot be used."""


class PluginError(ClausekitError):
    """A package that extends clausekit failed; the message names its distribution."""


class OutputError(ClausekitError, OSError):
    """A file could not be written; what stood there before is untouched."""


class ToolError(ClausekitError):
    """A program outside clausekit that the call needs is missing or failed."""


class InputError(ClausekitError):
    """Files that were read but cannot be used.

    It carries diagnostics, not prose: a library with nine mistakes fails once
    and reports nine places.
    """

    def __init__(
        self,
        message: str,
        diagnostics: Iterable[Diagnostic] = (),
        hint: str | None = None,
    ) -> None:
        super().__init__(message, hint)
        self.diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)
        self.args = (message, self.diagnostics, hint)


class LibraryError(InputError):
    """Clauses, templates or a layer that cannot be used."""


class AgreementError(InputError):
    """An agreement file that cannot be used."""


class AssemblyError(InputError):
    """Records that are right one by one and do not make one agreement."""


class ReadError(InputError):
    """A document from elsewhere that is refused or cannot be read."""
