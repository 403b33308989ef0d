"""`clausekit show`: one clause, in words."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clausekit.cli.completion import clause_ids
from clausekit.cli.shared import libraries_option, open_shelf

if TYPE_CHECKING:
    from clausekit.library.load import Library


@click.command(
    epilog="Example: clausekit show privacy/monitoring-limits --strength basic",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("clause", shell_complete=clause_ids)
@click.option(
    "--strength",
    type=click.Choice(["strong", "standard", "basic"]),
    help="Only this strength; without it all three, side by side.",
)
@click.option("--language", default="en", show_default=True, metavar="LANGUAGE")
@click.option("--to", "form", type=click.Choice(["text", "docx"]), help="Word, to be edited.")
@click.option("--beside", metavar="LANGUAGE", help="In Word: a second column to translate into.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="The file to write."
)
@libraries_option
def command(
    clause: str,
    strength: str | None,
    language: str,
    form: str | None,
    beside: str | None,
    output: Path | None,
    libraries: tuple[Path, ...],
) -> None:
    """Show CLAUSE: its text, values, elements and what it rests on.

    With --to docx it becomes a Word file made for editing, which `import-clause` brings back.
    """
    shelf = open_shelf(Path(), libraries)
    if form == "docx" or beside or (output is not None and output.suffix.lower() == ".docx"):
        _write_word(shelf, clause, strength, language, beside, output)
        return
    from clausekit.api.catalogue import clause_page
    from clausekit.source.files import write_atomically

    width = min(shutil.get_terminal_size((120, 40)).columns, 160)
    page = clause_page(shelf, clause, strength, language, width)
    if output is None:
        click.echo(page)
        return
    write_atomically(output, f"{page}\n".encode())
    click.echo(f"Wrote {output}.", err=True)


def _write_word(
    shelf: Library,
    clause: str,
    strength: str | None,
    language: str,
    beside: str | None,
    output: Path | None,
) -> None:
    from clausekit.api.roundtrip.export import clause_docx, translation_docx
    from clausekit.source.files import write_atomically

    target = output or Path(f"{clause.rpartition('/')[2]}.{beside or language}.docx")
    if beside:
        content = translation_docx(shelf, clause, language, beside)
    else:
        content = clause_docx(shelf, clause, language, strength or "")
    write_atomically(target, content)
    click.echo(f"Wrote {target}.", err=True)
