"""Pages of the manual that are made from the code when the site is built: nothing to keep in step.

mkdocs calls `on_files`; `pages()` gives the same pages to tests.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages to the site."""
    from mkdocs.structure.files import File

    for name, text in pages():
        files.append(File.generated(config, name, content=text))
    return files


def pages() -> Iterator[tuple[str, str]]:
    """Yield name and Markdown of every generated page."""
    yield "reference/commands.md", commands_page()
    yield "reference/rules.md", rules_page()
    yield "reference/schemas.md", schemas_page()
    yield from clause_pages()


def commands_page() -> str:
    """Return the reference of all commands, from Click itself."""
    import click

    from clausekit.cli.app import COMMANDS, cli

    lines = [
        "# Commands",
        "",
        "Exit codes: 0 done and nothing found, 1 done with findings, 2 not done.",
        "",
    ]
    context = click.Context(cli, info_name="clausekit")
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        lines += _command(name, command, context)
    return "\n".join(lines) + "\n"


def _command(name: str, command: Any, parent: Any) -> list[str]:
    import click

    context = click.Context(command, info_name=name, parent=parent)
    lines = [f"## clausekit {context.command_path.removeprefix('clausekit ')}", ""]
    lines += ["```text", command.get_help(context), "```", ""]
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            found = command.get_command(context, inner)
            if found is not None:
                lines += _command(inner, found, context)
    return lines


def rules_page() -> str:
    """Return the reference of all rules, from their docstrings."""
    from clausekit.lint.registry import all_rules

    lines = [
        "# Rules",
        "",
        "Names, not codes. error is certain, warning is likely, info is a heuristic.",
        "",
    ]
    for rule in all_rules():
        text = inspect.getdoc(type(rule)) or ""
        lines += [
            f"## {rule.name}",
            "",
            f"*{rule.severity}*",
            "",
            text.replace("\nBad:", "\n\n**Bad:**").replace("\nGood:", "\n\n**Good:**"),
            "",
        ]
    return "\n".join(lines) + "\n"


def schemas_page() -> str:
    """Return the list of schemas with their keys."""
    from clausekit.library.schemas import schema, schema_names

    lines = [
        "# Schemas",
        "",
        "`clausekit schema NAME` prints any of them (JSON Schema, draft 2020-12).",
        "",
    ]
    for name in schema_names():
        body = schema(name)
        lines += [f"## {name}", "", body.get("description", ""), ""]
        rows = body.get("properties", {})
        if rows:
            lines += ["| key | meaning |", "|---|---|"]
            lines += [
                f"| `{key}` | {value.get('description', '')} |" for key, value in rows.items()
            ]
            lines.append("")
    return "\n".join(lines) + "\n"


def clause_pages() -> Iterator[tuple[str, str]]:
    """Yield the list of clauses and a page for each: words at each strength, values, elements, bases."""
    from clausekit.api.catalogue import catalogue
    from clausekit.library.load import open_library

    library = open_library()
    entries = catalogue(library)
    lines = ["# Topics and clauses", ""]
    topic = ""
    for entry in entries:
        if entry.topic != topic:
            topic = entry.topic
            lines += ["", f"## {entry.topic_title}", ""]
        page = f"clauses/{entry.id.replace('/', '--')}.md"
        lines.append(f"- [{entry.title}]({page}) (`{entry.id}`)")
        yield f"reference/{page}", _clause_page(library, entry.id, entry.title)
    yield "reference/clauses.md", "\n".join(lines) + "\n"


def _clause_page(library: Any, id_: str, title: str) -> str:
    from clausekit.api.clause_text import built_provisions
    from clausekit.model.inline import plain
    from clausekit.model.strength import STRENGTHS

    clause = library.clause(id_)
    text = clause.texts["en"]
    lines = [f"# {title}", "", f"`{id_}`, version {clause.version}, {clause.status}", ""]
    for rung in STRENGTHS:
        lines += [f"## {str(rung).capitalize()}", ""]
        for number, built in enumerate(built_provisions(library, clause, rung, "en"), 1):
            lines += [f"**{number}** {_escaped(plain(built.node.content))}", ""]
            lines += [f"- {_escaped(plain(i.content))}" for i in built.node.items]
            lines += [""] if built.node.items else []
    lines += [
        "## Elements",
        "",
        *(f"- {_escaped(text.elements.get(e, e))} (`{e}`)" for e in clause.elements),
        "",
    ]
    if clause.bases:
        lines += ["## Rests on", ""]
        for basis in clause.bases:
            record = library.instruments.get(basis.instrument)
            name = record.title["en"] if record else basis.instrument
            lines.append(
                f"- {_escaped(', '.join(p for p in (name, basis.at) if p))} – {basis.verified}, {basis.as_of}"
            )
        lines.append("")
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    return (
        text.replace("\\", "\\\\")
        .replace("[", "\\[")
        .replace("<", "&lt;")
        .replace("*", "\\*")
        .replace("_", "\\_")
    )
