"""The boundary between errors and people: each error is shown once, with what to do next."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable

import click

from clausekit.cli.exits import NOT_DONE
from clausekit.cli.report import print_diagnostics
from clausekit.errors import ClausekitError, InputError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG})
"""There is no room for what a command prints or writes."""


def guarded(run: Callable[[], object], ctx: click.Context) -> object:
    """Return what `run` returns; show a deliberate error in words and exit with 2.

    Anything else that escapes is a bug of clausekit and says so, with its traceback.
    """
    try:
        return run()
    except ClausekitError as error:
        if isinstance(error, InputError):
            print_diagnostics(error.diagnostics)
        click.echo(f"clausekit: {error.message}", err=True)
        if error.hint:
            click.echo(error.hint, err=True)
        ctx.exit(NOT_DONE)
    except (click.ClickException, click.exceptions.Exit, click.Abort):
        raise
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output went away: nobody is left to be told
        ctx.exit(NOT_DONE)
    except OSError as error:
        if error.errno not in _FULL:
            _report_bug()
        else:
            what = f"“{error.filename}” cannot be written" if error.filename else "No more output"
            click.echo(f"clausekit: {what}: {error.strerror}.", err=True)
        ctx.exit(NOT_DONE)
    except Exception:  # noqa: BLE001 - the last resort, shown with its traceback
        _report_bug()
        ctx.exit(NOT_DONE)


def _report_bug() -> None:
    import traceback

    click.echo(
        "This is a bug in clausekit, not a mistake of yours. Please report it with what follows.",
        err=True,
    )
    click.echo(traceback.format_exc(), err=True)
