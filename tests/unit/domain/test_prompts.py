"""A question beside an empty page: another each day, and never the same twice in a row."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.prompts import after, first_of, in_order

IDS = tuple(f"one-{number}" for number in range(12))
DAYS = st.dates(date(2020, 1, 1), date(2090, 1, 1))


@given(DAYS)
def test_a_day_has_all_questions_once_and_always_in_the_same_order(day: date) -> None:
    assert sorted(in_order(IDS, day)) == sorted(IDS)
    assert in_order(IDS, day) == in_order(IDS, day)


@given(DAYS, st.sampled_from(IDS))
def test_what_was_shown_last_is_not_shown_first(day: date, last: str) -> None:
    assert first_of(IDS, day, last) != last


@given(DAYS)
def test_a_day_does_not_begin_as_the_day_before_did(day: date) -> None:
    assert first_of(IDS, day) != in_order(IDS, day - timedelta(days=1))[0]


@given(DAYS, st.integers(1, 30))
def test_another_one_is_another_one_until_all_were_shown(day: date, steps: int) -> None:
    shown = [first_of(IDS, day)]
    for _ in range(steps):
        shown.append(after(IDS, day, shown[-1]))
    assert all(one != other for one, other in itertools.pairwise(shown))
    assert len(set(shown[: len(IDS)])) == min(len(shown), len(IDS))


def test_one_that_is_not_among_them_is_followed_by_the_first() -> None:
    assert after(IDS, date(2026, 11, 21), "gone") == in_order(IDS, date(2026, 11, 21))[0]


def test_where_there_is_but_one_it_is_shown_and_where_there_is_none_it_is_said() -> None:
    assert first_of(("only",), date(2026, 11, 21), "only") == "only"
    with pytest.raises(ValueError, match="no questions"):
        first_of((), date(2026, 11, 21))
