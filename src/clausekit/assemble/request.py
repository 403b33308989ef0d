"""An agreement file as a value: what the negotiator asked for, with the place of every wish."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Any

from clausekit.lean import dataclass
from clausekit.model.strength import Strength
from clausekit.source.span import Span

if TYPE_CHECKING:
    from clausekit.source.yaml import YamlDocument


@dataclass(frozen=True, slots=True)
class ClauseRequest:
    """What the file says of one clause.

    Attributes:
        values: Raw values by parameter.
        omit: Provisions left out.
        confirmed: Facts that the user declares true.
    """

    id: str
    span: Span
    strength: Strength | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    omit: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartyRequest:
    """A party as the file names it; empty fields become blanks where they are printed."""

    slot: str
    name: str
    seat: str = ""
    signatory: str = ""
    capacity: str = ""


@dataclass(frozen=True, slots=True)
class AgreementRequest:
    """An agreement file, read.

    Attributes:
        document: The file's data with places, for diagnostics.
        clauses: Clauses that the file names, in its order.
        omit: Clauses that the template brings and the file leaves out.
    """

    file: str
    document: YamlDocument
    template: str
    language: str
    strength: Strength
    currency: str
    facts: Mapping[str, Any]
    parties: tuple[PartyRequest, ...]
    clauses: Mapping[str, ClauseRequest]
    omit: tuple[str, ...]
    title: str = ""
    subtitle: str = ""
    proposal: Mapping[str, Any] = field(default_factory=dict)
    main_agreement: Mapping[str, Any] = field(default_factory=dict)
    law_country: str = ""

    def span(self, *path: str | int) -> Span:
        """Return the place of a value in the file."""
        return self.document.span(path)

    def key_span(self, *path: str | int) -> Span:
        """Return the place of a key in the file."""
        return self.document.key_span(path)


def read_request(document: YamlDocument, file: str) -> AgreementRequest:
    """Return what a parsed agreement file asks for.

    What the schema refuses is passed over here, so that the rest can still be looked at: the caller
    validates the same document and reports.
    """
    data = document.data if isinstance(document.data, dict) else {}
    return AgreementRequest(
        file=file,
        document=document,
        template=_text(data.get("template")),
        language=_text(data.get("language")) or "en",
        strength=_strength(data.get("strength")) or Strength.STANDARD,
        currency=_text(data.get("currency")) or "EUR",
        facts=_mapping(data.get("facts")),
        parties=_parties(data.get("parties")),
        clauses=_clauses(document, data.get("clauses")),
        omit=_texts(data.get("omit")),
        title=_text(data.get("title")),
        subtitle=_text(data.get("subtitle")),
        proposal=_mapping(data.get("proposal")),
        main_agreement=_mapping(data.get("main_agreement")),
        law_country=_text(data.get("law_country")),
    )


def _clauses(document: YamlDocument, raw: Any) -> dict[str, ClauseRequest]:
    requests = {}
    for id_, wish in _mapping(raw).items():
        wishes = _mapping(wish)
        requests[id_] = ClauseRequest(
            id=id_,
            span=document.key_span(("clauses", id_)),
            strength=_strength(wishes.get("strength")),
            values=_mapping(wishes.get("values")),
            omit=_texts(wishes.get("omit")),
            confirmed=_texts(wishes.get("confirmed")),
        )
    return requests


def _parties(raw: Any) -> tuple[PartyRequest, ...]:
    found = []
    for slot, entry in _mapping(raw).items():
        for one in entry if isinstance(entry, list) else [entry]:
            if isinstance(one, dict):
                words = {k: _text(one.get(k)) for k in ("name", "seat", "signatory", "capacity")}
                found.append(PartyRequest(slot, **words))
    return tuple(found)


def _mapping(raw: Any) -> dict[str, Any]:
    return raw if isinstance(raw, dict) else {}


def _text(raw: Any) -> str:
    return raw if isinstance(raw, str) else ""


def _texts(raw: Any) -> tuple[str, ...]:
    return tuple(x for x in raw if isinstance(x, str)) if isinstance(raw, list) else ()


def _strength(raw: Any) -> Strength | None:
    return Strength(raw) if isinstance(raw, str) and raw in tuple(Strength) else None
