"""Milestones of a run, of all days without use, and of days on medicine: small ones soon, then months, then years."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from itertools import count as numbers
from itertools import islice, takewhile

from companion.domain.counter import Count, CountState
from companion.domain.day import add_months, days_between
from companion.domain.runs import Run
from companion.domain.tolerance import BREAK_FROM, had_break
from companion.domain.value import Value


class MilestoneUnit(StrEnum):
    """What a milestone is measured in."""

    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


class Basis(StrEnum):
    """Which days a milestone counts: those of one run, all without use, or those on medicine."""

    RUN = "run"
    TOTAL = "total"
    MEDICINE = "medicine"


class Milestone(Value):
    """A milestone by name (`amount` of `unit`), and the number of days at which it is reached.

    The person's own has a `uuid`, and a `name` where they gave it one.
    """

    unit: MilestoneUnit
    amount: int
    days: int
    name: str = ""
    uuid: str = ""

    @property
    def key(self) -> str:
        """What tells it from the others of its basis, in every run; the first is one, said in hours or as a day."""
        if self.uuid:
            return self.uuid
        return "hours-24" if (self.unit, self.amount) == _FIRST_DAY else f"{self.unit.value}-{self.amount}"


class OwnMilestone(Value):
    """A milestone the person set: so many days of a basis; ValueError for none."""

    uuid: str
    basis: Basis
    days: int
    name: str = ""

    def __post_init__(self) -> None:
        if not 0 < self.days <= LAST_DAYS:
            raise ValueError(f"a milestone is 1 to {LAST_DAYS} days, not {self.days}")


class Reached(Value):
    """A milestone that was reached, with each day it was (a run may reach what an earlier one did), oldest first.

    `going_on` tells that the current run, or the stretch on medicine, is what reached it last.
    """

    basis: Basis
    milestone: Milestone
    days: tuple[date, ...]
    going_on: bool = True


class Coming(Value):
    """A milestone that lies ahead: in how many days, and the day that will be if nothing comes between."""

    basis: Basis
    milestone: Milestone
    left: int
    day: date


class Standing(Value):
    """All milestones of one day: those reached, the latest first, and those coming, the nearest first."""

    reached: tuple[Reached, ...] = ()
    coming: tuple[Coming, ...] = ()


class Due(Value):
    """A milestone to be shown on Today: which, when it was reached, the name it is put away under, and its safety.

    `tolerance` tells that a word about lowered tolerance belongs to it: where it is of a few days itself, or of the
    first hours after a break that was longer. `lapsed` tells that they have used since they began.
    """

    basis: Basis
    milestone: Milestone
    day: date
    name: str
    tolerance: bool
    lapsed: bool = False


#: A little over a hundred years.
LAST_DAYS = 40_000
#: For so many days a milestone stays on Today, unless it is put away.
SHOWN_FOR = 7
#: For so many days after a lapse none of all days together is shown: that morning it would sound like a mistake.
HELD_FOR = 3
#: How many that lie ahead are told of each basis; of the person's own, all.
AHEAD = 4

_BY_DAYS = (
    Milestone(MilestoneUnit.DAYS, 3, 3),
    Milestone(MilestoneUnit.WEEKS, 1, 7),
    Milestone(MilestoneUnit.WEEKS, 2, 14),
    Milestone(MilestoneUnit.DAYS, 30, 30),
    Milestone(MilestoneUnit.DAYS, 60, 60),
    Milestone(MilestoneUnit.DAYS, 90, 90),
    Milestone(MilestoneUnit.DAYS, 100, 100),
)
_BY_MONTHS = (
    (MilestoneUnit.MONTHS, 6, 6),
    (MilestoneUnit.MONTHS, 9, 9),
    (MilestoneUnit.YEARS, 1, 12),
    (MilestoneUnit.MONTHS, 18, 18),
)
_FIRST_DAY = (MilestoneUnit.DAYS, 1)
_LAST_YEAR = 9998
_DAY = timedelta(days=1)


def milestones(since: date | None = None, first_day: int = 0, *, hours: bool = True) -> Iterator[Milestone]:
    """Yield milestones without end, each further off than the one before.

    With `since`, months and years follow the calendar from that date; without, as for a total, a month is a
    twelfth of 365.25 days. Where the first day counts as day one, hours and months take their own time all the same.
    Without `hours` the first is a day: on the date after, nobody knows whether 24 hours have gone by.
    """
    unit, amount = (MilestoneUnit.HOURS, 24) if hours else _FIRST_DAY
    yield Milestone(unit, amount, 1 + first_day)
    yield from _BY_DAYS
    for unit, amount, months in _BY_MONTHS:
        yield Milestone(unit, amount, _days(since, months) + first_day)
    for years in numbers(2):
        if since is not None and since.year + years > _LAST_YEAR:
            return
        yield Milestone(MilestoneUnit.YEARS, years, _days(since, years * 12) + first_day)


def reached(days: int, since: date | None = None, first_day: int = 0, *, hours: bool = True) -> tuple[Milestone, ...]:
    """Give every milestone that so many days have passed, oldest first."""
    return tuple(takewhile(lambda milestone: milestone.days <= days, milestones(since, first_day, hours=hours)))


def next_of(count: Count, own: Iterable[OwnMilestone] = (), first_day: int = 0) -> Coming | None:
    """What the current run comes to next, the person's own among them; None without a run."""
    if count.since is None:
        return None
    ahead = [one for one in _own_of(own, Basis.RUN) if one.days > count.days]
    usual = milestones(count.since, first_day, hours=count.stopped is not None)
    found = next((one for one in usual if one.days > count.days or not _hours_are_full(one, count)), None)
    if found is not None:
        ahead.insert(0, found)
    if not ahead:
        return None
    return _coming(Basis.RUN, min(ahead, key=lambda one: one.days), count.days, count.today)


