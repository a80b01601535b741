"""Stretches of days, the points of a line, and how near a wish is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.money import Money
from companion.domain.progress import Reach, Span, Step, Wish, buckets, span_of, usual_step

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@pytest.mark.parametrize(("reach", "days"), [(Reach.YEAR, 365), (Reach.DAYS_90, 90), (Reach.DAYS_30, 30)])
def test_a_reach_ends_today_and_has_its_days(reach: Reach, days: int) -> None:
    span = span_of(reach, TODAY, date(2020, 1, 1))
    assert (span.last, span.days) == (TODAY, days)


def test_all_time_begins_on_the_first_day_on_record_and_never_after_today() -> None:
    assert span_of(Reach.ALL, TODAY, date(2020, 1, 1)).first == date(2020, 1, 1)
    assert span_of(Reach.ALL, TODAY, None) == Span(TODAY, TODAY)
    assert span_of(Reach.ALL, TODAY, TODAY + DAY) == Span(TODAY, TODAY)


def test_a_stretch_never_ends_before_it_begins() -> None:
    with pytest.raises(ValueError, match="no stretch"):
        Span(TODAY, TODAY - DAY)


@given(DAYS, st.integers(0, 4000))
def test_the_time_before_is_as_long_and_ends_the_day_before(first: date, more: int) -> None:
    span = Span(first, first + DAY * more)
    before = span.before
    assert before is not None
    assert (before.days, before.last) == (span.days, first - DAY)


def test_before_the_calendar_begins_there_is_no_time() -> None:
    assert Span(date.min, TODAY).before is None


@given(DAYS, st.integers(0, 4000), st.sampled_from(Step))
def test_every_day_of_a_stretch_is_in_one_point_and_in_no_other(first: date, more: int, step: Step) -> None:
    span = Span(first, first + DAY * more)
    points = buckets(span, step)
    assert list(points) == sorted(set(points))
    assert points[0] <= span.first
    assert points[-1] <= span.last
    if step is Step.DAY:
        assert len(points) == span.days
    if step is Step.WEEK:
        assert len(points) == -(-span.days // 7)


def test_longer_stretches_are_drawn_by_longer_steps() -> None:
    steps = [usual_step(Span(TODAY - DAY * days, TODAY)) for days in (30, 89, 364, 800, 3650)]
    assert steps == [Step.DAY, Step.DAY, Step.WEEK, Step.WEEK, Step.MONTH]


def test_a_wish_is_as_near_as_its_money_or_its_days() -> None:
    assert Wish("", "Boots", cents=8000).share(Money(2000, 10), 10) == 0.25
    assert Wish("", "Boots", cents=8000).share(Money(20_000, 10), 10) == 1
    assert Wish("", "Boots", cents=8000).share(None, 10) is None
    assert Wish("", "A day by the sea", days=40).share(None, 10) == 0.25
    assert Wish("", "A dog").share(Money(1, 1), 10) is None
