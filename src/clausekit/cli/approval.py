"""Drafts of signed-off text only."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from clausekit.cli.exits import NOT_DONE

if TYPE_CHECKING:
    from clausekit.assemble.draft import Draft


def refuse_unsigned(draft: Draft) -> None:
    """Exit, with the names, where a clause of the draft is not signed off."""
    unsigned = [clause for clause in draft.provenance.clauses if not clause.signed_off]
    if not unsigned:
        return
    for clause in unsigned:
        click.echo(f"{clause.clause}: {clause.status}", err=True)
    what = "clause is" if len(unsigned) == 1 else "clauses are"
    click.echo(
        f"{len(unsigned)} {what} not signed off; nothing was written. "
        "`clausekit sign-off CLAUSE --by NAME --country CC` records an approval.",
        err=True,
    )
    sys.exit(NOT_DONE)
