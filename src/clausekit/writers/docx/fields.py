r"""Fields with the result that Word would compute already in them.

Nothing asks Word to update on opening: the results are right as written. A reference asks for the
paragraph's own number, `REF \n`, which Word and LibreOffice understand alike at every level; its
label word stands outside the field. See `docs/analysis/cross-references.md`.
"""

from __future__ import annotations

from clausekit.model.inline import Reference
from clausekit.writers.docx.targets import Target
from clausekit.writers.docx.xml import text

_BEGIN = '<w:fldChar w:fldCharType="begin"/></w:r>'
_SEPARATE = '<w:fldChar w:fldCharType="separate"/></w:r>'
_END = '<w:fldChar w:fldCharType="end"/></w:r>'
NO_BREAK = "\N{NO-BREAK SPACE}"


def field(instruction: str, result: str, rpr: str = "") -> str:
    """Return the runs of a complex field; `result` is plain text."""
    run = f"<w:r>{rpr}"
    return (
        f'{run}{_BEGIN}{run}<w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'{run}{_SEPARATE}{run}<w:t xml:space="preserve">{text(result)}</w:t></w:r>{run}{_END}'
    )


def field_around(instruction: str) -> tuple[str, str]:
    """Return the runs before and after a result that spans paragraphs."""
    head = (
        f'<w:r>{_BEGIN}<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f"<w:r>{_SEPARATE}"
    )
    return head, f"<w:r>{_END}"


def reference(node: Reference, target: Target | None, rpr: str = "") -> str:
    """Return the runs of a cross-reference: label word, then the number as one field or several.

    A number such as `14.2.1(a)` is one field for each paragraph that it counts: each asks for that
    paragraph's own number, which means the same in every program. A reference to what is not in
    this document is plain text, never a dead field.
    """
    label = f'<w:r>{rpr}<w:t xml:space="preserve">{text(node.label)}{NO_BREAK}</w:t></w:r>'
    before = label if node.label else ""
    if target is None:
        return f'{before}<w:r>{rpr}<w:t xml:space="preserve">{text(node.number)}</w:t></w:r>'
    if node.number in (target.number, target.number.rstrip(".")):
        return before + _number(target, node.number, rpr)
    chain = target.chain()
    if "".join(link.number for link in chain) == node.number:
        return before + "".join(_number(link, link.number, rpr) for link in chain)
    return before + field(rf"REF {target.bookmark} \w \h", node.number, rpr)


def _number(target: Target, number: str, rpr: str) -> str:
    return field(rf"REF {target.bookmark} \n \h", number, rpr)
