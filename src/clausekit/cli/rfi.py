"""`clausekit rfi`: a request for information."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from clausekit.cli.negotiating import (
    date_option,
    format_option,
    output_option,
    paper_format_of,
    write_public,
)
from clausekit.cli.report import print_diagnostics
from clausekit.cli.shared import libraries_option, open_shelf


@click.command(
    epilog="Example: clausekit rfi agreement.yaml --clause privacy/monitoring-limits -o request.docx",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("agreement", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--clause", "clauses", multiple=True, metavar="CLAUSE",
              help="A clause id or a number as printed; without it all clauses of the draft.")  # fmt: skip
@click.option(
    "--number",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Number of the letter.",
)
@click.option("--time", default="", metavar="TIME",
              help="Time to answer, such as “10 working days”; by default the draft's.")  # fmt: skip
@date_option
@output_option
@format_option
@libraries_option
def command(
    agreement: Path,
    clauses: tuple[str, ...],
    number: int,
    time: str,
    date: datetime.date,
    output: Path | None,
    format_name: str | None,
    libraries: tuple[Path, ...],
) -> None:
    """Write a request for information: numbered questions on the clauses of AGREEMENT, and a deadline.

    The deadline is what the draft gives for requests of information, else what the library proposes.
    """
    from clausekit.api.requesting import request_paper
    from clausekit.api.rounds import open_case

    case = open_case(agreement, open_shelf(agreement, libraries))
    wanted = paper_format_of(output, format_name)
    content, report = request_paper(case, clauses, date, wanted, number=number, time=time)
    print_diagnostics(report)
    target = write_public(agreement, output, wanted, "rfi", content)
    click.echo(f"Wrote {target}. Nothing private is in it.", err=True)
