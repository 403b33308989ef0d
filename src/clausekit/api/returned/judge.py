"""From the mapping of two files to a result for each provision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from clausekit.api.returned.links import Standing, broken_links
from clausekit.api.returned.mapping import map_units
from clausekit.api.returned.outline import AROUND, Outline, defined_word
from clausekit.api.returned.result import LinePair, Ops, ProvisionResult, Remark, Status
from clausekit.api.returned.substance import differences, value_changes, verb_changes
from clausekit.api.returned.units import Unit
from clausekit.lean import replace

if TYPE_CHECKING:
    from clausekit.assemble.draft import Draft
    from clausekit.library.load import Library
    from clausekit.library.records import Clause
    from clausekit.readers.docx.model import WordComment


class Judge:
    """Holds an agreement's outline against both views of a returned file.

    Attributes:
        mapping: How ours corresponds to the accepted view of theirs.
        before: How ours corresponds to theirs with every change rejected.
        ids: The result that each paragraph of ours belongs to.
    """

    def __init__(
        self,
        draft: Draft,
        library: Library,
        outline: Outline,
        accepted: Sequence[Unit],
        rejected: Sequence[Unit],
        comments: Sequence[WordComment],
    ) -> None:
        assert draft.agreement is not None
        self.draft, self.library, self.outline = draft, library, outline
        self.language = draft.agreement.language
        self.theirs = accepted
        self.mapping = map_units(outline.units, accepted)
        self.before = map_units(outline.units, rejected)
        self.rejected = rejected
        self.comments = {c.id: c for c in comments}
        self._clauses: dict[str, Clause | None] = {}
        self.ids: list[str] = []

    def added(self) -> dict[str, Unit]:
        """Return the paragraphs that they added, by the id of their result."""
        return {f"new-{n}": self.theirs[j] for n, j in enumerate(self.mapping.new, 1)}

    def results(self) -> tuple[ProvisionResult, ...]:
        """Return a result for each provision of ours, and one for each addition of theirs."""
        grouped: dict[str, list[int]] = {}
        around = 0
        for at, group in enumerate(self.outline.groups):
            if group == AROUND:
                around += 1
                group = f"around-{around}"  # noqa: PLW2901
            self.ids.append(group)
            grouped.setdefault(group, []).append(at)
        found = [self._result(key, members) for key, members in grouped.items()]
        standing = self._standing(found)
        found = [self._linked(r, standing) for r in found]
        return tuple(self._with_new(found))

    # one provision

    def _result(self, key: str, members: Sequence[int]) -> ProvisionResult:
        lines = tuple(self._line(at) for at in members)
        matched = [self.mapping.matches[at] for at in members if at in self.mapping.matches]
        first = next((self.theirs[m.theirs[0]] for m in matched), None)
        status = self._status(lines, members)
        origin = self.draft.provenance.provisions.get(key)
        clause = self._clause(origin.clause) if origin else None
        values = tuple(
            v
            for line in lines
            if line.changed and line.theirs
            for v in value_changes(
                line.ours,
                line.difference,
                origin.values if origin else {},
                clause,
                self.language,
                "",
            )
        )
        verbs = tuple(
            v
            for line in lines
            if line.changed and line.theirs and line.ours
            for v in verb_changes(line.ours, line.theirs, self.language)
        )
        label = self.outline.labels.get(key, "") or self.outline.units[members[0]].label
        return ProvisionResult(
            id=key,
            place=label or f"paragraph {members[0] + 1}",
            their_place=first.place if first else "",
            title=self.outline.titles.get(key, ""),
            clause=origin.clause if origin else "",
            provision=origin.provision if origin else "",
            status=status,
            confidence=min((m.confidence for m in matched), default=1.0),
            lines=lines,
            values=values,
            verbs=verbs,
            elements=self._elements(key, clause) if status in ("changed", "deleted") else (),
            comments=self._remarks([j for m in matched for j in m.theirs]),
        )

    def _line(self, at: int) -> LinePair:
        unit = self.outline.units[at]
        match = self.mapping.matches.get(at)
        key = unit.keys[0] if unit.keys else ""
        untracked = self._untracked(at)
        if match is None:
            neighbour = self.mapping.merged.get(at)
            if neighbour is not None:
                return LinePair(
                    unit.text,
                    unit.text,
                    "merged",
                    0.9,
                    (),
                    unit.label,
                    "",
                    key,
                    untracked=untracked,
                )
            hint = self.mapping.hints.get(at)
            told = f"perhaps now {self.theirs[hint].place}" if hint is not None else ""
            gone = (("delete", unit.text),)
            return LinePair(
                unit.text,
                "",
                "deleted",
                1.0,
                gone,
                unit.label,
                "",
                key,
                untracked=untracked,
                hint=told,
            )
        others = [self.theirs[j] for j in match.theirs]
        text = " ".join(o.text for o in others)
        taken = [i for i, n in self.mapping.merged.items() if n == at]
        ours = " ".join(self.outline.units[i].text for i in sorted([at, *taken]))
        return LinePair(
            unit.text if not taken else ours,
            text,
            match.how if not taken else "merged",
            match.confidence,
            differences(ours, text),
            unit.label,
            others[0].label,
            key,
            others[0].indices[-1],
            tuple(sorted({a for o in others for a in o.authors})),
            untracked if ours != text else (),
        )

    def _untracked(self, at: int) -> Ops:
        """Return what differs between ours and theirs with every tracked change rejected."""
        unit = self.outline.units[at]
        match = self.before.matches.get(at)
        if match is None:
            return () if at in self.before.merged else (("delete", unit.text),)
        if at in self.before.merged.values():
            return ()
        return differences(unit.text, " ".join(self.rejected[j].text for j in match.theirs))

    def _status(self, lines: Sequence[LinePair], members: Sequence[int]) -> Status:
        if not any(line.theirs for line in lines):
            return "deleted"
        if any(line.changed or line.how in ("split", "merged", "deleted") for line in lines):
            return "changed"
        first = self.mapping.matches.get(members[0])
        return "moved" if first is not None and first.how == "moved" else "unchanged"

    def _clause(self, id_: str) -> Clause | None:
        if id_ not in self._clauses:
            known = id_ in self.library.clause_ids()
            self._clauses[id_] = self.library.clause(id_) if known else None
        return self._clauses[id_]

    def _elements(self, key: str, clause: Clause | None) -> tuple[str, ...]:
        origin = self.draft.provenance.provisions.get(key)
        if origin is None:
            return ()
        text = clause.texts.get(self.language) if clause else None
        return tuple((text.elements.get(e, e) if text else e) for e in origin.elements)

    def _remarks(self, theirs: Sequence[int]) -> tuple[Remark, ...]:
        ids = [c for j in theirs for c in self.theirs[j].comments]
        found = [self.comments[i] for i in dict.fromkeys(ids) if i in self.comments]
        return tuple(Remark(c.author, c.date[:10], c.text, bool(c.parent)) for c in found)

    # what only shows in the whole

    def _standing(self, found: Sequence[ProvisionResult]) -> Standing:
        deleted = {r.id: r.place for r in found if r.status == "deleted"}
        labels: dict[str, str] = {}
        for at, unit in enumerate(self.outline.units):
            match = self.mapping.matches.get(at)
            if match is not None and unit.keys and self.theirs[match.theirs[0]].label:
                labels[unit.keys[0]] = self.theirs[match.theirs[0]].label
        lost: dict[str, str] = {}
        for result in found:
            for line in result.lines:
                term = self._defined(line.ours)
                if term and not line.theirs:
                    lost[term] = "deleted"
        return Standing(deleted, labels, lost)

    def _defined(self, text: str) -> str:
        return self.outline.definitions.get(defined_word(text), "")

    def _linked(self, result: ProvisionResult, standing: Standing) -> ProvisionResult:
        broken = tuple(dict.fromkeys(broken_links(result.id, result.lines, self.outline, standing)))
        return replace(result, broken=broken) if broken else result

    def _definitions(self, result: ProvisionResult) -> Iterator[str]:
        """Yield what a definition that changed or went means for the rest."""
        for line in result.lines:
            term = self._defined(line.ours)
            if term and line.changed:
                users = sum(any(t == term for t, _ in used) for used in self.outline.terms.values())
                what = "changes" if line.theirs else "is gone"
                yield f"the definition of “{defined_word(line.ours)}” {what}; {users} provisions use it"

    def _with_new(self, found: Sequence[ProvisionResult]) -> list[ProvisionResult]:
        """Return the results with their additions where they stand."""
        home: dict[int, str] = {}
        for at, match in self.mapping.matches.items():
            for j in match.theirs:
                home[j] = self.ids[at]
        original = {self.rejected[j].indices[-1] for j in self.before.new}
        lists: dict[str, list[ProvisionResult]] = {}
        for number, j in enumerate(self.mapping.new, 1):
            before = next((home[i] for i in range(j - 1, -1, -1) if i in home), "")
            lists.setdefault(before, []).append(self._new(number, j, before, original))
        done: list[ProvisionResult] = list(lists.pop("", []))
        for result in found:
            done.append(result)
            done += lists.pop(result.id, [])
        return [*done, *(r for rest in lists.values() for r in rest)]

    def _new(self, number: int, at: int, before: str, original: set[int]) -> ProvisionResult:
        unit = self.theirs[at]
        line = LinePair(
            "",
            unit.text,
            "new",
            1.0,
            (("insert", unit.text),),
            "",
            unit.label,
            "",
            unit.indices[-1],
            unit.authors,
            (("insert", unit.text),) if unit.indices[-1] in original else (),
        )
        after = self.outline.labels.get(before, "")
        return ProvisionResult(
            f"new-{number}", unit.place, unit.place, self.outline.titles.get(before, ""), "", "", "new", 1.0,
            (line,), comments=self._remarks([at]), after=after,
        )  # fmt: skip
