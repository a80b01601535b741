"""Days the person expects to be hard: a pay day, a birthday, an anniversary. The plan is shown the evening before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from companion.domain.value import Value

#: From this hour of the clock on the wall the plan for tomorrow is shown.
EVENING = 16
_DAY = timedelta(days=1)


class HardDay(Value):
    """A hard day, once or every year; `note` is what they mean to do then."""

    uuid: str
    day: date
    name: str
    note: str = ""
    yearly: bool = False

    def on(self, day: date) -> bool:
        """Whether it falls on a day. One of 29 February falls on the 28th in other years."""
        if not self.yearly or day.year == self.day.year:
            return day == self.day
        return day > self.day and day == self._in(day.year)

    def next(self, today: date) -> date | None:
        """The next time it falls, today too; None where it is past."""
        if self.day >= today:
            return self.day
        if not self.yearly:
            return None
        this_year = self._in(today.year)
        return this_year if this_year >= today else self._in(today.year + 1)

    def _in(self, year: int) -> date:
        try:
            return self.day.replace(year=year)
        except ValueError:
            return date(year, 2, 28)


class Ahead(Value):
    """A hard day to be told of now; `tomorrow` where it is still to come."""

    hard_day: HardDay
    tomorrow: bool


def ahead(days: Iterable[HardDay], today: date, hour: int, rollover_hour: int) -> Ahead | None:
    """The hard day to tell of at an hour of the wall clock: today's all day, tomorrow's from the evening on.

    Between midnight and the hour at which a new day begins for the person it is still that evening.
    """
    ordered = sorted(days, key=lambda one: (one.day, one.uuid))
    now = next((one for one in ordered if one.on(today)), None)
    if now is not None:
        return Ahead(now, tomorrow=False)
    following = next((one for one in ordered if one.on(today + _DAY)), None)
    if following is None or not (hour >= EVENING or hour < rollover_hour):
        return None
    return Ahead(following, tomorrow=True)
