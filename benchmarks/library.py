"""The same agreement as a library in clausekit's own format, and the agreement file that takes it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.content import (
    COMPANY,
    DEFINITIONS,
    Choice,
    Clause,
    Part,
    Reference,
    Term,
    Value,
    clause,
    clauses,
)  # fmt: skip

TEMPLATE = "measured"
OPENING = "measured-opening/definitions"
_WORDS = (
    "between: Between|parties: Parties|seat: seat|recitals: Recitals|agreed: The Parties agree as follows.|contents: Contents|page: Page {page} of {pages}"
    "|signed: Signed by the Parties.|signature: Signature|name: name|capacity: capacity|place_and_date: Place and date|draft: DRAFT|schedules: Annexes"
    "|sources: Sources of law|proposal: Union proposal {number}|agreed_box: \"Agreed: initials, date\""
)  # fmt: skip


def write_library(folder: Path, count: int) -> Path:
    """Write a layer of `count` clauses with a kind of agreement that takes them all; return it."""
    everything = clauses(count)
    topics = sorted({c.topic for c in everything})
    opening = OPENING.partition("/")[0]
    shelf = folder / "clauses"
    for one in everything:
        _write_clause(shelf, one)
    titles = [f"  {t}: {{title: {{en: Measured {t[-3:]}}}}}" for t in (opening, *topics)]
    _write(shelf / "topics.yaml", "topics:\n" + "\n".join(titles) + "\n")
    _write(shelf / "glossary.en.yaml", _GLOSSARY)
    words = {"heading": "Definitions", "subject": "words"}
    tables = {"table.en.md": _TABLE.format(**words), "guide.en.md": _GUIDE.format(**words)}
    for name, content in {**_OPENING, **tables}.items():
        _write(shelf / OPENING / name, content)
    kind = folder / "templates" / "agreements" / TEMPLATE
    _write(kind / "template.yaml", _template(everything, topics))
    _write(kind / "text.en.md", _template_text(topics))
    return folder


def write_agreement(path: Path, name: str = COMPANY) -> Path:
    """Write the agreement file that takes the template's clauses; return it."""
    _write(
        path,
        f"template: {TEMPLATE}\nlanguage: en\nstrength: strong\nfacts: {{pilot: true}}\n"
        f"parties:\n  company: {{name: {name}, seat: 'Turin, Italy'}}\n"
        "  unions: [{name: FIOM-CGIL, seat: 'Rome, Italy'}]\n",
    )
    return path


def _write_clause(shelf: Path, one: Clause) -> None:
    v = one.values
    structure = f"""version: 1.0.0
status: model-text
parameters:
  deadline: {{type: duration, unit: days, minimum: 1, better: higher, values: {{strong: {v["deadline"]}, standard: {v["deadline"] - 5}, basic: {v["deadline"] - 10}}}, proposal: true}}
  seats: {{type: count, minimum: 2, better: higher, values: {{strong: {v["seats"]}, standard: {v["seats"]}, basic: {v["seats"] - 2}}}, proposal: true}}
  rate: {{type: percent, minimum: 1, better: higher, values: {{strong: {v["rate"]}, standard: {v["rate"]}, basic: {v["rate"] - 5}}}, proposal: true}}
provisions:
  duty: {{elements: [told-in-time]}}
  people: {{elements: [joint-group]}}
  share: {{elements: [gains-shared]}}
  remedy: {{elements: [old-practice-stands]}}
elements: [told-in-time, joint-group, gains-shared, old-practice-stands]
bases:
  - {{instrument: gdpr, at: Art. 35, verified: not-yet, as_of: 2026-11-23}}
"""
    paragraphs = zip(("duty", "people", "share", "remedy"), one.paragraphs, strict=True)
    body = "\n".join(f"## {id_}\n{notation(parts)}\n" for id_, parts in paragraphs)
    text = f"""---
parameters: {{deadline: time in which the union is told, seats: seats in the joint group, rate: share that is passed on}}
elements:
  told-in-time: The union is told in time.
  joint-group: A joint group decides.
  gains-shared: Gains are shared.
  old-practice-stands: The earlier practice stands while a complaint is open.
---
# {one.heading}

{body}"""
    _write(shelf / one.id / "clause.yaml", structure)
    _write(shelf / one.id / "text.en.md", text)
    words = {"heading": one.heading, "subject": one.heading.split()[0].lower()}
    _write(shelf / one.id / "table.en.md", _TABLE.format(**words))
    _write(shelf / one.id / "guide.en.md", _GUIDE.format(**words))


def notation(parts: Sequence[Part]) -> str:
    """Return a paragraph in clausekit's notation."""
    out = []
    for part in parts:
        match part:
            case Value(name):
                out.append(f"{{{{ {name} }}}}")
            case Term(shown):
                out.append(f"[[{shown}]]")
            case Reference(number):
                out.append(f"[[#{_target(number)}]]")
            case Choice(yes, no):
                out.append(f"{{% if facts.pilot %}}{yes}{{% else %}}{no}{{% endif %}}")
            case str():
                out.append(part)
    return "".join(out)


def _target(number: int) -> str:
    return f"{clause(number).id}.duty" if number >= 0 else OPENING


def _template(everything: Sequence[Clause], topics: Sequence[str]) -> str:
    articles = [
        f"  - {{id: definitions, takes: [{OPENING}], default: [{OPENING}], required: [{OPENING}]}}"
    ]
    for topic in topics:
        ids = ", ".join(c.id for c in everything if c.topic == topic)
        articles.append(f"  - {{id: {topic}, takes: [{topic}], default: [{ids}]}}")
    return (
        "version: 1.0.0\nnumbering: article-decimal\n"
        "facts: {pilot: flag}\n"
        "parties: {company: {required: true}, unions: {many: true}}\n"
        "articles:\n" + "\n".join(articles) + "\nrecitals: {why: ~}\n"
    )


def _template_text(topics: Sequence[str]) -> str:
    headings = "\n".join(f"## article.{t}\nMeasured part {t[-3:]}\n" for t in topics)
    words = "\n".join(f"  {line}" for line in _WORDS.split("|"))
    return f"""---
roles: {{company: the Company, unions: the Union}}
facts: {{pilot: a pilot runs}}
words:
{words}
---
# Agreement with {{{{ parties.company.name }}}}

## article.definitions
Definitions

{headings}
## recital.why
{{{{ parties.company.name }}}} uses software that bears on the work of its people.

## closing
Done in two copies.
"""


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


_GLOSSARY = f"""measured-system:
  term: measured system
  forms: [measured systems]
  definition: {DEFINITIONS["measured system"].replace("measured worker", "[[measured worker]]")}
measured-worker:
  term: measured worker
  forms: [measured workers]
  definition: {DEFINITIONS["measured worker"]}
"""
_OPENING = {
    "clause.yaml": "version: 1.0.0\nstatus: model-text\n"
    "provisions:\n  meaning: {prints: definitions, machinery: true}\nelements: []\n",
    "text.en.md": "---\n{}\n---\n# Definitions\n\n## meaning\nIn this Agreement:\n",
}
_TABLE = """## Reason
A change that nobody was told of cannot be judged by anybody.

## Questions
- Who decides, and on which figures?
- What happens while a complaint about {subject} is open?

## Exercise
Write down three questions that you would put to the supplier.
"""
_GUIDE = """## Purpose
It lets the union judge {subject} before they change.

## Objections

### "This slows us down."
A change that is agreed is a change that lasts.

### "The supplier keeps that secret."
Then the Company cannot know either what it buys.

## Evidence
An invented clause has none.

## Key
Purpose, data and who answers.
"""
