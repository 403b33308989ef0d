"""Edits a YAML file of the user and keeps every comment, order and quotation mark: the door to ruamel.

Only what is named is changed. The text before and after is the user's own.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError

from clausekit.diagnostics import Diagnostic
from clausekit.errors import InputError
from clausekit.source.span import Span

Step: TypeAlias = str | int
Path: TypeAlias = Sequence[Step]

_WIDE = 4096


class YamlEditor:
    """A YAML file that is being edited.

    Attributes:
        file: Its name, for messages.
    """

    def __init__(self, text: str, file: str) -> None:
        """Read the text.

        Raises:
            InputError: It is not YAML; the diagnostic has the place.
        """
        self.file = file
        self._yaml = YAML(typ="rt")
        self._yaml.preserve_quotes = True
        self._yaml.width = _WIDE
        self._yaml.indent(mapping=2, sequence=4, offset=2)
        try:
            found = self._yaml.load(text)
        except YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            trouble = Diagnostic("yaml/syntax", "This is not YAML.", span=Span(file, line, column))
            raise InputError(f"{file} cannot be edited.", [trouble]) from error
        self._data = found if isinstance(found, CommentedMap) else CommentedMap()

    @property
    def data(self) -> CommentedMap:
        """What the file says now; read it, and change it through the methods."""
        return self._data

    def value(self, path: Path) -> Any:
        """Return what stands at a path, or None where nothing does."""
        node: Any = self._data
        for step in path:
            in_list = isinstance(node, list) and isinstance(step, int) and step < len(node)
            if in_list or (isinstance(node, dict) and step in node):
                node = node[step]
            else:
                return None
        return node

    def put(self, path: Path, value: Any) -> None:
        """Put a value at a path; mappings on the way are made where they are missing."""
        node: Any = self._data
        for step, after in pairwise(path):
            node = self._entered(node, step, in_list=isinstance(after, int))
        last = path[-1]
        old = node[last] if isinstance(node, dict) and last in node else None
        if isinstance(old, CommentedSeq) and isinstance(value, list):
            style = old.fa.flow_style()
            value = CommentedSeq(value)
            if style:
                value.fa.set_flow_style()
        elif isinstance(value, list):
            value = CommentedSeq(value)
            value.fa.set_flow_style()
        node[last] = value

    @staticmethod
    def _entered(node: Any, step: Step, *, in_list: bool) -> Any:
        """Return what stands at a step, made where it is missing: a list where a number comes next."""
        if isinstance(node, list):
            assert isinstance(step, int)
            while len(node) <= step:
                node.append(CommentedMap())
        elif node.get(step) is None:
            node[step] = CommentedSeq() if in_list else CommentedMap()
        elif in_list and not isinstance(node[step], list):
            node[step] = CommentedSeq([node[step]])
        return node[step]

    def remove(self, path: Path) -> bool:
        """Take away what stands at a path, and mappings that it leaves empty; say whether it stood."""
        parents: list[tuple[Any, Step]] = []
        node: Any = self._data
        for step in path:
            if not isinstance(node, dict) or step not in node:
                return False
            parents.append((node, step))
            node = node[step]
        holder, step = parents.pop()
        del holder[step]
        while parents and not holder:
            holder, step = parents.pop()
            if step == path[0] and len(path) > 1 and parents:
                break
            del holder[step]
        return True

    def add_to_list(self, path: Path, entry: str) -> bool:
        """Add an entry to a list, made where it is missing; say whether it was not there before."""
        found = self.value(path)
        if isinstance(found, list):
            if entry in found:
                return False
            found.append(entry)
            return True
        self.put(path, [entry])
        return True

    def remove_from_list(self, path: Path, entry: str) -> bool:
        """Take an entry out of a list, and the list when it is empty; say whether it stood there."""
        found = self.value(path)
        if not isinstance(found, list) or entry not in found:
            return False
        found.remove(entry)
        if not found:
            self.remove(path)
        return True

    def text(self) -> str:
        """Return the file as it now reads."""
        stream = io.StringIO()
        self._yaml.dump(self._data, stream)
        return stream.getvalue()
