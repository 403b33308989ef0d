"""The page of a rule for the manual, made from its docstring and its cases."""

from __future__ import annotations

import inspect
import re
from collections.abc import Sequence

from clausekit.lint.rule import Rule

_SEVERITIES = {"error": "certain", "warning": "likely", "info": "a heuristic, shown on request"}


def page(rule: Rule) -> str:
    """Return the page of a rule as Markdown."""
    what, why, bad, good = parts(rule)
    languages = (
        ", ".join(
            {"en": "English", "fr": "French", "es": "Spanish"}[x] for x in sorted(rule.languages)
        )
        or "every language"
    )
    lines = [f"# {rule.name}", "", what, "", why, ""] if why else [f"# {rule.name}", "", what, ""]
    lines += [
        "| | |",
        "| --- | --- |",
        f"| Severity | {rule.severity} ({_SEVERITIES[rule.severity]}) |",
    ]
    if rule.foreign is not None and rule.foreign != rule.severity:
        lines.append(f"| In a document that is not ours | {rule.foreign} |")
    lines.append(f"| Languages | {languages} |")
    if rule.kinds:
        lines.append(f"| Applies to | {', '.join(sorted(rule.kinds))} |")
    if rule.needs:
        lines.append(f"| Needs to know | {', '.join(rule.needs)} |")
    if rule.fixes:
        lines.append(
            "| `--fix` | replaces where the legal meaning stays the same; in Word files by tracked changes |"
        )
    if rule.formerly:
        lines.append(f"| Formerly | {', '.join(rule.formerly)} |")
    lines += ["", "**Not so:** " + bad, "", "**But so:** " + good, ""]
    lines += [
        "To allow it in one place, say why:",
        "",
        "```text",
        f"<!-- clausekit: allow {rule.name}: the reason -->",
        "```",
        "",
    ]
    return "\n".join(lines)


def parts(rule: Rule) -> tuple[str, str, str, str]:
    """Return what, why, bad and good of a rule's docstring.

    Raises:
        ValueError: The docstring lacks one of them.
    """
    text = inspect.getdoc(type(rule)) or ""
    match = re.fullmatch(
        r"(?P<what>.+?)\n\n(?:(?P<why>.+?)\n\n)?Bad: (?P<bad>.+?)\nGood: (?P<good>.+)", text, re.S
    )
    if match is None:
        raise ValueError(f"{rule.name}: the docstring must say what, why, Bad and Good")
    found = {k: " ".join((v or "").split()) for k, v in match.groupdict().items()}
    return found["what"], found["why"], found["bad"], found["good"]


def index(rules: Sequence[Rule]) -> str:
    """Return the list of all rules, by group."""
    lines = [
        "# Rules",
        "",
        "Made from the rules themselves; `clausekit rules NAME` prints the same.",
        "",
    ]
    group = ""
    for rule in sorted(rules, key=lambda r: r.name):
        if rule.group != group:
            group = rule.group
            lines += [
                "",
                f"## {group}",
                "",
                "| rule | what is wrong | severity |",
                "| --- | --- | --- |",
            ]
        lines.append(f"| [{rule.name}]({rule.name}.md) | {rule.summary()} | {rule.severity} |")
    return "\n".join(lines) + "\n"


def pages(rules: Sequence[Rule]) -> dict[str, str]:
    """Return every page by its path under the folder of the rules."""
    return {"index.md": index(rules), **{f"{r.name}.md": page(r) for r in rules}}
