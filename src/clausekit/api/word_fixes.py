"""The linter's replacements as tracked changes and comments in a copy of a Word file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from clausekit.errors import InputError, NotFoundError, OutputError
from clausekit.lean import dataclass

if TYPE_CHECKING:
    from clausekit.lint.engine import LintResult
    from clausekit.lint.fixes import Edit
    from clausekit.lint.rule import Finding
    from clausekit.model.prose import Prose
    from clausekit.readers.docx import WordDocument, WordParagraph
    from clausekit.readers.docx.places import Place
    from clausekit.redline.answer import Answer
    from clausekit.redline.answer_words import Line, Replacement

_QUOTED = {"en": "“{}”", "fr": "«\u00a0{}\u00a0»", "es": "«{}»"}
_SIGNED = {"en": "clausekit, rule", "fr": "clausekit, règle", "es": "clausekit, regla"}
_ODD = "its paragraph has a form in which places cannot be told"
_PROTECTED = "The file is protected; lift that in Word before changes are accepted."
_MISSING = "it stands where no tracked change can be written"


@dataclass(frozen=True, slots=True)
class Proposed:
    """A replacement that was proposed, or one that was not and why."""

    finding: Finding
    edit: Edit
    old: str
    why: str = ""

    def __str__(self) -> str:
        where = self.finding.diagnostic.place
        rule = self.finding.diagnostic.rule
        if self.why:
            return f"{where}: “{self.old}” was left, since {self.why} [{rule}]"
        return f"{where}: “{self.old}” → “{self.edit.new}” [{rule}]"


@dataclass(frozen=True, slots=True)
class WordProposal:
    """A copy of a Word file with proposals.

    Attributes:
        content: Empty where nothing is proposed.
        warnings: What a person has to know of the copy: what was mended, whether it is protected.
    """

    source: str
    content: bytes
    made: tuple[Proposed, ...] = ()
    left: tuple[Proposed, ...] = ()
    warnings: tuple[str, ...] = ()


def propose_fixes(
    result: LintResult, author: str, date: str, *, comments: bool = True
) -> WordProposal:
    """Return a copy of the Word file that was linted, with the replacements as tracked changes.

    Args:
        result: What the linter found in the file, as it reads when all its changes are accepted.
        author: Who proposes.
        date: When, as a day or a moment.
        comments: Whether each change carries the rule and its reason as a comment.

    Raises:
        InputError: The file is refused, or is no longer the one that was linted.
        OutputError: The copy fails its own check; nothing is to be written.
    """
    from clausekit.api.redlining import moment
    from clausekit.api.word_files import bytes_of, packed
    from clausekit.lint.fixes import offered
    from clausekit.readers.docx import prose_of, read_document
    from clausekit.readers.docx.parts import parts_of
    from clausekit.redline.answer import Answer
    from clausekit.redline.compare import Signature

    name = result.prose.name
    by_paragraph = offered(result.findings)
    if not by_paragraph:
        return WordProposal(name, b"")
    content = bytes_of(Path(name))
    document = read_document(content, name)
    prose = prose_of(document, language=result.prose.language)
    if [p.text for p in prose.paragraphs] != [p.text for p in result.prose.paragraphs]:
        raise InputError(f"“{name}” is no longer the file that was linted.", hint="Lint it again.")
    file = parts_of(content, name)
    answer = Answer(file.parts, None, Signature(author, moment(date)))
    scribe = _Scribe(answer, document, prose, comments=comments)
    for index, findings in by_paragraph.items():
        scribe.take(index, findings)
    scribe.write()
    if not scribe.made:
        return WordProposal(name, b"", (), tuple(scribe.left))
    made = packed(answer.result())
    _check(scribe, document, read_document(made, name), prose)
    order = {id(f): n for n, f in enumerate(result.findings)}
    proposed = sorted(scribe.made, key=lambda p: order[id(p.finding)])
    warnings = (*file.warnings, *((_PROTECTED,) if answer.protected else ()))
    return WordProposal(name, made, tuple(proposed), tuple(scribe.left), warnings)


class _Scribe:
    """Gathers the replacements of each Word paragraph and writes them."""

    def __init__(
        self, answer: Answer, document: WordDocument, prose: Prose, *, comments: bool
    ) -> None:
        from clausekit.api.word_elements import Elements
        from clausekit.readers.docx.places import Places

        self.answer, self.prose, self.comments = answer, prose, comments
        self.places = Places(document)
        self.elements = Elements(answer.parts, document)
        self.made: list[Proposed] = []
        self.left: list[Proposed] = []
        self.texts = {i: p.text for i, p in enumerate(prose.paragraphs)}
        self._planned: dict[int, tuple[WordParagraph, Line, list[tuple[Place, Proposed]]]] = {}

    def take(self, index: int, findings: Sequence[Finding]) -> None:
        """Take the replacements of a paragraph of the prose in; those with an obstacle are left."""
        from clausekit.lint.fixes import edit_of, with_edits

        text, edits = self.prose.paragraphs[index].text, []
        for finding in findings:
            fix = finding.diagnostic.fix
            assert fix is not None
            edit = edit_of(text, finding.start, fix)
            place = self.places.find(index, edit.start, edit.end)
            why = place.why or self._obstacle(place)
            proposed = Proposed(finding, edit, text[edit.start : edit.end], why)
            if why:
                self.left.append(proposed)
                continue
            assert place.paragraph is not None
            self._planned[place.paragraph.index][2].append((place, proposed))
            self.made.append(proposed)
            edits.append(edit)
        self.texts[index] = with_edits(text, edits)

    def _obstacle(self, place: Place) -> str:
        from clausekit.redline.answer_words import Line

        paragraph = place.paragraph
        assert paragraph is not None
        if paragraph.index not in self._planned:
            element = self.elements.get(paragraph.index)
            if element is None:
                return _MISSING
            line = Line(element)
            if line.text != paragraph.text(hidden=True):
                return _ODD
            self._planned[paragraph.index] = (paragraph, line, [])
        return self._planned[paragraph.index][1].obstacle(place.start, place.end)

    def write(self) -> None:
        """Write all that was taken in."""
        from clausekit.redline.answer_stories import sign_of
        from clausekit.redline.answer_words import Replacement

        signs = []
        for paragraph, line, planned in self._planned.values():
            written: list[Replacement] = []
            for place, proposed in planned:
                beside = self.comments and paragraph.part == "body"
                number = self.answer.remarks.take(_comment(proposed)) if beside else ""
                written.append(Replacement(place.start, place.end, proposed.edit.new, number))
                if self.comments and not beside:
                    signs.append((paragraph, proposed))
            if written:
                self.answer.replace(line, written)
        # LibreOffice 7.4 opens no file with comments in notes: they stand at the sign in the body.
        for paragraph, proposed in signs:
            sign = sign_of(self.answer.parts, paragraph.part, paragraph.note)
            if sign is not None:
                self.answer.remarks.add_around(sign, _comment(proposed))


def _comment(proposed: Proposed) -> str:
    """Return the rule and its reason, in the language of the words where that is known."""
    from clausekit.lint.registry import rule_named

    diagnostic = proposed.finding.diagnostic
    language = diagnostic.fix.language if diagnostic.fix else "en"
    reasons: Mapping[str, str] = {}
    with suppress(NotFoundError):  # a word list of the project is not among the rules
        reasons = rule_named(diagnostic.rule).reasons
    reason = reasons.get(language)
    if reason is None:
        return f"{diagnostic.message} ({_SIGNED['en']} {diagnostic.rule})"
    words = _QUOTED[language].format(diagnostic.actual)
    return f"{words} {reason} ({_SIGNED[language]} {diagnostic.rule})"


def _check(scribe: _Scribe, before: WordDocument, after: WordDocument, prose: Prose) -> None:
    """Make sure that the copy reads as it should, and that nobody's words, changes or comments went."""
    from clausekit.readers.docx import prose_of

    wanted = [scribe.texts[i] for i in range(len(prose.paragraphs))]
    problems = [
        [p.text for p in prose_of(after, language=prose.language).paragraphs] != wanted,
        list(_words(after)) != list(_words(before)),
        not set(before.comments) <= set(after.comments),
    ]
    if any(problems):
        raise OutputError(
            f"The copy of “{prose.name}” would not read as it should; nothing was written.",
            "This is a bug in clausekit: please report it with the file.",
        )


def _words(document: WordDocument) -> Iterator[str]:
    return (p.text("rejected", hidden=True) for p in document.paragraphs)
