"""Counting days: a pure fold over starts, lapses, restarts and past runs.

The day someone names as their start is day zero (or day one, if they prefer to count so). A lapse ends a run and
keeps it; they count again from that day, or from the day they say they stopped again. Days in between are days of
use. A past run is written down with the first and the last of its days, and adds them wherever they lie. Days on
prescribed medicine are counted by themselves and touch nothing else.

Only a day of use takes a day away, and only that one; the order in which things were written down never matters.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum

from companion.domain.day import days_between
from companion.domain.settings import Counting, PersonalSettings
from companion.domain.value import Value, replace

_DAY = timedelta(days=1)


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

    `since` and `days` are the current run, `stopped` the instant it began where that is known, and `elapsed` the time
    since then; a lapse's own time never sets it, only a start or a restart does. `runs` are oldest first and include
    the current one once it holds a day; past runs from before `began` are among them, and in the longest and the total.
    `lapses` are the days with a lapse since they began. `on_medicine` counts days on prescribed medicine, in the
    stretches of `medicine`.
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
    def lapse_days(self) -> int:
        """On how many days there was a lapse."""
        return len(self.lapses)

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
    stops, used, at, spans = _sorted_out(events)
    past = _past_runs(spans, used, first_day, today)
    began = _beginning(stops, today)
    if began is None and not past:
        return bare
    ended: list[Run] = []
    lapses: tuple[date, ...] = ()
    since = began
    if began is not None:
        lapses = tuple(day for day in sorted(used) if began <= day <= today)
        restarts = sorted(day for day in stops if day >= began)
        ended, since = _runs(began, lapses, restarts, first_day, today)
    current = None if since is None else Run(since, _first_free(since, used, first_day), today)
    runs = _together(past, (*ended, current) if current is not None and current.days else ended)
    if current is not None and current.days:
        # A past run may reach into it.
        current = runs[-1]
    stopped = at.get(current.since) if current is not None and current.since == since else None
    state = CountState.COUNTING if current else CountState.BETWEEN
    count = replace(
        bare,
        state=CountState.RATHER_NOT if rather_not else state,
        began=past[0].first if began is None else began,
        since=current.since if current else None,
        days=current.days if current else 0,
        elapsed=_elapsed(stopped, now),
        runs=runs,
        longest=max((run.days for run in runs), default=0),
        total=sum(run.days for run in runs),
        lapses=lapses,
        stopped=stopped,
    )
    return _with_shares(count, past[0].first if began is None else _first_free(began, used, first_day))


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
    return tuple(Run(first, first, last) for first, last in _joined(spans))


def _sorted_out(
    events: Iterable[CountEvent],
) -> tuple[dict[date, EventKind], frozenset[date], dict[date, datetime], list[tuple[date, date]]]:
    stops: dict[date, EventKind] = {}
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
        if stops.get(event.day) is not EventKind.START:
            stops[event.day] = event.kind
        if event.at is not None and (event.day not in at or event.at < at[event.day]):
            at[event.day] = event.at
    return stops, frozenset(used), at, spans


def _beginning(stops: dict[date, EventKind], today: date) -> date | None:
    starts = [day for day, kind in stops.items() if kind is EventKind.START] or list(stops)
    first = min(starts, default=None)
    return first if first is not None and first <= today else None


def _runs(
    began: date, lapses: tuple[date, ...], restarts: list[date], first_day: int, today: date
) -> tuple[list[Run], date | None]:
    """Give the runs that ended, and the day the current one counts from (None between a lapse and a restart).

    A restart belongs to the last lapse before it.
    """
    used = frozenset(lapses)
    ended: list[Run] = []
    since: date | None = began
    for place, lapse in enumerate(lapses):
        if since is not None and since < lapse:
            run = Run(since, _first_free(since, used, first_day), lapse - _DAY)
            if run.days:
                ended.append(run)
        following = lapses[place + 1] if place + 1 < len(lapses) else None
        stop = bisect_left(restarts, lapse)
        again = restarts[stop] if stop < len(restarts) else None
        since = again if again is not None and (following is None or again < following) else lapse
    return ended, since if since is not None and since <= today else None


def _first_free(since: date, used: frozenset[date], first_day: int) -> date:
    return since if first_day and since not in used else since + _DAY


def _past_runs(spans: list[tuple[date, date]], used: frozenset[date], first_day: int, today: date) -> tuple[Run, ...]:
    """The days of past runs up to `today`, each day once and none of use, oldest first."""
    days_of_use = sorted(used) if spans else []
    runs: list[Run] = []
    for first, last in _joined([(first, min(last, today)) for first, last in spans if first <= today]):
        for lapse in days_of_use[bisect_left(days_of_use, first) : bisect_right(days_of_use, last)]:
            if first < lapse:
                runs.append(_past_run(first, lapse - _DAY, first_day))
            if lapse == last:
                break
            first = lapse + _DAY
        else:
            runs.append(_past_run(first, last, first_day))
    return tuple(runs)


def _past_run(first: date, last: date, first_day: int) -> Run:
    # Its days are all counted; the day zero before them is where its milestones are measured from.
    return Run(first if first_day or first == date.min else first - _DAY, first, last)


def _joined(spans: list[tuple[date, date]]) -> list[tuple[date, date]]:
    """The same days as spans that neither overlap nor touch, in order."""
    joined: list[tuple[date, date]] = []
    for first, last in sorted(spans):
        if joined and days_between(joined[-1][1], first) <= 1:
            joined[-1] = joined[-1][0], max(joined[-1][1], last)
        else:
            joined.append((first, last))
    return joined


def _together(past: tuple[Run, ...], others: Iterable[Run]) -> tuple[Run, ...]:
    """All runs in order, those that share a day made one."""
    runs: list[Run] = []
    for run in sorted((*past, *others), key=lambda run: (run.first, run.last)) if past else others:
        if runs and run.first <= runs[-1].last:
            runs[-1] = Run(runs[-1].since, runs[-1].first, max(runs[-1].last, run.last))
        else:
            runs.append(run)
    return tuple(runs)


def _elapsed(at: datetime | None, now: datetime | None) -> timedelta | None:
    return now - at if at is not None and now is not None and now >= at else None


def _with_shares(count: Count, first_counted: date) -> Count:
    def share(days: int | None) -> Share:
        first = first_counted
        if days is not None and days_between(first_counted, count.today) >= days:
            first = count.today - timedelta(days=days - 1)
        return Share(count.free_days(first, count.today), max(0, days_between(first, count.today) + 1))

    return replace(count, last_30=share(30), last_90=share(90), since_start=share(None))
