"""The times of appointments between two days, for somebody who is in one zone and may have written them in another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from companion.domain.appointments import (
    Appointment,
    AppointmentWords,
    Change,
    Occurrence,
    in_order,
    is_whole_day,
    local_start,
    start_text,
)
from companion.domain.day import day_start
from companion.domain.hard_days import EVENING
from companion.domain.reminders import instant
from companion.domain.series import is_start, starts_between

_DAY = timedelta(days=1)
#: Wall clocks are never further apart than this, so a day of one touches no other days of another.
_APART = timedelta(days=2)
#: How far ahead, or back, a next time is sought, in days: soon, within two years, and a leap day over a turn of the
#: century.
_REACH = (60, 750, 3000)


def clock_of(words: AppointmentWords, here: ZoneInfo) -> ZoneInfo:
    """The clock its times are on: that of its zone, or the one on the wall here."""
    return known_zone(words.zone) or here


def known_zone(name: str) -> ZoneInfo | None:
    """A zone by its name; None for none, and for one this computer does not know."""
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None


def between(appointments: Iterable[Appointment], first: date, last: date, here: ZoneInfo) -> tuple[Occurrence, ...]:
    """Every time from one day to another of the wall clock here, both too, in order; those off are left out."""
    return in_order(found for one in appointments for found in _between(one, first, last, here))


def for_today(
    appointments: Iterable[Appointment], day: date, now: datetime, here: ZoneInfo, rollover_hour: int
) -> tuple[tuple[Occurrence, ...], Occurrence | None]:
    """The times of the person's own day, and in its evening the first one of the next."""
    begins = [day_start(day + _DAY * ahead, here, rollover_hour) for ahead in range(3)]
    hour = now.astimezone(here).hour

    def of(ahead: int) -> tuple[Occurrence, ...]:
        return tuple(
            one
            for one in found
            if (one.day == day + _DAY * ahead if one.at is None else begins[ahead] <= one.at < begins[ahead + 1])
        )

    found = between(appointments, day, day + _DAY * 2, here)
    evening = hour >= EVENING or hour < rollover_hour
    return of(0), next(iter(of(1)), None) if evening else None


def next_of(appointment: Appointment, first: date, here: ZoneInfo) -> Occurrence | None:
    """Its first time on a day or later; None where none comes."""
    if not appointment.words.repeats:
        return next((one for one in _known_times(appointment, here) if one.day >= first), None)
    begin = max(first, local_start(appointment.words.starts).date() - _APART)
    for reach in _REACH:
        if found := between((appointment,), begin, begin + _DAY * reach, here):
            return found[0]
    return None


def last_of(appointment: Appointment, last: date, here: ZoneInfo) -> Occurrence | None:
    """Its last time on a day or earlier, or the first it ever had where that is too long ago; None where none was."""
    for reach in _REACH if appointment.words.repeats else ():
        if found := between((appointment,), last - _DAY * reach, last, here):
            return found[-1]
    return next((one for one in reversed(_known_times(appointment, here)) if one.day <= last), None)


def starts_of(
    appointment: Appointment, first: date, count: int, here: ZoneInfo
) -> tuple[tuple[str, Occurrence | None], ...]:
    """Its next starts by the rule from a day on, each with what is to be then; None where it is off that time."""
    words, clock = appointment.words, clock_of(appointment.words, here)
    changes, found = {change.of_start: change for change in words.changes}, list[str]()
    first = max(first, local_start(words.starts).date())
    for reach in _REACH:
        try:
            starts = starts_between(words, first, first + _DAY * reach, clock)
            found = sorted(start_text(at, whole_day=words.whole_day) for at in starts)
        except ValueError:
            break
        if len(found) >= count:
            break
    return tuple(
        (start, None if change is not None and change.starts is None else _occurrence(appointment, start, change, here))
        for start in found[:count]
        for change in (changes.get(start),)
    )


def _known_times(appointment: Appointment, here: ZoneInfo) -> tuple[Occurrence, ...]:
    """The times round its start and those it was moved to."""
    words = appointment.words
    if _is_plain(words):
        return (_occurrence(appointment, words.starts, None, here),)
    days = {local_start(words.starts).date(), *(local_start(one.starts).date() for one in words.changes if one.starts)}
    found = {one.of_start: one for day in days for one in _between(appointment, day - _APART, day + _APART, here)}
    return in_order(found.values())


def _is_plain(words: AppointmentWords) -> bool:
    """Whether it has one time and nothing to be said of that beside what it says itself."""
    return not (words.rule or words.extra or words.changes)


def _between(appointment: Appointment, first: date, last: date, here: ZoneInfo) -> Iterator[Occurrence]:
    words = appointment.words
    if _is_plain(words):
        # Most are this, and most of them are long over: no more is asked of those than their date.
        if (first - _APART).isoformat() <= words.starts[:10] <= (last + _APART).isoformat():
            found = [_occurrence(appointment, words.starts, None, here)]
            yield from (one for one in found if first <= one.day <= last)
        return
    clock = clock_of(words, here)
    apart = _APART if words.zone else _DAY * 0
    changes = {change.of_start: change for change in words.changes}
    try:
        starts = [
            start_text(at, whole_day=words.whole_day)
            for at in starts_between(words, first - apart, last + apart, clock)
        ]
        moved = [one for one in words.changes if one.starts is not None and is_start(words, one.of_start, clock)]
    except ValueError:
        # A rule from elsewhere that cannot be followed: what is known of it is when it begins.
        starts, moved, changes = [words.starts], [], {}
    found = [_occurrence(appointment, one, None, here) for one in starts if one not in changes]
    found += [_occurrence(appointment, one.of_start, one, here) for one in moved]
    yield from (one for one in found if first <= one.day <= last)


def _occurrence(appointment: Appointment, of_start: str, change: Change | None, here: ZoneInfo) -> Occurrence:
    words = appointment.words
    starts = of_start if change is None or change.starts is None else change.starts
    wall, at = local_start(starts), None
    if not is_whole_day(starts):
        at = instant(wall.date(), wall.time(), clock_of(words, here))
    day = wall.date() if at is None else at.astimezone(here).date()
    if change is None:
        return Occurrence(appointment, of_start, starts, words.minutes, words.title, words.place, words.note, at, day)
    return Occurrence(
        appointment,
        of_start,
        starts,
        words.minutes if change.minutes is None else change.minutes,
        words.title if change.title is None else change.title,
        words.place if change.place is None else change.place,
        words.note if change.note is None else change.note,
        at,
        day,
    )


def wall_moves(at: datetime, clock: ZoneInfo) -> tuple[bool, bool]:
    """Whether the clock never shows this time of this day, and whether it shows it twice."""
    first, second = at.replace(tzinfo=clock), at.replace(tzinfo=clock, fold=1)
    skipped = first.astimezone(UTC).astimezone(clock).replace(tzinfo=None) != at
    return skipped, not skipped and first.utcoffset() != second.utcoffset()
