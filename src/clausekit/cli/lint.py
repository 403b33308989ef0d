"""`clausekit lint` and `clausekit rules`."""

from __future__ import annotations

from pathlib import Path

import click

from clausekit.cli.exits import DONE, FINDINGS
from clausekit.cli.shared import libraries_option
from clausekit.diagnostics import Severity
from clausekit.lean import replace

_HELP = {"help_option_names": ["-h", "--help"]}
_SEVERITIES = click.Choice([str(s) for s in Severity])


@click.command(
    epilog="Examples: clausekit lint agreement.yaml · clausekit lint theirs.docx --to html > report.html · "
    "clausekit lint theirs.docx --fix --author Union · "
    "cat text.txt | clausekit lint -",
    context_settings=_HELP,
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--to", "form", default="text", type=click.Choice(["text", "json", "sarif", "github", "html"])
)
@click.option(
    "--rule", "rules", multiple=True, metavar="NAME", help="Only these rules, such as gender/*."
)
@click.option("--ignore", multiple=True, metavar="NAME", help="Not these rules.")
@click.option("--fail-on", type=_SEVERITIES, help="The gentlest severity that gives exit code 1.")
@click.option("--show", type=_SEVERITIES, help="The gentlest severity that is shown.")
@click.option(
    "--language",
    default="",
    metavar="LANGUAGE",
    help="Language of the text, where it is not found out.",
)
@click.option("--view", type=click.Choice(["accepted", "rejected"]), default="accepted", show_default=True,
              help="Of a Word file with tracked changes.")  # fmt: skip
@click.option(
    "--baseline", type=click.Path(path_type=Path), help="Findings in this file are known."
)
@click.option("--write-baseline", is_flag=True, help="Write all findings into the baseline file.")
@click.option(
    "--profile", "with_profile", is_flag=True, help="Add the obligation profile of each clause."
)
@click.option(
    "--fix",
    is_flag=True,
    help="Make the replacements that keep the legal meaning; in a Word file, as tracked changes in a copy.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The copy that --fix writes of a Word file; without it, NAME-fixed.docx beside the file.",
)
@click.option("--force", is_flag=True, help="Write over a copy that exists.")
@click.option(
    "--author", default="clausekit", show_default=True, help="Who proposes in Word files."
)
@click.option("--date", metavar="DATE", help="When, as 2026-11-23; without it, today.")
@click.option("--no-comments", is_flag=True, help="Propose in Word files without saying why.")
@click.option("--today", default="", metavar="DATE", help="Day that ages of law are counted to.")
@libraries_option
def lint(
    paths: tuple[Path, ...],
    form: str,
    rules: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str | None,
    show: str | None,
    language: str,
    view: str,
    baseline: Path | None,
    write_baseline: bool,
    with_profile: bool,
    fix: bool,
    output: Path | None,
    force: bool,
    author: str,
    date: str | None,
    no_comments: bool,
    today: str,
    libraries: tuple[Path, ...],
) -> None:
    """Lint PATHS: agreement files, libraries, Word files, Markdown, text; `-` is standard input.

    Exit code 0: nothing at or above --fail-on. 1: findings. 2: a path could not be read.
    """
    from clausekit.api.linting import Wishes, lint_path, settings_for
    from clausekit.lint.reporting.formats import report_as

    settings = settings_for(paths[0] if str(paths[0]) != "-" else Path())
    settings = replace(
        settings,
        rules=rules or settings.rules,
        ignore=(*settings.ignore, *ignore),
        fail_on=Severity(fail_on) if fail_on else settings.fail_on,
        show=Severity(show) if show else settings.show,
        baseline="" if write_baseline else str(baseline or settings.baseline),
    )
    wishes = Wishes(settings, libraries, language, view, today)
    results = [result for path in paths for result in lint_path(path, wishes)]
    if write_baseline:
        _write_baseline(baseline or Path("clausekit-baseline.json"), results)
        return
    if fix:
        from clausekit.cli.lint_fixes import Copies, fix_all

        copies = Copies(output, force, author, date or "", comments=not no_comments)
        results = fix_all(results, wishes, copies)
    elif output is not None:
        raise click.UsageError("--output belongs to --fix; a report goes to the terminal.")
    shown = results
    if form == "text" and not with_profile:
        shown = [r for r in results if r.diagnostics(settings.show)] or results[:1]
    click.echo(report_as(form, shown, settings.show, with_profile=with_profile), nl=False)
    failed = any(r.fails(settings.fail_on) for r in results)
    click.get_current_context().exit(FINDINGS if failed else DONE)


def _write_baseline(path: Path, results: list) -> None:  # type: ignore[type-arg]
    import json
    from collections import Counter

    from clausekit.lint.baseline import baseline_text
    from clausekit.source.files import write_atomically

    known: Counter[str] = Counter()
    for result in results:
        known.update(json.loads(baseline_text(result.findings, result.prose))["findings"])
    text = json.dumps(
        {"baseline": 1, "findings": dict(sorted(known.items()))}, ensure_ascii=False, indent=1
    )
    write_atomically(path, (text + "\n").encode())
    click.echo(f"Wrote {path}: {sum(known.values())} findings are known from now on.", err=True)


@click.command(epilog="Example: clausekit rules obligation/weak-verb", context_settings=_HELP)
@click.argument("name", required=False)
def rules(name: str | None) -> None:
    """List the rules, or show the page of one."""
    from clausekit.lint.pages import page
    from clausekit.lint.registry import all_rules, rule_named

    if name:
        click.echo(page(rule_named(name)))
        return
    for rule in all_rules():
        click.echo(f"{rule.name:<34} {rule.severity!s:<8} {rule.summary()}")
