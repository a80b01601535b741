"""Which number is shown large: the one chosen, and never a zero."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.counter import CountEvent, EventKind, MedicineStretch, fold
from companion.domain.figure import Figure, Measure, figure
from companion.domain.settings import Headline

BEGAN = date(2026, 8, 14)
DAYS = Measure.DAYS


def on(offset: int) -> date:
    return BEGAN + timedelta(days=offset)


START = CountEvent("start", EventKind.START, BEGAN)


def lapse(offset: int) -> CountEvent:
    return CountEvent(f"lapse{offset}", EventKind.LAPSE, on(offset))


def test_the_chosen_number_is_shown_as_it_is() -> None:
    count = fold([START, lapse(60)], on(99), medicine=[MedicineStretch("m", on(90))])
    assert {headline: figure(count, headline).number for headline in Headline if headline is not Headline.HIDDEN} == {
        Headline.CURRENT: 39,
        Headline.LONGEST: 59,
        Headline.TOTAL: 98,
        Headline.SHARE_30: 30,
        Headline.SHARE_90: 89,
        Headline.SINCE_START: 99,
        Headline.MEDICINE: 10,
    }


@pytest.mark.parametrize("after", [0, 1])
def test_on_the_day_of_a_lapse_and_the_day_after_all_they_gained_is_shown(after: int) -> None:
    count = fold([START, lapse(99)], on(99 + after))
    assert figure(count, Headline.CURRENT) == Figure(Headline.TOTAL, DAYS, 98 + after)
    assert figure(count, Headline.LONGEST) == Figure(Headline.LONGEST, DAYS, 98)


def test_two_days_after_a_lapse_the_run_stands_there_again() -> None:
    assert figure(fold([START, lapse(99)], on(101)), Headline.CURRENT) == Figure(Headline.CURRENT, DAYS, 2)


def test_between_using_and_stopping_all_they_gained_is_shown() -> None:
    count = fold([START, lapse(60), CountEvent("open", EventKind.RESTART, date.max)], on(80))
    assert figure(count, Headline.CURRENT) == Figure(Headline.TOTAL, DAYS, 59)


def test_the_day_they_stop_again_is_no_zero() -> None:
    count = fold([START, lapse(60), CountEvent("again", EventKind.RESTART, on(80))], on(80))
    assert figure(count, Headline.CURRENT) == Figure(Headline.TOTAL, DAYS, 59)


def test_before_the_first_full_day_the_hours_are_shown_where_they_are_known() -> None:
    stopped = datetime(2026, 8, 14, 9, tzinfo=UTC)
    start = CountEvent("start", EventKind.START, BEGAN, stopped)

    def at(**later: int) -> Figure:
        return figure(fold([start], BEGAN, now=stopped + timedelta(**later)), Headline.CURRENT)

    assert at(hours=7, minutes=12) == Figure(Headline.CURRENT, Measure.HOURS, 7)
    assert at(minutes=12) == Figure(Headline.CURRENT, Measure.MINUTES, 12)
    assert at(seconds=30) == Figure(Headline.CURRENT, Measure.FIRST_DAY)
    assert figure(fold([START], BEGAN), Headline.CURRENT) == Figure(Headline.CURRENT, Measure.FIRST_DAY)


@pytest.mark.parametrize("headline", [Headline.SHARE_30, Headline.SHARE_90, Headline.MEDICINE, Headline.LONGEST])
def test_a_choice_with_nothing_to_say_gives_way_to_one_that_has(headline: Headline) -> None:
    used = [lapse(offset) for offset in range(10, 200)]
    count = fold([START, *used], on(199))
    assert figure(count, headline).number == 9


@given(
    st.lists(
        st.builds(
            lambda kind, offset: CountEvent(f"{kind}{offset}", kind, on(offset)),
            st.sampled_from([EventKind.LAPSE, EventKind.RESTART, EventKind.START]),
            st.integers(0, 60),
        ),
        max_size=8,
    ),
    st.integers(0, 60),
    st.sampled_from([one for one in Headline if one is not Headline.HIDDEN]),
    st.integers(0, 1),
)
def test_a_zero_is_never_the_number(events: list[CountEvent], offset: int, headline: Headline, first_day: int) -> None:
    shown = figure(fold(events, on(offset), first_day=first_day), headline)
    assert (shown.number > 0) == (shown.measure is not Measure.FIRST_DAY)
