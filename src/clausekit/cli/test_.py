"""`clausekit test`: every clause of a layer, drafted and written."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from clausekit.cli.exits import DONE, FINDINGS
from clausekit.cli.report import print_diagnostics
from clausekit.cli.shared import libraries_option


@click.command(
    name="test",
    epilog="Example: clausekit test our-library",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("layer", metavar="DIR", type=click.Path(path_type=Path))
@click.option("-v", "--verbose", is_flag=True, help="Name each draft, not only those that fail.")
@libraries_option
def command(layer: Path, verbose: bool, libraries: tuple[Path, ...]) -> None:
    """Draft each clause of the layer DIR at each strength and in each language, and write it.

    A file `samples.yaml` beside a clause gives answers, and what the draft must and must not say
    then. Exit code 0: everything drafts. 1: something does not.
    """
    from clausekit.api.testing import plan_of, run

    plan = plan_of(layer, libraries)
    print_diagnostics(plan.findings)
    drafts = samples = failed = left_out = 0
    formats: dict[str, None] = {}
    for tried in run(plan):
        if tried.lacking:
            left_out += 1
            if verbose:
                click.echo(
                    f"not tried  {tried.name}: {', '.join(tried.lacking)} lacks the language"
                )
            continue
        drafts, samples = drafts + (not tried.is_sample), samples + tried.is_sample
        formats.update(dict.fromkeys(tried.formats))
        if tried.findings:
            failed += 1
            click.echo(f"{click.style('failed', fg='red')}  {tried.name}")
            print_diagnostics(tried.findings)
        elif verbose:
            click.echo(f"{click.style('drafts', fg='green')}  {tried.name}")
    click.echo(
        f"{layer}: {_count(len(plan.clauses), 'clause')}, {_count(drafts, 'draft')}, "
        f"{_count(samples, 'sample')}, written as {', '.join(formats) or 'nothing'}; "
        f"{failed} failed, {_count(len(plan.findings), 'mistake')} in the layer.",
        err=True,
    )
    if left_out:
        click.echo(
            f"{left_out} were not tried: a clause that they need lacks the language; -v names them.",
            err=True,
        )
    sys.exit(FINDINGS if failed or plan.findings else DONE)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
