"""Role plays from the shelf: the case, its roles, and a mandate made for the exercise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from clausekit.library.layers import LayeredRecord, read_record
from clausekit.model.strength import Strength
from clausekit.source.nearest import suggestion
from clausekit.teaching.modules import texts
from clausekit.teaching.plan import Bulletin, Issue, LevelCase, RolePlay, Side

if TYPE_CHECKING:
    from clausekit.diagnostics import Report
    from clausekit.library.load import Library
    from clausekit.library.shelf import Shelf

FOLDER = "templates/courses/role-plays"
CASES = "templates/courses/cases"


def read_role_play(library: Library, id_: str, language: str, report: Report) -> RolePlay | None:
    """Return a role play in a language, or None where the report says why not."""
    shelves = library.shelves
    structure = read_record(shelves, f"{FOLDER}/{id_}.yaml", "course-role-play", report)
    words = read_record(shelves, f"{FOLDER}/{id_}.{language}.yaml", "course-role-play-text", report)
    if structure is not None and words is None and not report.has_errors:
        message = f"The role play “{id_}” has no words in the language “{language}”."
        report.error("course/no-words", message, structure.places.span())
    if structure is None or words is None:
        return None
    _check(structure, words, library, report)
    data = words.data
    return RolePlay(
        id=id_,
        title=data["title"],
        summary=data["summary"].strip(),
        case=texts(data, "case"),
        facts=tuple((f["what"], f["is"]) for f in data["facts"]),
        union=_side(data["union"]),
        company=_side(data["company"]),
        mediator=texts(data, "mediator") if structure.data.get("mediator") else (),
        observer=texts(data, "observer"),
        issues=tuple(_issue(i, data["issues"].get(i["id"], {})) for i in structure.data["issues"]),
        rounds=structure.data["rounds"],
        bulletins=tuple(Bulletin(b["title"], texts(b, "text")) for b in data["bulletins"]),
        likely=texts(data, "likely"),
        debrief=texts(data, "debrief"),
        caution=str(data.get("caution", "")).strip(),
    )


def _check(
    structure: LayeredRecord, words: LayeredRecord, library: Library, report: Report
) -> None:
    rounds, bulletins = structure.data["rounds"], len(words.data["bulletins"])
    if bulletins != rounds - 1:
        message = (
            f"{bulletins} bulletins for {rounds} rounds; there is one before each but the first."
        )
        report.error("course/bulletins", message, words.places.key_span(("bulletins",)))
    if structure.data.get("mediator") and not words.data.get("mediator"):
        message = "A mediator takes part and has no card."
        report.error("course/no-words", message, words.places.span(), hint="Add `mediator`.")
    for index, issue in enumerate(structure.data["issues"]):
        place = ("issues", index)
        if issue["id"] not in words.data["issues"]:
            message = f"The issue “{issue['id']}” has no words."
            report.error("course/no-words", message, words.places.key_span(("issues",)))
        for stronger, weaker in (("opening", "target"), ("target", "floor"), ("furthest", "first")):
            if Strength(issue[stronger]).rank > Strength(issue[weaker]).rank:
                message = f"“{stronger}” is below “{weaker}”."
                report.error("course/ladder", message, structure.places.span((*place, stronger)))
        if issue["clause"] not in library.clause_ids():
            hint = suggestion(issue["clause"], library.clause_ids())
            message = f"There is no clause “{issue['clause']}”."
            span = structure.places.span((*place, "clause"))
            report.error("course/unknown-clause", message, span, hint=hint)
            continue
        clause = library.clause(issue["clause"])
        for position, id_ in enumerate(issue.get("show", ())):
            if clause is not None and id_ not in clause.provisions:
                hint = suggestion(id_, clause.provisions)
                span = structure.places.span((*place, "show", position))
                report.error("course/unknown-provision", f"No provision “{id_}”.", span, hint=hint)


def _side(data: Any) -> Side:
    parts = (texts(data, key) for key in ("story", "wants", "tips", "private"))
    return Side(data["who"].strip(), *parts)


def _issue(data: Any, words: Any) -> Issue:
    said = {key: str(words.get(key, "")).strip() for key in ("title", "question", "trade", "limit")}
    return Issue(
        id=data["id"],
        clause=data["clause"],
        opening=Strength(data["opening"]),
        target=Strength(data["target"]),
        floor=Strength(data["floor"]),
        weight=data["weight"],
        show=tuple(data.get("show", ())),
        first=Strength(data["first"]),
        furthest=Strength(data["furthest"]),
        title=said["title"],
        question=said["question"],
        trade=said["trade"],
        limit=said["limit"],
    )


def read_cases(shelves: Sequence[Shelf], language: str, report: Report) -> dict[str, LevelCase]:
    """Return the cases of consultation by id; one without words is reported."""
    facts = read_record(shelves, f"{CASES}.yaml", "course-cases", report)
    words = read_record(shelves, f"{CASES}.{language}.yaml", "course-words", report)
    if facts is None or words is None:
        return {}
    for id_ in facts.data:
        if not isinstance(words.data.get(id_), str):
            message = f"The case “{id_}” has no words in “{language}”."
            report.error("course/no-words", message, facts.places.key_span((id_,)))
    return {
        id_: LevelCase(id=id_, story=str(words.data.get(id_, "")).strip(), **entry)
        for id_, entry in facts.data.items()
    }
