"""Many answers at once, from a file or from `KEY=VALUE`: the same checks as in the interview."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from clausekit.api.editing import steps_for, typed
from clausekit.diagnostics import Report
from clausekit.errors import AgreementError, NotFoundError

if TYPE_CHECKING:
    from clausekit.library.load import Library


def with_answers(text: str, file: str, answers: str, answers_file: str, library: Library) -> str:
    """Return the file's text with everything that an answers file says put into it.

    An answers file has the shape of an agreement file; what it does not say stays as it is.

    Raises:
        AgreementError: The answers cannot be read, or do not make a usable file.
    """
    from clausekit.source.edit import YamlEditor
    from clausekit.source.yaml import load_yaml

    report = Report()
    document = load_yaml(answers, answers_file, report)
    if document is None or report.has_errors or not isinstance(document.data, dict):
        raise AgreementError(f"{answers_file} cannot be used.", report)
    editor = YamlEditor(text, file)
    for path, value in _leaves(document.data, ()):
        editor.put(path, value)
    changed = editor.text()
    check(changed, file, library)
    return changed


def with_settings(text: str, file: str, settings: Sequence[str], library: Library) -> str:
    """Return the file's text with each `KEY=VALUE` put into it.

    Raises:
        NotFoundError: A key means nothing.
        AgreementError: A setting has no “=”, or they do not make a usable file.
    """
    from clausekit.source.edit import YamlEditor

    if not settings:
        return text
    editor = YamlEditor(text, file)
    for setting in settings:
        key, sign, raw = setting.partition("=")
        if not sign:
            raise NotFoundError(f"“{setting}” has no “=”.", "Write KEY=VALUE.")
        editor.put(steps_for(key.strip(), library), typed(raw.strip()))
    changed = editor.text()
    check(changed, file, library)
    return changed


def check(text: str, file: str, library: Library) -> None:
    """Raise AgreementError, with every mistake, for a text that cannot be drafted."""
    from clausekit.api.drafting import assemble_text

    report = Report()
    draft = assemble_text(text, file, library, report)
    if draft is None or report.has_errors:
        raise AgreementError(
            "The answers do not make a usable agreement; nothing was written.", report
        )


def _leaves(
    data: Mapping[str, Any], path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Any]]:
    for key, value in data.items():
        if isinstance(value, Mapping) and value:
            yield from _leaves(value, (*path, key))
        else:
            yield (*path, key), _plain(value)


def _plain(value: Any) -> Any:
    return float(value) if value.__class__.__name__ == "Decimal" else value
