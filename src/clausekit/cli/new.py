"""`clausekit new`: from nothing to a draft, by questions."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from clausekit.cli.report import print_diagnostics
from clausekit.cli.shared import libraries_option, open_shelf
from clausekit.errors import AgreementError, ConfigError, InputError

if TYPE_CHECKING:
    from clausekit.api.interview.questions import Question
    from clausekit.library.load import Library

BACK, QUIT = "back", "quit"


@click.command(
    epilog="Example: clausekit new agreement.yaml\n\n"
    "Without a terminal: clausekit new agreement.yaml --set template=technology-agreement "
    "--set parties.company.name='Acme Ltd'",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("file", type=click.Path(path_type=Path), default=Path("agreement.yaml"))
@click.option(
    "--answers", type=click.Path(path_type=Path), help="Take the answers from this YAML file."
)
@click.option("--set", "settings", multiple=True, metavar="KEY=VALUE", help="Answer one question.")
@click.option(
    "--all-values", is_flag=True, help="Ask for every value, not only for those without a model."
)
@libraries_option
def command(
    file: Path,
    answers: Path | None,
    settings: tuple[str, ...],
    all_values: bool,
    libraries: tuple[Path, ...],
) -> None:
    """Make or change FILE (agreement.yaml) by questions.

    The file is valid after every answer and written at once: stop whenever you like, and run the
    command again to go on. On a question, `<` goes back, Enter keeps what stands.
    """
    from clausekit.api.interview.answers import save, starting_text
    from clausekit.source.files import read_text

    shelf = open_shelf(file, libraries)
    text = read_text(file) if file.exists() else starting_text()
    if answers or settings:
        text = _given(text, file, answers, settings, shelf)
        save(file, text)
    elif sys.stdin.isatty() and sys.stdout.isatty():
        save(file, text)
        interview = _Interview(text, file, shelf, all_values)
        text = interview.run()
        if interview.finished:
            _draft(file, shelf)
    else:
        raise ConfigError(
            "There is no terminal to ask questions on.",
            "Give the answers with --answers FILE or --set KEY=VALUE.",
        )
    _next_steps(text, file, shelf)


def _given(
    text: str, file: Path, answers: Path | None, settings: Sequence[str], shelf: Library
) -> str:
    from clausekit.api.interview.bulk import with_answers, with_settings
    from clausekit.source.files import read_text

    if answers:
        text = with_answers(text, str(file), read_text(answers), str(answers), shelf)
    return with_settings(text, str(file), settings, shelf)


def _next_steps(text: str, file: Path, shelf: Library) -> None:
    """Say what is still blank and what to do next."""
    from clausekit.api.drafting import assemble_text, blanks_report, summary
    from clausekit.diagnostics import Report

    report = Report()
    draft = assemble_text(text, str(file), shelf, report)
    if draft is None or draft.agreement is None:
        raise AgreementError(f"{file} is kept, and cannot be drafted yet.", report)
    print_diagnostics(blanks_report(draft))
    click.echo(f"{file}: {summary(draft)}.", err=True)
    click.echo(f"Next: clausekit draft {file} -o {file.with_suffix('.docx')}", err=True)


def _draft(file: Path, shelf: Library) -> None:
    """Write the draft that the answers make, beside the file, unless one stands there already."""
    from clausekit.api import drafting
    from clausekit.writers.options import WriteOptions

    target = file.with_suffix(".docx")
    if target.exists():
        click.echo(f"{target} stands already and is left as it is.", err=True)
        return
    draft = drafting.assemble_file(file, shelf)
    drafting.write_targets(draft, [drafting.Target(target, "docx")], WriteOptions())
    click.echo(f"Wrote {target}.", err=True)


class _Interview:
    """The loop of questions; the file is written after every answer."""

    def __init__(self, text: str, file: Path, shelf: Library, all_values: bool) -> None:
        self.text = text
        self.file = file
        self.shelf = shelf
        self.all_values = all_values
        self.finished = False
        self.topics: tuple[str, ...] | None = None

    def run(self) -> str:
        at = 0
        section = ""
        while True:
            asked = self._asked()
            if at >= len(asked):
                self.finished = True
                return self.text
            question = asked[at]
            if question.section != section:
                section = question.section
                click.secho(f"\n{section}", bold=True, err=True)
            reply = self._ask(question, f"{at + 1}/{len(asked)}")
            if reply == QUIT:
                click.echo(
                    f"Stopped; {self.file} holds your answers. Run the command again to go on.",
                    err=True,
                )
                return self.text
            if reply == BACK:
                at = max(0, at - 1)
            elif self._take(question, reply):
                at += 1

    def _asked(self) -> list[Question]:
        from clausekit.api.interview.questions import questions
        from clausekit.source.edit import YamlEditor

        found = questions(YamlEditor(self.text, str(self.file)).data, self.shelf)
        out = []
        values = [q for q in found if "/" in q.key]
        for question in found:
            if values and question is values[0]:
                out.append(self._about_values(len(values)))
            if question.key.startswith("clauses:"):
                topic = question.key.partition(":")[2]
                if self.topics is not None and topic not in self.topics:
                    continue
            if "/" in question.key and question.answered and not self.all_values:
                continue
            out.append(question)
        return out

    def _about_values(self, count: int) -> Question:
        from clausekit.api.interview.questions import Question

        return Question(
            "all-values", "flag", f"Look at all {count} values?", "Values",
            "no: only at those for which the library has no model",
            given=("yes" if self.all_values else "no",), answered=True,
        )  # fmt: skip

    def _take(self, question: Question, reply: Any) -> bool:
        from clausekit.api.interview.answers import answered, save

        if question.key == "topics":
            self.topics = tuple(reply)
            return True
        if question.key == "all-values":
            self.all_values = reply == "yes"
            return True
        answer = list(reply) if isinstance(reply, list) else [str(reply)]
        if tuple(answer) == question.given and question.kind != "many":
            return True
        try:
            self.text = answered(self.text, str(self.file), question, answer, self.shelf)
        except InputError as error:
            print_diagnostics(error.diagnostics)
            return False
        save(self.file, self.text)
        return True

    def _ask(self, question: Question, count: str) -> Any:
        from clausekit.api.interview.answers import live_wording
        from clausekit.cli.prompts import prompt

        wording = live_wording(self.text, question, self.shelf)
        if wording:
            for line in wording.split("\n"):
                click.secho(f"  {line}", fg="cyan", err=True)
        return prompt(question, count)
