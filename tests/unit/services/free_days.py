"""The days without use, worked out a second way, to hold the counter against.

The rules, in words. A day somebody says they used is never a day without use. Every other day of a past run is one, up
to today. Beside those, days are counted from the first start; where nobody said a start, from the first day anything
tells of. The day counted from is day zero, or where the person wants it so, day one. After a day of use the days count
again from the next one; unless it is said, before another day of use, that they stopped again later: then from there,
and that day is a day zero too. The first such word is the one that counts. A start said between the two gives its days
back, for it says that they were days without use.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from companion.domain.counter import Count, CountEvent, EventKind

_DAY = timedelta(days=1)


def free_days(events: Iterable[CountEvent], today: date, first_day: int) -> set[date]:
    """The days without use, said as plainly as can be: day after day, without the runs the counter thinks in."""
    events = list(events)
    told = {kind: {one.day for one in events if one.kind is kind} for kind in EventKind}
    starts, restarts, used = told[EventKind.START], told[EventKind.RESTART], told[EventKind.LAPSE]
    in_past = {
        one.day + number * _DAY
        for one in events
        if one.last is not None
        for number in range((min(one.last, today) - one.day).days + 1)
    }
    free = {day for day in in_past if day not in used}
    day = min(starts or restarts | used, default=None)
    zero: date | None = day
    while day is not None and day <= today:
        if day in used:
            zero = _zero_after(day, used, restarts, starts, today)
        if zero is not None and day not in used and (day > zero or (first_day and day == zero)):
            free.add(day)
        day = day + _DAY if day < today else None
    return free


def _zero_after(lapse: date, used: set[date], restarts: set[date], starts: set[date], today: date) -> date | None:
    """The day zero after a day of use; None where it is later than today."""
    following = min((day for day in used if lapse < day <= today), default=None)
    said = sorted(day for day in restarts if day >= lapse and (following is None or day < following))
    if not said:
        return lapse
    given_back = [day for day in starts if lapse < day < said[0]]
    zero = min(given_back) if given_back else said[0]
    return zero if zero <= today else None


def stretches(free: set[date]) -> list[tuple[date, date]]:
    """The same days as runs: the first and the last of as many as follow each other with no day between."""
    found: list[tuple[date, date]] = []
    for day in sorted(free):
        if found and found[-1][1] == day - _DAY:
            found[-1] = found[-1][0], day
        else:
            found.append((day, day))
    return found


def days_of(count: Count) -> list[date]:
    """The days without use that the counter shows, in its order."""
    return [run.first + number * _DAY for run in count.runs for number in range(run.days)]
