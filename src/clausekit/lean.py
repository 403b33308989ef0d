"""Data classes that cost little to define.

`dataclass` here does what `dataclasses.dataclass` does, for the forms that clausekit uses. The
standard one writes and compiles the source of six methods for each class, 0.4 ms a class on the
machine where it was measured; a draft knows some 130 classes, so that defining them took longer
than reading the clauses. This one shares its methods among all classes, compiles an `__init__` for
each number of fields when a class turns out to be made often, and gives any unusual form to the
standard library. Type checkers see the standard decorator.
"""

from __future__ import annotations

import dataclasses
import inspect
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from dataclasses import dataclass, replace

__all__ = ["Member", "dataclass", "members", "replace"]

MISSING = dataclasses.MISSING
_OWN = ("__eq__", "__hash__", "__setattr__", "__delattr__", "__post_init__", "__slots__")
_SPECIAL = ("InitVar", "KW_ONLY", "typing.", "dataclasses.")


class Member(NamedTuple):
    """A field of a data class.

    Attributes:
        annotation: Its type, as the source has it.
        default: What it is unless given; `MISSING` where it must be given.
        factory: Makes what it is unless given; `MISSING` where nothing does.
    """

    name: str
    annotation: str
    default: Any = MISSING
    factory: Any = MISSING


def members(cls: type) -> tuple[Member, ...]:
    """Return the fields of a data class in their order; none for any other class."""
    found: tuple[Member, ...] | None = cls.__dict__.get("__lean__")
    if found is not None:
        return found
    if not dataclasses.is_dataclass(cls):
        return ()
    return tuple(
        Member(f.name, str(f.type), f.default, f.default_factory) for f in dataclasses.fields(cls)
    )


if not TYPE_CHECKING:

    def dataclass(cls=None, /, **asked):
        """Return a class as a data class; see `dataclasses.dataclass`."""
        if cls is None:
            return lambda found: _define(found, asked)
        return _define(cls, asked)

    def replace(record, /, **changes):
        """Return a copy of a record with other values; see `dataclasses.replace`."""
        cls = record.__class__
        found = cls.__dict__.get("__lean__")
        if found is None:
            return dataclasses.replace(record, **changes)
        return cls(
            *[changes.pop(m.name) if m.name in changes else getattr(record, m.name) for m in found],
            **changes,
        )


def _define(cls: Any, asked: dict[str, bool]) -> Any:
    found = _own_members(cls)
    if found is None or not asked.get("slots") or not asked.keys() <= _KNOWN:
        return dataclasses.dataclass(**asked)(cls)
    names = tuple(member.name for member in found)
    annotated = inspect.get_annotations(cls)
    own = tuple(name for name in names if name in annotated)
    content = {k: v for k, v in cls.__dict__.items() if k not in own}
    for leftover in ("__dict__", "__weakref__"):
        content.pop(leftover, None)
    inherited = {m.name for base in cls.__mro__[1:] for m in base.__dict__.get("__lean__", ())}
    content["__slots__"] = tuple(name for name in own if name not in inherited)
    content["__match_args__"] = names
    content["__lean__"] = found
    content["__dataclass_fields__"] = _Standard("__dataclass_fields__")
    content["__dataclass_params__"] = _Standard("__dataclass_params__")
    content["__init__"] = _first_init
    content.setdefault("__repr__", _repr)
    values = _getter(names)
    if asked.get("eq", True):
        content["__eq__"] = _equal(values)
        content["__hash__"] = _hashed(values) if asked.get("frozen") else None
    if asked.get("order"):
        content.update(_ordered(values))
    if asked.get("frozen"):
        content["__setattr__"] = _refuse
        content["__delattr__"] = _refuse
        content["__getstate__"] = _state
        content["__setstate__"] = _restore
    made = type(cls)(cls.__name__, cls.__bases__, content)
    made.__qualname__ = cls.__qualname__
    return made


_KNOWN = {"frozen", "slots", "eq", "order"}


def _own_members(cls: type) -> tuple[Member, ...] | None:
    """Return the fields of a plain class; None for a form that the standard library shall make."""
    content = cls.__dict__
    if any(name in content for name in _OWN):
        return None
    found: dict[str, Member] = {}
    for base in reversed(cls.__mro__[1:]):
        if "__dataclass_fields__" in base.__dict__ and "__lean__" not in base.__dict__:
            return None
        found.update({member.name: member for member in base.__dict__.get("__lean__", ())})
    for name, annotation in inspect.get_annotations(cls).items():
        if annotation.__class__ is not str or annotation.startswith(_SPECIAL):
            return None
        if annotation.startswith("ClassVar"):
            continue
        default = content.get(name, MISSING)
        if isinstance(default, dataclasses.Field):
            if not (default.init and default.repr and default.compare) or default.hash is not None:
                return None
            found[name] = Member(name, annotation, default.default, default.default_factory)
        elif default.__class__ in (list, dict, set):
            return None
        else:
            found[name] = Member(name, annotation, default)
    return tuple(found.values())


