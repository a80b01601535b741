"""Milestones: which comes next, by days and by the calendar."""

from __future__ import annotations

from datetime import date
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.milestone import Milestone, MilestoneUnit, milestones, reached

SINCE = date(2026, 8, 14)


def next_milestone(days: int, since: date | None = None, first_day: int = 0) -> Milestone | None:
    return next((milestone for milestone in milestones(since, first_day) if milestone.days > days), None)


@pytest.mark.parametrize(
    ("days", "unit", "amount", "at"),
    [
        (0, "hours", 24, 1),
        (1, "days", 3, 3),
        (3, "weeks", 1, 7),
        (7, "weeks", 2, 14),
        (14, "days", 30, 30),
        (59, "days", 60, 60),
        (60, "days", 90, 90),
        (99, "days", 100, 100),
        (100, "months", 6, 184),
        (184, "months", 9, 273),
        (273, "years", 1, 365),
        (365, "months", 18, 549),
        (549, "years", 2, 731),
        (731, "years", 3, 1096),
    ],
)
def test_the_next_milestone_follows_the_calendar(days: int, unit: str, amount: int, at: int) -> None:
    assert next_milestone(days, SINCE) == Milestone(MilestoneUnit(unit), amount, at)


@given(st.integers(0, 40_000), st.none() | st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_the_next_milestone_lies_ahead_and_the_last_one_reached_does_not(days: int, since: date | None) -> None:
    ahead = next_milestone(days, since)
    assert ahead is not None
    assert ahead.days > days
    behind = reached(days, since)
    assert all(milestone.days <= days for milestone in behind)
    assert ahead not in behind


@given(st.none() | st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_each_milestone_is_further_off_than_the_one_before(since: date | None) -> None:
    assert all(first.days < second.days for first, second in pairwise(islice(milestones(since), 60)))


def test_at_the_end_of_the_calendar_there_is_no_next_milestone() -> None:
    assert next_milestone(10_000_000, date(9990, 1, 1)) is None


def test_with_day_one_the_days_are_those_shown_and_the_calendar_stays_the_calendar() -> None:
    assert next_milestone(99, SINCE, 1) == Milestone(MilestoneUnit.DAYS, 100, 100)
    assert next_milestone(365, SINCE, 1) == Milestone(MilestoneUnit.YEARS, 1, 366)
    assert next_milestone(1, SINCE, 1) == Milestone(MilestoneUnit.HOURS, 24, 2)
