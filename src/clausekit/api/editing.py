"""Changes to an agreement file that keep its comments: add and remove clauses, set values."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clausekit.diagnostics import Report
from clausekit.errors import AgreementError, NotFoundError

if TYPE_CHECKING:
    from clausekit.library.load import Library
    from clausekit.source.edit import YamlEditor

KEYS = ("template", "language", "strength", "title", "subtitle", "currency", "law_country")
"""Keys of an agreement file that hold one text."""


def add_clause(path: Path, id_: str, library: Library, strength: str = "") -> str:
    """Name a clause in an agreement file; return what was done, in words.

    Raises:
        NotFoundError: There is no such clause.
        AgreementError: The file would no longer be usable; it is left as it was.
    """
    _known(id_, library)

    def change(editor: YamlEditor) -> str:
        brought_back = editor.remove_from_list(("omit",), id_)
        already = isinstance(editor.value(("clauses",)), dict) and id_ in editor.value(("clauses",))
        if strength:
            editor.put(("clauses", id_, "strength"), strength)
        elif not already and not brought_back:
            editor.put(("clauses", id_), None)
        if brought_back:
            return f"“{id_}” is no longer omitted."
        return f"“{id_}” stands already." if already and not strength else f"Added “{id_}”."

    stood = id_ in _standing(path, library)
    done = _edit(path, library, change)
    if not stood:
        from clausekit.api.locking import renew

        renew(path, library, [id_])
    return done


def remove_clause(path: Path, id_: str, library: Library) -> str:
    """Take a clause out of an agreement file; return what was done, in words.

    A clause that the template brings is put under `omit`.

    Raises:
        NotFoundError: There is no such clause.
        AgreementError: The template requires the clause, or the file would no longer be usable.
    """
    _known(id_, library)

    def change(editor: YamlEditor) -> str:
        named = editor.remove(("clauses", id_))
        kind = str(editor.value(("template",)) or "")
        brought = kind in library.template_ids() and any(
            id_ in article.default for article in library.template(kind).articles
        )
        if brought:
            editor.add_to_list(("omit",), id_)
            return f"Omitted “{id_}”, which the template brings."
        return f"Removed “{id_}”." if named else f"“{id_}” was not there."

    from clausekit.api.locking import release

    done = _edit(path, library, change)
    release(path, [id_])
    return done


def set_value(path: Path, key: str, raw: str, library: Library) -> str:
    """Set something in an agreement file; return what was done, in words.

    Args:
        path: The file.
        key: `language`; `facts.region`; `parties.company.name`; `topic/clause.parameter`;
            `topic/clause.strength`.
        raw: The value as typed; a list is written `[a, b]`.
        library: The shelf, to find what the key means.

    Raises:
        NotFoundError: The key means nothing.
        AgreementError: The file would no longer be usable; it is left as it was.
    """
    steps = steps_for(key, library)
    value = typed(raw)

    def change(editor: YamlEditor) -> str:
        editor.put(steps, value)
        return f"{key} is now {raw}."

    return _edit(path, library, change)


def omit_provision(path: Path, id_: str, provision: str, library: Library) -> str:
    """Leave a provision of a clause out of an agreement file; return what was done, in words.

    Raises:
        NotFoundError: There is no such clause.
        AgreementError: The file would no longer be usable; it is left as it was.
    """
    _known(id_, library)

    def change(editor: YamlEditor) -> str:
        editor.add_to_list(("clauses", id_, "omit"), provision)
        return f"“{provision}” of “{id_}” is omitted."

    return _edit(path, library, change)


def typed(raw: str) -> Any:
    """Return a value as YAML would read it: a number, a truth, a list, or a text."""
    from clausekit.source.yaml import load_yaml

    report = Report()
    document = load_yaml(f"value: {raw}\n", "<value>", report)
    if document is None or report.has_errors or not isinstance(document.data, dict):
        return raw
    value = document.data["value"]
    return float(value) if isinstance(value, Decimal) else value


def steps_for(key: str, library: Library) -> tuple[str | int, ...]:
    """Return where in an agreement file a key such as `facts.region` or `topic/clause.value` stands.

    Raises:
        NotFoundError: It means nothing; the hint says what is known.
    """
    if "/" not in key:
        head, *rest = key.split(".")
        if head in KEYS and not rest:
            return (head,)
        if head in ("facts", "parties", "proposal", "main_agreement") and rest:
            return (head, *(int(s) if s.isdigit() else s for s in rest))
        known = ", ".join((*KEYS, "facts.NAME", "parties.PARTY.name", "topic/clause.VALUE"))
        raise NotFoundError(f"“{key}” is nothing that an agreement file holds.", f"Known: {known}.")
    id_, _, name = key.partition(".")
    _known(id_, library)
    if name == "strength":
        return ("clauses", id_, "strength")
    clause = library.clause(id_)
    if clause is None or name not in clause.parameters:
        from clausekit.source.nearest import suggestion

        known_names = clause.parameters if clause else {}
        raise NotFoundError(
            f"“{id_}” has no value “{name}”.",
            suggestion(name, known_names, f"It has: {', '.join(known_names) or 'none'}."),
        )
    return ("clauses", id_, "values", name)


def _known(id_: str, library: Library) -> None:
    if id_ not in library.clause_ids():
        from clausekit.source.nearest import suggestion

        hint = suggestion(id_, library.clause_ids(), "`clausekit list` shows all clauses.")
        raise NotFoundError(f"There is no clause “{id_}”.", hint)


def _edit(path: Path, library: Library, change: Callable[[YamlEditor], str]) -> str:
    """Change a file and write it, unless the change brings a mistake that was not there before."""
    from clausekit.source.edit import YamlEditor
    from clausekit.source.files import read_text, write_atomically

    text = read_text(path)
    editor = YamlEditor(text, str(path))
    done = change(editor)
    changed = editor.text()
    if changed == text:
        return done
    before = {(d.rule, d.message) for d in _mistakes(text, path, library)}
    new = [d for d in _mistakes(changed, path, library) if (d.rule, d.message) not in before]
    if new:
        raise AgreementError(f"{path} is left as it was.", new)
    write_atomically(path, changed.encode())
    return done


def _mistakes(text: str, path: Path, library: Library) -> tuple[Any, ...]:
    from clausekit.api.drafting import assemble_text
    from clausekit.api.locking import locked_shelf

    report = Report()
    assemble_text(text, str(path), locked_shelf(path, library), report)
    return report.errors()


def _standing(path: Path, library: Library) -> frozenset[str]:
    """Return the clauses that stand in an agreement file as it is."""
    from clausekit.api.drafting import assemble_text
    from clausekit.source.files import read_text

    draft = assemble_text(read_text(path), str(path), library, Report())
    return frozenset(draft.chosen) if draft else frozenset()
