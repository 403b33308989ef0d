"""The agreement as JSON and back: the native format, and what every draft is validated as."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from clausekit.lean import members
from clausekit.model import agreement as tree
from clausekit.model import inline, scheme
from clausekit.model.agreement import Agreement

FORMAT = "clausekit-agreement"
FORMAT_VERSION = 1

NODES: dict[str, type] = {
    "text": inline.Text,
    "value": inline.Value,
    "blank": inline.Blank,
    "term": inline.TermUse,
    "reference": inline.Reference,
    "citation": inline.Citation,
    "item": tree.Item,
    "definition": tree.Definition,
    "provision": tree.Provision,
    "section": tree.Section,
    "article": tree.Article,
    "table": tree.Table,
    "paragraph": tree.Paragraph,
    "list": tree.ItemList,
    "schedule": tree.Schedule,
    "party": tree.Party,
    "recital": tree.Recital,
    "words": tree.Words,
    "source": tree.Source,
    "level": scheme.Level,
    "scheme": scheme.Scheme,
    "agreement": tree.Agreement,
}
"""Every class that may stand in a resolved agreement, by the name it has in JSON."""

_NAMES = {cls: name for name, cls in NODES.items()}
_FIELDS = {
    cls: tuple((member.name, member.default) for member in members(cls)) for cls in NODES.values()
}


def to_data(agreement: Agreement) -> dict[str, Any]:
    """Return the agreement as plain data for JSON; empty optional parts are left out."""
    return {"format": FORMAT, "version": FORMAT_VERSION, "agreement": _encode(agreement)}


def node_to_data(node: Any) -> Any:
    """Return one node, or several, as plain data for JSON."""
    return _encode(node)


def to_json(agreement: Agreement) -> str:
    """Return the agreement as JSON text, the same text for the same agreement."""
    return json.dumps(to_data(agreement), ensure_ascii=False, indent=1) + "\n"


def from_data(data: Mapping[str, Any]) -> Agreement:
    """Return the agreement that `to_data` was given.

    Raises:
        ValueError: The data is not a resolved agreement of this format. Validate first.
    """
    if data.get("format") != FORMAT or data.get("version") != FORMAT_VERSION:
        raise ValueError("not a resolved agreement of this format and version")
    result = _decode(data["agreement"])
    if not isinstance(result, Agreement):
        raise ValueError("the outermost node is not an agreement")  # noqa: TRY004
    return result


def from_json(text: str) -> Agreement:
    """Return the agreement that `to_json` was given; raise ValueError for anything else."""
    return from_data(json.loads(text))


def _encode(node: Any) -> Any:
    cls = node.__class__
    if cls is str or cls is int:
        return node
    if cls is tuple:
        return [_encode(child) for child in node]
    fields = _FIELDS.get(cls)
    if fields is None:
        return {key: _encode(child) for key, child in node.items()}
    data: dict[str, Any] = {"node": _NAMES[cls]}
    for name, default in fields:
        child = getattr(node, name)
        if child != default:
            data[name] = _encode(child)
    return data


def _decode(data: Any) -> Any:
    if isinstance(data, list):
        return tuple(_decode(child) for child in data)
    if not isinstance(data, dict):
        return data
    children = {key: _decode(child) for key, child in data.items() if key != "node"}
    if "node" not in data:
        return children
    cls = NODES.get(data["node"])
    if cls is None:
        raise ValueError(f"unknown node “{data['node']}”")
    try:
        return cls(**children)
    except TypeError as cause:
        raise ValueError(f"a node “{data['node']}” lacks a part or has one too many") from cause
