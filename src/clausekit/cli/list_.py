"""`clausekit list`: what is on the shelf."""

from __future__ import annotations

from pathlib import Path

import click

from clausekit.cli.shared import libraries_option, open_shelf


@click.command(
    name="list",
    epilog="Example: clausekit list --topic privacy",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--topic", metavar="TOPIC", help="Only this topic.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@libraries_option
def command(topic: str | None, as_json: bool, libraries: tuple[Path, ...]) -> None:
    """List the clauses by topic: id, title, strengths, languages, status."""
    from clausekit.api.catalogue import catalogue

    entries = catalogue(open_shelf(Path(), libraries), topic=topic)
    if as_json:
        import json

        click.echo(json.dumps([e.as_data() for e in entries], ensure_ascii=False, indent=1))
        return
    last = ""
    for entry in entries:
        if entry.topic != last:
            click.echo(f"{'' if not last else chr(10)}{entry.topic_title}")
            last = entry.topic
        languages = " ".join(entry.languages)
        click.echo(f"  {entry.id:<48} {entry.title}  [{languages}] {entry.status}")
