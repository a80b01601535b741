"""When something is due by the clock on the wall."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.schedule import Schedule, Unit, checked_time

DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))
DAY = timedelta(days=1)


def test_every_other_day_goes_on_over_the_end_of_a_month_and_a_year() -> None:
    schedule = Schedule(Unit.DAY, date(2026, 12, 29), every=2)
    due = list(schedule.due_days(date(2026, 12, 28), date(2027, 1, 5)))
    assert due == [date(2026, 12, 29), date(2026, 12, 31), date(2027, 1, 2), date(2027, 1, 4)]


def test_a_monthly_one_from_the_31st_falls_on_the_last_day_of_a_shorter_month() -> None:
    schedule = Schedule(Unit.MONTH, date(2027, 12, 31))
    due = list(schedule.due_days(date(2028, 1, 1), date(2028, 5, 31)))
    assert due == [date(2028, 1, 31), date(2028, 2, 29), date(2028, 3, 31), date(2028, 4, 30), date(2028, 5, 31)]


def test_a_weekly_one_keeps_its_weekday() -> None:
    schedule = Schedule(Unit.WEEK, date(2026, 11, 20), every=2)
    assert [day.isoformat() for day in schedule.due_days(date(2026, 11, 1), date(2026, 12, 31))] == [
        "2026-11-20",
        "2026-12-04",
        "2026-12-18",
    ]


def test_as_needed_is_never_due() -> None:
    schedule = Schedule(Unit.AS_NEEDED, date(2026, 11, 20))
    assert not any(schedule.due_days(date(2026, 11, 1), date(2027, 11, 1)))
    assert schedule.next_day(date(2026, 11, 20)) is None


def test_nothing_is_due_before_the_first_day_or_after_the_last() -> None:
    schedule = Schedule(Unit.DAY, date(2026, 11, 20), last=date(2026, 11, 22))
    assert list(schedule.due_days(date(2026, 1, 1), date(2027, 1, 1))) == [date(2026, 11, day) for day in (20, 21, 22)]
    assert schedule.next_day(date(2026, 11, 22)) is None
    assert schedule.next_day(date(2026, 1, 1)) == date(2026, 11, 20)


@given(DAYS, st.sampled_from([Unit.DAY, Unit.WEEK, Unit.MONTH]), st.integers(1, 6), DAYS)
def test_the_next_day_is_due_and_no_day_before_it_is(first: date, unit: Unit, every: int, after: date) -> None:
    schedule = Schedule(unit, first, every)
    following = schedule.next_day(after)
    assert following is not None
    assert following > after
    assert schedule.due_on(following)
    assert not any(schedule.due_days(after + DAY, following - DAY))


@given(DAYS, st.integers(1, 12), st.integers(0, 60))
def test_months_are_counted_from_the_first_so_that_a_short_one_moves_none_after_it(
    first: date, every: int, turns: int
) -> None:
    schedule = Schedule(Unit.MONTH, first, every)
    year, month = divmod(first.year * 12 + first.month - 1 + every * turns, 12)
    days = [day for number in range(1, 32) if (day := _date(year, month + 1, number)) and schedule.due_on(day)]
    assert len(days) == 1
    assert days[0].day == first.day or (days[0] + DAY).day == 1


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@pytest.mark.parametrize("words", ["8:00", "08:60", "24:00", "0800", "", "08:00 ", "0\u0668:00"])
def test_what_is_no_time_of_the_day_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="no time of the day"):
        checked_time(words)


def test_a_schedule_that_cannot_be_is_refused() -> None:
    first = date(2026, 11, 20)
    for wrong in (
        {"every": 0},
        {"last": first - DAY},
        {"times": ("20:00", "08:00")},
        {"times": ("08:00", "08:00")},
    ):
        with pytest.raises(ValueError, match=r"."):
            Schedule(Unit.DAY, first, **wrong)  # type: ignore[arg-type]
