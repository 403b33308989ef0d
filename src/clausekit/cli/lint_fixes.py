"""`clausekit lint --fix`: what it changes in text files, and what it proposes in Word files."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clausekit.errors import OutputError
from clausekit.lean import dataclass

if TYPE_CHECKING:
    from clausekit.api.linting import Wishes
    from clausekit.api.word_fixes import WordProposal
    from clausekit.lint.engine import LintResult


@dataclass(frozen=True, slots=True)
class Copies:
    """How copies of Word files are written.

    Attributes:
        output: The name of the only copy, or None for a name beside each file.
        force: Whether a copy that exists is written over without asking.
    """

    output: Path | None
    force: bool
    author: str
    date: str
    comments: bool = True


def fix_all(results: Sequence[LintResult], wishes: Wishes, copies: Copies) -> list[LintResult]:
    """Fix what the results offer, say what was done, and return what is found afterwards.

    Nothing is changed before it is sure that every copy can be made and written.
    """
    from clausekit.api.fixing import fix_files, is_word, proposals
    from clausekit.api.linting import lint_path
    from clausekit.cli.redline import today
    from clausekit.source.files import write_atomically

    made = proposals(
        results, wishes, copies.author, copies.date or today(), comments=copies.comments
    )
    if copies.output is not None and len(made) != 1:
        raise click.UsageError(f"--output names one copy, and {len(made)} Word files are linted.")
    written = {p.source: _target(p, copies) for p in made if p.content}
    done, left = fix_files(results)
    for name, count in done.items():
        click.echo(f"{name}: {count} replaced", err=True)
    if left:
        click.echo(
            f"{left} left to you: the text there has changed, or stands in no file.", err=True
        )
    for proposal in made:
        if proposal.content:
            write_atomically(written[proposal.source], proposal.content)
        _tell(proposal, written.get(proposal.source))
    found: list[LintResult] = []
    for result in results:
        name = result.prose.name
        if is_word(result) and name not in written:
            found.append(result)
        elif is_word(result) or name in done:
            found += lint_path(written.get(name, Path(name)), wishes)
        else:
            found.append(result)
    return found


def _target(proposal: WordProposal, copies: Copies) -> Path:
    """Return where a copy goes, once it is sure that nothing is lost by that."""
    from clausekit.api.fixing import copy_of
    from clausekit.source.files import check_writable, keep_inputs

    target = copies.output or copy_of(proposal.source)
    keep_inputs([target], [Path(proposal.source)])
    check_writable(target)
    if not target.exists() or copies.force:
        return target
    if sys.stdin.isatty() and click.confirm(f"Write over “{target}”?", err=True):
        return target
    raise OutputError(f"“{target}” exists.", "Write over it with --force, or name another: -o.")


def _tell(proposal: WordProposal, target: Path | None) -> None:
    for one in proposal.made:
        click.echo(f"{target}: {one}", err=True)
    for one in proposal.left:
        click.echo(f"{proposal.source}: {one}", err=True)
    if target is None:
        click.echo(f"{proposal.source}: nothing to propose, so no copy was written.", err=True)
        return
    for line in proposal.warnings:
        click.echo(f"{target}: {line}", err=True)
    count = len(proposal.made)
    changes = "tracked change" if count == 1 else "tracked changes"
    rest = f", {len(proposal.left)} left to you" if proposal.left else ""
    click.echo(f"Wrote {target}: {count} {changes} proposed{rest}.", err=True)