def standing(count: Count, own: Iterable[OwnMilestone] = (), first_day: int = 0) -> Standing:
    """Every milestone there is on the count's day."""
    own = tuple(own)
    current = count.since is not None
    since, total = (count.since, count.days) if current else (None, 0)
    gone: list[Reached] = list(_reached_by_runs(count, own, first_day))
    ahead: list[Coming] = []
    if current:
        all_of_it = milestones(since, first_day, hours=count.stopped is not None)
        usual = (one for one in all_of_it if one.days > total or not _hours_are_full(one, count))
        ahead += _ahead(Basis.RUN, usual, own, total, count.today)
    going_on = bool(count.medicine) and count.medicine[-1].last == count.today
    for basis, runs, goes_on in ((Basis.TOTAL, count.runs, current), (Basis.MEDICINE, count.medicine, going_on)):
        days = sum(run.days for run in runs)
        usual_gone = [one for one in reached(days) if one.unit is not MilestoneUnit.HOURS]
        for one in (*usual_gone, *(mine for mine in _own_of(own, basis) if mine.days <= days)):
            gone.append(Reached(basis, one, (_day_number(runs, one.days),), goes_on))
        if goes_on:
            usual = (one for one in milestones() if one.days > days and one.unit is not MilestoneUnit.HOURS)
            ahead += _ahead(basis, usual, own, days, count.today)
    gone.sort(key=lambda one: (one.days[-1], one.milestone.days), reverse=True)
    ahead.sort(key=lambda one: (one.left, one.milestone.days))
    return Standing(tuple(gone), tuple(ahead))


def due(count: Count, own: Iterable[OwnMilestone] = (), seen: Collection[str] = (), first_day: int = 0) -> Due | None:
    """The milestone to show on Today: reached within the last week, not put away; None on the day of a lapse.

    One of all days together waits a few days after a lapse, and is shown then.
    The latest, and of several reached on one day the one of most days; one of a run only while that run goes on.
    """
    found = [one for one in _fresh(count, tuple(own), first_day) if one.name not in seen]
    return max(found, key=lambda one: (one.day, one.milestone.days), default=None)


def names_to_put_away(count: Count, own: Iterable[OwnMilestone] = (), first_day: int = 0) -> tuple[str, ...]:
    """The names of all milestones that could be shown now: closing the one shown closes those behind it."""
    return tuple(one.name for one in _fresh(count, tuple(own), first_day))


