"""`clausekit redline`: the older version with tracked changes that make it the newer one."""

from __future__ import annotations

from pathlib import Path

import click

from clausekit.cli.shared import libraries_option


@click.command(
    epilog="Example: clausekit redline proposal-1.docx proposal-2.docx -o redline.docx --author Union",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("redline.docx"),
    show_default=True,
    metavar="FILE",
    help="The Word file to write.",
)
@click.option("--author", default="clausekit", show_default=True, help="Who made the changes.")
@click.option("--date", metavar="DATE", help="When, as 2026-11-23; without it, today.")
@click.option("--settle", is_flag=True, help="Accept tracked changes that are in the files first.")
@click.option("--words-only", is_flag=True, help="Leave styles, numbers and emphasis out.")
@libraries_option
def command(
    old: Path,
    new: Path,
    output: Path,
    author: str,
    date: str | None,
    settle: bool,
    words_only: bool,
    libraries: tuple[Path, ...],
) -> None:
    """Write OLD with real tracked changes that make it NEW.

    Each may be an agreement file, a draft in JSON or a Word file. Accepting all changes gives NEW,
    rejecting all gives OLD; a redline of which this is not true is not written.
    """
    from clausekit.api.redlining import redline_files
    from clausekit.source.files import check_writable, keep_inputs, write_atomically

    keep_inputs([output], [old, new])
    check_writable(output)
    made = redline_files(
        old,
        new,
        author,
        date or today(),
        settle=settle,
        formatting=not words_only,
        libraries=libraries,
    )
    write_atomically(output, made.content)
    for line in (*made.warnings, *made.notes):
        click.echo(line, err=True)
    click.echo(f"Wrote {output}: {made}.", err=True)


def today() -> str:
    """Return the day as it is in UTC, or that of SOURCE_DATE_EPOCH."""
    import os
    from datetime import UTC, datetime

    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(fixed), UTC) if fixed.isdigit() else datetime.now(UTC)
    return now.date().isoformat()
