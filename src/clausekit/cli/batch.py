"""`clausekit batch`: one agreement, many sites."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clausekit.cli.exits import FINDINGS, NOT_DONE
from clausekit.cli.report import print_diagnostics
from clausekit.cli.shared import libraries_option, open_shelf

if TYPE_CHECKING:
    from clausekit.api.batching import Order, Result


@click.command(
    epilog="Example: clausekit batch agreement.yaml --table sites.csv -o drafts --to docx,md --jobs 4",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("agreement", required=False, type=click.Path(path_type=Path))
@click.option(
    "--table",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A row for each draft: .csv, .tsv, .xlsx or .jsonl.",
)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where the drafts go; with --lint or --coverage the file of the table.",
)
@click.option("--to", "formats", default="docx", show_default=True, help="Formats, with commas.")
@click.option(
    "--jobs", default=1, show_default=True, metavar="N", help="Processes; 0 for all cores."
)
@click.option("--cluster", default="", metavar="ADDRESS", help="Work on a Dask cluster.")
@click.option(
    "--name", default="", metavar="PATTERN", help="File names, such as “{row:04}-{#site}”."
)
@click.option("--strict", is_flag=True, help="A value that is missing is a mistake.")
@click.option("--skip-mistakes", is_flag=True, help="Write the rows that have none.")
@click.option("--overwrite", is_flag=True, help="Replace files that no batch wrote, too.")
@click.option("--style", type=click.Path(path_type=Path), help="Take the styles of this Word file.")
@click.option("--watermark", is_flag=True, help="The word DRAFT behind every page.")
@click.option("--no-lock", is_flag=True, help="Do not read the lock of the agreement.")
@click.option("--lint", "linted", type=click.Path(path_type=Path), metavar="DIR",
              help="Lint all documents in a folder into one table.")  # fmt: skip
@click.option("--coverage", "covered", type=click.Path(path_type=Path), metavar="DIR",
              help="Measure all agreement files in a folder into one table.")  # fmt: skip
@libraries_option
def command(
    agreement: Path | None,
    table: Path | None,
    output: Path,
    formats: str,
    jobs: int,
    cluster: str,
    name: str,
    strict: bool,
    skip_mistakes: bool,
    overwrite: bool,
    style: Path | None,
    watermark: bool,
    no_lock: bool,
    linted: Path | None,
    covered: Path | None,
    libraries: tuple[Path, ...],
) -> None:
    """Write AGREEMENT once for each row of a table; or put a folder of agreements into one table.

    A column is called as `clausekit set` calls what it changes: parties.company.name, language,
    strength, facts.region, topic/clause.value, topic/clause.strength; `clauses` and `omit` hold ids.
    An empty cell changes nothing. All rows are checked before anything is written; the same command
    given again goes on where it stopped.

    Exit code 0: done. 1: done, and some rows failed or were left out. 2: not done.
    """
    from clausekit.api.batching import Order
    from clausekit.batch.crews import cores
    from clausekit.batch.names import DEFAULT
    from clausekit.writers.options import WriteOptions

    jobs = jobs if jobs > 0 else cores()
    if linted or covered:
        if agreement or table or (linted and covered):
            raise click.UsageError("Give --lint DIR or --coverage DIR, and nothing to draft.")
        from clausekit.cli.corpus import write_corpus

        write_corpus(linted, covered, output, libraries, jobs, cluster)
        return
    if agreement is None or table is None:
        raise click.UsageError("Give an agreement file and --table.")
    order = Order(
        agreement=agreement,
        table=table,
        folder=output,
        formats=tuple(word.strip() for word in formats.split(",") if word.strip()),
        name=name or DEFAULT,
        jobs=jobs,
        cluster=cluster,
        strict=strict,
        skip_mistakes=skip_mistakes,
        overwrite=overwrite,
        options=WriteOptions(style=style, watermark=watermark),
    )
    _run(order, libraries, locked=not no_lock)


def _run(order: Order, libraries: tuple[Path, ...], *, locked: bool) -> None:
    from clausekit.api import locking
    from clausekit.api.batching import open_batch
    from clausekit.batch.stop import stop_on_interrupt
    from clausekit.cli.progress import shown_progress

    shelf = open_shelf(order.agreement, libraries)
    if locked:
        shelf = locking.locked_shelf(order.agreement, shelf)
    batch = open_batch(order, shelf)
    with stop_on_interrupt() as stopped, shown_progress() as progress:
        result = batch.run(progress, stopped)
    _tell(result, order)


def _tell(result: Result, order: Order) -> None:
    print_diagnostics(result.mistakes)
    for entry in result.failed:
        click.echo(f"row {entry.row}: not written: {entry.trouble}", err=True)
    parts = [f"{result.written:,} of {result.rows:,} rows written to {order.folder}"]
    if result.stood:
        parts.append(f"{result.stood:,} stood already")
    if result.blanks:
        parts.append(f"{result.blanks:,} with blanks")
    if result.wrong:
        parts.append(f"{result.wrong:,} left out for mistakes")
    if result.failed:
        parts.append(f"{len(result.failed):,} failed")
    click.echo(f"{', '.join(parts)}.", err=True)
    if result.halt:
        click.echo(f"clausekit: {result.halt}", err=True)
        if result.hint:
            click.echo(result.hint, err=True)
        sys.exit(NOT_DONE)
    if result.failed or result.wrong:
        sys.exit(FINDINGS)