class _Standard:
    """Stands for what the standard library knows of a data class, until somebody asks for it."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, _: object, owner: type) -> Any:
        content: dict[str, Any] = {
            "__annotations__": {m.name: m.annotation for m in members(owner)},
            "__module__": owner.__module__,
        }
        for member in members(owner):
            if member.factory is not MISSING:
                content[member.name] = dataclasses.field(default_factory=member.factory)
            elif member.default is not MISSING:
                content[member.name] = member.default
        frozen = owner.__setattr__ is _refuse
        twin: Any = dataclasses.dataclass(init=False, repr=False, eq=False, frozen=frozen)(
            type(owner.__name__, (), content)
        )
        for name in ("__dataclass_fields__", "__dataclass_params__"):
            type.__setattr__(owner, name, twin.__dict__[name])
        return twin.__dict__[self.name]


def _first_init(self: Any, *given: Any, **named: Any) -> None:
    """Set the fields one by one; put a compiled `__init__` in the place of this one in time."""
    cls = next(c for c in type(self).__mro__ if c.__dict__.get("__init__") is _first_init)
    _made[cls] = _made.get(cls, 0) + 1
    values = _values(members(cls), given, named)
    if values is None or _made[cls] > _FEW:
        init = _init(cls)
        type.__setattr__(cls, "__init__", init)
        init(self, *given, **named)
        return
    for member, value in zip(members(cls), values, strict=True):
        getattr(cls, member.name).__set__(self, value)


_FEW = 8
_made: dict[type, int] = {}


def _values(
    found: tuple[Member, ...], given: tuple[Any, ...], named: dict[str, Any]
) -> list[Any] | None:
    """Return a value for each field; None for arguments that do not fit."""
    if len(given) > len(found):
        return None
    values = list(given)
    used = 0
    for member in found[len(given) :]:
        if member.name in named:
            values.append(named[member.name])
            used += 1
        elif member.factory is not MISSING:
            values.append(member.factory())
        elif member.default is not MISSING:
            values.append(member.default)
        else:
            return None
    return values if used == len(named) else None


def _init(cls: type) -> Any:
    found = members(cls)
    setters = [getattr(cls, member.name).__set__ for member in found]
    makers = {n: member.factory for n, member in enumerate(found) if member.factory is not MISSING}
    init = _template(len(found), tuple(makers))(*setters, MISSING, *makers.values())
    defaults = (MISSING if n in makers else member.default for n, member in enumerate(found))
    names = tuple(member.name for member in found)
    init.__code__ = init.__code__.replace(
        co_varnames=("self", *names), co_qualname=f"{cls.__qualname__}.__init__"
    )
    first = next((n for n, m in enumerate(found) if n in makers or m.default is not MISSING), None)
    init.__defaults__ = tuple(defaults)[first:] if first is not None else ()
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


@cache
def _template(count: int, made: tuple[int, ...]) -> Any:
    """Return what makes an `__init__` of so many fields from what sets each of them.

    Args:
        count: How many fields there are.
        made: Those of which a function makes what is not given.
    """
    outer = [f"_put{n}" for n in range(count)] + ["_missing"] + [f"_make{n}" for n in made]
    inner = "".join(f", _{n}" for n in range(count))
    values = (
        f"_make{n}() if _{n} is _missing else _{n}" if n in made else f"_{n}" for n in range(count)
    )
    body = "".join(f"  _put{n}(self, {value})\n" for n, value in enumerate(values)) or "  pass\n"
    space: dict[str, Any] = {}
    source = f"def make({', '.join(outer)}):\n def __init__(self{inner}):\n{body} return __init__"
    exec(source, space)  # noqa: S102 - numbers only
    return space["make"]


def _getter(names: tuple[str, ...]) -> Any:
    return attrgetter(*names) if names else lambda _: ()


def _equal(values: Any) -> Any:
    def __eq__(self: Any, other: object) -> Any:  # noqa: N807
        return (
            values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented
        )

    return __eq__


def _hashed(values: Any) -> Any:
    def __hash__(self: Any) -> int:  # noqa: N807
        return hash(values(self))

    return __hash__


def _ordered(values: Any) -> dict[str, Any]:
    def less(self: Any, other: object) -> Any:
        return values(self) < values(other) if other.__class__ is self.__class__ else NotImplemented

    def at_most(self: Any, other: object) -> Any:
        return (
            values(self) <= values(other) if other.__class__ is self.__class__ else NotImplemented
        )

    def more(self: Any, other: object) -> Any:
        return values(self) > values(other) if other.__class__ is self.__class__ else NotImplemented

    def at_least(self: Any, other: object) -> Any:
        return (
            values(self) >= values(other) if other.__class__ is self.__class__ else NotImplemented
        )

    return {"__lt__": less, "__le__": at_most, "__gt__": more, "__ge__": at_least}


def _repr(self: Any) -> str:
    shown = ", ".join(f"{m.name}={getattr(self, m.name)!r}" for m in members(type(self)))
    return f"{type(self).__qualname__}({shown})"


def _refuse(_: Any, name: str, *__: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, member.name) for member in members(type(self))]


def _restore(self: Any, state: list[Any]) -> None:
    cls = type(self)
    for member, value in zip(members(cls), state, strict=True):
        getattr(cls, member.name).__set__(self, value)
