"""`clausekit compare`: what became of our provisions in the file that came back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clausekit.cli.exits import DONE, FINDINGS
from clausekit.cli.shared import libraries_option

if TYPE_CHECKING:
    from clausekit.negotiation.mandate import Mandate


@click.command(
    epilog="Example: clausekit compare agreement.yaml returned.docx -o report.html --decisions answer.yaml",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("agreement", type=click.Path(path_type=Path))
@click.argument("returned", type=click.Path(path_type=Path))
@click.option(
    "--to",
    "format_name",
    type=click.Choice(["text", "html", "docx", "md", "json"]),
    help="Format, where the ending of the output does not say it.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where to write the report instead of the terminal.",
)
@click.option(
    "--decisions",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Also write a decisions file for `clausekit answer`; one that exists is left alone.",
)
@click.option(
    "--mandate",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Say how values stand to this mandate; the report is confidential then.",
)
@click.option(
    "--author", default="Union", show_default=True, help="Who answers, for the decisions."
)
@libraries_option
def command(
    agreement: Path,
    returned: Path,
    format_name: str | None,
    output: Path | None,
    decisions: Path | None,
    mandate: Path | None,
    author: str,
    libraries: tuple[Path, ...],
) -> None:
    """Compare RETURNED, a Word file that came back, with AGREEMENT, the file it was drafted from.

    Tracked changes, comments and what was changed without tracking are told apart. Exit code 0:
    nothing differs. 1: something does. 2: not done.
    """
    from clausekit.api import comparing
    from clausekit.api.returned.decisions import decisions_text
    from clausekit.api.returned.report import headline
    from clausekit.source.files import write_atomically

    target = None if output == Path("-") else output
    wanted = comparing.report_format(format_name or "", target)
    if wanted == "docx" and target is None:
        message = "A Word file cannot be shown in a terminal; name a file with -o."
        raise click.UsageError(message)
    if decisions is not None and decisions.exists():
        message = f"“{decisions}” exists and may hold decisions; name another file or move it away."
        raise click.UsageError(message)
    comparison = comparing.compare_returned(
        agreement, returned, libraries, _opened(agreement, mandate)
    )
    content = comparing.written(comparison, wanted)
    if target is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        write_atomically(target, content, private=comparison.confidential)
        click.echo(f"Wrote {target}: {headline(comparison)}.", err=True)
    if decisions is not None:
        text = decisions_text(comparison, decisions.name, author)
        write_atomically(decisions, text.encode(), private=True)
        click.echo(f"Wrote {decisions}: {len(comparison.notable)} to decide.", err=True)
    sys.exit(FINDINGS if comparison.notable else DONE)


def _opened(agreement: Path, named: Path | None) -> Mandate | None:
    if named is None:
        return None
    from clausekit.api.mandates import parsed
    from clausekit.cli.mandate import opened

    file = opened(agreement, named)
    return parsed(file.text, str(file.path)) if file else None
