"""Counting days: a pure fold over starts, lapses, restarts and past runs.

The day someone names as their start is day zero (or day one, if they prefer to count so); where none is named, what
is on record first. A lapse ends a run and keeps it; they count again from that day, or from the day they say they
stopped again. Days in between are days of use. A past run is written down with the first and the last of its days, and
adds them wherever they lie; runs with no day between them are one. Days on prescribed medicine are counted by
themselves and touch nothing else.

Only a day of use takes a day away, and only that one; the order in which things were written down never matters.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum

from companion.domain.day import days_between
from companion.domain.runs import Run, first_free, joined, past_runs, together, told_runs
from companion.domain.settings import Counting, PersonalSettings
from companion.domain.value import Value, replace


class EventKind(StrEnum):
    """What happened: they began, they used, they stopped again, or had a run of days in the past."""

    START = "start"
    LAPSE = "lapse"
    RESTART = "restart"
    RUN = "run"


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
    """One thing written down about using or not using; `at` is the instant where it is known.

    A RUN goes from `day` to `last`, both days without use; nothing else has a `last`. `counted` names what it is
    about, None for the first thing counted. ValueError where the days do not fit the kind.
    """

    uuid: str
    kind: EventKind
    day: date
    at: datetime | None = None
    zone: str = ""
    note: str = ""
    counted: str | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        if (self.last is not None) != (self.kind is EventKind.RUN):
            raise ValueError("a past run, and nothing else, has a last day")
        if self.last is not None and self.last < self.day:
            raise ValueError("a past run ends on its first day or later")


class Counted(Value):
    """Something further a person counts days without, by their own name for it."""

    uuid: str
    name: str
    position: int = 0


class MedicineStretch(Value):
    """Days on prescribed medicine, from `first` to `last`; without a last day it goes on."""

    uuid: str
    first: date
    last: date | None = None
    name: str = ""

    def __post_init__(self) -> None:
        if self.last is not None and self.last < self.first:
            raise ValueError("a stretch ends on its first day or later")


class Share(Value):
    """So many days without use, out of so many."""

    free: int
    of: int


class Count(Value):
    """Everything the counter can show for one day.

    `since` and `days` are the current run, `stopped` the instant it began where that is known, and `elapsed` the time
    since then; a lapse's own time never sets it, only a start or a restart does. `runs` are oldest first and include
    the current one once it holds a day; past runs from before `began` are among them, and in the longest and the total.
    `known_from` is the first day on record, `began` or what a past run counts from; `lapses` are the days with a lapse
    since. `on_medicine` counts days on prescribed medicine, in the stretches of `medicine`.
    """

    state: CountState
    today: date
    began: date | None = None
    known_from: date | None = None
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
    stopped: datetime | None = None
    on_medicine: int = 0
    medicine: tuple[Run, ...] = ()

    @property
    def hours(self) -> int | None:
        """Full hours beyond whole periods of 24 hours since they stopped."""
        return None if self.elapsed is None else self.elapsed.seconds // 3600

    @property
    def minutes(self) -> int | None:
        """Full minutes beyond the hours."""
        return None if self.elapsed is None else self.elapsed.seconds % 3600 // 60

    @property
    def fresh(self) -> bool:
        """Whether what they gained before is more than a run that began today or yesterday, or is not there yet."""
        young = self.since is None or days_between(self.since, self.today) < 2
        return young and self.total > self.days

    def at(self, now: datetime) -> Count:
        """The same day at another instant: only the time since they stopped is another."""
        return replace(self, elapsed=_elapsed(self.stopped, now))

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
        return self.lapses[bisect_left(self.lapses, first) : bisect_right(self.lapses, last)]


class FurtherCount(Value):
    """Something further that is counted, and its count."""

    counted: Counted
    count: Count


def fold(
    events: Iterable[CountEvent],
    today: date,
    *,
    now: datetime | None = None,
    first_day: int = 0,
    rather_not: bool = False,
    medicine: Iterable[MedicineStretch] = (),
) -> Count:
    """Fold what was written down into what the counter shows on `today`.

    `first_day` 0 counts the day named as zero, 1 counts it as a day of its own (unless it is a day of use).
    `now` is an aware instant and only feeds `elapsed`. Starts, lapses and past runs after `today` wait for their day;
    a restart after `today` says that they have not stopped yet.
    """
    stretches = medicine_runs(medicine, today)
    bare = Count(
        CountState.RATHER_NOT if rather_not else CountState.NOT_YET,
        today,
        on_medicine=sum(run.days for run in stretches),
        medicine=stretches,
    )
    told = _sorted_out(events)
    past = past_runs(told.spans, told.used, first_day, today)
    counted_from = told.beginning(today)
    if counted_from is not None:
        began, first_counted = counted_from, first_free(counted_from, told.used, first_day)
    if past and (counted_from is None or (past[0].first < began and not (told.starts or told.restarts))):
        # Where they never said from when to count, what they have on record begins with whatever comes first.
        began = first_counted = past[0].first
    elif counted_from is None:
        return bare
    ended: list[Run] = []
    current = None
    if counted_from is not None:
        told_of = [day for day in sorted(told.used) if counted_from <= day <= today]
        ended, since = told_runs(counted_from, told_of, told.restarts, told.starts, first_day, today)
        if since is not None:
            current = Run(since, first_free(since, told.used, first_day), today)
    runs = together(past, (*ended, current) if current is not None else ended)
    stopped = None if current is None else told.at.get(current.since)
    if current is not None:
        # A past run may reach into it, or up to it.
        if runs[-1].since != current.since:
            stopped = None
        current = runs[-1]
        runs = runs if current.days else runs[:-1]
    state = CountState.COUNTING if current else CountState.BETWEEN
    known_from = min(began, runs[0].since) if runs else began
    count = replace(
        bare,
        state=CountState.RATHER_NOT if rather_not else state,
        began=began,
        known_from=known_from,
        since=current.since if current else None,
        days=current.days if current else 0,
        elapsed=_elapsed(stopped, now),
        runs=runs,
        longest=max((run.days for run in runs), default=0),
        total=sum(run.days for run in runs),
        lapses=tuple(day for day in sorted(told.used) if known_from <= day <= today),
        stopped=stopped,
    )
    return _with_shares(count, first_counted)


def fold_as_chosen(
    events: Iterable[CountEvent],
    today: date,
    now: datetime,
    settings: PersonalSettings,
    medicine: Iterable[MedicineStretch] = (),
) -> Count:
    """Fold under the person's own choices: whether to count, and whether the first day is zero or one."""
    if settings.counting is Counting.NOT_YET:
        return fold((), today, medicine=medicine)
    rather_not = settings.counting is Counting.RATHER_NOT
    return fold(events, today, now=now, first_day=settings.first_day, rather_not=rather_not, medicine=medicine)


