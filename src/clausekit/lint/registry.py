"""Where rules come from: this package, other packages by entry point, word lists of a project."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from functools import cache
from importlib import import_module

from clausekit.errors import NotFoundError, PluginError
from clausekit.lean import dataclass
from clausekit.lint.rule import Rule

ENTRY_POINTS = "clausekit.rules"

MODULES: tuple[str, ...] = (
    "gender_words", "gender_generic", "gender_pronouns", "gender_nouns", "gender_content",
    "obligation_verbs", "obligation_duties", "terms", "terms_foreign", "references", "consistency",
    "consistency_clauses", "blanks", "structure", "language", "law",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """What `clausekit rules` says of a rule."""

    name: str
    summary: str
    severity: str
    foreign: str
    languages: tuple[str, ...]
    formerly: tuple[str, ...]
    fixes: bool
    text: str


@cache
def built_in() -> tuple[Rule, ...]:
    """Return the rules of this package by name."""
    found: dict[str, Rule] = {}
    for module in MODULES:
        loaded = import_module(f"clausekit.lint.rules.{module}")
        for rule in _rules_in(loaded.__dict__, loaded.__name__):
            found[rule.name] = rule
    return tuple(found[name] for name in sorted(found))


def _rules_in(names: dict[str, object], module: str) -> Iterator[Rule]:
    for value in names.values():
        if (
            inspect.isclass(value)
            and issubclass(value, Rule)
            and value.name
            and value.__module__ == module
        ):
            yield value()


@cache
def from_packages() -> tuple[Rule, ...]:
    """Return the rules that other installed packages bring.

    Raises:
        PluginError: A package names something that is no rule, or fails to load.
    """
    from importlib.metadata import entry_points

    found: list[Rule] = []
    for point in entry_points(group=ENTRY_POINTS):
        source = point.dist.name if point.dist else point.value
        try:
            loaded = point.load()
            rules = [loaded()] if inspect.isclass(loaded) else list(loaded())
        except Exception as cause:
            raise PluginError(f"The rules of {source} cannot be loaded: {cause}.") from cause
        for rule in rules:
            if not isinstance(rule, Rule) or "/" not in rule.name:
                raise PluginError(f"{source} offers {rule!r}, which is no rule.")
            found.append(rule)
    return tuple(found)


def all_rules() -> tuple[Rule, ...]:
    """Return every rule that is installed, by name."""
    return tuple(sorted((*built_in(), *from_packages()), key=lambda r: r.name))


def rule_named(name: str) -> Rule:
    """Return the rule of that name, today's or an earlier one.

    Raises:
        NotFoundError: No rule has the name.
    """
    for rule in all_rules():
        if name == rule.name or name in rule.formerly:
            return rule
    import difflib

    near = difflib.get_close_matches(name, [r.name for r in all_rules()], 1)
    hint = f"Did you mean “{near[0]}”?" if near else "See `clausekit rules`."
    raise NotFoundError(f"There is no rule “{name}”.", hint)


def describe(rule: Rule) -> RuleInfo:
    """Return what there is to say of a rule."""
    foreign = rule.severity_in("foreign")
    return RuleInfo(
        rule.name, rule.summary(), str(rule.severity), str(foreign), tuple(sorted(rule.languages)),
        rule.formerly, rule.fixes, inspect.getdoc(type(rule)) or "",
    )  # fmt: skip
