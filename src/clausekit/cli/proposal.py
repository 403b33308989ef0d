"""`clausekit proposal`: the sheet that goes across the table."""

from __future__ import annotations

from pathlib import Path

import click

from clausekit.cli.negotiating import format_option, output_option, paper_format_of, write_public
from clausekit.cli.report import print_diagnostics
from clausekit.cli.shared import libraries_option, open_shelf


@click.command(
    epilog="Example: clausekit proposal agreement.yaml -o proposal.docx",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("agreement", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@output_option
@format_option
@libraries_option
def command(
    agreement: Path,
    output: Path | None,
    format_name: str | None,
    libraries: tuple[Path, ...],
) -> None:
    """Write the proposal sheet of AGREEMENT: existing, company and union side by side, article by article.

    It shows NEW or AMEND, our text, the public reason, and from the record of rounds who moved when.
    It never opens the mandate.
    """
    from clausekit.api.proposing import proposal_paper
    from clausekit.api.rounds import changed_since_agreed, open_case, rounds_of

    case = open_case(agreement, open_shelf(agreement, libraries))
    wanted = paper_format_of(output, format_name)
    rounds = rounds_of(case)
    content, report = proposal_paper(case, rounds, wanted)
    for findings in (rounds.report, report, changed_since_agreed(case, rounds)):
        print_diagnostics(findings)
    target = write_public(agreement, output, wanted, "proposal", content)
    click.echo(f"Wrote {target}: {len(case.clauses)} clauses. Nothing private is in it.", err=True)
