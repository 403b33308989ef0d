"""Where the files of a negotiation stand, and where a private paper must not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from clausekit.errors import InputError, OutputError
from clausekit.source.files import write_atomically

MANDATE = "mandate.yaml"
SEALED = ".sealed"
WORKING = ".working."
IGNORED = ("mandate.yaml", "*.mandate.yaml", "*.sealed", "*.working.*", "*.part", "*.lock")
"""What a generated `.gitignore` keeps out of a repository."""

_GIT_HEAD = "# Private papers of the negotiation (clausekit)"
_READ = 200_000


def journal_path(agreement: Path) -> Path:
    """Return the place of the record of rounds of an agreement file."""
    own = agreement.with_name(f"{agreement.stem}.negotiation.yaml")
    return own if own.exists() else agreement.with_name("negotiation.yaml")


def mandate_places(agreement: Path) -> tuple[Path, ...]:
    """Return where the mandate of an agreement file may stand, the first choice first."""
    own = agreement.with_name(f"{agreement.stem}.mandate.yaml")
    shared = agreement.with_name(MANDATE)
    return tuple(p for plain in (own, shared) for p in (plain, sealed_name(plain)))


def mandate_at(agreement: Path) -> Path | None:
    """Return the mandate that stands beside an agreement file, open or sealed, or None."""
    return next((p for p in mandate_places(agreement) if p.is_file()), None)


def new_mandate_place(agreement: Path) -> Path:
    """Return where a new mandate goes.

    Raises:
        OutputError: There is one already.
    """
    own = agreement.with_name(f"{agreement.stem}.mandate.yaml")
    shared = agreement.with_name(MANDATE)
    taken = shared.exists() or sealed_name(shared).exists()
    place = own if taken else shared
    if place.exists() or sealed_name(place).exists():
        raise OutputError(
            f"“{place}” stands there already.", "Edit it, or name another place with -o."
        )
    return place


def sealed_name(path: Path) -> Path:
    """Return the name of a mandate when it is sealed."""
    return path.with_name(path.name + SEALED)


def open_name(path: Path) -> Path:
    """Return the name of a sealed mandate when it is open."""
    return path.with_name(path.name.removesuffix(SEALED))


def keep_out_of_git(folder: Path) -> bool:
    """Add the private papers to the folder's `.gitignore`; say whether a line was missing.

    Raises:
        OutputError: It cannot be written.
    """
    path = folder / ".gitignore"
    try:
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise OutputError(f"“{path}” cannot be read.", "Mend it, or move it away.") from error
    there = {line.strip() for line in text.splitlines()}
    missing = [line for line in IGNORED if line not in there]
    if not missing:
        return False
    start = text if not text or text.endswith("\n") else text + "\n"
    head = [] if _GIT_HEAD in there else [_GIT_HEAD]
    write_atomically(path, (start + "\n".join([*head, *missing]) + "\n").encode())
    return True


def check_private_target(target: Path, agreement: Path, title: str) -> None:
    """Make sure that a private paper will not lie among papers that go out.

    Args:
        target: The file that is to be written.
        agreement: The agreement file.
        title: Title of the draft, by which a draft in Markdown or HTML is known.

    Raises:
        InputError: It would; the message says where the outgoing copy is, and what to do.
    """
    if WORKING not in target.name:
        raise InputError(
            f"“{target.name}” could be taken for an outgoing copy.",
            hint=f"Name it like “{target.stem}.working{target.suffix}”.",
        )
    folder = target.parent
    found = next(outgoing_copies(folder, agreement.stem, title), None) if folder.is_dir() else None
    if found is not None:
        raise InputError(
            f"“{found}” is a copy that goes out; a private paper does not lie beside it.",
            hint=f"Name another folder: -o {Path('private') / target.name}",
        )


def outgoing_copies(folder: Path, stem: str, title: str) -> Iterator[Path]:
    """Yield what goes out of a folder: Word files that are no working copies, and our drafts."""
    for path in sorted(folder.iterdir()):
        if WORKING in path.name or not path.is_file():
            continue
        if _goes_out(path, stem, title):
            yield path


def _goes_out(path: Path, stem: str, title: str) -> bool:
    ending = path.suffix.lower()
    if ending == ".docx":
        return True
    if ending in (".odt", ".pdf"):
        return path.stem.startswith(stem)
    if ending in (".md", ".html", ".htm"):
        return path.stem == stem or bool(title and title in _start(path))
    return ending == ".json" and "clausekit-agreement" in _start(path)


def _start(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return stream.read(_READ).decode("utf-8", "replace")
    except OSError:
        return ""
