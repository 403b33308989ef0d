"""The agreement that everybody has to write: invented clauses of one make, as many as are asked for.

Each clause is a heading, four numbered paragraphs, three values, one condition, two terms and one
reference. The parts are neutral; every peer's notation is made from them, so all say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

PER_TOPIC = 12
COMPANY = "Volta Mobility SE"
DEFINITIONS = {
    "measured system": "any software, whether it follows fixed rules or learns, that bears on the work of a measured worker",
    "measured worker": "a person who works for the business, whatever the contract and whoever the employer",
}
SUBJECTS = (
    "registers", "notice", "hours", "cameras", "rosters", "scores", "training", "breaks", "transfers", "records", "shifts", "tests",
)  # fmt: skip
PLACES = (
    "plants", "warehouses", "offices", "call centres", "depots", "laboratories", "vehicles", "homes", "shops", "docks", "mines", "fields",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Value:
    """A value, by its name."""

    name: str


@dataclass(frozen=True, slots=True)
class Term:
    """A defined term as it is shown."""

    shown: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to the first paragraph of the clause before; of the first clause, to the definitions."""

    number: int


@dataclass(frozen=True, slots=True)
class Choice:
    """Words that stand where a pilot runs, and words that stand where none does."""

    yes: str
    no: str


Part = str | Value | Term | Reference | Choice


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of the workload."""

    number: int
    heading: str
    paragraphs: tuple[tuple[Part, ...], ...]
    values: Mapping[str, int]

    @property
    def topic(self) -> str:
        """The topic that holds it."""
        return f"measured-{self.number // PER_TOPIC:03d}"

    @property
    def id(self) -> str:
        """Its id in our library."""
        return f"{self.topic}/clause-{self.number:04d}"


def clause(number: int) -> Clause:
    """Return the clause of a number."""
    subject, place = SUBJECTS[number % 12], PLACES[number // 12 % 12]
    duty: tuple[Part, ...] = (
        "The Company shall give the union ", Value("deadline"), f" before any change to {subject} in its {place} all that the union needs to judge the change, "
        "in writing and in a language that those concerned read, and shall answer each of its questions ", Choice("while the pilot runs", "before the change"), ".",
    )  # fmt: skip
    people: tuple[Part, ...] = (
        f"A joint group on {subject} in {place} has ", Value("seats"), " seats, half of them held by women as far as the workforce allows. Each ", Term("measured system"),
        f" that bears on {subject} is put before the group, with its purpose, its supplier and the data that it takes, and the group decides by agreement.",
    )  # fmt: skip
    share: tuple[Part, ...] = (
        "Of what the change saves, ", Value("rate"), f" goes to training and to shorter hours for those who work with {subject} in {place}. The Company shall show "
        "every year, with figures that the union can check, what was saved, how it was shared and who took part.",
    )  # fmt: skip
    remedy: tuple[Part, ...] = (
        "No ", Term("measured worker"), f" suffers any disadvantage for a complaint about {subject} in {place}. While a complaint is open the earlier practice stands, ",
        Reference(number - 1), " applies, and the Company has to show that it did what this clause asks of it.",
    )  # fmt: skip
    return Clause(
        number,
        f"{subject.capitalize()} in {place}, part {number + 1}",
        (duty, people, share, remedy),
        {"deadline": 20 + number % 40, "seats": 4 + number % 5 * 2, "rate": 10 + number % 30},
    )


def number_of(number: int) -> str:
    """Return the number that is printed before a clause; article 1 holds the definitions."""
    return f"{2 + number // PER_TOPIC}.{1 + number % PER_TOPIC}"


def clauses(count: int) -> list[Clause]:
    """Return an agreement of `count` clauses."""
    return [clause(number) for number in range(count)]


def shown(values: Mapping[str, int]) -> dict[str, str]:
    """Return values in words, as a peer would be given them."""
    return {
        "deadline": f"{values['deadline']} days",
        "seats": str(values["seats"]),
        "rate": f"{values['rate']} %",
    }


def format_string(parts: Sequence[Part]) -> str:
    """Return a paragraph as a Python format string, with one field for each value and for the condition."""
    return _joined(parts, value=lambda name: f"{{{name}}}", choice=lambda _: "{choice}")


def choice_in(one: Clause) -> Choice:
    """Return the one condition of a clause."""
    return next(part for parts in one.paragraphs for part in parts if isinstance(part, Choice))


def jinja(parts: Sequence[Part], of: str = "") -> str:
    """Return a paragraph as a Jinja template; `of` stands before the names of values."""
    return _joined(
        parts,
        value=lambda name: f"{{{{ {of}{name} }}}}",
        choice=lambda c: f"{{% if pilot %}}{c.yes}{{% else %}}{c.no}{{% endif %}}",
    )


def _joined(
    parts: Sequence[Part], value: Callable[[str], str], choice: Callable[[Choice], str]
) -> str:
    out = []
    for part in parts:
        match part:
            case Value(name):
                out.append(value(name))
            case Term(shown_words):
                out.append(shown_words)
            case Reference(number):
                out.append(f"Article {number_of(number)}.1" if number >= 0 else "Article 1")
            case Choice():
                out.append(choice(part))
            case str():
                out.append(part)
    return "".join(out)
