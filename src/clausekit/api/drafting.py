"""Drafts: from an agreement file to bytes in any format."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from clausekit.diagnostics import Diagnostic, Report, Severity
from clausekit.errors import AgreementError
from clausekit.lean import dataclass, replace
from clausekit.source.digest import sha256

if TYPE_CHECKING:
    from clausekit.assemble.draft import Draft
    from clausekit.assemble.memory import Memory
    from clausekit.library.load import Library
    from clausekit.model.agreement import Agreement
    from clausekit.model.provenance import BlankOrigin
    from clausekit.source.places import YamlDocument
    from clausekit.writers.options import WriteOptions


Node = TypeVar("Node")


@dataclass(frozen=True, slots=True)
class Target:
    """A file to write and its format."""

    path: Path
    format: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What a draft holds, for the one line that reports it."""

    clauses: int
    words: int
    blanks: int
    unverified: int
    warnings: int
    signed_off: int = 0

    def __str__(self) -> str:
        return (
            f"{_count(self.clauses, 'clause')} ({self._approved()}), {_count(self.words, 'word')}, "
            f"{_count(self.blanks, 'blank')}, {_count(self.unverified, 'unverified basis')}, "
            f"{_count(self.warnings, 'warning')}"
        )

    def _approved(self) -> str:
        """Say how much of it somebody signed off, and how much is model text."""
        if not self.signed_off:
            return "all model text"
        left = self.clauses - self.signed_off
        return f"{self.signed_off} signed off, {left} not" if left else "all signed off"


def _count(number: int, noun: str) -> str:
    plural = noun[:-2] + "es" if noun.endswith("is") else noun + "s"
    return f"{number:,} {noun if number == 1 else plural}"


def assemble_file(
    path: Path, library: Library, *, language: str = "", locked: bool = True
) -> Draft:
    """Return the draft of an agreement file, validated.

    Args:
        path: The agreement file.
        library: The shelf.
        language: Language instead of the file's own.
        locked: Whether the texts of its lock govern, where it has one.

    Raises:
        AgreementError: The file cannot be read or used; it carries every mistake that was found.
        InputError: Its lock cannot be used.
    """
    from clausekit.api.locking import locked_shelf
    from clausekit.source.files import text_of

    if locked:
        library = locked_shelf(path, library)

    report = Report()
    name = str(path)
    text = text_of(path, name, report)
    draft = (
        assemble_text(text, name, library, report, language=language) if text is not None else None
    )
    if draft is None or draft.agreement is None:
        raise AgreementError(_refusal(name, report), report)
    validate_resolved(draft.agreement)
    return draft


def assemble_text(
    text: str, name: str, library: Library, report: Report, *, language: str = ""
) -> Draft | None:
    """Return the draft of an agreement file's text; None, with the reason in the report, for none.

    Args:
        text: The file's text.
        name: Its name for diagnostics.
        library: The shelf.
        report: Takes every mistake.
        language: Language instead of the file's own.
    """
    from clausekit.source.remembered import read_yaml

    document = read_yaml(text, name, report)
    if document is None:
        return None
    draft = assemble_document(document, library, report, language=language)
    if draft is not None:
        _report_weakenings(draft, library, report)
    return draft


def assemble_document(
    document: YamlDocument,
    library: Library,
    report: Report,
    *,
    language: str = "",
    memory: Memory | None = None,
    only_check: bool = False,
) -> Draft | None:
    """Return the draft of an agreement file that was parsed; None where its template is unknown.

    Args:
        document: The file, or one with a row of a table laid over it.
        library: The shelf.
        report: Takes every mistake.
        language: Language instead of the file's own.
        memory: What was made for earlier drafts of the same library.
        only_check: Whether to report and to make no agreement.
    """
    from clausekit.assemble.draft import assemble
    from clausekit.assemble.request import read_request
    from clausekit.library.request_schema import validate_agreement

    validate_agreement(document, library, report)
    request = read_request(document, document.file)
    if language:
        request = replace(request, language=language)
    if request.template not in library.template_ids():
        return None
    return assemble(request, library, report, memory, only_check=only_check)


def _report_weakenings(draft: Draft, library: Library, report: Report) -> None:
    """Warn where a layer gives workers less than a layer below it: no override weakens silently."""
    lowest = library.layers[:1]
    for id_, one in draft.chosen.items():
        if one.clause.layers == lowest or library.is_own(id_):
            continue
        from clausekit.library.overlays import weakenings

        for weakening in weakenings(one.clause, library.folders(id_, Report())):
            report.warning(
                "layer/weakens",
                f"The layer “{weakening.layer}” gives workers less: {weakening.message}",
                one.clause.span,
                clause=id_,
                hint="Mend the layer, unless the union wants it so; `clausekit why` shows it.",
            )


def _refusal(name: str, report: Report) -> str:
    count = len(report.errors())
    return f"{name}: {_count(count, 'mistake')}; nothing was written."


