"""`clausekit answer`: our decisions as tracked changes and comments in their file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clausekit.cli.exits import DONE, FINDINGS
from clausekit.cli.shared import libraries_option

if TYPE_CHECKING:
    from clausekit.api.returned.decisions import Decisions


@click.command(
    epilog="Example: clausekit answer agreement.yaml returned.docx --decisions answer.yaml -o answer.docx",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("agreement", type=click.Path(path_type=Path))
@click.argument("returned", type=click.Path(path_type=Path))
@click.option(
    "--decisions",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The decisions, as `clausekit compare --decisions` wrote them; without it you are asked.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("answer.docx"),
    show_default=True,
    metavar="FILE",
    help="The Word file to write.",
)
@click.option("--author", help="Who answers; without it, who the decisions name.")
@click.option("--date", metavar="DATE", help="When, as 2026-11-23; without it, today.")
@click.option("--keep-agreement", is_flag=True, help="Leave the agreement file as it is.")
@libraries_option
def command(
    agreement: Path,
    returned: Path,
    decisions: Path | None,
    output: Path,
    author: str | None,
    date: str | None,
    keep_agreement: bool,
    libraries: tuple[Path, ...],
) -> None:
    """Answer RETURNED, a Word file that came back, and bring AGREEMENT up to date with it.

    Their changes and formatting stay; ours are tracked changes and comments beside them. Exit code
    0: all is decided. 1: something is still open. 2: not done.
    """
    from dataclasses import replace

    from clausekit.api import answering
    from clausekit.api.returned.decisions import read_decisions
    from clausekit.cli.redline import today
    from clausekit.source.files import check_writable, keep_inputs, write_atomically

    keep_inputs([output], [agreement, returned, decisions])
    check_writable(output)
    chosen = (
        read_decisions(decisions)
        if decisions is not None
        else asked(agreement, returned, libraries)
    )
    if author:
        chosen = replace(chosen, author=author)
    made = answering.answer_returned(agreement, returned, chosen, date or today(), libraries)
    write_atomically(output, made.content)
    done, notes = (
        ([], [])
        if keep_agreement
        else answering.bring_agreement_up_to_date(agreement, made, libraries)
    )
    for line in done:
        click.echo(f"{agreement}: {line}", err=True)
    for line in (*made.notes, *notes):
        click.echo(f"To do: {line}", err=True)
    for line in made.open:
        click.echo(f"Open: {line}", err=True)
    click.echo(f"Wrote {output}: {made}.", err=True)
    sys.exit(FINDINGS if made.open else DONE)


def asked(agreement: Path, returned: Path, libraries: tuple[Path, ...]) -> Decisions:
    """Return decisions that a person gives at the terminal, one provision after the other."""
    from clausekit.api.comparing import compare_returned
    from clausekit.api.returned.decisions import Choice, Decisions
    from clausekit.api.returned.report import provision_text

    if not sys.stdin.isatty():
        message = (
            "Name a decisions file with --decisions; `clausekit compare --decisions` writes one."
        )
        raise click.UsageError(message)
    comparison = compare_returned(agreement, returned, libraries)
    letters = {"o": "open", "a": "accept", "r": "refuse", "c": "counter"}
    choices = []
    for result in comparison.notable:
        click.echo(f"\n{provision_text(result)}")
        letter = click.prompt(
            "[o]pen, [a]ccept, [r]efuse, [c]ounter",
            type=click.Choice(list(letters)),
            default="o",
            show_choices=False,
        )
        texts = {1: click.prompt("Our words")} if letter == "c" else None
        comment = "" if letter == "o" else click.prompt("Comment", default="", show_default=False)
        choices.append(Choice(result.id, letters[letter], comment, texts))  # type: ignore[arg-type]
    return Decisions(comparison.sha256, "Union", tuple(choices))
