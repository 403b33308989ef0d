"""`clausekit mandate`: the private mandate of an agreement."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from clausekit.cli.exits import DONE, FINDINGS, NOT_DONE
from clausekit.cli.report import print_diagnostics
from clausekit.cli.shared import libraries_option, open_shelf

if TYPE_CHECKING:
    from clausekit.api.mandates import MandateFile
    from clausekit.negotiation.case import Case

_HELP = {"help_option_names": ["-h", "--help"]}
_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
PASSPHRASE = "CLAUSEKIT_PASSPHRASE"  # noqa: S105 - the name of a variable

mandate_option = click.option(
    "--mandate",
    "mandate_file",
    type=click.Path(path_type=Path),
    help="The mandate, where it does not stand beside the agreement.",
)


@click.group(name="mandate", context_settings=_HELP)
def command() -> None:
    """What we open with, want and can accept: a private file that no draft can hold."""


@command.command(epilog="Example: clausekit mandate new agreement.yaml")
@click.argument("agreement", type=_FILE)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where to write it.")
@click.option("--answers", type=_FILE, help="Take decisions from this file, shaped like a mandate.")
@click.option("--checklist", "checklists", multiple=True, help="A checklist whose demands count.")
@click.option("--no-input", is_flag=True, help="Ask nothing.")
@click.option("--encrypt", is_flag=True, help="Seal the file with a passphrase at once.")
@libraries_option
def new(
    agreement: Path,
    output: Path | None,
    answers: Path | None,
    checklists: tuple[str, ...],
    no_input: bool,
    encrypt: bool,
    libraries: tuple[Path, ...],
) -> None:
    """Write a mandate beside AGREEMENT, readable by its owner only, and ask for its decisions.

    Private papers are listed in the folder's .gitignore. Whoever stops the questions keeps what was
    answered; the rest stays open in the file.
    """
    from clausekit.api.mandates import check, known_checklists, load, new_mandate, read_answers
    from clausekit.api.rounds import open_case

    case = open_case(agreement, open_shelf(agreement, libraries))
    known_checklists(case, checklists)
    given: dict[str, Any] = read_answers(answers) if answers else {}
    chosen: list[str] = list(checklists) or list(given.pop("checklists", None) or [])
    passphrase = _new_passphrase() if encrypt else ""
    if not no_input and not answers and sys.stdin.isatty() and sys.stdout.isatty():
        chosen, given = _interview(case, chosen)
    path = new_mandate(case, place=output, checklists=chosen, answers=given, passphrase=passphrase)
    print_diagnostics(check(case, load(path, lambda _: passphrase)).errors())
    click.echo(
        f"Wrote {path}; only you can read it. Check it: clausekit mandate check {agreement}",
        err=True,
    )


def _interview(case: Case, chosen: list[str]) -> tuple[list[str], dict[str, Any]]:
    from clausekit.api.mandate_interview import interview
    from clausekit.cli.prompts import prompt

    return interview(case, chosen, prompt)


@command.command(epilog="Example: clausekit mandate check agreement.yaml")
@click.argument("agreement", type=_FILE)
@mandate_option
@libraries_option
def check(agreement: Path, mandate_file: Path | None, libraries: tuple[Path, ...]) -> None:
    """Check the mandate of AGREEMENT: names, values, the order of positions, what its floors lose.

    Exit code 0: nothing found. 1: findings. 2: it could not be checked.
    """
    from clausekit.api.mandates import check as check_mandate
    from clausekit.api.rounds import open_case

    case = open_case(agreement, open_shelf(agreement, libraries))
    found = opened(agreement, mandate_file)
    if found is None:
        click.echo(
            f"There is no mandate beside {agreement}. Make one: clausekit mandate new {agreement}",
            err=True,
        )
        sys.exit(NOT_DONE)
    report = check_mandate(case, found)
    print_diagnostics(report)
    errors = len(report.errors())
    click.echo(
        f"{found.path}: {errors} errors, {len(report) - errors} warnings and notes", err=True
    )
    sys.exit(FINDINGS if report else DONE)


@command.command(name="close", epilog="Example: clausekit mandate close mandate.yaml")
@click.argument("file", type=_FILE)
def close_(file: Path) -> None:
    """Seal FILE with a passphrase. Nobody can open it without: clausekit keeps no copy and no key."""
    from clausekit.api.mandates import close

    click.echo(
        f"Sealed as {close(file, _new_passphrase())}; {file} is gone. Copies and backups stay.",
        err=True,
    )


@command.command(name="open", epilog="Example: clausekit mandate open mandate.yaml.sealed")
@click.argument("file", type=_FILE)
def open_(file: Path) -> None:
    """Open the sealed FILE. `brief` and `round` read a sealed mandate without this."""
    from clausekit.api.mandates import reopen

    click.echo(f"Opened as {reopen(file, passphrase_for(file))}.", err=True)


def opened(agreement: Path, named: Path | None) -> MandateFile | None:
    """Return the mandate of an agreement file, opened, or None where there is none."""
    from clausekit.api.mandates import find_mandate, load

    path = find_mandate(agreement, named)
    return load(path, passphrase_for) if path else None


def passphrase_for(path: Path) -> str:
    """Return the passphrase of a sealed file: from the environment, else typed in."""
    given = os.environ.get(PASSPHRASE)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        from clausekit.errors import InputError

        hint = f"Type it on a terminal, or set {PASSPHRASE}."
        raise InputError(f"“{path}” is sealed and wants its passphrase.", hint=hint)
    answer: str = click.prompt(f"Passphrase of {path}", hide_input=True, err=True)
    return answer


def _new_passphrase() -> str:
    given = os.environ.get(PASSPHRASE)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        from clausekit.errors import InputError

        hint = f"Type it on a terminal, or set {PASSPHRASE}."
        raise InputError("Sealing wants a passphrase.", hint=hint)
    answer: str = click.prompt(
        "Passphrase (several words; without it nobody opens the file)",
        hide_input=True,
        confirmation_prompt=True,
        err=True,
    )
    return answer
