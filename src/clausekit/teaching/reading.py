"""Course plans: found by name on the shelf or read from a file, and everything they name with them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from clausekit.diagnostics import Report
from clausekit.errors import InputError, NotFoundError
from clausekit.lean import dataclass, replace
from clausekit.library.layers import LayeredRecord, read_record
from clausekit.library.schemas import validate
from clausekit.source.nearest import suggestion
from clausekit.source.places import Path as Place
from clausekit.teaching.minutes import clock, minutes_of, with_minutes
from clausekit.teaching.modules import FOLDER as MODULES
from clausekit.teaching.modules import names_in, read_module
from clausekit.teaching.plan import Day, ExerciseSpec, Module, Plan, RolePlay, Session
from clausekit.teaching.role_plays import FOLDER as ROLE_PLAYS
from clausekit.teaching.role_plays import read_cases, read_role_play
from clausekit.teaching.words import FOLDER

if TYPE_CHECKING:
    from clausekit.library.load import Library

_COUNTS = {"weak-verb": 5, "ranking": 3, "missing-values": 2, "matching": 6, "gender-audit": 8}
_NEEDS = {"matching": "checklists", "levels": "cases"}
_SHELF_FOLDERS = frozenset({"words", "cases"})


def plan_names(library: Library) -> tuple[str, ...]:
    """Return the names of the plans on the shelf, in order."""
    return tuple(n for n in names_in(library.shelves, FOLDER) if n not in _SHELF_FOLDERS)


def read_plan(library: Library, plan: str, language: str = "") -> Plan:
    """Return a plan by its name on the shelf, or by the path of a file.

    Args:
        library: The shelf.
        plan: A name, or a path that ends in .yaml or .yml.
        language: Language instead of the plan's own.

    Raises:
        NotFoundError: No plan has that name.
        InputError: It cannot be used; it carries every mistake that was found.
    """
    report = Report()
    record = _record(library, plan, report)
    read = None
    if record is not None:
        chosen = language or record.data.get("language", "en")
        read = _Reader(library, record, chosen, report).plan(Path(plan).stem)
    if read is None or report.has_errors:
        count = len(report.errors())
        message = f"The course plan “{plan}” cannot be used: {count} mistake{'s' * (count != 1)}."
        raise InputError(message, report)
    return read


def _record(library: Library, plan: str, report: Report) -> LayeredRecord | None:
    if plan.endswith((".yaml", ".yml")):
        return _file(Path(plan), report)
    known = plan_names(library)
    if plan not in known:
        otherwise = f"There are: {', '.join(known)}. A file's name ends in .yaml."
        hint = suggestion(plan, known, otherwise)
        raise NotFoundError(f"There is no course plan “{plan}”.", hint)
    return read_record(library.shelves, f"{FOLDER}/{plan}.yaml", "course", report)


def _file(path: Path, report: Report) -> LayeredRecord | None:
    from clausekit.source.files import text_of
    from clausekit.source.yaml import load_yaml

    text = text_of(path, str(path), report)
    document = load_yaml(text, str(path), report) if text is not None else None
    if document is None or not validate(document.data, "course", document, report):
        return None
    return LayeredRecord(document.data, document, {})


@dataclass(slots=True)
class _Reader:
    """Reads what one plan names, and reports all that is wrong with it."""

    library: Library
    record: LayeredRecord
    language: str
    report: Report

    def plan(self, id_: str) -> Plan:
        data = self.record.data
        modules = self._modules()
        self._check_clauses()
        group = (data["group"]["least"], data["group"]["most"])
        if group[0] > group[1]:
            self._error("course/group", "“least” is more than “most”.", ("group", "least"))
        return Plan(
            id=id_,
            version=data["version"],
            language=self.language,
            title=self._words("title", ""),
            subtitle=self._words("subtitle", ""),
            audience=self._words("for", ""),
            aims=tuple(self._words("aims", ())),
            group=group,
            days=tuple(self._day(i, d, modules) for i, d in enumerate(data["days"])),
            role_play=self._role_play(),
            anatomy=data["anatomy"],
            pairs=tuple(data["pairs"]),
            checklists=tuple(data.get("checklists", ())),
            cases=read_cases(self.library.shelves, self.language, self.report),
        )

    def _error(self, rule: str, message: str, place: Place, hint: str = "") -> None:
        self.report.error(rule, message, self.record.places.span(place), hint=hint)

    def _words(self, key: str, otherwise: Any) -> Any:
        given = self.record.data.get(key)
        if given is not None and self.language not in given:
            message = f"“{key}” has no words in the language “{self.language}”."
            hint = f"There are: {', '.join(given)}."
            self._error("course/no-words", message, (key,), hint)
        return (given or {}).get(self.language, otherwise)

    def _modules(self) -> dict[str, Module | None]:
        known = names_in(self.library.shelves, MODULES)
        found: dict[str, Module | None] = {}
        for d, day in enumerate(self.record.data["days"]):
            for s, session in enumerate(day["sessions"]):
                id_ = session.get("module")
                if id_ is None or id_ in found:
                    continue
                if id_ not in known:
                    hint = suggestion(id_, known, f"There are: {', '.join(known)}.")
                    place = ("days", d, "sessions", s, "module")
                    self._error("course/unknown-module", f"No module “{id_}”.", place, hint)
                    found[id_] = None
                else:
                    shelves = self.library.shelves
                    found[id_] = read_module(shelves, id_, self.language, self.report)
        return found

    def _day(self, index: int, data: Any, modules: dict[str, Module | None]) -> Day:
        starts, ends = minutes_of(data["starts"]), minutes_of(data["ends"])
        total = sum(s["minutes"] for s in data["sessions"])
        if total != ends - starts:
            message = (
                f"Day {index + 1}: sessions and breaks make {total} minutes; from {data['starts']} "
                f"to {data['ends']} there are {ends - starts}."
            )
            hint = f"They would end at {clock(starts + total)}."
            self._error("course/minutes", message, ("days", index, "ends"), hint)
        sessions = tuple(
            self._session(("days", index, "sessions", i), s, modules)
            for i, s in enumerate(data["sessions"])
        )
        return Day(starts, ends, sessions)

    def _session(self, place: Place, data: Any, modules: dict[str, Module | None]) -> Session:
        if data["minutes"] % 5:
            message = f"{data['minutes']} minutes are no whole fives."
            self._error("course/minutes", message, (*place, "minutes"))
        if ("module" in data) == ("pause" in data):
            message = "A session is either a module or a break."
            self._error("course/session", message, place, "Give `module` or `pause`.")
        module = modules.get(data.get("module", ""))
        steps: tuple[Any, ...] = ()
        if module is not None:
            steps = self._steps(place, data, module)
        return Session(
            module=module,
            pause=data.get("pause", ""),
            minutes=data["minutes"],
            steps=steps,
            optional=data.get("optional", 0),
            exercises=tuple(
                self._exercise((*place, "exercises", i), e)
                for i, e in enumerate(data.get("exercises", ()))
            ),
            span=self.record.places.span(place),
        )

    def _steps(self, place: Place, data: Any, module: Module) -> tuple[Any, ...]:
        known = [s.id for s in module.steps]
        for i, id_ in enumerate(data.get("leave_out", ())):
            if id_ not in known:
                hint = suggestion(id_, known, f"There are: {', '.join(known)}.")
                message = f"“{module.id}” has no step “{id_}”."
                self._error("course/unknown-step", message, (*place, "leave_out", i), hint)
        kept = [s for s in module.steps if s.id not in data.get("leave_out", ())]
        if data["minutes"] < 5 * len(kept) or not kept:
            message = f"{data['minutes']} minutes are too few for {len(kept)} steps."
            self._error("course/minutes", message, (*place, "minutes"), "Leave steps out.")
            return tuple(kept)
        return with_minutes(kept, data["minutes"] - data["minutes"] % 5)

    def _exercise(self, place: Place, data: Any) -> ExerciseSpec:
        kind = data["kind"]
        wanted = _NEEDS.get(kind, "clauses")
        if wanted not in data:
            message = f"An exercise of the kind “{kind}” needs “{wanted}”."
            self._error("course/exercise", message, place)
        return ExerciseSpec(
            kind=kind,
            clauses=tuple(data.get("clauses", ())),
            count=data.get("count", _COUNTS.get(kind, 1)),
            checklists=tuple(data.get("checklists", ())),
            cases=tuple(data.get("cases", ())),
            span=self.record.places.span(place),
        )

    def _role_play(self) -> RolePlay | None:
        id_ = self.record.data.get("role_play")
        if id_ is None:
            return None
        known = names_in(self.library.shelves, ROLE_PLAYS)
        if id_ not in known:
            hint = suggestion(id_, known, f"There are: {', '.join(known)}.")
            self._error("course/unknown-role-play", f"No role play “{id_}”.", ("role_play",), hint)
            return None
        play = read_role_play(self.library, id_, self.language, self.report)
        rounds = self.record.data.get("rounds", 0)
        if play is None or not rounds or rounds == play.rounds:
            return play
        if rounds > play.rounds:
            self._error("course/rounds", f"“{id_}” has {play.rounds} rounds.", ("rounds",))
        bulletins = play.bulletins[: rounds - 1]
        return replace(play, rounds=rounds, bulletins=bulletins, mediator=())

    def _check_clauses(self) -> None:
        data = self.record.data
        self._check_clause(data["anatomy"], ("anatomy",))
        for i, id_ in enumerate(data["pairs"]):
            self._check_clause(id_, ("pairs", i))
        self._check_names("checklist", data.get("checklists", ()), ("checklists",))
        cases = read_cases(self.library.shelves, self.language, Report())
        for d, day in enumerate(data["days"]):
            for s, session in enumerate(day["sessions"]):
                for e, exercise in enumerate(session.get("exercises", ())):
                    place = ("days", d, "sessions", s, "exercises", e)
                    for i, id_ in enumerate(exercise.get("clauses", ())):
                        self._check_clause(id_, (*place, "clauses", i))
                    lists = exercise.get("checklists", ())
                    self._check_names("checklist", lists, (*place, "checklists"))
                    for i, id_ in enumerate(exercise.get("cases", ())):
                        if id_ not in cases:
                            hint = suggestion(id_, cases, f"There are: {', '.join(cases)}.")
                            where = (*place, "cases", i)
                            self._error("course/unknown-case", f"No case “{id_}”.", where, hint)

    def _check_names(self, what: str, names: Any, place: Place) -> None:
        known = self.library.checklists(Report()) if names else {}
        for i, name in enumerate(names):
            if name not in known:
                hint = suggestion(name, known, f"There are: {', '.join(known)}.")
                self._error(f"course/unknown-{what}", f"No {what} “{name}”.", (*place, i), hint)

    def _check_clause(self, id_: str, place: Place) -> None:
        clause_id, _, provision = id_.partition(".")
        if clause_id not in self.library.clause_ids():
            hint = suggestion(clause_id, self.library.clause_ids())
            self._error("course/unknown-clause", f"There is no clause “{clause_id}”.", place, hint)
            return
        clause = self.library.clause(clause_id, self.report)
        if clause is None:
            return
        if provision and provision not in clause.provisions:
            known = clause.provisions
            hint = suggestion(provision, known, f"There are: {', '.join(known)}.")
            message = f"“{clause_id}” has no provision “{provision}”."
            self._error("course/unknown-provision", message, place, hint)
        if self.language not in clause.texts:
            message = f"“{clause_id}” does not exist in the language “{self.language}”."
            self._error("course/no-words", message, place)
