"""When to remind of an appointment: as long before it as the person wanted, never in their sleep, never too late."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from companion.domain.appointments import Occurrence, local_start
from companion.domain.reminders import Due, Quiet, instant
from companion.domain.value import Value

#: The hour of the clock on the wall at which "the evening before" is.
EVENING = time(19)
#: From so many minutes on a reminder is reckoned on the wall clock: a day before half past nine is half past nine.
_BY_THE_WALL = 300
_DAY, _MINUTE = timedelta(days=1), timedelta(minutes=1)
#: What is put off to the end of the quiet hours leaves this much, or as much as was wanted; what cannot wait so long is
#: told this much before they begin.
_ENOUGH = timedelta(minutes=30)


class _Moment(Value):
    at: datetime
    minutes: int


def evening_before(start: str) -> int:
    """How many minutes before a start the evening before is."""
    wall = local_start(start)
    return (wall - datetime.combine(wall.date() - _DAY, EVENING)) // _MINUTE


def reminders(coming: Iterable[Occurrence], now: datetime, here: ZoneInfo, quiet: Quiet, source: str) -> Iterator[Due]:
    """What there is to be said of appointments, each once by the last of its times that has come."""
    for one in coming:
        moments = sorted((_moment(one, minutes, here, quiet) for minutes in _wanted(one)), key=lambda found: found.at)
        # Those that came while the machine slept are one word, the nearest to it; those said before stay said.
        past = [found for found in moments if found.at <= now]
        for found in (*past[-1:], *(found for found in moments if found.at > now)):
            key = f"{source}:{one.appointment.uuid}:{one.starts}:{found.minutes}"
            wall = found.at.astimezone(here)
            yield Due(key, wall.date(), wall.time(), until=_until(one))


def _wanted(one: Occurrence) -> Iterator[int]:
    """The minutes before, with the evening before one that was moved to another hour of its day."""
    evening = evening_before(one.of_start)
    for minutes in one.appointment.words.remind:
        yield evening_before(one.starts) if minutes == evening else minutes


def _until(one: Occurrence) -> datetime | None:
    """The instant after which nothing is told of it: the minute it begins in is still in time."""
    return None if one.at is None else one.at + _MINUTE


def _moment(one: Occurrence, minutes: int, here: ZoneInfo, quiet: Quiet) -> _Moment:
    begins = instant(local_start(one.starts).date(), time(), here) if one.at is None else one.at
    at = begins - _MINUTE * minutes
    if abs(minutes) >= _BY_THE_WALL:
        # On the clock on the wall here, which is the one the person gets up by.
        wall = begins.astimezone(here).replace(tzinfo=None) - _MINUTE * minutes
        at = instant(wall.date(), wall.time(), here)
    latest = None if one.at is None else begins - min(_MINUTE * minutes, _ENOUGH)
    return _Moment(_awake(at, latest, here, quiet), minutes)


def _awake(at: datetime, latest: datetime | None, here: ZoneInfo, quiet: Quiet) -> datetime:
    """The moment to speak at: where quiet hours hold, their end, or where that is later than the latest, before them.

    Whoever wants quiet until eight and has to be somewhere at half past seven sets a clock the evening before, and can
    do so only if told then.
    """
    wall = at.astimezone(here)
    if not quiet.holds(wall.time()):
        return at
    day = wall.date()
    evening = quiet.first > quiet.last and wall.hour >= quiet.first
    ends = instant(day + _DAY if evening else day, time(quiet.last), here)
    if latest is None or ends <= latest:
        return ends
    began = day if evening or quiet.first < quiet.last else day - _DAY
    return instant(began, time(quiet.first), here) - _ENOUGH
