"""What Today shows, in one read: the first thing a person sees, so nothing here needs the SQL toolkit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from companion.clock import Clock
from companion.domain.checkin import CheckIn, Overview, TriggerWord
from companion.domain.counter import Count, fold_as_chosen
from companion.domain.day import logical_day
from companion.domain.milestone import Milestone, next_milestone
from companion.domain.rings import RingMonth, Rings, grow, ring_months
from companion.domain.settings import PersonalSettings, settings_from
from companion.domain.value import Value
from companion.storage import hot
from companion.storage.database import Database

OVERVIEW_DAYS = 28


class Today(Value):
    """Everything on Today at one instant; `next` is the milestone ahead of the current run, if one is counted."""

    now: datetime
    day: date
    settings: PersonalSettings
    count: Count
    next: Milestone | None
    check_in: CheckIn | None
    triggers: tuple[TriggerWord, ...]
    overview: Overview
    rings: Rings
    anyone_to_call: bool


class TodayService:
    """Reads Today, and the growth rings by themselves."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def read(self) -> Today:
        """Read all of Today as it is now."""
        now, zone = self._clock.now(), self._clock.zone()
        with self._db.quick() as connection:
            settings = settings_from(hot.settings(connection))
            day = logical_day(now, zone, settings.rollover_hour)
            count = fold_as_chosen(hot.count_events(connection), day, now, settings)
            first = day - timedelta(days=OVERVIEW_DAYS - 1)
            return Today(
                now=now,
                day=day,
                settings=settings,
                count=count,
                next=next_milestone(count.days, count.since) if count.since else None,
                check_in=hot.check_in_of(connection, day),
                triggers=hot.trigger_words(connection),
                overview=Overview(first, day, hot.marks(connection, first, day)),
                rings=grow(months_of(count, hot.moods(connection) if count.began else ())),
                anyone_to_call=hot.anyone_to_call(connection),
            )


def months_of(count: Count, moods: Sequence[tuple[str, int]]) -> tuple[RingMonth, ...]:
    """The months of the growth rings, from the count and every (ISO date, mood 0 to 10) there is."""
    if count.began is None:
        return ()
    spans = ring_months(count.began, count.today)
    sums = dict.fromkeys(range(len(spans)), 0)
    given = dict.fromkeys(range(len(spans)), 0)
    # Dates as text sort as dates do, so a walk along both needs no date to be read.
    ends = [last.isoformat() for _, last in spans]
    began, place = count.began.isoformat(), 0
    for day, mood in sorted(moods):
        if day < began:
            continue
        while place < len(ends) and day > ends[place]:
            place += 1
        if place == len(ends):
            break
        sums[place] += mood
        given[place] += 1
    return tuple(
        RingMonth(
            first,
            last,
            count.free_days(first, last) / ((last - first).days + 1),
            sums[number] / given[number] / 10 if given[number] else None,
            count.lapses_between(first, last),
        )
        for number, (first, last) in enumerate(spans)
    )
