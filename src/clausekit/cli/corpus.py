"""`clausekit batch --lint` and `--coverage`: a folder of documents into one table."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from clausekit.cli.exits import FINDINGS


def write_corpus(
    linted: Path | None,
    covered: Path | None,
    output: Path,
    libraries: tuple[Path, ...],
    jobs: int,
    cluster: str,
) -> None:
    """Write the table; end with 1 where a document could not be taken in."""
    from clausekit.api.batching.corpus import kind_of, survey
    from clausekit.batch.sheet import sheet_bytes, sheet_format
    from clausekit.cli.progress import shown_progress
    from clausekit.source.files import check_writable, write_atomically

    wanted = sheet_format(output)
    check_writable(output)
    folder, kind = kind_of(linted, covered)
    with shown_progress() as progress:
        found = survey(
            folder, kind, libraries=libraries, jobs=jobs, cluster=cluster, progress=progress
        )
    write_atomically(output, sheet_bytes(found.sheet, wanted))
    for one in found.failed:
        click.echo(f"{one.document}: not taken in: {one.trouble}", err=True)
    read = found.documents - len(found.failed)
    rows = len(found.sheet.rows)
    click.echo(f"Wrote {output}: {rows:,} rows of {read:,} documents.", err=True)
    if found.failed:
        sys.exit(FINDINGS)