def _fresh(count: Count, own: Sequence[OwnMilestone], first_day: int) -> Iterator[Due]:
    if count.lapses and count.lapses[-1] == count.today:
        return
    week_ago = count.today - (SHOWN_FOR - 1) * _DAY
    bases: list[tuple[Basis, tuple[Run, ...]]] = [(Basis.MEDICINE, count.medicine)]
    # Days on medicine are there for those as well who count nothing else.
    if count.state is CountState.COUNTING and count.since is not None:
        current = (Run(count.since, count.today - (count.days - 1) * _DAY, count.today),) if count.days else ()
        bases.append((Basis.RUN, current))
        if not count.lapses or days_between(count.lapses[-1], count.today) > HELD_FOR:
            bases.append((Basis.TOTAL, count.runs))
    for basis, runs in bases:
        days = sum(run.days for run in runs)
        of_run = basis is Basis.RUN
        timed = count.stopped is not None
        usual = reached(days, count.since, first_day, hours=timed) if of_run else reached(days)
        if basis is Basis.TOTAL and len(runs) == 1:
            # The run is all there is: its own are said once, and not again a day before or after.
            usual = ()
        lately = days - SHOWN_FOR
        for one in (*usual, *_own_of(own, basis)):
            hours = one.unit is MilestoneUnit.HOURS
            if not lately < one.days <= days or (hours and not (of_run and _hours_are_full(one, count))):
                continue
            day = _day_number(runs, one.days)
            if day >= week_ago:
                # No number of years gives it back, and medicine that is stopped is a break like another.
                tolerance = one.days >= BREAK_FROM or had_break(count)
                yield Due(basis, one, day, seen_name(basis, one, count.since), tolerance, bool(count.lapses))


def seen_name(basis: Basis, milestone: Milestone, since: date | None) -> str:
    """The name a milestone is put away under: a run's own for each run."""
    if basis is Basis.RUN and since is not None:
        return f"{basis.value}:{since.isoformat()}:{milestone.key}"
    return f"{basis.value}:{milestone.key}"


def _reached_by_runs(count: Count, own: Sequence[OwnMilestone], first_day: int) -> Iterator[Reached]:
    found: dict[str, list[date]] = {}
    latest: dict[str, tuple[Milestone, Run]] = {}
    mine = _own_of(own, Basis.RUN)
    for run in count.runs:
        now = run.since == count.since
        # Of a run that ended all days are over; only of the first of one that goes on it may not be known.
        usual = reached(run.days, run.since, first_day, hours=not now or count.stopped is not None)
        for one in (*usual, *(one for one in mine if one.days <= run.days)):
            if now and not _hours_are_full(one, count):
                continue
            found.setdefault(one.key, []).append(run.first + (one.days - 1) * _DAY)
            latest[one.key] = one, run
    for key, days in found.items():
        one, run = latest[key]
        yield Reached(Basis.RUN, one, tuple(days), run.since == count.since)


def _hours_are_full(milestone: Milestone, count: Count) -> bool:
    # A day begins with the date; 24 hours are over only when they are.
    if milestone.unit is not MilestoneUnit.HOURS:
        return True
    return count.elapsed is not None and count.elapsed >= timedelta(hours=milestone.amount)


def _own_of(own: Iterable[OwnMilestone], basis: Basis) -> tuple[Milestone, ...]:
    return tuple(
        Milestone(MilestoneUnit.DAYS, one.days, one.days, one.name, one.uuid) for one in own if one.basis is basis
    )


def _ahead(
    basis: Basis, usual: Iterator[Milestone], own: Iterable[OwnMilestone], days: int, today: date
) -> list[Coming]:
    ahead = (*islice(usual, AHEAD), *(one for one in _own_of(own, basis) if one.days > days))
    return [_coming(basis, one, days, today) for one in ahead]


def _coming(basis: Basis, milestone: Milestone, days: int, today: date) -> Coming:
    left = max(0, milestone.days - days)
    room = days_between(today, date.max)
    return Coming(basis, milestone, left, today + min(left, room) * _DAY)


def _day_number(runs: Sequence[Run], number: int) -> date:
    """The day that was the so-and-so-manieth of all runs."""
    for run in runs:
        if number <= run.days:
            return run.first + (number - 1) * _DAY
        number -= run.days
    raise ValueError("the runs hold fewer days")


def _days(since: date | None, months: int) -> int:
    if since is None:
        return round(months * 365.25 / 12)
    return days_between(since, add_months(since, months))
