"""Runs of days in a row without use: where they begin and end, and when two of them are one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from companion.domain.day import days_between
from companion.domain.value import Value

_DAY = timedelta(days=1)
Span = tuple[date, date]


class Run(Value):
    """Days in a row without use: counted from `since`, the days themselves run from `first` to `last`."""

    since: date
    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days without use the run holds."""
        return max(0, days_between(self.first, self.last) + 1)


def first_free(since: date, used: frozenset[date], first_day: int) -> date:
    """The first day that is counted of a run counted from `since`: that day itself only as day one, and not used."""
    return since if first_day and since not in used else since + _DAY


def told_runs(
    began: date, lapses: Sequence[date], restarts: Sequence[date], starts: Sequence[date], first_day: int, today: date
) -> tuple[list[Run], date | None]:
    """Give the runs that ended, and the day the current one counts from (None between a lapse and a restart).

    All days are in order, and lapses none before they began. Of the restarts between a lapse and the next, the first
    is the one that counts; a further start there gives its days back where the restart is later than it.
    """
    used = frozenset(lapses)
    ended: list[Run] = []
    since: date | None = began
    for place, lapse in enumerate(lapses):
        if since is not None and since < lapse:
            run = Run(since, first_free(since, used, first_day), lapse - _DAY)
            if run.days:
                ended.append(run)
        following = lapses[place + 1] if place + 1 < len(lapses) else None
        again = _first_between(restarts, bisect_left(restarts, lapse), following)
        since = lapse
        if again is not None:
            start = _first_between(starts, bisect_right(starts, lapse), following)
            since = again if start is None else min(start, again)
    return ended, since if since is not None and since <= today else None


def past_runs(spans: Iterable[Span], used: frozenset[date], first_day: int, today: date) -> tuple[Run, ...]:
    """The days of past runs up to `today`, each day once and none of use, oldest first."""
    spans = [(first, min(last, today)) for first, last in spans if first <= today]
    days_of_use = sorted(used) if spans else []
    runs: list[Run] = []
    for first, last in joined(spans):
        for lapse in days_of_use[bisect_left(days_of_use, first) : bisect_right(days_of_use, last)]:
            if first < lapse:
                runs.append(_past_run(first, lapse - _DAY, first_day))
            if lapse == last:
                break
            first = lapse + _DAY
        else:
            runs.append(_past_run(first, last, first_day))
    return tuple(runs)


def together(past: tuple[Run, ...], others: Iterable[Run]) -> tuple[Run, ...]:
    """All runs in order; those that share a day, or follow each other with no day between, made one.

    A day zero is a day between: it is not counted.
    """
    if not past:
        return tuple(others)
    runs: list[Run] = []
    for run in sorted((*past, *others), key=lambda run: (run.first, run.last)):
        if runs and days_between(runs[-1].last, run.first) <= 1:
            runs[-1] = Run(min(runs[-1].since, run.since), runs[-1].first, max(runs[-1].last, run.last))
        else:
            runs.append(run)
    return tuple(runs)


def joined(spans: Iterable[Span]) -> list[Span]:
    """The same days as spans that neither overlap nor touch, in order."""
    found: list[Span] = []
    for first, last in sorted(spans):
        if found and days_between(found[-1][1], first) <= 1:
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return found


def only_before(before: Iterable[Run], after: Sequence[Run], last: date) -> tuple[Span, ...]:
    """The days up to `last` that runs held before and hold no more, as spans, oldest first."""
    lost: list[Span] = []
    for run in before:
        first, end = run.first, min(run.last, last)
        for held in after[bisect_left(after, first, key=lambda one: one.last) :]:
            if held.first > end:
                break
            if first < held.first:
                lost.append((first, held.first - _DAY))
            first = held.last + _DAY
        if first <= end:
            lost.append((first, end))
    return tuple(lost)


def _first_between(days: Sequence[date], place: int, following: date | None) -> date | None:
    found = days[place] if place < len(days) else None
    return found if found is not None and (following is None or found < following) else None


def _past_run(first: date, last: date, first_day: int) -> Run:
    # Its days are all counted; the day zero before them is where its milestones are measured from.
    return Run(first if first_day or first == date.min else first - _DAY, first, last)
