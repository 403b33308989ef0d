"""`clausekit coverage`: what an agreement gives of what unions demand."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from clausekit.cli.exits import FINDINGS
from clausekit.cli.shared import libraries_option, open_shelf


@click.command(
    epilog="Example: clausekit coverage agreement.yaml --checklist gfa-minimum --fail-under 100",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("agreement", type=click.Path(path_type=Path))
@click.option(
    "--checklist",
    "checklists",
    multiple=True,
    metavar="NAME",
    help="A checklist to measure by. Several are allowed; without one, all.",
)
@click.option(
    "--to",
    "format_name",
    type=click.Choice(["text", "md", "docx", "html", "json"]),
    help="Format, where the ending of the output does not say it.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where to write the report instead of the terminal.",
)
@click.option("--open", "only_open", is_flag=True, help="List only what is not met in full.")
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    metavar="PERCENT",
    help="Exit with 1 when less of a checklist's demands on the company is met in full.",
)
@libraries_option
def command(
    agreement: Path,
    checklists: tuple[str, ...],
    format_name: str | None,
    output: Path | None,
    only_open: bool,
    fail_under: float | None,
    libraries: tuple[Path, ...],
) -> None:
    """Say for every demand whether AGREEMENT meets it, by which provision, and what is missing.

    Exit code 0: done. 1: less is met than --fail-under asks. 2: not done.
    """
    from clausekit.api import coverage

    target = None if output == Path("-") else output
    wanted = coverage.report_format(format_name or "", target)
    if wanted == "docx" and output is None:
        message = "A Word file cannot be shown in a terminal; name a file with -o."
        raise click.UsageError(message)
    if target is not None:
        from clausekit.source.files import keep_inputs

        keep_inputs([target], [agreement])
    shelf = open_shelf(agreement, libraries)
    results = coverage.coverage_of_file(agreement, shelf, checklists)
    title = f"Coverage of {agreement.name}"
    content = coverage.written(results, wanted, title, all_demands=not only_open)
    if target is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        from clausekit.source.files import write_atomically

        write_atomically(target, content)
        click.echo(f"Wrote {target}.", err=True)
    if fail_under is None:
        return
    short = coverage.below(results, fail_under)
    for checklist in short:
        share = f"{checklist.share_met:.1f} % of {checklist.name} is met"
        click.echo(f"{share}, less than {fail_under:g} %.", err=True)
    if short:
        sys.exit(FINDINGS)
