"""`clausekit list`: what is on the shelf."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from clausekit.cli.shared import libraries_option, open_shelf

_WIDE = 140


@click.command(
    name="list",
    epilog="Example: clausekit list --topic privacy",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--topic", metavar="TOPIC", help="Only this topic.")
@click.option("--demand", metavar="ID", help="Only clauses that a demand rests on, such as A20.")
@click.option("--instrument", metavar="ID", help="Only clauses that rest on a law, such as gdpr.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@libraries_option
def command(
    topic: str | None,
    demand: str | None,
    instrument: str | None,
    as_json: bool,
    libraries: tuple[Path, ...],
) -> None:
    """List the clauses by topic: id, title, strengths, languages, status."""
    from clausekit.api.catalogue import catalogue, narrowed

    shelf = open_shelf(Path(), libraries)
    entries = narrowed(catalogue(shelf, topic=topic), shelf, demand=demand, instrument=instrument)
    if as_json:
        import json

        click.echo(json.dumps([e.as_data() for e in entries], ensure_ascii=False, indent=1))
        return
    # Who reads a file or a pipe wants a line for each clause; who reads a small screen does not.
    width = shutil.get_terminal_size().columns
    narrow = sys.stdout.isatty() and width < _WIDE
    last = ""
    for entry in entries:
        if entry.topic != last:
            click.echo(f"{'' if not last else chr(10)}{entry.topic_title}")
            last = entry.topic
        languages = " ".join(entry.languages)
        about = f"({'/'.join(entry.strengths)}; {languages}; {entry.status})"
        if narrow:
            click.echo(f"  {entry.id}")
            click.echo(click.wrap_text(f"{entry.title} {about}", width, "      ", "      "))
        else:
            click.echo(f"  {entry.id:<46} {entry.title}  {about}")
