"""Which questions an agreement file leaves open: pure, from the file as it stands and the library.

The questions are worked out anew after every answer, since an answer changes what is asked next.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

from clausekit.lean import dataclass
from clausekit.model.strength import STRENGTHS, Strength
from clausekit.notation.nodes import ValueNode

if TYPE_CHECKING:
    from clausekit.library.load import Library
    from clausekit.library.records import AgreementTemplate, Clause, Parameter

Kind = Literal["choice", "many", "text", "flag"]


@dataclass(frozen=True, slots=True)
class Option:
    """An answer that can be chosen.

    Attributes:
        note: One line that says what it is.
        fixed: Why it cannot be left out, or empty.
    """

    value: str
    title: str
    note: str = ""
    fixed: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the interview.

    Attributes:
        key: What it sets: `strength`, `parties.company.name`, `topic/clause.value`, `clauses:privacy`.
        text: The question itself.
        help: Type, unit and range, or what the answer does.
        options: What can be chosen.
        given: What the file says now; several for `many`.
        section: The part of the interview it belongs to.
        answered: Whether the file holds an answer.
    """

    key: str
    kind: Kind
    text: str
    section: str
    help: str = ""
    options: tuple[Option, ...] = ()
    given: tuple[str, ...] = ()
    answered: bool = False


def questions(data: Mapping[str, Any], library: Library) -> tuple[Question, ...]:
    """Return all questions of an agreement file in order, with what it says already."""
    found = [_kind(data, library)]
    kind = data.get("template")
    if kind not in library.template_ids():
        return tuple(found)
    template = library.template(str(kind))
    found += _basics(data, template)
    found += _main_agreement(data, template)
    found += _parties(data, template)
    found += _facts(data, template)
    found.append(_topics(data, template, library))
    found += _clauses(data, template, library)
    found += _values(data, template, library)
    return tuple(found)


def _kind(data: Mapping[str, Any], library: Library) -> Question:
    options = []
    for id_ in library.template_ids():
        text = library.template(id_).texts.get("en")
        note = "".join(_in_words(node) for node in text.subtitle) if text else ""
        count = sum(len(a.default) for a in library.template(id_).articles)
        options.append(Option(id_, id_.replace("-", " "), f"{count} clauses by default; {note}"))
    given = str(data.get("template") or "")
    return Question(
        "template", "choice", "Which kind of agreement?", "Agreement",
        options=tuple(options), given=(given,) if given else (), answered=bool(given),
    )  # fmt: skip


def _in_words(node: object) -> str:
    """Return literal words as they are, and the name of a value that nobody has given yet."""
    if isinstance(node, ValueNode):
        return node.expression.split(".")[0].replace("_", " ")
    return str(getattr(node, "text", ""))


def _basics(data: Mapping[str, Any], template: AgreementTemplate) -> Iterator[Question]:
    languages = tuple(Option(code, code) for code in sorted(template.texts))
    yield _simple(data, "language", "choice", "In which language?", "", languages)
    yield _simple(
        data, "strength", "choice", "Which strength for all clauses?",
        "Public model wordings, strong first. A clause can differ later.",
        tuple(Option(s, s, _STRENGTHS[s]) for s in STRENGTHS),
    )  # fmt: skip
    yield _simple(data, "currency", "text", "Which currency?", "three letters, such as EUR")


_STRENGTHS: Mapping[Strength, str] = {
    Strength.STRONG: "the fullest model wording",
    Strength.STANDARD: "the model wording for most tables",
    Strength.BASIC: "the least that still binds",
}


def _simple(
    data: Mapping[str, Any], key: str, kind: Kind, text: str, help_: str = "",
    options: tuple[Option, ...] = (),
) -> Question:  # fmt: skip
    given = data.get(key)
    return Question(
        key, kind, text, "Agreement", help_, options,
        (str(given),) if given is not None else (), given is not None,
    )  # fmt: skip


