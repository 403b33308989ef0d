"""A clause as files that need nothing from the layers below."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from clausekit.library.clause_source import ClauseSource
    from clausekit.library.lock import LockedClause
    from clausekit.library.shelf import SourceFile

_TEXT = re.compile(r"text\.([A-Za-z-]+)\.md")


def whole_files(base: LockedClause, source: ClauseSource) -> dict[str, str]:
    """Return structure, texts and forms of a clause by file name, the layers laid over each other."""
    from clausekit.api.customising import with_base
    from clausekit.library.clause import STRUCTURE, standing_folders
    from clausekit.library.raw_text import RawText, joined, split
    from clausekit.source.edit import YamlEditor

    folders = standing_folders(base.folders)
    lowest: Mapping[str, SourceFile] = {}
    for folder in reversed(folders):
        lowest = {**lowest, **folder.files}
    editor = YamlEditor(lowest[STRUCTURE].text, lowest[STRUCTURE].shown)
    _put_all(editor, source.structure)
    editor.put(("replaces",), True)
    files = {STRUCTURE: with_base(editor.text(), STRUCTURE, base)}
    for name, file in sorted(lowest.items()):
        found = _TEXT.fullmatch(name)
        if found and len(folders) > 1:
            text = source.text(found[1])
            front = YamlEditor(split(file.text).front, name)
            _put_all(front, text.labels)
            files[name] = joined(RawText(front.text().rstrip("\n"), text.head, text.sections))
        elif found:
            files[name] = file.text
    return {**files, **source.forms}


def _put_all(editor: Any, data: Mapping[str, Any]) -> None:
    """Make an edited file say what the data say."""
    from clausekit.library.clause_source import leaves
    from clausekit.library.plain_data import plain_data

    for path, value in leaves(data):
        if path[0] != "base" and editor.value(path) != value:
            editor.put(path, plain_data(value))
