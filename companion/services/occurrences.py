"""The times of appointments between two days, for somebody who is in one zone and may have written them in another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import chain
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
    whole_days,
)
from companion.domain.day import day_start
from companion.domain.hard_days import EVENING
from companion.domain.recurrence import last_counted, parsed
from companion.domain.reminders import instant
from companion.domain.series import end_of, is_start, starts_between
from companion.domain.value import replace

_DAY = timedelta(days=1)
#: Wall clocks are never further apart than this, so a day of one touches no other days of another.
_APART = timedelta(days=2)
#: How far ahead, or back, a next time is sought, in days: soon, within two years, and a leap day over a turn of the
#: century.
_REACH = (14, 60, 750, 3000)


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
    """Every time from one day to another of the wall clock here, both too, in order; those off are left out.

    What takes several whole days is there once, on the first of them that is among these.
    """
    return in_order(found for one in appointments for found in _touching(one, first, last, here))


def around(
    appointment: Appointment, days: tuple[date, date, date], here: ZoneInfo
) -> tuple[list[Occurrence], Occurrence | None, list[Occurrence]]:
    """What there is of one, seen from today: the days to the last near one, the next later, and what is over.

    `days` are the first one to tell of what is over, today, and the last near one. Where there is nothing else, what is
    over is its last time, however long ago.
    """
    back, today, last = days
    near, over = list[Occurrence](), list[Occurrence]()
    if _is_plain(appointment.words):
        one = _occurrence(appointment, appointment.words.starts, None, here)
        if one.last_day < today:
            return [], None, [one]
        return ([], one, []) if one.day > last else ([one if one.day >= today else replace(one, day=today)], None, [])
    for one in _touching(appointment, back, last, here):
        if one.last_day < today:
            over.append(one)
        else:
            near.append(one if one.day >= today else replace(one, day=today))
    later = next_of(appointment, last + _DAY, here)
    if not (near or over or later) and (gone := last_of(appointment, today - _DAY, here)):
        over.append(gone)
    return near, later, over


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
    """Its first time that begins on a day or later; None where none comes."""
    words = appointment.words
    if not words.repeats:
        return next((one for one in _known_times(appointment, here) if one.day >= first), None)
    earliest = min([words.starts, *words.extra, *(one.starts for one in words.changes if one.starts is not None)])
    begin = max(first, local_start(earliest).date() - _APART)
    if not words.changes:
        far = begin + _DAY * _REACH[-1]
        return next((one for one in _between(appointment, begin, far, here) if one.day >= first), None)
    for reach in _REACH:
        if found := in_order(_between(appointment, begin, begin + _DAY * reach, here)):
            return found[0]
    return None


def last_of(appointment: Appointment, last: date, here: ZoneInfo) -> Occurrence | None:
    """Its last time that began on a day or earlier, or the first it ever had where that is too long ago; or None."""
    words = appointment.words
    ends = _end_of_rule(words, clock_of(words, here), last)
    for reach in _REACH if words.repeats else ():
        if found := in_order(_between(appointment, min(last, ends) - _DAY * reach, last, here)):
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


def _touching(appointment: Appointment, first: date, last: date, here: ZoneInfo) -> Iterator[Occurrence]:
    """Those of `_between`, and those that began before and take days as a whole up to some of these."""
    words = appointment.words
    longest = max((one.minutes or 0 for one in words.changes), default=0)
    before = whole_days(max(longest, words.minutes or 0)) - 1
    for one in _between(appointment, first - _DAY * before, last, here):
        if one.day >= first:
            yield one
        elif one.last_day >= first:
            yield replace(one, day=first)


def _is_plain(words: AppointmentWords) -> bool:
    """Whether it has one time and nothing to be said of that beside what it says itself."""
    return not (words.rule or words.extra or words.changes)


def _between(appointment: Appointment, first: date, last: date, here: ZoneInfo) -> Iterator[Occurrence]:
    """Its times that begin on one of some days: those by its rule as they come, found one by one, then those moved."""
    words = appointment.words
    if _is_plain(words):
        # Most are this, and most of them are long over: no more is asked of those than their date.
        if (first - _APART).isoformat() <= words.starts[:10] <= (last + _APART).isoformat():
            one = _occurrence(appointment, words.starts, None, here)
            if first <= one.day <= last:
                yield one
        return
    clock = clock_of(words, here)
    apart = _APART if words.zone else _DAY * 0
    starts: Iterable[datetime]
    try:
        if words.rule:
            parsed(words.rule)
        starts, changes = starts_between(words, first - apart, last + apart, clock), words.changes
    except ValueError:
        # A rule from elsewhere that cannot be followed: what is known of it is when it begins.
        starts, changes = (local_start(words.starts),), ()
    changed = {change.of_start for change in changes}
    of_starts = (start_text(at, whole_day=words.whole_day) for at in starts)
    found = ((start, None) for start in of_starts if start not in changed)
    moved = ((one.of_start, one) for one in changes if one.starts is not None and is_start(words, one.of_start, clock))
    for of_start, change in chain(found, moved):
        one = _occurrence(appointment, of_start, change, here)
        if first <= one.day <= last:
            yield one


def _end_of_rule(words: AppointmentWords, clock: ZoneInfo, last: date) -> date:
    """The last day up to another something of it can begin, where nothing but its rule says; else that other."""
    try:
        rule = parsed(words.rule) if words.rule and not (words.extra or words.changes) else None
    except ValueError:
        rule = None
    if rule is None or (rule.count is None and not rule.until):
        return last
    begin = local_start(words.starts).date()
    return end_of(rule.until, clock).date() if rule.count is None else last_counted(rule, begin, last)


def _occurrence(appointment: Appointment, of_start: str, change: Change | None, here: ZoneInfo) -> Occurrence:
    words = appointment.words
    starts = of_start if change is None or change.starts is None else change.starts
    wall, at = datetime.fromisoformat(starts), None
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
