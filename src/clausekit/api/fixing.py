"""Replacements that keep the legal meaning: made in text files, proposed in Word files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from clausekit.api.linting import WORD_ENDINGS, Wishes
from clausekit.errors import ConfigError
from clausekit.lint.engine import LintResult

if TYPE_CHECKING:
    from clausekit.api.word_fixes import WordProposal


def is_word(result: LintResult) -> bool:
    """Return whether a result is of a Word file."""
    return result.prose.name.lower().endswith(WORD_ENDINGS)


def proposals(
    results: Sequence[LintResult], wishes: Wishes, author: str, date: str, *, comments: bool = True
) -> list[WordProposal]:
    """Return what is proposed in each Word file among the results; nothing is written.

    Raises:
        ConfigError: The results are of a view in which nothing can be proposed.
        InputError: A file is refused, or changed since it was linted.
        OutputError: A copy fails its own check.
    """
    from clausekit.api.word_fixes import propose_fixes

    files = [r for r in results if is_word(r)]
    if files and wishes.view != "accepted":
        raise ConfigError(
            "Replacements are proposed in the text as it reads when all changes are accepted.",
            "Leave --view out.",
        )
    return [propose_fixes(r, author, date, comments=comments) for r in files]


def copy_of(source: str) -> Path:
    """Return where the copy with proposals goes: beside the file, `-fixed` after its name."""
    path = Path(source)
    return path.with_name(f"{path.stem}-fixed{path.suffix}")


def fix_files(results: Sequence[LintResult]) -> tuple[dict[str, int], int]:
    """Make the replacements in text files; return how many by file, and how many are left.

    Results of Word files are passed over.
    """
    from clausekit.lint.fixes import fixed, plan
    from clausekit.source.files import read_text, write_atomically

    found = plan(d for r in results if not is_word(r) for d in r.diagnostics())
    done: dict[str, int] = {}
    left = len(found.skipped)
    for name, fixes in found.by_file.items():
        path = Path(name)
        if not path.is_file():
            left += len(fixes)
            continue
        text, unmade = fixed(read_text(path), fixes)
        write_atomically(path, text.encode())
        done[name] = len(fixes) - len(unmade)
        left += len(unmade)
    return done, left
