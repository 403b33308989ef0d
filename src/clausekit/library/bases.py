"""What lay under an overlay when it was made: its text, kept in the layer for the next comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausekit.diagnostics import Report
from clausekit.library.clause import STRUCTURE, digest
from clausekit.library.clause_source import mapping_in
from clausekit.library.lock import clause_from_text, clause_to_text

if TYPE_CHECKING:
    from clausekit.library.clause import ClauseFolder
    from clausekit.library.lock import LockedClause
    from clausekit.library.shelf import Shelf


def base_path(clause: str) -> str:
    """Return the path of a base record in its layer."""
    return f"bases/{clause}.json"


def base_text(base: LockedClause) -> str:
    """Return the record of a base as the text of its file."""
    return clause_to_text(base)


def recorded_sha256(folder: ClauseFolder) -> str:
    """Return the hash of the base that an overlay's clause.yaml names, or an empty text."""
    source = folder.files.get(STRUCTURE)
    base = mapping_in(source.text).get("base") if source else None
    found = base.get("sha256") if isinstance(base, dict) else None
    return found if isinstance(found, str) else ""


def kept_base(shelf: Shelf, clause: str, sha256: str) -> LockedClause | None:
    """Return the base that a layer keeps of a clause, or None where it keeps not that one.

    A record whose text does not have the hash is no record: it is passed over.
    """
    source = shelf.file(base_path(clause), Report())
    base = clause_from_text(source.text, base_path(clause)) if source else None
    if base is None or base.id != clause or digest(base.folders) != sha256:
        return None
    return base
