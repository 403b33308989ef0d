"""Where everything in a draft came from, and who approved it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from clausekit.assemble.law import unverified
from clausekit.model.provenance import ClauseOrigin, Provenance

if TYPE_CHECKING:
    from clausekit.assemble.expand import Ledger
    from clausekit.assemble.request import AgreementRequest
    from clausekit.assemble.structure import BuiltClause
    from clausekit.diagnostics import Report
    from clausekit.library.load import Library
    from clausekit.library.sign_offs import SignOff


def provenance_of(
    built: Sequence[BuiltClause],
    keys: Mapping[str, str],
    ledger: Ledger,
    request: AgreementRequest,
    library: Library,
    report: Report,
) -> Provenance:
    """Return where the provisions of a draft came from.

    Args:
        built: Its clauses.
        keys: Key of each node by its name in the notation.
        ledger: What the draft used.
        request: What was asked for.
        library: The shelf.
        report: Takes what is wrong with the records of approvals.
    """
    sign_offs = library.sign_offs(report)
    clauses = tuple(_origin(b, keys.get(b.chosen.clause.id, ""), request, sign_offs) for b in built)
    return Provenance(
        template=request.template,
        provisions={p.node.key: p.origin for b in built for p in b.provisions},
        clauses=clauses,
        blanks=tuple(ledger.blanks),
        unverified=unverified([b.chosen.clause for b in built], library),
        keys=keys,
    )


def _origin(
    built: BuiltClause, key: str, request: AgreementRequest, sign_offs: Sequence[SignOff]
) -> ClauseOrigin:
    """Return where a clause came from, and who approved its text for the agreement's country."""
    clause, status, signed_off = built.chosen.clause, built.chosen.clause.status, False
    if sign_offs:
        from clausekit.library.sign_offs import approval

        found = approval(clause, request.language, tuple(sign_offs), request.law_country)
        status = str(found)
        signed_off = bool(found.current) and not {p.id for p in built.provisions} & {*found.open}
    return ClauseOrigin(
        clause.id, clause.version, clause.layers[-1], clause.sha256, built.chosen.strength,
        status, key, signed_off,
    )  # fmt: skip
