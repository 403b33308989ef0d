"""Rules that read an agreement as the other side's lawyer will: words, duties, terms, references."""

from clausekit.lint.engine import LintResult, Skipped, lint
from clausekit.lint.facts import LintContext, Waiver
from clausekit.lint.registry import RuleInfo, all_rules, describe, rule_named
from clausekit.lint.rule import Finding, Rule
from clausekit.lint.settings import LintSettings

__all__ = [
    "Finding", "LintContext", "LintResult", "LintSettings", "Rule", "RuleInfo", "Skipped", "Waiver",
    "all_rules", "describe", "lint", "rule_named",
]  # fmt: skip
