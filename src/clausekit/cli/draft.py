"""`clausekit draft`: an agreement file becomes a draft."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from clausekit.cli.approval import refuse_unsigned
from clausekit.cli.exits import NOT_DONE
from clausekit.cli.lock_report import print_lock
from clausekit.cli.report import print_diagnostics
from clausekit.cli.shared import libraries_option, open_shelf


@click.command(
    epilog="Example: clausekit draft agreement.yaml -o agreement.docx -o agreement.md",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("agreement", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="FILE",
    help="Where to write; the ending says the format. Several are allowed, `-` is the terminal.",
)
@click.option(
    "--to", "format_name", metavar="FORMAT", help="Format, where the ending does not say it."
)
@click.option("--strict", is_flag=True, help="Write nothing while a value is missing.")
@click.option(
    "--signed-off-only", is_flag=True, help="Write nothing while a clause is not signed off."
)
@click.option("--style", type=click.Path(path_type=Path), help="Take the styles of this Word file.")
@click.option(
    "--sources",
    type=click.Choice(["none", "footnotes", "schedule"]),
    default="none",
    show_default=True,
    help="Where verified sources of law are printed.",
)
@click.option("--table-copy", is_flag=True, help="Line numbers and a wide margin for the table.")
@click.option("--agreed-boxes", is_flag=True, help="A box for initials under each article.")
@click.option("--track", is_flag=True, help="Word records every change that the reader makes.")
@click.option("--pages", is_flag=True, help="Page numbers in the contents (needs LibreOffice).")
@click.option("--watermark", is_flag=True, help="The word DRAFT behind every page.")
@click.option("--beside", metavar="LANGUAGE", help="A second language in a second column.")
@click.option(
    "--working",
    is_flag=True,
    help="Write the working copy instead, for our own side: FILE.working.docx with notes.",
)
@click.option("--no-lock", is_flag=True, help="Neither read nor write the lock of the agreement.")
@click.option("-v", "--verbose", is_flag=True, help="Also print the SHA-256 of each file.")
@libraries_option
def command(
    agreement: Path,
    outputs: tuple[str, ...],
    format_name: str | None,
    strict: bool,
    signed_off_only: bool,
    style: Path | None,
    sources: str,
    table_copy: bool,
    agreed_boxes: bool,
    track: bool,
    pages: bool,
    watermark: bool,
    beside: str | None,
    working: bool,  # noqa: ARG001 - the group leads such a call to `cli.working`
    no_lock: bool,
    verbose: bool,
    libraries: tuple[Path, ...],
) -> None:
    """Write AGREEMENT, a file such as agreement.yaml, as a draft.

    Without -o the draft is written beside where you are, as Word. The first draft also writes a lock
    beside AGREEMENT: later drafts keep its texts until `clausekit update`. The lock is private.
    """
    from clausekit.api import drafting, locking
    from clausekit.source.files import keep_inputs
    from clausekit.writers.options import WriteOptions

    targets = drafting.targets(agreement, outputs, format_name)
    inputs = (agreement, locking.lock_path(agreement), style)
    keep_inputs((Path(output) for output in outputs if output != "-"), inputs)
    shelf = open_shelf(agreement, libraries)
    if not no_lock:
        shelf = locking.locked_shelf(agreement, shelf)
    draft = drafting.assemble_file(agreement, shelf, locked=not no_lock)
    print_diagnostics(draft.report)
    print_diagnostics(drafting.blanks_report(draft))
    summary = drafting.summary(draft)
    if strict and summary.blanks:
        click.echo(f"{summary}; nothing was written, since --strict allows no blank.", err=True)
        sys.exit(NOT_DONE)
    if signed_off_only:
        refuse_unsigned(draft)
    options = WriteOptions(
        style=style,
        sources=sources,  # type: ignore[arg-type]  # click has checked the choice
        table_copy=table_copy,
        agreed_boxes=agreed_boxes,
        track=track,
        pages=pages,
        watermark=watermark,
        beside=(
            drafting.other_language(agreement, shelf, beside, locked=not no_lock)
            if beside
            else None
        ),
    )
    if not no_lock:
        locking.check_lockable(agreement)
    written = drafting.write_targets(draft, targets, options)
    if not no_lock:
        print_lock(locking.keep(agreement, shelf, draft, [beside] if beside else []), shelf)
    for target, digest in written:
        if verbose:
            click.echo(f"{digest}  {target}", err=True)
    if len(shelf.layers) > 1:
        click.echo(f"Layers over {shelf.layers[0]}: {', '.join(shelf.layers[1:])}.", err=True)
    names = ", ".join(str(target) for target, _ in written)
    click.echo(f"Wrote {names}: {summary}.", err=True)