def validate_resolved(agreement: Agreement, memory: Memory | None = None) -> None:
    """Validate an agreement as JSON against the schema of resolved agreements.

    Args:
        agreement: All of it.
        memory: Knows the parts of earlier drafts, which need no second look.

    Raises:
        AssertionError: It does not fit: a bug of clausekit, since every mistake of a user is
            reported before an agreement exists.
    """
    from clausekit.library.schemas import errors_of
    from clausekit.model.serial import to_data

    frame = _frame(agreement, memory) if memory else agreement
    wrong = errors_of(to_data(frame), "agreement-resolved")
    assert not wrong, f"the resolved agreement does not fit its schema: {wrong[0]}"


def _frame(agreement: Agreement, memory: Memory) -> Agreement:
    """Return an agreement without the sections and schedules that fit, which are looked at once."""
    from clausekit.library.schemas import part_fits
    from clausekit.model.serial import node_to_data

    def fits(node: object, part: str) -> bool:
        return memory.nodes.of(
            node, "fits", lambda: part_fits(node_to_data(node), "agreement-resolved", part)
        )

    def wrong(nodes: tuple[Node, ...], part: str) -> tuple[Node, ...]:
        return tuple(node for node in nodes if not fits(node, part))

    return replace(
        agreement,
        articles=tuple(
            replace(a, sections=wrong(a.sections, "section")) for a in agreement.articles
        ),
        schedules=wrong(agreement.schedules, "schedule"),
    )


def blanks_report(draft: Draft) -> tuple[Diagnostic, ...]:
    """Return one finding for each blank: what it wants, where it is declared, which choices there are."""
    # A name that stands in the title and in the table is missing once.
    wanted: dict[tuple[str, str, str], BlankOrigin] = {}
    for blank in draft.provenance.blanks:
        wanted.setdefault((blank.clause, blank.parameter, blank.kind), blank)
    return tuple(
        Diagnostic(
            rule=f"blanks/{blank.kind}",
            message=(
                f"“{blank.label}” has no value; the draft shows a blank."
                if blank.kind == "missing"
                else f"“{blank.label}” has to be confirmed before signing."
            ),
            severity=Severity.WARNING,
            span=blank.span,
            clause=blank.clause,
            hint=_how_to_fill(blank.clause, blank.parameter, blank.choices, blank.kind),
        )
        for blank in wanted.values()
    )


def _how_to_fill(clause: str, parameter: str, choices: str, kind: str) -> str:
    if clause == "template":
        where = "main_agreement" if parameter.startswith("main agreement") else "parties"
        return f"Give it under `{where}`."
    if kind == "confirm":
        return f"When it is true, add `confirmed: [{parameter}]` under `{clause}`."
    wanted = f" ({choices})" if choices else ""
    return f"Give `{parameter}`{wanted} under `clauses`, `{clause}`, `values`."


def summary(draft: Draft) -> Summary:
    """Return the figures of a draft that has an agreement."""
    from clausekit.model.walk import word_count

    assert draft.agreement is not None
    warnings = sum(1 for d in draft.report if d.severity is not Severity.INFO)
    return Summary(
        clauses=len(draft.provenance.clauses),
        words=word_count(draft.agreement),
        blanks=len(draft.provenance.blanks),
        unverified=len(draft.provenance.unverified),
        warnings=warnings,
        signed_off=sum(1 for clause in draft.provenance.clauses if clause.signed_off),
    )


STDOUT = Path("-")


def targets(agreement: Path, outputs: Sequence[str], format_name: str | None) -> list[Target]:
    """Return where a draft goes and in which format.

    Args:
        agreement: The agreement file; its name is taken where no output is named.
        outputs: File names as the user gave them; `-` is standard output.
        format_name: Format for names whose ending does not say it.

    Raises:
        NotFoundError: An ending or a format that clausekit does not write.
    """
    from clausekit.writers.table import format_named, format_of

    if not outputs:
        chosen = format_named(format_name or "docx")
        return [Target(Path(agreement.stem + chosen.endings[0]), chosen.name)]
    found = []
    for output in outputs:
        path = Path(output)
        if path == STDOUT or format_name:
            found.append(Target(path, format_named(format_name or "markdown").name))
        else:
            found.append(Target(path, format_of(path).name))
    return found


def write_targets(
    draft: Draft, wanted: Sequence[Target], options: WriteOptions
) -> list[tuple[Path, str]]:
    """Write a draft to its targets, each complete or not at all; return path and SHA-256 of each.

    All formats are made before the first file is touched, so that a failure leaves nothing behind.

    Raises:
        OutputError: A target cannot be written; it names which and says what to do.
    """
    from clausekit.source.files import check_writable, write_atomically
    from clausekit.writers.table import write

    assert draft.agreement is not None
    for target in wanted:
        if target.path != STDOUT:
            check_writable(target.path)
    made = [(t.path, write(draft.agreement, t.format, options)) for t in wanted]
    for path, content in made:
        if path == STDOUT:
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
        else:
            write_atomically(path, content)
    return [(path, sha256(content).hexdigest()) for path, content in made]


def other_language(
    path: Path, library: Library, language: str, *, locked: bool = True
) -> Agreement:
    """Return the agreement of a file in another language, for a second column."""
    agreement = assemble_file(path, library, language=language, locked=locked).agreement
    assert agreement is not None
    return agreement
