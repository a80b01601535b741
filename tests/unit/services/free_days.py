"""The days without use, worked out a second way, to hold the counter against."""

from __future__ import annotations

from datetime import date, timedelta

from companion.domain.counter import CountEvent, EventKind

_DAY = timedelta(days=1)


def free_days(events: list[CountEvent], today: date, first_day: int) -> set[date]:
    """The days without use, said as plainly as can be: day after day, without the runs the counter thinks in."""
    lapses = {event.day for event in events if event.kind is EventKind.LAPSE}
    starts = {event.day for event in events if event.kind is EventKind.START}
    stops = starts | {event.day for event in events if event.kind is EventKind.RESTART}
    free = set()
    for event in events:
        if event.last is not None:
            days = range((min(event.last, today) - event.day).days + 1)
            free |= {event.day + number * _DAY for number in days} - lapses
    began = min(starts or stops, default=None)
    if began is None or began > today:
        return free
    zero, day = began, began
    while day <= today:
        if day in lapses:
            ahead = min((stop for stop in stops if stop >= day), default=day)
            following = min((lapse for lapse in lapses if day < lapse <= today), default=date.max)
            zero = ahead if ahead < following else day
        elif day > zero or (day == zero and first_day):
            free.add(day)
        day += _DAY
    return free