def further_counts(
    things: Iterable[Counted], events: Iterable[CountEvent], today: date, now: datetime, first_day: int = 0
) -> tuple[FurtherCount, ...]:
    """Fold each of the further things for itself, in their order."""
    about: dict[str | None, list[CountEvent]] = {}
    for event in events:
        about.setdefault(event.counted, []).append(event)
    return tuple(
        FurtherCount(thing, fold(about.get(thing.uuid, ()), today, now=now, first_day=first_day)) for thing in things
    )


def medicine_runs(stretches: Iterable[MedicineStretch], today: date) -> tuple[Run, ...]:
    """The days on medicine up to `today`, whatever overlaps counted once, as stretches that do not touch."""
    spans = [(one.first, min(one.last or today, today)) for one in stretches if one.first <= today]
    return tuple(Run(first, first, last) for first, last in joined(spans))


class _Told(Value):
    """What was written down, sorted out: days of each kind, the instants known of them, and the past runs."""

    starts: list[date]
    restarts: list[date]
    used: frozenset[date]
    at: dict[date, datetime]
    spans: list[tuple[date, date]]

    def beginning(self, today: date) -> date | None:
        """The first start; where there is none, the first day that anything tells of; None while it lies ahead."""
        first = self.starts[0] if self.starts else min((*self.restarts[:1], *self.used), default=None)
        return first if first is not None and first <= today else None


def _sorted_out(events: Iterable[CountEvent]) -> _Told:
    starts: set[date] = set()
    restarts: set[date] = set()
    used: set[date] = set()
    at: dict[date, datetime] = {}
    spans: list[tuple[date, date]] = []
    for event in events:
        if event.kind is EventKind.LAPSE:
            used.add(event.day)
            continue
        if event.last is not None:
            spans.append((event.day, event.last))
            continue
        (starts if event.kind is EventKind.START else restarts).add(event.day)
        if event.at is not None and (event.day not in at or event.at < at[event.day]):
            at[event.day] = event.at
    return _Told(sorted(starts), sorted(restarts), frozenset(used), at, spans)


def _elapsed(at: datetime | None, now: datetime | None) -> timedelta | None:
    return now - at if at is not None and now is not None and now >= at else None


def _with_shares(count: Count, first_counted: date) -> Count:
    def share(days: int | None) -> Share:
        first = first_counted
        if days is not None:
            window = count.today - timedelta(days=min(days - 1, days_between(date.min, count.today)))
            # A past run from before they began is told of as far as it lies in these days.
            place = bisect_left(count.runs, window, key=lambda run: run.last)
            known = count.runs[place].first if place < len(count.runs) else first
            first = max(window, min(first, known))
        return Share(count.free_days(first, count.today), max(0, days_between(first, count.today) + 1))

    return replace(count, last_30=share(30), last_90=share(90), since_start=share(None))
