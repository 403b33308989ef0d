"""`clausekit round`: what was put on the table, and where each side stands."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clausekit.cli.exits import FINDINGS
from clausekit.cli.mandate import mandate_option, opened
from clausekit.cli.negotiating import (
    date_option,
    format_option,
    output_option,
    paper_format_of,
    write_public,
)
from clausekit.cli.report import print_diagnostics
from clausekit.cli.shared import libraries_option, open_shelf

if TYPE_CHECKING:
    from clausekit.negotiation.case import Case

_HELP = {"help_option_names": ["-h", "--help"]}
_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_PARTIES = click.Choice(["union", "company", "both", "existing"])
_STATUSES = click.Choice(
    [
        "draft",
        "tabled",
        "countered",
        "parked",
        "packaged",
        "tentatively-agreed",
        "withdrawn",
        "agreed",
    ]
)


@click.group(name="round", context_settings=_HELP)
def command() -> None:
    """The rounds: put moves on the record, see where each side stands, report to affiliates."""


@command.command(
    epilog="Examples:\n\n"
    "clausekit round add agreement.yaml --all --party union --status tabled --round 1\n\n"
    "clausekit round add agreement.yaml --clause 14.2 --party company --status countered "
    "--value update_deadline=7 --note 'IT needs the time'"
)
@click.argument("agreement", type=_FILE)
@click.option("--clause", "subjects", multiple=True, metavar="CLAUSE",
              help="A clause id, topic/clause.provision, or a printed number; repeat it.")  # fmt: skip
@click.option("--all", "every", is_flag=True, help="Every clause of the draft.")
@click.option(
    "--party", type=_PARTIES, required=True, help="Who moved; `existing` is the agreement in force."
)
@click.option("--status", type=_STATUSES, help="What became of it.")
@click.option("--round", "number", type=click.IntRange(min=1), help="By default the round reached.")
@date_option
@click.option("--text", type=click.Path(path_type=Path, allow_dash=True, dir_okay=False),
              help="File with the words that were offered; `-` is the terminal.")  # fmt: skip
@click.option("--strength", type=click.Choice(["strong", "standard", "basic"]),
              help="The model wording that was offered, where it was one.")  # fmt: skip
@click.option(
    "--value", "values", multiple=True, metavar="NAME=VALUE", help="A value that was offered."
)
@click.option("--package", default="", metavar="NAME", help="The package that it belongs to.")
@click.option("--note", default="", help="A note that everybody may read.")
@click.option("--private-note", default="", help="A note that goes into the mandate only.")
@mandate_option
@libraries_option
def add(
    agreement: Path,
    subjects: tuple[str, ...],
    every: bool,
    party: str,
    status: str | None,
    number: int | None,
    date: datetime.date,
    text: Path | None,
    strength: str | None,
    values: tuple[str, ...],
    package: str,
    note: str,
    private_note: str,
    mandate_file: Path | None,
    libraries: tuple[Path, ...],
) -> None:
    """Put a move on the record of AGREEMENT, negotiation.yaml. Entries are only added, never changed.

    For our own side the words and values are those of the draft unless --text or --value says
    otherwise. When the command returns, the entry is on the disk.
    """
    from clausekit.api.editing import typed
    from clausekit.api.mandates import add_note
    from clausekit.api.rounds import add_move, broken_packages, open_case, rounds_of
    from clausekit.errors import InputError
    from clausekit.negotiation.moves import Move

    if status is None and party != "existing":
        raise click.UsageError("Missing option “--status”.")
    case = open_case(agreement, open_shelf(agreement, libraries))
    mandate = opened(agreement, mandate_file) if private_note else None
    if private_note and mandate is None:
        raise InputError(
            "A private note goes into the mandate, and there is none.",
            hint=f"Make one first: clausekit mandate new {agreement}",
        )
    move = Move(
        party=party,
        status=status or "agreed",
        date=date,
        subjects=subjects,
        every=every,
        round=number or 0,
        words=_words(text),
        strength=strength or "",
        values={name: typed(raw) for name, raw in map(_setting, values)},
        package=package,
        note=note,
    )
    entries, noticed = add_move(case, move)
    if mandate is not None:
        for entry in entries[:1] if every else entries:
            add_note(case, mandate, entry.number, private_note)
    print_diagnostics(noticed)
    print_diagnostics(broken_packages(rounds_of(case)))
    numbers = (
        f"{entries[0].number}" if len(entries) == 1 else f"{entries[0].number}–{entries[-1].number}"
    )
    click.echo(f"On the record: entry {numbers}, round {entries[0].round}.", err=True)


def _setting(setting: str) -> tuple[str, str]:
    name, sign, raw = setting.partition("=")
    if not sign:
        raise click.UsageError(f"“{setting}” has no “=”. Write NAME=VALUE.")
    return name.strip(), raw.strip()


def _words(path: Path | None) -> str:
    from clausekit.source.files import read_text

    if path is None:
        return ""
    if path == Path("-"):
        return sys.stdin.read()
    return read_text(path)


@command.command(
    epilog="Examples:\n\nclausekit round status agreement.yaml -o status.docx\n\n"
    "clausekit round status agreement.yaml --private -o private/status.working.docx"
)
@click.argument("agreement", type=_FILE)
@output_option
@format_option
@click.option(
    "--private", is_flag=True, help="With distances to target and floor: for our delegation only."
)
@mandate_option
@libraries_option
def status(
    agreement: Path,
    output: Path | None,
    format_name: str | None,
    private: bool,
    mandate_file: Path | None,
    libraries: tuple[Path, ...],
) -> None:
    """Write where each side of AGREEMENT stands: status, movement, packages.

    Without --private nothing of the mandate is opened. With it, the paper shows how far the
    company's offers are from our target and floor, and is kept away from outgoing copies; exit code 1
    says that something was agreed below the floor.
    """
    from clausekit.api.rounds import (
        broken_packages,
        changed_since_agreed,
        open_case,
        rounds_of,
        status_paper,
    )

    case = open_case(agreement, open_shelf(agreement, libraries))
    wanted = paper_format_of(output, format_name)
    rounds = rounds_of(case)
    for findings in (rounds.report, broken_packages(rounds), changed_since_agreed(case, rounds)):
        print_diagnostics(findings)
    if private:
        _private(case, agreement, output, wanted, mandate_file)
        return
    content = status_paper(case, rounds, wanted)
    target = write_public(agreement, output, wanted, "status", content)
    click.echo(
        f"Wrote {target}: {len(rounds.journal.entries)} entries, round {rounds.state.round}.",
        err=True,
    )


def _private(
    case: Case, agreement: Path, output: Path | None, wanted: str, mandate_file: Path | None
) -> None:
    from clausekit.api.briefing import (
        agreed_below_floor,
        private_status_paper,
        private_target,
        write_private,
    )
    from clausekit.api.mandates import with_mandate
    from clausekit.api.rounds import rounds_of

    target = private_target(case, output, wanted, "status")
    found = opened(agreement, mandate_file)
    if found is not None:
        case = with_mandate(case, found)
    state = rounds_of(case).state
    content = private_status_paper(case, state, wanted)
    below = agreed_below_floor(case, state)
    print_diagnostics(below)
    write_private(target, content)
    click.echo(f"Wrote {target}. Union only.", err=True)
    if below:
        sys.exit(FINDINGS)


@command.command(
    epilog="Example: clausekit round report agreement.yaml -o report-to-affiliates.docx"
)
@click.argument("agreement", type=_FILE)
@output_option
@format_option
@libraries_option
def report(
    agreement: Path, output: Path | None, format_name: str | None, libraries: tuple[Path, ...]
) -> None:
    """Write the report of AGREEMENT to affiliates: what is agreed, what is open. No floors in it."""
    from clausekit.api.rounds import affiliates_paper, open_case, rounds_of

    case = open_case(agreement, open_shelf(agreement, libraries))
    wanted = paper_format_of(output, format_name)
    rounds = rounds_of(case)
    print_diagnostics(rounds.report)
    target = write_public(
        agreement, output, wanted, "report", affiliates_paper(case, rounds, wanted)
    )
    click.echo(f"Wrote {target}. Nothing private is in it.", err=True)
