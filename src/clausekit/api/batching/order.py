"""What a person orders from a batch, and the job that it becomes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from clausekit.api.batching.desk import Job
from clausekit.batch.names import DEFAULT
from clausekit.diagnostics import Report
from clausekit.errors import AgreementError, ConfigError, OutputError
from clausekit.lean import dataclass, replace
from clausekit.writers.options import PLAIN, WriteOptions

if TYPE_CHECKING:
    from clausekit.batch.table import Table
    from clausekit.library.load import Library
    from clausekit.source.places import YamlDocument


@dataclass(frozen=True, slots=True)
class Order:
    """One batch, as it was asked for.

    Attributes:
        agreement: The agreement file.
        table: The table, one row for each draft.
        folder: Where the drafts go; made where it is missing.
        formats: Names of formats.
        name: Pattern of file names.
        jobs: Processes on this machine.
        cluster: Address of a Dask scheduler, or empty.
        strict: Whether a blank is a mistake.
        skip_mistakes: Whether rows without mistakes are written although others have some.
        overwrite: Whether files that no batch wrote are replaced.
        options: What is asked of the writers.
    """

    agreement: Path
    table: Path
    folder: Path
    formats: tuple[str, ...] = ("docx",)
    name: str = DEFAULT
    jobs: int = 1
    cluster: str = ""
    strict: bool = False
    skip_mistakes: bool = False
    overwrite: bool = False
    options: WriteOptions = PLAIN


def base_document(order: Order, library: Library) -> tuple[str, YamlDocument]:
    """Return the text of the agreement file, and the file parsed.

    Raises:
        AgreementError: It cannot be read, or no layer has its kind of agreement.
    """
    from clausekit.source.files import text_of
    from clausekit.source.nearest import suggestion
    from clausekit.source.yaml import load_yaml

    name, report = str(order.agreement), Report()
    text = text_of(order.agreement, name, report)
    document = load_yaml(text, name, report) if text is not None else None
    if document is not None:
        data = document.data if isinstance(document.data, dict) else {}
        kind, known = str(data.get("template", "")), library.template_ids()
        if kind not in known:
            message = f"There is no kind of agreement “{kind}”."
            hint = suggestion(kind, known, f"There are: {', '.join(known)}.")
            span = document.span(("template",))
            report.error("agreement/unknown-template", message, span, hint=hint)
    if text is None or document is None or report.has_errors:
        raise AgreementError(f"{name} cannot be drafted; nothing was written.", report)
    return text, document


def job_of(order: Order, text: str, table: Table, library: Library) -> Job:
    """Return the job that a batch sends to its processes.

    Raises:
        NotFoundError: A format is not known.
        ConfigError: A wish cannot be met in a batch.
        OutputError: The style cannot be read.
    """
    from clausekit.library.snapshot import snapshot
    from clausekit.writers.table import format_named

    formats = tuple(dict.fromkeys(format_named(name) for name in order.formats))
    if order.options.beside is not None:
        raise ConfigError("A batch writes one language for each row.")
    return Job(
        text=text,
        file=str(order.agreement),
        table=table.name,
        columns=table.columns,
        library=snapshot(library),
        formats=tuple((f.name, f.endings[0]) for f in formats),
        options=replace(order.options, style=None),
        style=_style(order.options.style),
        strict=order.strict,
        folder="" if order.cluster else str(order.folder.resolve()),
        overwrite=order.overwrite,
    )


def _style(path: Path | None) -> bytes:
    try:
        return b"" if path is None else path.read_bytes()
    except OSError as error:
        raise OutputError(f"“{path}” cannot be read: {error.strerror or error}.") from error


def check_folder(folder: Path, names: Sequence[str]) -> None:
    """Make the folder of a batch, and make sure that files can be written into it.

    Raises:
        OutputError: It cannot be made or written.
    """
    from clausekit.source.files import check_writable

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"The folder “{folder}” cannot be made: {reason}.") from error
    for name in names:
        check_writable(folder / name)
