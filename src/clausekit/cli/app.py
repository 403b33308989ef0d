"""The command group: names and one-line helps stand here, commands are imported when called."""

from __future__ import annotations

from importlib import import_module

import click

from clausekit import __version__
from clausekit.cli.boundary import guarded

COMMANDS: dict[str, tuple[str, str]] = {
    "new": ("clausekit.cli.new", "Make or change an agreement file by questions."),
    "draft": ("clausekit.cli.draft", "Write an agreement file as Word, Markdown, HTML or JSON."),
    "batch": ("clausekit.cli.batch", "Write one agreement for each row of a table."),
    "check": ("clausekit.cli.check", "Check a library, a template, an agreement or a draft."),
    "lint": (
        "clausekit.cli.lint:lint",
        "Look for weak words, gender, broken references, contradictions.",
    ),
    "rules": ("clausekit.cli.lint:rules", "List the rules of the linter, or show one."),
    "list": ("clausekit.cli.list_", "List topics and clauses."),
    "show": ("clausekit.cli.show", "Show a clause."),
    "search": ("clausekit.cli.search", "Find clauses by words."),
    "explain": ("clausekit.cli.explain", "Explain a rule, a defined term or a law."),
    "coverage": ("clausekit.cli.coverage", "Show what an agreement gives of what unions demand."),
    "compare": ("clausekit.cli.compare", "Compare a Word file that came back with the agreement."),
    "answer": ("clausekit.cli.answer", "Answer a Word file that came back, in tracked changes."),
    "import-clause": (
        "clausekit.cli.import_clause",
        "Bring a clause edited in Word back into a layer.",
    ),
    "redline": (
        "clausekit.cli.redline",
        "Show changes between two versions as tracked changes in Word.",
    ),
    "add": ("clausekit.cli.edit:add", "Add clauses to an agreement file."),
    "remove": ("clausekit.cli.edit:remove", "Take clauses out of an agreement file."),
    "set": ("clausekit.cli.edit:set_", "Set values in an agreement file."),
    "library": ("clausekit.cli.library", "Make a layer of your own; show the layers in use."),
    "customise": ("clausekit.cli.customise", "Copy a provision into a layer to change it."),
    "why": ("clausekit.cli.why", "Show which layer gives each part of a clause."),
    "sign-off": ("clausekit.cli.sign_off", "Record who approved which text."),
    "outdated": ("clausekit.cli.outdated", "Show what has moved under agreements and layers."),
    "test": ("clausekit.cli.test_", "Draft every clause of a layer, and write it."),
    "schema": ("clausekit.cli.schema", "Print the JSON Schema of a file."),
    "update": ("clausekit.cli.update", "Bring locks and layers up to date, nothing silently."),
    "mandate": ("clausekit.cli.mandate", "Make, check, seal and open the private mandate."),
    "brief": ("clausekit.cli.brief", "Write the confidential brief for the delegation."),
    "proposal": ("clausekit.cli.proposal", "Write the proposal sheet for the table."),
    "round": ("clausekit.cli.round_", "Record the rounds; show where each side stands."),
    "rfi": ("clausekit.cli.rfi", "Write a request for information."),
    "completion": ("clausekit.cli.completion", "Print the completion script of a shell."),
    "course": ("clausekit.cli.course", "Build a course pack for trainers and participants."),
}
"""Module and one-line help by command; a module holds it as `command`, or by the name after a colon."""


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - Click's signature
        """Return the command names in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command, imported now; None for a name that does not exist."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        found = getattr(import_module(module), name or "command")
        assert isinstance(found, click.Command)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that `args` name; a wrong name gets the nearest one."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in COMMANDS:
            from clausekit.source.nearest import suggestion

            hint = suggestion(name, COMMANDS, "`clausekit --help` lists all commands.")
            raise click.UsageError(f"There is no command “{name}”. {hint}", ctx)
        if name == "draft" and "--working" in args:
            # The working copy reads guides, which the outgoing path must not be able to reach.
            return name, import_module("clausekit.cli.working").command, args[1:]
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command behind the boundary that turns errors into messages and exit codes."""
        return guarded(lambda: super(LazyGroup, self).invoke(ctx), ctx)


@click.command(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 done and nothing found, 1 done with findings, 2 not done.",
)
@click.version_option(__version__, prog_name="clausekit", message="%(prog)s %(version)s")
def cli() -> None:
    """Agreement drafts from a library of clause templates, for the union side of the table."""
