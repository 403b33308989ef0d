"""What the reading of a value needs to know of its parameter."""

from __future__ import annotations

from typing import Protocol


class Spec(Protocol):
    """The fields of a parameter that its values depend on."""

    @property
    def name(self) -> str:
        """The parameter's name."""

    @property
    def type(self) -> str:
        """One of the parameter types."""

    @property
    def unit(self) -> str:
        """Unit of a duration."""

    @property
    def minimum(self) -> object:
        """Lowest value as written, or None."""

    @property
    def maximum(self) -> object:
        """Highest value as written, or None."""

    @property
    def better(self) -> str:
        """Which way is better for workers."""

    @property
    def options(self) -> tuple[str, ...]:
        """Options of a choice or list."""
