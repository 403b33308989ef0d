"""What the commands of a negotiation share: formats of papers, today, writing a public paper."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import click

from clausekit.errors import InputError

STDOUT = Path("-")


def today() -> datetime.date:
    """Return the date on this machine."""
    return datetime.datetime.now().astimezone().date()


def date_given(_ctx: click.Context, _option: click.Parameter, value: str | None) -> datetime.date:
    """Return a date option, by default today."""
    if value is None:
        return today()
    try:
        return datetime.date.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter("Write a date such as 2026-11-23.") from error


def paper_format_of(output: Path | None, format_name: str | None) -> str:
    """Return the format of a paper: the one that is named, else what the file's ending says, else Word."""
    from clausekit.writers.paper.table import format_of, paper_format

    if format_name:
        return paper_format(format_name)
    if output is None:
        return "docx"
    return "md" if output == STDOUT else format_of(output)


def write_public(
    agreement: Path, output: Path | None, format_name: str, kind: str, content: bytes
) -> Path:
    """Write a public paper and return its place; `-` is standard output.

    Raises:
        InputError: The name says that it is a private working copy.
        OutputError: It cannot be written.
    """
    from clausekit.source.files import keep_inputs, write_atomically
    from clausekit.writers.paper.table import FORMATS

    target = output or Path(f"{agreement.stem}.{kind}{FORMATS[format_name][0]}")
    if target == STDOUT:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return target
    keep_inputs([target], [agreement])
    if ".working." in target.name:
        raise InputError(
            f"“{target.name}” is the name of a private working copy.",
            hint="This paper holds nothing private: leave out “.working”.",
        )
    write_atomically(target, content)
    return target


output_option = click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE",
    help="Where to write; `-` is the terminal.",
)  # fmt: skip
format_option = click.option("--to", "format_name", metavar="FORMAT", help="docx, md or html.")
date_option = click.option(
    "--date", "date", callback=date_given, metavar="DATE", help="By default today."
)
