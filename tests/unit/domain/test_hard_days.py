"""Days expected to be hard, and when the plan is shown for them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.hard_days import EVENING, HardDay, ahead

DAY = timedelta(days=1)
TODAY = date(2026, 11, 21)
DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


def hard(day: date, name: str = "Pay day", *, yearly: bool = False) -> HardDay:
    return HardDay(name, day, name, yearly=yearly)


@pytest.mark.parametrize(("hour", "told"), [(4, False), (15, False), (16, True), (23, True), (0, True), (3, True)])
def test_tomorrow_is_told_of_from_the_evening_on_and_through_the_night(hour: int, told: bool) -> None:
    found = ahead([hard(TODAY + DAY)], TODAY, hour, 4)
    assert (found is not None) is told
    assert found is None or found.tomorrow


def test_the_day_itself_is_told_of_all_day_and_before_tomorrow() -> None:
    days = [hard(TODAY + DAY, "Birthday"), hard(TODAY)]
    for hour in (5, 12, 20, 1):
        found = ahead(days, TODAY, hour, 4)
        assert found is not None
        assert (found.hard_day.name, found.tomorrow) == ("Pay day", False)


def test_nothing_is_told_of_a_day_that_is_past_or_further_off() -> None:
    days = [hard(TODAY - DAY), hard(TODAY + DAY * 2)]
    assert ahead(days, TODAY, EVENING, 4) is None


def test_one_of_the_29th_of_february_falls_on_the_28th_in_other_years() -> None:
    leap = hard(date(2024, 2, 29), yearly=True)
    assert leap.on(date(2024, 2, 29))
    assert leap.on(date(2025, 2, 28))
    assert not leap.on(date(2028, 2, 28))
    assert leap.on(date(2028, 2, 29))
    assert leap.next(date(2025, 3, 1)) == date(2026, 2, 28)


@given(DAYS, DAYS)
def test_the_next_time_of_a_yearly_day_is_within_a_year_and_none_lies_before_it(first: date, today: date) -> None:
    one = hard(first, yearly=True)
    following = one.next(today)
    assert following is not None
    assert following >= today
    assert one.on(following)
    if today > first:
        assert (following - today).days <= 366
        assert not any(one.on(today + DAY * number) for number in range((following - today).days))


@given(DAYS, DAYS)
def test_a_day_that_comes_once_is_on_no_other_day(day: date, other: date) -> None:
    assert hard(day).on(other) is (day == other)
    assert hard(day).next(other) == (day if day >= other else None)
