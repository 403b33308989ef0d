"""`clausekit brief`: the confidential brief for the delegation."""

from __future__ import annotations

from pathlib import Path

import click

from clausekit.cli.mandate import mandate_option, opened
from clausekit.cli.negotiating import paper_format_of, today
from clausekit.cli.report import print_diagnostics
from clausekit.cli.shared import libraries_option, open_shelf


@click.command(
    epilog="Example: clausekit brief agreement.yaml -o private/agreement.brief.working.docx",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("agreement", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE",
              help="Where to write; the name holds “.working.”.")  # fmt: skip
@click.option("--to", "format_name", metavar="FORMAT", help="docx, md or html.")
@mandate_option
@libraries_option
def command(
    agreement: Path,
    output: Path | None,
    format_name: str | None,
    mandate_file: Path | None,
    libraries: tuple[Path, ...],
) -> None:
    """Write the brief of AGREEMENT: for our delegation only, and marked so on every page.

    First what matters most to the demands that count; then each clause: what we ask, the ladder beside
    our mandate, answers to objections, what to ask in exchange, evidence, questions, law and its state.
    It is not written into a folder that holds outgoing copies.
    """
    from clausekit.api.briefing import (
        agreed_below_floor,
        brief_paper,
        private_target,
        write_private,
    )
    from clausekit.api.mandates import with_mandate
    from clausekit.api.rounds import open_case, rounds_of

    case = open_case(agreement, open_shelf(agreement, libraries))
    wanted = paper_format_of(output, format_name)
    target = private_target(case, output, wanted, "brief")
    found = opened(agreement, mandate_file)
    if found is not None:
        case = with_mandate(case, found)
    rounds = rounds_of(case)
    content, report = brief_paper(case, rounds.state, today(), wanted)
    for findings in (rounds.report, report, agreed_below_floor(case, rounds.state)):
        print_diagnostics(findings)
    write_private(target, content)
    mandate = f"mandate {found.path}" if found else "no mandate"
    click.echo(f"Wrote {target}: {len(case.clauses)} clauses, {mandate}. Union only.", err=True)
