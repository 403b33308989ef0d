"""Minutes: sharing them out among steps, and days that are interpreted."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from clausekit.lean import dataclass, replace
from clausekit.teaching.plan import Day, Plan, Session, Step

GRAIN = 5
_GRACE = 15
_LUNCH = 12 * 60 + 30
_LONG = 120
"""Minutes of work from which on a break is due."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A session with the time of day at which it begins and ends, in minutes since midnight."""

    begins: int
    ends: int
    session: Session


def clock(minutes: int) -> str:
    """Return minutes since midnight as `09:05`."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def minutes_of(clock_time: str) -> int:
    """Return `09:05` as minutes since midnight."""
    hours, _, minutes = clock_time.partition(":")
    return int(hours) * 60 + int(minutes)


def shared_out(total: int, shares: Sequence[int]) -> tuple[int, ...]:
    """Return the total in parts of whole fives, in proportion to the shares, none below five.

    The total and each share are whole fives, and the total has at least five for each share.
    """
    if sum(shares) == total:
        return tuple(shares)
    units, whole = total // GRAIN, sum(shares)
    parts = [max(1, units * share // whole) for share in shares]
    rest = [units * share / whole - part for share, part in zip(shares, parts, strict=True)]
    while sum(parts) != units:
        up = sum(parts) < units
        may = [i for i in range(len(parts)) if up or parts[i] > 1]
        at = max(may, key=lambda i: (rest[i], -i)) if up else min(may, key=lambda i: (rest[i], i))
        parts[at] += 1 if up else -1
        rest[at] += -1 if up else 1
    return tuple(part * GRAIN for part in parts)


def with_minutes(steps: Sequence[Step], total: int) -> tuple[Step, ...]:
    """Return the steps with minutes that make up the total."""
    parts = shared_out(total, [step.minutes for step in steps])
    return tuple(replace(s, minutes=m) for s, m in zip(steps, parts, strict=True))


def timetable(day: Day) -> tuple[Slot, ...]:
    """Return the sessions of a day with their times."""
    slots, now = [], day.starts
    for session in day.sessions:
        slots.append(Slot(now, now + session.minutes, session))
        now += session.minutes
    return tuple(slots)


def interpreted(plan: Plan, factor: float) -> Plan:
    """Return the plan for a room with interpretation: longer sessions, and fewer where time ends.

    Sessions grow by the factor, to whole fives; breaks do not, but they move to where they belong.
    Where a day would then end more than a quarter of an hour late, its optional sessions fall away.
    """
    if factor == 1:
        return plan
    days, left_out = [], []
    for day in plan.days:
        sessions = [_stretched(session, factor) for session in day.sessions]
        for gone in sorted((s for s in sessions if s.optional), key=lambda s: s.optional):
            if _length(sessions) > day.ends - day.starts + _GRACE and gone.module is not None:
                sessions.remove(gone)
                left_out.append(gone.module.title)
        days.append(replace(day, sessions=_with_breaks(day.starts, sessions)))
    played = any(t.form == "role-play" for d in days for s in d.sessions for t in s.steps)
    role_play = plan.role_play if played else None
    return replace(plan, days=tuple(days), left_out=tuple(left_out), role_play=role_play)


def _with_breaks(starts: int, sessions: Sequence[Session]) -> tuple[Session, ...]:
    """Return the sessions with lunch near half past twelve and coffee in the middle of each half."""
    work = [s for s in sessions if s.module is not None]
    lunch = [s for s in sessions if s.pause == "lunch"]
    coffee = [s for s in sessions if s.pause == "coffee"]
    if not lunch:
        return tuple(_halved(work, coffee))
    noon = _LUNCH - starts - (coffee[0].minutes if coffee else 0)
    at = _boundary(work, noon)
    morning, afternoon = work[:at], work[at:]
    first, rest = (coffee[:1], coffee[1:]) if len(coffee) > 1 else (coffee, [])
    return (*_halved(morning, first), *lunch, *_halved(afternoon, rest))


def _halved(work: Sequence[Session], coffee: Sequence[Session]) -> list[Session]:
    """Return the sessions with a break near their middle, if they are long enough for one."""
    total = _length(work)
    if not coffee or len(work) < 2 or total < _LONG:
        return list(work)
    at = _boundary(work, total // 2)
    return [*work[:at], coffee[0], *work[at:]]


def _boundary(work: Sequence[Session], minutes: int) -> int:
    """Return after how many of the sessions the time is nearest to so many minutes; never none."""
    return min(range(1, max(2, len(work))), key=lambda i: abs(_length(work[:i]) - minutes))


def overrun(day: Day) -> int:
    """Return by how many minutes the day is longer than it should be."""
    return max(0, _length(day.sessions) - (day.ends - day.starts))


def _length(sessions: Sequence[Session]) -> int:
    return sum(session.minutes for session in sessions)


def _stretched(session: Session, factor: float) -> Session:
    if session.module is None:
        return session
    minutes = ceil(round(session.minutes * factor / GRAIN, 6)) * GRAIN
    return replace(session, minutes=minutes, steps=with_minutes(session.steps, minutes))