def _main_agreement(data: Mapping[str, Any], template: AgreementTemplate) -> Iterator[Question]:
    """Yield what has to be known of the agreement that an annex or a protocol belongs to."""
    if not template.inherits:
        return
    main = data.get("main_agreement") or {}
    for field, words, help_ in (
        ("title", "Title of the main agreement?", "as it is printed on that agreement"),
        ("date", "Date of the main agreement?", "such as 2024-05-14"),
    ):
        given = main.get(field) if isinstance(main, Mapping) else None
        yield Question(
            f"main_agreement.{field}", "text", words, "Main agreement", help_,
            given=(str(given),) if given else (), answered=bool(given),
        )  # fmt: skip


def _parties(data: Mapping[str, Any], template: AgreementTemplate) -> Iterator[Question]:
    roles = next(iter(template.texts.values())).roles
    named = data.get("parties") or {}
    for slot in template.parties:
        entry = named.get(slot.id) if isinstance(named, Mapping) else None
        first = entry[0] if isinstance(entry, list) and entry else entry
        path = f"parties.{slot.id}.0" if slot.many else f"parties.{slot.id}"
        role = roles.get(slot.id, slot.id)
        for field, words in (("name", "legal name"), ("seat", "seat, town and country")):
            given = first.get(field) if isinstance(first, Mapping) else None
            need = "" if slot.required else "may be left empty"
            yield Question(
                f"{path}.{field}", "text", f"{role}: {words}?", "Parties", need,
                given=(str(given),) if given else (), answered=bool(given) or not slot.required,
            )  # fmt: skip


def _facts(data: Mapping[str, Any], template: AgreementTemplate) -> Iterator[Question]:
    labels = next(iter(template.texts.values())).facts
    facts = data.get("facts") or {}
    for name, kind in template.facts.items():
        given = facts.get(name) if isinstance(facts, Mapping) else None
        shown = ", ".join(map(str, given)) if isinstance(given, list) else str(given)
        yield Question(
            f"facts.{name}", "flag" if kind == "flag" else "text",
            f"{labels.get(name, name)}?", "Facts", _FACT_HELP.get(kind, ""),
            given=(shown,) if given is not None else (), answered=given is not None,
        )  # fmt: skip


_FACT_HELP = {"list": "several, with commas", "flag": "yes or no"}


def _topics(data: Mapping[str, Any], template: AgreementTemplate, library: Library) -> Question:
    chosen = chosen_clauses(data, template)
    topics = {c.split("/", 1)[0] for c in chosen}
    options = tuple(
        Option(t.id, t.title.get("en", t.id), _count(library, t.id))
        for t in library.topics.values()
    )
    return Question(
        "topics", "many", "Which topics do you want to look at?", "Clauses",
        "the clauses of these topics are offered next", options,
        tuple(t for t in library.topics if t in topics), answered="clauses" in data,
    )  # fmt: skip


def _count(library: Library, topic: str) -> str:
    number = sum(1 for c in library.clause_ids() if c.startswith(topic + "/"))
    return f"{number} clause{'s' if number != 1 else ''}"


def _clauses(
    data: Mapping[str, Any], template: AgreementTemplate, library: Library
) -> Iterator[Question]:
    from clausekit.assemble.choice import takers

    chosen = chosen_clauses(data, template)
    required = {c for a in template.articles for c in a.required}
    for topic in library.topics.values():
        here = [c for c in library.clause_ids() if c.startswith(topic.id + "/")]
        here = [c for c in here if len(takers(c, template.articles)) == 1]
        if not here:
            continue
        options = tuple(
            Option(c, title(library, c), purpose(library, c), "required" if c in required else "")
            for c in here
        )
        yield Question(
            f"clauses:{topic.id}", "many", f"{topic.title.get('en', topic.id)}: which clauses?",
            "Clauses", "what the kind of agreement brings is ticked", options,
            tuple(c for c in here if c in chosen), answered="clauses" in data,
        )  # fmt: skip


