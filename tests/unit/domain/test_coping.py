"""What can be said of a way to cope from how it went, and what not."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.coping import Record, ToolUse, cautious, checked_rating

drops = st.lists(st.integers(-10, 10), min_size=1, max_size=40)


def use(before: int | None, after: int | None) -> ToolUse:
    return ToolUse("u", "stop-skill", date(2026, 11, 21), datetime(2026, 11, 21, 18, tzinfo=UTC), before, after, None)


def record(*known: int) -> Record:
    eased = sum(drop > 0 for drop in known)
    return Record(len(known), len(known), eased, sum(known) / len(known), cautious(len(known), sum(known)))


def test_one_lucky_time_does_not_lead() -> None:
    assert cautious(1, 10) < cautious(9, 9 * 2.4)
    assert record(10).standing < record(*[2] * 9).standing


@given(drops)
def test_the_same_again_never_makes_a_way_that_helps_less_sure(known: list[int]) -> None:
    if sum(known) > 0:
        assert cautious(2 * len(known), 2 * sum(known)) > cautious(len(known), sum(known))


@given(drops)
def test_what_can_be_counted_on_is_never_more_than_the_mean(known: list[int]) -> None:
    assert cautious(len(known), sum(known)) <= max(0.0, sum(known) / len(known))


def test_what_was_never_rated_stands_where_nothing_is_known() -> None:
    assert cautious(0, 0) == 0
    assert Record(5).standing == 0
    assert not Record(5).helped


def test_what_keeps_not_helping_stands_below_what_was_never_tried() -> None:
    assert record(0, -1, 0, 0).standing < Record().standing
    assert record(-3).standing == 0


def test_it_helped_when_it_eased_more_often_than_not_and_on_average() -> None:
    assert record(2, 1, -1).helped
    assert not record(9, -1, -1, 0).helped
    assert not record(1, 1, -9).helped


@pytest.mark.parametrize(
    ("before", "after", "drop"),
    [(7, 3, 4), (3, 7, -4), (5, 0, 5), (0, 2, -2), (0, 0, None), (None, 3, None), (7, None, None), (None, None, None)],
)
def test_not_given_is_not_zero(before: int | None, after: int | None, drop: int | None) -> None:
    assert use(before, after).drop == drop


@pytest.mark.parametrize("value", [-1, 11, True])
def test_a_rating_outside_the_scale_is_refused(value: int) -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        checked_rating(value)


@pytest.mark.parametrize("value", [None, 0, 10])
def test_a_rating_on_the_scale_is_kept_as_it_is(value: int | None) -> None:
    assert checked_rating(value) is value
