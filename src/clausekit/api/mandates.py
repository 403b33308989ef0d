"""The private mandate beside an agreement: made, read, checked, sealed and opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from clausekit.diagnostics import Report
from clausekit.errors import InputError, NotFoundError, OutputError
from clausekit.lean import dataclass, replace

if TYPE_CHECKING:
    from clausekit.negotiation.case import Case
    from clausekit.negotiation.mandate import Mandate

Ask: TypeAlias = Callable[[Path], str]
"""Gives the passphrase of a sealed file."""


@dataclass(frozen=True, slots=True)
class MandateFile:
    """A mandate as it stands on the disk.

    Attributes:
        text: What it says, opened.
        passphrase: Where it is sealed.
    """

    path: Path
    text: str
    passphrase: str = ""


def new_mandate(
    case: Case,
    *,
    place: Path | None = None,
    checklists: Sequence[str] = (),
    answers: Mapping[str, Any] | None = None,
    passphrase: str = "",
) -> Path:
    """Write a mandate beside the agreement, for its owner only, and keep it out of git; return its place.

    Args:
        case: The negotiation.
        place: Where to write it, instead of beside the agreement.
        checklists: Checklists whose demands count; all where none is named.
        answers: What is decided already, in the shape of a mandate.
        passphrase: Seals it at once.

    Raises:
        OutputError: There is one already, or it cannot be written.
        NotFoundError: There is no checklist of a name.
        InputError: The answers do not make a mandate.
    """
    from clausekit.negotiation.places import keep_out_of_git, new_mandate_place, sealed_name
    from clausekit.negotiation.skeleton import skeleton, with_answers

    target = place or new_mandate_place(case.path)
    if target.exists() or sealed_name(target).exists():
        raise OutputError(f"“{target}” stands there already.", "Edit it, or name another place.")
    text = skeleton(case, known_checklists(case, checklists))
    if answers:
        text = with_answers(text, str(target), _plain(answers))
    parsed(text, str(target))
    if passphrase:
        target = sealed_name(target)
    _write(MandateFile(target, text, passphrase))
    keep_out_of_git(target.parent)
    return target


def known_checklists(case: Case, names: Sequence[str]) -> tuple[str, ...]:
    """Return the names of checklists, or of all; raise NotFoundError for one that does not exist."""
    from clausekit.source.nearest import suggestion

    known = case.library.checklists()
    for name in names:
        if name not in known:
            hint = suggestion(name, known, f"There are: {', '.join(known)}.")
            raise NotFoundError(f"There is no checklist “{name}”.", hint)
    return tuple(names) or tuple(known)


def find_mandate(agreement: Path, named: Path | None = None) -> Path | None:
    """Return the mandate of an agreement file: the one that is named, or the one beside it.

    Raises:
        NotFoundError: There is no file of the name.
    """
    from clausekit.negotiation.places import mandate_at, sealed_name

    if named is None:
        return mandate_at(agreement)
    for candidate in (named, sealed_name(named)):
        if candidate.is_file():
            return candidate
    raise NotFoundError(f"There is no mandate “{named}”.")


def load(path: Path, ask: Ask) -> MandateFile:
    """Return a mandate as it stands on the disk, opened with a passphrase where it is sealed.

    Raises:
        InputError: It cannot be read, or the passphrase is wrong.
    """
    from clausekit.negotiation.sealing import is_sealed, unseal
    from clausekit.source.files import decode, read_text

    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"“{path}” cannot be read: {error.strerror or error}.") from error
    if not is_sealed(content):
        return MandateFile(path, read_text(path))
    passphrase = ask(path)
    report = Report()
    text = decode(unseal(content, passphrase, str(path)), str(path), report)
    if text is None:
        raise InputError(f"“{path}” cannot be read.", report)
    return MandateFile(path, text, passphrase)


def parsed(text: str, file: str) -> Mandate:
    """Return a mandate that can be used.

    Raises:
        InputError: It cannot; it carries every mistake with its place.
    """
    from clausekit.negotiation.mandate import read_mandate

    report = Report()
    mandate = read_mandate(text, file, report)
    if mandate is None or report.has_errors:
        raise InputError(f"The mandate “{file}” cannot be used.", report)
    return mandate


def with_mandate(case: Case, found: MandateFile) -> Case:
    """Return the negotiation with its mandate.

    Raises:
        InputError: The mandate cannot be used, or belongs to another agreement.
    """
    mandate = parsed(found.text, str(found.path))
    if mandate.agreement != case.path.name:
        raise InputError(
            f"“{found.path}” is the mandate of “{mandate.agreement}”, not of “{case.path.name}”.",
            hint="Name the right one with --mandate.",
        )
    return replace(case, mandate=mandate)


def check(case: Case, found: MandateFile) -> Report:
    """Return everything that is wrong with a mandate.

    Raises:
        InputError: It cannot be read at all.
    """
    from clausekit.negotiation.check import check_mandate

    mandate = parsed(found.text, str(found.path))
    return check_mandate(replace(case, mandate=mandate), mandate)


def add_note(case: Case, found: MandateFile, entry: int, note: str) -> None:
    """Put a private note on an entry of the rounds into the mandate, as it now stands.

    Raises:
        InputError: The mandate cannot be used.
        OutputError: It cannot be written.
    """
    from clausekit.negotiation.locked_file import guarded
    from clausekit.negotiation.skeleton import with_round_note

    with guarded(found.path):
        now = load(found.path, lambda _: found.passphrase)
        with_mandate(case, now)
        text = with_round_note(now.text, str(now.path), entry, note)
        parsed(text, str(now.path))
        _write(replace(now, text=text))


def close(path: Path, passphrase: str) -> Path:
    """Seal a mandate and remove the open file; return the sealed one.

    The sealed file is opened once before the open one goes.

    Raises:
        InputError: It is sealed already, or the passphrase is too short.
        OutputError: It cannot be written.
    """
    from clausekit.negotiation.places import sealed_name
    from clausekit.negotiation.sealing import is_sealed, unseal

    found = load(path, _no_passphrase)
    if is_sealed(path.read_bytes()):
        raise InputError(f"“{path}” is sealed already.")
    target = sealed_name(path)
    _write(MandateFile(target, found.text, passphrase))
    assert unseal(target.read_bytes(), passphrase, str(target)).decode() == found.text
    path.unlink()
    return target


def reopen(path: Path, passphrase: str) -> Path:
    """Open a sealed mandate and remove the sealed file; return the open one.

    Raises:
        InputError: It is not sealed, or the passphrase is wrong.
        OutputError: It cannot be written.
    """
    from clausekit.negotiation.places import open_name
    from clausekit.negotiation.sealing import is_sealed

    if not is_sealed(path.read_bytes()):
        raise InputError(f"“{path}” is open already.")
    found = load(path, lambda _: passphrase)
    target = open_name(path)
    if target == path or target.exists():
        raise InputError(f"There is no room for “{target}”.", hint="Move what stands there away.")
    _write(MandateFile(target, found.text))
    path.unlink()
    return target


def read_answers(path: Path) -> dict[str, Any]:
    """Return a file of answers, in the shape of a mandate.

    Raises:
        InputError: It cannot be read.
    """
    from clausekit.source.files import read_text
    from clausekit.source.yaml import load_yaml

    report = Report()
    document = load_yaml(read_text(path), str(path), report)
    if document is None or report.has_errors or not isinstance(document.data, dict):
        raise InputError(f"“{path}” cannot be used.", report)
    return dict(document.data)


def _write(file: MandateFile) -> None:
    from clausekit.negotiation.sealing import seal
    from clausekit.source.files import write_atomically

    content = file.text.encode()
    if file.passphrase:
        content = seal(content, file.passphrase)
    write_atomically(file.path, content, private=True)


def _no_passphrase(path: Path) -> str:
    raise InputError(f"“{path}” is sealed already.")


def _plain(value: Any) -> Any:
    """Return data with numbers that the YAML writer knows."""
    if isinstance(value, Mapping):
        return {key: _plain(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_plain(entry) for entry in value]
    return float(value) if isinstance(value, Decimal) else value