def chosen_clauses(data: Mapping[str, Any], template: AgreementTemplate) -> tuple[str, ...]:
    """Return the clauses of a draft of the file: the template's, less those omitted, and those named."""
    omitted = data.get("omit") or []
    named = data.get("clauses") or {}
    brought = [c for a in template.articles for c in a.default if c not in omitted]
    return tuple(dict.fromkeys([*brought, *(named if isinstance(named, Mapping) else ())]))


def _values(
    data: Mapping[str, Any], template: AgreementTemplate, library: Library
) -> Iterator[Question]:
    for id_ in chosen_clauses(data, template):
        clause = library.clause(id_) if id_ in library.clause_ids() else None
        if clause is None:
            continue
        strength = strength_of(data, id_)
        entry = ((data.get("clauses") or {}).get(id_) or {}).get("values") or {}
        for parameter in clause.parameters.values():
            if _is_printed(parameter, strength):
                yield _value(clause, parameter, strength, entry, str(data.get("language") or "en"))


def strength_of(data: Mapping[str, Any], id_: str) -> Strength:
    """Return the strength of a clause in the file: its own, else that of all."""
    entry = (data.get("clauses") or {}).get(id_) or {}
    found = entry.get("strength") or data.get("strength") or Strength.STANDARD
    return Strength(found) if found in tuple(Strength) else Strength.STANDARD


def _is_printed(parameter: Parameter, strength: Strength) -> bool:
    return strength in parameter.values or not parameter.values


def _value(
    clause: Clause,
    parameter: Parameter,
    strength: Strength,
    entry: Mapping[str, Any],
    language: str,
) -> Question:
    text = clause.texts.get(language) or clause.texts["en"]
    label = text.parameters.get(parameter.name, parameter.name)
    own = entry.get(parameter.name)
    model = parameter.values.get(strength)
    given = own if own is not None else model
    options = tuple(
        Option(o, _phrase(text.options.get(parameter.name, {}).get(o, ())) or o)
        for o in parameter.options
    )
    kind: Kind = (
        "choice" if parameter.type == "choice" else "flag" if parameter.type == "flag" else "text"
    )
    shown = ", ".join(map(str, given)) if isinstance(given, list) else given
    return Question(
        f"{clause.id}.{parameter.name}", kind, f"{label[:1].upper()}{label[1:]}?", title_of(clause),
        described(parameter, model), options, (str(shown),) if given is not None else (),
        answered=own is not None or model is not None,
    )  # fmt: skip


def described(parameter: Parameter, model: Any) -> str:
    """Return type, unit, range and model value of a parameter in words."""
    parts = [parameter.unit.replace("-", " ") or parameter.type]
    if parameter.minimum is not None:
        parts.append(f"at least {parameter.minimum}")
    if parameter.maximum is not None:
        parts.append(f"at most {parameter.maximum}")
    if parameter.better in ("higher", "lower"):
        parts.append(f"{parameter.better} is better for workers")
    if model is not None:
        parts.append(f"the model has {model}" + (" (a proposal)" if parameter.proposal else ""))
    return ", ".join(parts)


def _phrase(nodes: tuple[Any, ...]) -> str:
    return "".join(getattr(n, "text", "") or getattr(n, "shown", "") for n in nodes)


def title(library: Library, id_: str) -> str:
    """Return a clause's heading, or its id where it cannot be read."""
    clause = library.clause(id_)
    return title_of(clause) if clause else id_


def title_of(clause: Clause) -> str:
    """Return a clause's heading in English."""
    text = clause.texts.get("en")
    return _phrase(text.heading) if text else clause.id


def purpose(library: Library, id_: str) -> str:
    """Return the one-line reason of a clause."""
    from clausekit.diagnostics import Report
    from clausekit.library.guides import read_table

    table = read_table(library, id_, "en", Report())
    return " ".join(table.reason.split()) if table else ""
