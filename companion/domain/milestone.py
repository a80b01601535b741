"""Milestones of a run or a total: small ones soon, then months, then every year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from itertools import count, takewhile

from companion.domain.day import add_months, days_between
from companion.domain.value import Value


class MilestoneUnit(StrEnum):
    """What a milestone is measured in."""

    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


class Milestone(Value):
    """A milestone by name (`amount` of `unit`), and the number of days at which it is reached."""

    unit: MilestoneUnit
    amount: int
    days: int


_BY_DAYS = (
    Milestone(MilestoneUnit.HOURS, 24, 1),
    Milestone(MilestoneUnit.DAYS, 3, 3),
    Milestone(MilestoneUnit.WEEKS, 1, 7),
    Milestone(MilestoneUnit.WEEKS, 2, 14),
    Milestone(MilestoneUnit.DAYS, 30, 30),
    Milestone(MilestoneUnit.DAYS, 60, 60),
    Milestone(MilestoneUnit.DAYS, 90, 90),
    Milestone(MilestoneUnit.DAYS, 100, 100),
)
_BY_MONTHS = ((MilestoneUnit.MONTHS, 6, 6), (MilestoneUnit.MONTHS, 9, 9), (MilestoneUnit.YEARS, 1, 12))
_YEAR_AND_A_HALF = (MilestoneUnit.MONTHS, 18, 18)
_LAST_YEAR = 9998


def milestones(since: date | None = None) -> Iterator[Milestone]:
    """Yield milestones without end, each further off than the one before.

    With `since`, months and years follow the calendar from that date; without, as for a total, a month is a
    twelfth of 365.25 days.
    """
    yield from _BY_DAYS
    for unit, amount, months in (*_BY_MONTHS, _YEAR_AND_A_HALF):
        yield Milestone(unit, amount, _days(since, months))
    for years in count(2):
        if since is not None and since.year + years > _LAST_YEAR:
            return
        yield Milestone(MilestoneUnit.YEARS, years, _days(since, years * 12))


def next_milestone(days: int, since: date | None = None) -> Milestone | None:
    """Give the first milestone that lies ahead of so many days; None only at the end of the calendar."""
    return next((milestone for milestone in milestones(since) if milestone.days > days), None)


def reached(days: int, since: date | None = None) -> tuple[Milestone, ...]:
    """Give every milestone that so many days have passed, oldest first."""
    return tuple(takewhile(lambda milestone: milestone.days <= days, milestones(since)))


def _days(since: date | None, months: int) -> int:
    if since is None:
        return round(months * 365.25 / 12)
    return days_between(since, add_months(since, months))
