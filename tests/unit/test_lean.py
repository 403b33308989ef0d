"""Lean data classes do what the standard ones do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import field, replace
from typing import Any

import pytest

from clausekit import lean

FORMS: list[dict[str, bool]] = [
    {"frozen": True, "slots": True},
    {"slots": True},
    {"frozen": True, "slots": True, "eq": False},
    {"frozen": True, "slots": True, "order": True},
]


class Plain:
    """What both decorators are given."""

    name: str
    count: int = 1
    tags: list[str] = field(default_factory=list)

    @property
    def loud(self) -> str:
        return self.name.upper()


@lean.dataclass(frozen=True, slots=True)
class Kept:
    name: str
    count: int = 1
    notes: dict[str, str] = field(default_factory=dict)


def _both(**form: bool) -> tuple[Any, Any]:
    def fresh() -> type:
        content = {k: v for k, v in vars(Plain).items() if k not in ("__dict__", "__weakref__")}
        return type("Plain", (), content)

    return lean.dataclass(**form)(fresh()), dataclasses.dataclass(**form)(fresh())


@pytest.mark.parametrize("form", FORMS, ids=str)
def test_objects_are_made_shown_and_compared_as_by_the_standard_library(
    form: dict[str, bool],
) -> None:
    ours, theirs = _both(**form)
    assert "__lean__" in vars(ours)
    for one, other in (((("a",), {}), (("a",), {})), ((("a", 2), {}), (("b",), {"tags": ["x"]}))):
        left, right = (cls(*one[0], **one[1]) for cls in (ours, theirs))
        assert repr(left) == repr(right)
        again, again_right = (cls(*other[0], **other[1]) for cls in (ours, theirs))
        assert (left == again) == (right == again_right)
        assert left != right
    assert ours("a").loud == "A"
    assert ours.__match_args__ == theirs.__match_args__
    assert ours.__slots__ == theirs.__slots__
    assert (ours.__hash__ is None) == (theirs.__hash__ is None)


@pytest.mark.parametrize("form", FORMS, ids=str)
def test_mistakes_are_refused_as_by_the_standard_library(form: dict[str, bool]) -> None:
    mistakes: tuple[tuple[Any, ...], ...] = ((), ("a", 1, [], 4))
    for wrong in mistakes:
        said = []
        for cls in _both(**form):
            assert [cls("a", n).count for n in range(20)] == list(range(20))
            with pytest.raises(TypeError) as caught:
                cls(*wrong)
            said.append(str(caught.value))
        assert said[0] == said[1]


def test_a_frozen_object_stays_as_it_is() -> None:
    kept: Any = Kept("a")
    with pytest.raises(dataclasses.FrozenInstanceError, match="count"):
        kept.count = 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        del kept.count


def test_functions_of_the_standard_library_know_the_class() -> None:
    kept = Kept("a", notes={"b": "c"})
    assert dataclasses.is_dataclass(Kept)
    assert [f.name for f in dataclasses.fields(Kept)] == ["name", "count", "notes"]
    assert replace(kept, count=3) == Kept("a", 3, {"b": "c"})
    assert dataclasses.asdict(kept) == {"name": "a", "count": 1, "notes": {"b": "c"}}


def test_objects_survive_copies_and_pickles() -> None:
    kept = Kept("a", 2, {"b": "c"})
    assert copy.copy(kept) == copy.deepcopy(kept) == pickle.loads(pickle.dumps(kept)) == kept


def test_every_object_has_a_default_of_its_own() -> None:
    assert Kept("a").notes is not Kept("b").notes


def test_members_are_told_for_lean_and_for_standard_classes() -> None:
    @dataclasses.dataclass
    class Standard:
        name: str = "x"

    assert [(m.name, m.annotation) for m in lean.members(Kept)] == [
        ("name", "str"),
        ("count", "int"),
        ("notes", "dict[str, str]"),
    ]
    assert lean.members(Standard)[0].default == "x"
    assert lean.members(int) == ()


def test_an_unusual_form_goes_to_the_standard_library() -> None:
    @lean.dataclass(frozen=True, slots=True)
    class Quiet:
        name: str
        secret: str = field(default="", repr=False)

    assert "__lean__" not in vars(Quiet)
    assert repr(Quiet("a", "b")) == f"{Quiet.__qualname__}(name='a')"


@lean.dataclass(frozen=True, slots=True)
class Further(Kept):
    more: str = "m"


def test_a_class_inherits_fields() -> None:
    further = Further("a", 2, more="n")
    assert (further.name, further.count, further.notes, further.more) == ("a", 2, {}, "n")
    assert pickle.loads(pickle.dumps(further)) == further != Kept("a", 2)
    assert replace(further, name="b") == Further("b", 2, {}, "n")


def test_an_unusual_class_inherits_from_a_lean_one() -> None:
    @lean.dataclass(frozen=True, slots=True)
    class Quiet(Kept):
        secret: str = field(default="", repr=False)

    assert "secret" not in repr(Quiet("a", secret="b"))
    assert Quiet("a", secret="b").secret == "b"


@pytest.mark.parametrize("times", [1, 30])
def test_wrong_names_are_refused_and_right_ones_taken_however_often(times: int) -> None:
    @lean.dataclass(frozen=True, slots=True)
    class Fresh:
        name: str
        tags: list[str] = field(default_factory=list)

    for _ in range(times):
        assert Fresh(name="a", tags=["b"]) == Fresh("a", ["b"])
        assert Fresh("a").tags == []
    for wrong in ({"nom": "a"}, {"name": "a", "nom": "b"}, {}):
        with pytest.raises(TypeError, match=r"Fresh\.__init__\(\)"):
            Fresh(**wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="multiple values"):
        Fresh("a", name="b")  # type: ignore[misc]


def test_a_copy_with_other_values_refuses_unknown_names() -> None:
    assert lean.replace(Further("a"), count=4, more="x") == Further("a", 4, {}, "x")
    with pytest.raises(TypeError, match="colour"):
        lean.replace(Kept("a"), colour="red")  # type: ignore[call-arg]
    assert lean.replace(Plainer(1), a=2) == Plainer(2)


@dataclasses.dataclass
class Plainer:
    a: int
