"""Sign-offs: recording in a layer who approved which text, for which country, and when."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from clausekit.diagnostics import Report
from clausekit.errors import LibraryError, NotFoundError
from clausekit.lean import dataclass

if TYPE_CHECKING:
    from clausekit.library.records import Clause

COUNTRY = re.compile(r"[A-Z]{2}")
_HEAD = (
    "# yaml-language-server: $schema=https://clausekit.example/schemas/sign-offs.schema.json\n"
    "# Who approved which text. Another text is not approved: a change withdraws the sign-off.\n"
)


@dataclass(frozen=True, slots=True)
class Signed:
    """What was recorded.

    Attributes:
        path: The file that holds it.
        repeats: Whether the same text had been signed off for the same country before.
    """

    path: Path
    clause: str
    provision: str
    language: str
    sha256: str
    repeats: bool = False


def sign_off(
    wish: str,
    by: str,
    country: str,
    date: str,
    *,
    layer: Path | None = None,
    libraries: Sequence[Path] = (),
    language: str = "en",
) -> Signed:
    """Record that somebody approved the text of a clause or provision as it stands.

    Args:
        wish: `topic/clause` or `topic/clause.provision`.
        by: Who approved it.
        country: Country for whose law, as a code such as IT.
        date: When, such as 2026-11-23.
        layer: The layer that records it; the highest one in use unless given.
        libraries: Further layers of the stack, the lowest first.
        language: Language of the text.

    Raises:
        NotFoundError: There is no such clause, provision, language or layer, or a word is missing.
        LibraryError: The clause or the record cannot be read.
    """
    from clausekit.api.customising import highest_layer
    from clausekit.api.shelf import shelf_for, shelf_up_to
    from clausekit.library.sign_offs import FILE, approved_text

    if layer is None:
        layer, library = highest_layer(libraries), shelf_for(Path(), libraries)
    else:
        library = shelf_up_to(layer, libraries)
    _check_words(by, country, date)
    id_, _, provision = wish.partition(".")
    report = Report()
    clause = library.clause(id_, report)
    known = library.sign_offs(report)
    if clause is None or report.has_errors:
        raise LibraryError(f"“{id_}” cannot be signed off.", report)
    _check_place(clause, provision, language)
    text = approved_text(clause, language, provision)
    signed = Signed(layer / FILE, id_, provision, language, text)
    if any(
        (s.clause, s.provision, s.language, s.sha256, s.country)
        == (id_, provision, language, text, country)
        and s.by == by
        for s in known
    ):
        return Signed(layer / FILE, id_, provision, language, text, repeats=True)
    _append(signed, by, country, date)
    return signed


def _check_words(by: str, country: str, date: str) -> None:
    import datetime

    if not by.strip():
        raise NotFoundError("A sign-off names who gives it.", "Say --by “Name, office”.")
    if not COUNTRY.fullmatch(country):
        raise NotFoundError(f"“{country}” is no country code.", "Write two capitals, such as IT.")
    try:
        datetime.date.fromisoformat(date)
    except ValueError as error:
        raise NotFoundError(f"“{date}” is no date.", "Write it as 2026-11-23.") from error


def _check_place(clause: Clause, provision: str, language: str) -> None:
    from clausekit.source.nearest import suggestion

    if provision and provision not in clause.provisions:
        there = f"It has: {', '.join(clause.provisions)}."
        raise NotFoundError(
            f"“{clause.id}” has no provision “{provision}”.",
            suggestion(provision, clause.provisions, there),
        )
    if language not in clause.texts:
        raise NotFoundError(
            f"“{clause.id}” does not exist in the language “{language}”.",
            f"It exists in: {', '.join(sorted(clause.texts))}.",
        )


def _append(signed: Signed, by: str, country: str, date: str) -> None:
    """Add an entry at the end of the file; what stands there is left as it is."""
    from clausekit.source.files import read_text, write_atomically

    text = read_text(signed.path) if signed.path.is_file() else _HEAD
    entry = {
        "clause": signed.clause, "provision": signed.provision, "language": signed.language,
        "sha256": signed.sha256, "by": by.strip(), "country": country, "date": date,
    }  # fmt: skip
    lines = [
        f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in entry.items() if value
    ]
    added = "- " + "\n  ".join(lines) + "\n"
    write_atomically(signed.path, (text.rstrip() + "\n" + added).encode())
