"""A calendar of aftercare from the day somebody left a place of care: first day, first three days, weeks 1 to 13."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from companion.domain.value import Value

WEEKS = 13
#: The stretches of the calendar in order.
STRETCHES = ("first-day", "first-days", *(f"week-{number}" for number in range(1, WEEKS + 1)))
#: The last day, counted from the day they left (0), of the first two stretches and of the first week.
_FIRST_DAY, _FIRST_DAYS, _FIRST_WEEK = 0, 3, 6


class Discharge(Value):
    """The day somebody left, or will leave, a place of care; `place` in their words."""

    uuid: str
    day: date
    place: str = ""


class Step(Value):
    """A line of the calendar on its day. `done_at` is when it was ticked."""

    uuid: str
    discharge: str
    day: date
    words: str
    done_at: datetime | None = None
    position: int = 0


def stretch_of(day: int) -> str:
    """The stretch a day lies in, counted from the day they left; what lies after the last one belongs to it."""
    if day <= _FIRST_DAY:
        return STRETCHES[0]
    if day <= _FIRST_DAYS:
        return STRETCHES[1]
    week = 1 if day <= _FIRST_WEEK else day // 7 + 1
    return f"week-{min(week, WEEKS)}"


def by_stretch(discharge: Discharge, steps: Iterable[Step]) -> tuple[tuple[str, tuple[Step, ...]], ...]:
    """The steps of a calendar by stretch and day; stretches without any are left out."""
    found: dict[str, list[Step]] = {}
    for step in sorted(steps, key=lambda one: (one.day, one.position, one.uuid)):
        found.setdefault(stretch_of((step.day - discharge.day).days), []).append(step)
    return tuple((name, tuple(found[name])) for name in STRETCHES if name in found)
