"""Counting days: a pure fold over starts, lapses and restarts.

The day someone names as their start is day zero (or day one, if they prefer to count so). A lapse ends a run and
keeps it; they count again from that day, or from the day they say they stopped again. Days in between are days of
use. A day of use takes only itself away, and the order in which things were written down never matters.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum

from companion.domain.day import days_between
from companion.domain.settings import Counting, PersonalSettings
from companion.domain.value import Value, replace

_DAY = timedelta(days=1)


class EventKind(StrEnum):
    """What happened: they began, they used, or they stopped again."""

    START = "start"
    LAPSE = "lapse"
    RESTART = "restart"


class CountState(StrEnum):
    """Where the counting stands.

    NOT_YET: nothing to count from. RATHER_NOT: they asked not to count; the numbers are there all the same.
    BETWEEN: the day they stop again lies ahead. COUNTING: a run is going on.
    """

    NOT_YET = "not-yet"
    RATHER_NOT = "rather-not"
    BETWEEN = "between"
    COUNTING = "counting"


class CountEvent(Value):
    """One thing written down about using or not using; `at` is the instant where it is known."""

    uuid: str
    kind: EventKind
    day: date
    at: datetime | None = None
    zone: str = ""
    note: str = ""


class Run(Value):
    """Days in a row without use: counted from `since`, the days themselves run from `first` to `last`."""

    since: date
    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days without use the run holds."""
        return max(0, days_between(self.first, self.last) + 1)


class Share(Value):
    """So many days without use, out of so many."""

    free: int
    of: int


class Count(Value):
    """Everything the counter can show for one day.

    `since` and `days` are the current run. `elapsed` is the time since they stopped, where the instant is known;
    a lapse's own time never sets it, only a start or a restart does. `runs` are oldest first and include the
    current one; `lapses` are the days with a lapse since they began.
    """

    state: CountState
    today: date
    began: date | None = None
    since: date | None = None
    days: int = 0
    elapsed: timedelta | None = None
    runs: tuple[Run, ...] = ()
    longest: int = 0
    total: int = 0
    lapses: tuple[date, ...] = ()
    last_30: Share = Share(0, 0)
    last_90: Share = Share(0, 0)
    since_start: Share = Share(0, 0)

    @property
    def hours(self) -> int | None:
        """Full hours beyond whole periods of 24 hours since they stopped."""
        return None if self.elapsed is None else self.elapsed.seconds // 3600

    @property
    def minutes(self) -> int | None:
        """Full minutes beyond the hours."""
        return None if self.elapsed is None else self.elapsed.seconds % 3600 // 60

    @property
    def lapse_days(self) -> int:
        """On how many days there was a lapse."""
        return len(self.lapses)

    def free_days(self, first: date, last: date) -> int:
        """Give how many days without use lie between two dates, both included."""
        days = 0
        # Runs follow each other, so those that ended before are skipped and those after end the search.
        for run in self.runs[bisect_left(self.runs, first, key=lambda run: run.last) :]:
            if run.first > last:
                break
            days += max(0, days_between(max(run.first, first), min(run.last, last)) + 1)
        return days

    def lapses_between(self, first: date, last: date) -> tuple[date, ...]:
        """Give the days with a lapse between two dates, both included."""
        return self.lapses[bisect_left(self.lapses, first) : bisect_left(self.lapses, last + _DAY)]


def fold(
    events: Iterable[CountEvent],
    today: date,
    *,
    now: datetime | None = None,
    first_day: int = 0,
    rather_not: bool = False,
) -> Count:
    """Fold what was written down into what the counter shows on `today`.

    `first_day` 0 counts the day named as zero, 1 counts it as a day of its own (unless it is a day of use).
    `now` is an aware instant and only feeds `elapsed`. Starts and lapses after `today` wait for their day; a
    restart after `today` says that they have not stopped yet.
    """
    stops, used, at = _by_day(events)
    began = _beginning(stops, used, today)
    if began is None:
        return Count(CountState.RATHER_NOT if rather_not else CountState.NOT_YET, today)
    lapses = tuple(day for day in sorted(used) if began <= day <= today)
    restarts = [day for day in sorted(stops) if day >= began]
    past, since = _runs(began, lapses, restarts, first_day, today)
    current = None if since is None else Run(since, _first_free(since, used, first_day), today)
    runs = (*past, current) if current else past
    state = CountState.COUNTING if current else CountState.BETWEEN
    count = Count(
        state=CountState.RATHER_NOT if rather_not else state,
        today=today,
        began=began,
        since=since,
        days=current.days if current else 0,
        elapsed=_elapsed(at.get(since), now) if since else None,
        runs=runs,
        longest=max((run.days for run in runs), default=0),
        total=sum(run.days for run in runs),
        lapses=lapses,
    )
    first_counted = _first_free(began, used, first_day)
    return _with_shares(count, first_counted)


def fold_as_chosen(events: Iterable[CountEvent], today: date, now: datetime, settings: PersonalSettings) -> Count:
    """Fold under the person's own choices: whether to count, and whether the first day is zero or one."""
    if settings.counting is Counting.NOT_YET:
        return Count(CountState.NOT_YET, today)
    rather_not = settings.counting is Counting.RATHER_NOT
    return fold(events, today, now=now, first_day=settings.first_day, rather_not=rather_not)


def _by_day(events: Iterable[CountEvent]) -> tuple[dict[date, EventKind], frozenset[date], dict[date, datetime]]:
    stops: dict[date, EventKind] = {}
    used: set[date] = set()
    at: dict[date, datetime] = {}
    for event in events:
        if event.kind is EventKind.LAPSE:
            used.add(event.day)
            continue
        if stops.get(event.day) is not EventKind.START:
            stops[event.day] = event.kind
        if event.at is not None and (event.day not in at or event.at < at[event.day]):
            at[event.day] = event.at
    return stops, frozenset(used), at


def _beginning(stops: dict[date, EventKind], used: frozenset[date], today: date) -> date | None:
    starts = [day for day, kind in stops.items() if kind is EventKind.START] or list(stops)
    first = min(starts, default=None)
    return first if first is not None and first <= today else None


def _runs(
    began: date, lapses: tuple[date, ...], restarts: list[date], first_day: int, today: date
) -> tuple[tuple[Run, ...], date | None]:
    """Give the runs that ended, and the day the current one counts from (None between a lapse and a restart)."""
    used = frozenset(lapses)
    ended: list[Run] = []
    since: date | None = began
    for place, lapse in enumerate(lapses):
        if since is not None:
            run = Run(since, _first_free(since, used, first_day), lapse - _DAY)
            if run.days:
                ended.append(run)
        following = lapses[place + 1] if place + 1 < len(lapses) else date.max
        stop = bisect_left(restarts, lapse)
        since = restarts[stop] if stop < len(restarts) and restarts[stop] < following else lapse
    return tuple(ended), since if since is not None and since <= today else None


def _first_free(since: date, used: frozenset[date], first_day: int) -> date:
    return since if first_day and since not in used else since + _DAY


def _elapsed(at: datetime | None, now: datetime | None) -> timedelta | None:
    return now - at if at is not None and now is not None and now >= at else None


def _with_shares(count: Count, first_counted: date) -> Count:
    def share(days: int | None) -> Share:
        first = first_counted if days is None else max(first_counted, count.today - timedelta(days=days - 1))
        return Share(count.free_days(first, count.today), max(0, days_between(first, count.today) + 1))

    return replace(count, last_30=share(30), last_90=share(90), since_start=share(None))
