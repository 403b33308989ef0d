"""`clausekit completion`: what a shell needs to complete commands, options and clause ids."""

from __future__ import annotations

from pathlib import Path

import click

_WHERE = {
    "bash": "clausekit completion bash > ~/.local/share/bash-completion/completions/clausekit",
    "zsh": "clausekit completion zsh > ~/.zfunc/_clausekit   (with fpath+=~/.zfunc before compinit)",
    "fish": "clausekit completion fish > ~/.config/fish/completions/clausekit.fish",
}


@click.command(
    epilog='Example: eval "$(clausekit completion bash)"',
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("shell", type=click.Choice(list(_WHERE)))
def command(shell: str) -> None:
    """Print the completion script of SHELL, and on stderr where to put it."""
    from click.shell_completion import get_completion_class

    from clausekit.cli.app import cli

    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(cli, {}, "clausekit", "_CLAUSEKIT_COMPLETE").source())
    click.echo(f"To keep it: {_WHERE[shell]}", err=True)


def clause_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001
    """Return the clause ids that begin with what was typed."""
    from clausekit.cli.shared import open_shelf

    try:
        ids = open_shelf(Path(), ()).clause_ids()
    except Exception:  # noqa: BLE001 - a completion never shows an error
        return []
    return [id_ for id_ in ids if id_.startswith(incomplete)]
