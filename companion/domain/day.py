"""The logical day: which date an instant belongs to for a person whose day may end after midnight.

Days are wall-clock dates. A logical day begins at the first instant at which the clock on the wall reads that
date at the rollover hour or later, so a clock that is set back an hour never brings yesterday back, and a date
that the calendar skipped is skipped here too.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from companion.domain.value import Value

_SECOND = timedelta(seconds=1)
_DAY = timedelta(days=1)


class DayRules(Protocol):
    """What a person decided about their days; read anew each time, since settings change while the app runs."""

    @property
    def rollover_hour(self) -> int:
        """The wall-clock hour, 0 to 23, at which a new logical day begins."""


class Stamp(Value):
    """When something happened, in the three forms every row keeps: instant, logical day, and zone name."""

    utc: datetime
    day: date
    zone: str


def logical_day(now: datetime, zone: ZoneInfo, rollover_hour: int) -> date:
    """Give the logical day that an aware instant falls in.

    For one zone the answer never goes back while `now` goes on, whatever the clocks do.
    """
    _check(now, rollover_hour)
    day = (now.astimezone(zone).replace(tzinfo=None) - timedelta(hours=rollover_hour)).date()
    # A clock set back across the rollover reads the old date a second time; the new day has begun all the same.
    while day_start(day + _DAY, zone, rollover_hour) <= now:
        day += _DAY
    return day


def day_start(day: date, zone: ZoneInfo, rollover_hour: int) -> datetime:
    """Give the first instant (UTC) at which a wall clock in `zone` reads `day` at the rollover hour, or later."""
    wall = datetime.combine(day, time(rollover_hour))
    earlier = wall.replace(tzinfo=zone).astimezone(UTC)
    if _wall(earlier, zone) == wall:
        return earlier
    # The clocks jumped over that reading. One answer lies after the jump, the other before it: close in by seconds.
    before = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    low, high = 0, (earlier - before) // _SECOND
    while high - low > 1:
        middle = (low + high) // 2
        if _wall(before + middle * _SECOND, zone) >= wall:
            high = middle
        else:
            low = middle
    return before + high * _SECOND


def days_between(first: date, second: date) -> int:
    """Give the days from one date to another: a difference of dates, negative when the second is earlier."""
    return (second - first).days


def stamp(now: datetime, zone: ZoneInfo, rollover_hour: int) -> Stamp:
    """Make the stamp of an instant."""
    return Stamp(now.astimezone(UTC), logical_day(now, zone, rollover_hour), zone.key)


class FutureDay(ValueError):
    """Something was to be written down for a day that has not come; screens do not offer that."""


def stamp_for(day: date, now: datetime, zone: ZoneInfo, rollover_hour: int) -> Stamp:
    """Where something stands that is written down now for a day; a past one at its noon. FutureDay for one ahead."""
    today = stamp(now, zone, rollover_hour)
    if day > today.day + timedelta(days=1):
        raise FutureDay(day.isoformat())
    if day < today.day:
        return Stamp(noon(day, zone), day, zone.key)
    # A day that was today when its answers were begun stays so when the clock goes back, or the person goes west.
    return Stamp(today.utc, day, today.zone)


def noon(day: date, zone: ZoneInfo) -> datetime:
    """Give the instant (UTC) of noon on a date: where something stands that was written down for a past day."""
    return datetime.combine(day, time(12), zone).astimezone(UTC)


def add_months(day: date, months: int) -> date:
    """Give the same day of the month, `months` later, or the last day of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if day.day <= 28:
        return date(year, month + 1, day.day)
    # Four days after a 28th is always the next month; as many days back as its number is the last of this one.
    following = date(year, month + 1, 28) + timedelta(days=4)
    return date(year, month + 1, min(day.day, (following - timedelta(days=following.day)).day))


def instant_text(instant: datetime) -> str:
    """Write an aware instant as it is stored: UTC, microseconds, a trailing Z; texts sort as instants do."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs a zone")
    utc = instant.astimezone(UTC)
    return utc.replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def instant_from_text(text: str) -> datetime:
    """Read a stored instant back; ValueError when it is not one."""
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is UTC:
        return instant
    if instant.tzinfo is None:
        raise ValueError("a stored instant names its zone")
    return instant.astimezone(UTC)


def _wall(instant: datetime, zone: ZoneInfo) -> datetime:
    return instant.astimezone(zone).replace(tzinfo=None, fold=0)


def _check(now: datetime, rollover_hour: int) -> None:
    if now.tzinfo is None:
        raise ValueError("an instant needs a zone")
    if not 0 <= rollover_hour <= 23:
        raise ValueError(f"a rollover hour is 0 to 23, not {rollover_hour}")
