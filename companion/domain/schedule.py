"""When something is due by the clock on the wall: every so many days, weeks or months, from a first day on.

Days are dates and their distances are differences of dates, so no change of the clocks and no journey moves them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from companion.domain.day import add_months, days_between
from companion.domain.value import Value

_DAY = timedelta(days=1)
_WEEK = 7
#: As far ahead as a next day is sought: a few turns of the longest distance anyone is prescribed something at.
_FURTHEST = timedelta(days=800)


class Unit(StrEnum):
    """What the distance between two due days is counted in; AS_NEEDED is never due."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    AS_NEEDED = "as-needed"


class Schedule(Value):
    """When something is due.

    Attributes:
        unit, every: the distance from one due day to the next.
        first: the first due day; weeks keep its weekday, and months its date or the last one a month has.
        last: the last day anything can be due, None where it goes on.
        times: times of a due day as "08:00", in order; none where only the day is said.
    """

    unit: Unit
    first: date
    every: int = 1
    times: tuple[str, ...] = ()
    last: date | None = None

    def __post_init__(self) -> None:
        if self.every < 1:
            raise ValueError(f"nothing is due every {self.every}")
        if self.last is not None and self.last < self.first:
            raise ValueError("it would end before it begins")
        if list(self.times) != sorted({checked_time(one) for one in self.times}):
            raise ValueError("times are in order, and each is there once")

    def due_on(self, day: date) -> bool:
        """Whether it is due on a day."""
        if self.unit is Unit.AS_NEEDED or day < self.first or (self.last is not None and day > self.last):
            return False
        if self.unit is Unit.MONTH:
            months = (day.year - self.first.year) * 12 + day.month - self.first.month
            return months % self.every == 0 and add_months(self.first, months) == day
        distance = self.every * (_WEEK if self.unit is Unit.WEEK else 1)
        return days_between(self.first, day) % distance == 0

    def due_days(self, first: date, last: date) -> Iterator[date]:
        """The due days from one day to another, both of them too."""
        day = max(first, self.first)
        end = last if self.last is None else min(last, self.last)
        while day <= end:
            if self.due_on(day):
                yield day
            day += _DAY

    def next_day(self, after: date) -> date | None:
        """The first due day after a day; None where nothing is due any more, or nothing ever is."""
        begin = max(after + _DAY, self.first)
        return next(self.due_days(begin, begin + _FURTHEST), None)

    @property
    def slots(self) -> tuple[str, ...]:
        """What there is to be said of a due day: each of its times, or the day as one, which is an empty time."""
        return self.times or ("",)


def checked_time(words: str) -> str:
    """A time of the day as it is kept, "08:00"; ValueError for anything else."""
    hour, colon, minute = words.partition(":")
    digits = len(hour) == len(minute) == 2 and (hour + minute).isascii() and (hour + minute).isdigit()
    if colon and digits and int(hour) < 24 and int(minute) < 60:
        return words
    raise ValueError(f"{words!r} is no time of the day")
