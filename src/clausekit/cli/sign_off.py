"""`clausekit sign-off`: who approved which text."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from clausekit.cli.shared import libraries_option


@click.command(
    name="sign-off",
    epilog='Example: clausekit sign-off privacy/data-rights.access --by "A. Rossi" --country IT',
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("wish", metavar="CLAUSE[.PROVISION]")
@click.option("--by", required=True, metavar="NAME", help="Who approved the text.")
@click.option("--country", required=True, metavar="CC", help="For whose law, such as IT.")
@click.option("--date", metavar="DATE", help="When, such as 2026-11-23.  [default: today]")
@click.option("--language", default="en", show_default=True, metavar="LANGUAGE")
@click.option(
    "--in",
    "layer",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The layer that records it; the highest one in use unless given.",
)
@libraries_option
def command(
    wish: str,
    by: str,
    country: str,
    date: str | None,
    language: str,
    layer: Path | None,
    libraries: tuple[Path, ...],
) -> None:
    """Record that NAME approved the text of CLAUSE, or of one PROVISION, as it stands now.

    A later change of the text withdraws the sign-off: drafts and `clausekit list` then say so.
    """
    from clausekit.api.sign_off import sign_off

    when = date or datetime.date.today().isoformat()  # noqa: DTZ011 - the day where the person is
    signed = sign_off(wish, by, country, when, layer=layer, libraries=libraries, language=language)
    what = f"{wish} ({language})"
    if signed.repeats:
        click.echo(f"{what} is signed off by {by} for {country} already.", err=True)
    else:
        click.echo(f"Recorded in {signed.path}: {what}, {by}, {country}, {when}.", err=True)
