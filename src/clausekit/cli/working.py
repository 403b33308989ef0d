"""`clausekit draft --working`: the copy for our own side. The group leads here; `draft` does not know it."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from clausekit.cli.report import print_diagnostics
from clausekit.cli.shared import libraries_option, open_shelf


@click.command(
    name="draft",
    epilog="Example: clausekit draft agreement.yaml --working -o ours/agreement.working.docx",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("agreement", type=click.Path(path_type=Path))
@click.option("--working", is_flag=True, required=True, hidden=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where to write; the name ends in .working.docx, in a folder without outgoing copies.",
)
@click.option("--style", type=click.Path(path_type=Path), help="Take the styles of this Word file.")
@click.option("--table-copy", is_flag=True, help="Line numbers and a wide margin for the table.")
@click.option("--no-lock", is_flag=True, help="Do not read the lock of the agreement.")
@libraries_option
def command(
    agreement: Path,
    working: bool,  # noqa: ARG001 - what led here
    output: Path | None,
    style: Path | None,
    table_copy: bool,
    no_lock: bool,
    libraries: tuple[Path, ...],
) -> None:
    """Write the working copy of AGREEMENT: blanks, unreviewed text, law, objections. For our side only."""
    from clausekit.api import drafting, locking
    from clausekit.api.working import write_working_copy
    from clausekit.writers.options import WriteOptions

    shelf = open_shelf(agreement, libraries)
    if not no_lock:
        shelf = locking.locked_shelf(agreement, shelf)
    draft = drafting.assemble_file(agreement, shelf, locked=not no_lock)
    print_diagnostics(draft.report)
    target = output or Path(f"{agreement.stem}.working.docx")
    today = datetime.datetime.now(tz=datetime.UTC).date()
    options = WriteOptions(style=style, table_copy=table_copy)
    write_working_copy(draft, shelf, target, today, options)
    click.echo(f"Wrote {target}, for our side only: {drafting.summary(draft)}.", err=True)
