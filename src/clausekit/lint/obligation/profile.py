"""The obligation profile: how firm each clause is, with every component shown, never one number alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from clausekit.lean import dataclass, replace
from clausekit.lint.obligation.parties import by_party, views
from clausekit.lint.obligation.signs import LANGUAGES, TESTS, phrase_table
from clausekit.lint.obligation.statement import Statement, primary
from clausekit.lint.passages.passage import Document, Passage
from clausekit.lint.passages.patterns import lazy
from clausekit.model.prose import Prose

ASPECTS = (
    "who",
    "what",
    "when",
    "whom",
    "who-pays",
    "evidence",
    "burden",
    "remedy",
    "enforcement",
    "exceptions",
    "duration",
    "balance",
)


@dataclass(frozen=True, slots=True)
class ProfiledSentence:
    """A sentence with the statement that it makes as a whole.

    Attributes:
        modality: obligation, prohibition, permission, entitlement, no-obligation, no-entitlement,
            declaration, or none.
        strength: binding, commitment, means, effort, soft, recital, right, discretion, exemption, none.
        score: Rung of the ladder, 0 to 5; None where nothing is stated.
        weakeners: Phrases that soften it.
        parties: By party noun, every modality that the sentence holds for it, in order: what one side
            owes, the other is owed. English only.
    """

    text: str
    place: str
    line: int
    subject: str
    holder: str
    modality: str
    strength: str
    score: int | None
    weakeners: tuple[str, ...] = ()
    parties: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ClauseProfile:
    """How firm one clause is.

    Attributes:
        ladder: Mean score of the duties of the employer's side; None without any.
        weakest: The duty with the lowest score, as its text.
        completeness: By aspect, whether the clause answers it.
        verdict: Ladder × completeness − weakeners, from 0 to 5; only ever shown with its components.
    """

    clause: str
    heading: str
    sentences: tuple[ProfiledSentence, ...]
    ladder: float | None
    weakest: str
    completeness: dict[str, bool] = field(default_factory=dict)
    weakeners: tuple[str, ...] = ()

    @property
    def complete(self) -> float:
        """The share of aspects that the clause answers."""
        return (
            sum(self.completeness.values()) / len(self.completeness) if self.completeness else 0.0
        )

    @property
    def verdict(self) -> float | None:
        """Ladder times completeness, less one for each weakener, not below 0."""
        if self.ladder is None:
            return None
        return round(max(self.ladder * self.complete - len(self.weakeners), 0.0), 2)


def profile(prose: Prose) -> tuple[ClauseProfile, ...]:
    """Return the profile of each clause: by clause id, or from heading to heading in a foreign text."""
    document = Document(prose)
    return tuple(
        _profiled(name, heading, group) for name, heading, group in _groups(document) if group
    )


def _groups(document: Document) -> list[tuple[str, str, list[Passage]]]:
    groups: list[tuple[str, str, list[Passage]]] = []
    for passage in document.body():
        paragraph = passage.paragraph
        name = paragraph.clause
        opens = (
            paragraph.role in ("heading", "title")
            if not name
            else (not groups or groups[-1][0] != name)
        )
        if opens or not groups:
            heading = paragraph.text if paragraph.role in ("heading", "title") else ""
            groups.append((name, heading, []))
        if paragraph.role not in ("heading", "title", "header", "waiver"):
            groups[-1][2].append(passage)
    return groups


def _profiled(name: str, heading: str, passages: Sequence[Passage]) -> ClauseProfile:
    sentences = tuple(s for p in passages for s in _sentences(p))
    duties = [
        s
        for s in sentences
        if s.modality in ("obligation", "prohibition")
        and s.holder != "right"
        and s.score is not None
    ]
    ladder = round(sum(s.score or 0 for s in duties) / len(duties), 2) if duties else None
    weakest = min(duties, key=lambda s: (s.score or 0, s.text)).text if duties else ""
    weakeners = tuple(w for s in duties for w in s.weakeners)
    return ClauseProfile(
        name, heading, sentences, ladder, weakest, _completeness(passages, duties), weakeners
    )


def _sentences(passage: Passage) -> list[ProfiledSentence]:
    paragraph = passage.paragraph
    found: list[ProfiledSentence] = []
    for start, end in passage.sentences:
        text = passage.text[start:end].strip()
        if not text:
            continue
        span = paragraph.span_at(start, end)
        line = span.line if span else 0
        statement = primary(passage, start, end) if passage.language in LANGUAGES else None
        made = _sentence(passage, text, line, statement, start, end)
        found.append(_read_for(passage, start, end, made))
    return found


def _sentence(
    passage: Passage, text: str, line: int, made: Statement | None, start: int, end: int
) -> ProfiledSentence:
    place = passage.paragraph.place or passage.paragraph.label
    if made is None:
        return ProfiledSentence(text, place, line, "", "", "none", "none", None)
    soft = tuple(
        passage.text[h.start : h.end]
        for section in ("weakener", "discretion")
        for h in phrase_table(passage.language, section).hits(passage)
        if start <= h.start < end and "v" not in h.entry.flags
    )
    seen = by_party(passage, start, end) if passage.language == "en" else {}
    return ProfiledSentence(
        text, place, line, made.subject, made.holder, made.modality, made.strength, made.score, soft, seen
    )  # fmt: skip


# Annotated corpora of contracts put the party that a sentence is read for before it: [tenant] The …
_READ_FOR = lazy(r"\s*\[(?P<party>[a-z][a-z -]*)\]\s+(?=[A-Z(“\"])")


def _read_for(
    passage: Passage, start: int, end: int, sentence: ProfiledSentence
) -> ProfiledSentence:
    """Return the sentence as the party in square brackets before it has to read it, if there is one."""
    party = _READ_FOR.match(passage.text, start, end)
    if party is None or passage.language != "en":
        return sentence
    name = party.group("party").split()[-1]
    said = views(passage, party.end(), end, name)
    modality = said[0] if said else "none"
    strength, score = sentence.strength, sentence.score
    if modality != sentence.modality:
        strength, score = _PLAIN.get(modality, ("exemption", 5))
    return replace(
        sentence,
        subject=name,
        modality=modality,
        strength=strength,
        score=score,
        parties={name: said} if said else {},
    )


_PLAIN: dict[str, tuple[str, int | None]] = {
    "obligation": ("binding", 5),
    "prohibition": ("binding", 5),
    "entitlement": ("right", 5),
    "permission": ("discretion", 1),
    "none": ("none", None),
}


def _completeness(
    passages: Sequence[Passage], duties: Sequence[ProfiledSentence]
) -> dict[str, bool]:
    language = passages[0].language if passages else "en"
    tests = TESTS.get(language, {})
    text = " ".join(p.lower for p in passages)
    found = dict.fromkeys(ASPECTS, False)
    found["who"] = any(d.subject for d in duties)
    found["what"] = any((d.score or 0) >= 4 for d in duties)
    found["balance"] = not any(w in text for w in ("waive", "renonc", "renuncia"))
    for aspect, pattern in tests.items():
        found[aspect] = bool(pattern.search(text))
    return found
