"""What to remind of, and when to look again. Times are of the clock on the wall; nothing of an earlier day is told.

Whoever reminds hands in what there is, what was told already, and the present instant. After sleep, or a late start,
what passed meanwhile is told once and together. Quiet hours put a reminder off to their end, and where that is on
another day it falls away.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from companion.domain.value import Value

_DAY = timedelta(days=1)


class Due(Value):
    """Something to remind of at a time of the wall clock on a date. `key` names it for ever; `done` needs no word.

    From the instant `until` on it is too late to say it.
    """

    key: str
    day: date
    at: time
    done: bool = False
    until: datetime | None = None


class Quiet(Value):
    """The hours in which nothing is said, from the one up to the other, over midnight too; equal hours are none."""

    first: int = 22
    last: int = 8

    def __post_init__(self) -> None:
        if not (0 <= self.first <= 23 and 0 <= self.last <= 23):
            raise ValueError("an hour is 0 to 23")

    def holds(self, at: time) -> bool:
        """Whether it is quiet at a time."""
        if self.first == self.last:
            return False
        hour = at.hour
        if self.first < self.last:
            return self.first <= hour < self.last
        return hour >= self.first or hour < self.last


class Said(Value):
    """What to say now, as the keys of it, and the instant at which to look again; None where nothing is to come."""

    now: tuple[str, ...]
    again: datetime | None


class Kept(Value):
    """What may be told while the file is locked: when, and nothing of what it is; and the hours of quiet."""

    due: tuple[Due, ...]
    quiet: Quiet


def without_names(due: Iterable[Due], told: Collection[str], quiet: Quiet) -> Kept:
    """Keep of each that is still to be told its time alone; such as are told at one time are one."""
    kept = [one for one in due if not one.done and one.key not in told]
    times = []
    for day, at in sorted({(one.day, one.at) for one in kept}):
        late = [one.until for one in kept if (one.day, one.at) == (day, at)]
        # As long as any of them may be said, one is.
        times.append(
            (day, at, max((one for one in late if one is not None), default=None) if None not in late else None)
        )
    return Kept(tuple(Due(str(number), day, at, until=until) for number, (day, at, until) in enumerate(times)), quiet)


def told_at(due: Due, quiet: Quiet) -> time | None:
    """The time of its day at which it is told; None where quiet hours take it into another day."""
    if not quiet.holds(due.at):
        return due.at
    end = time(quiet.last)
    # In the evening the quiet hours end on the next day, and by then it is of an earlier one.
    return end if end > due.at else None


def instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The instant (UTC) at which a wall clock reads a time of a day; of two such the first, and of none the next."""
    return datetime.combine(day, at, zone).astimezone(UTC)


def reckon(due: Iterable[Due], told: Collection[str], now: datetime, zone: ZoneInfo, quiet: Quiet) -> Said:
    """What is to be said at an instant, and when to look again.

    Nothing is said in quiet hours, nothing twice, nothing that is done, and nothing of another day than the wall
    clock's own.
    """
    today = now.astimezone(zone).date()
    speaks = not quiet.holds(now.astimezone(zone).time())
    ready: list[tuple[datetime, str]] = []
    coming: list[datetime] = []
    for one in due:
        at = told_at(one, quiet)
        if at is None or one.done or one.key in told or one.day < today:
            continue
        if one.until is not None and one.until <= now:
            continue
        when = instant(one.day, at, zone)
        if when <= now and one.day == today and speaks:
            ready.append((when, one.key))
        elif when > now:
            coming.append(when)
        elif one.day == today and (end := instant(today, time(quiet.last), zone)) > now:
            # Its time passed while the machine slept, and it is quiet now: said when that ends.
            coming.append(end)
    return Said(tuple(key for _when, key in sorted(ready)), min(coming, default=None))
