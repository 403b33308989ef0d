"""Where each provision of a draft came from: private, keyed by the provision's key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from clausekit.lean import dataclass
from clausekit.source.span import Span


@dataclass(frozen=True, slots=True)
class ProvisionOrigin:
    """Where one provision came from.

    Attributes:
        clause: Clause id; `template` for what the agreement template brings.
        provision: Provision id in that clause.
        strength: Strength chosen for the clause.
        wording: Strength whose wording is printed.
        layer: Name of the layer that gave the text.
        elements: Elements that this wording carries.
        unconfirmed: Elements that an overlay has not restated.
        values: Printed values by parameter.
        span: Place of the wording.
    """

    clause: str
    provision: str
    strength: str
    wording: str
    layer: str
    elements: tuple[str, ...]
    unconfirmed: tuple[str, ...]
    values: Mapping[str, str]
    span: Span | None


@dataclass(frozen=True, slots=True)
class ClauseOrigin:
    """Version, layer, hash and strength of a clause that stands in the draft.

    Attributes:
        status: Who approved its text, or `model-text`.
        signed_off: Whether every provision of it that is printed is approved.
    """

    clause: str
    version: str
    layer: str
    sha256: str
    strength: str
    status: str
    key: str
    signed_off: bool = False


@dataclass(frozen=True, slots=True)
class BlankOrigin:
    """A blank, with what a person needs to fill it."""

    key: str
    clause: str
    parameter: str
    label: str
    kind: str
    choices: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Provenance:
    """Everything private about a draft."""

    template: str
    provisions: Mapping[str, ProvisionOrigin] = field(default_factory=dict)
    clauses: tuple[ClauseOrigin, ...] = ()
    blanks: tuple[BlankOrigin, ...] = ()
    unverified: tuple[str, ...] = ()
    keys: Mapping[str, str] = field(default_factory=dict)
