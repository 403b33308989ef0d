"""Evaluates the expressions of texts: the one door to Jinja2.

Jinja2 is imported only for an expression that `plain` does not know.
"""

from __future__ import annotations

from clausekit.templating.evaluate import Failure, check_expression, evaluate

__all__ = ["Failure", "check_expression", "evaluate"]
