"""When somebody can be reached: read as it is written, and told by the clock on the wall."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.reach import Reach, Span, read, standing, turn, written

OFFICE = "mo-fr 09:00-17:00; sa 10:00-12:00"
#: A Monday.
MONDAY = datetime(2026, 11, 23, tzinfo=UTC)
DAY = 24 * 60

spans = st.builds(
    lambda day, begin, length: Span(day, begin, begin + length),
    st.integers(0, 6),
    st.integers(0, DAY - 1),
    st.integers(1, DAY),
)
walls = st.datetimes(timezones=st.just(UTC))


def at(hours: float, day: int = 0) -> datetime:
    return MONDAY + timedelta(days=day, hours=hours)


def test_office_hours_are_open_until_their_end_and_then_open_next() -> None:
    reach = read(OFFICE)
    assert reach is not None
    assert standing(reach, at(9)).until == at(17)
    assert not standing(reach, at(17)).now
    assert standing(reach, at(17)).next == at(9, 1)
    assert standing(reach, at(13, 5)).next == at(9, 7)


def test_a_night_goes_on_after_midnight_and_over_the_end_of_the_week() -> None:
    reach = read("su 22:00-06:00")
    assert reach is not None
    assert standing(reach, at(23, 6)).until == at(6, 7)
    assert standing(reach, at(2)).until == at(6)
    assert not standing(reach, at(6)).now


@pytest.mark.parametrize("words", ["24/7", "always", "mo-su 00:00-24:00", "daily 8-20, 20-8", "0-24"])
def test_always_has_no_end(words: str) -> None:
    reach = read(words)
    assert reach is not None
    assert reach.always
    assert standing(reach, at(3)) == standing(reach, at(15, 6))
    assert standing(reach, at(3)).until is None


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("Mon\u2013Fri 9\u201317", "mo-fr 09:00-17:00"),
        ("mondays, wednesdays 9.30-12, 14-18", "mo,we 09:30-12:00, 14:00-18:00"),
        ("fr-mo 10-11", "mo,fr-su 10:00-11:00"),
        ("9-17", "mo-su 09:00-17:00"),
    ],
)
def test_other_ways_to_write_it_are_understood(words: str, same: str) -> None:
    assert read(words) == read(same)
    reach = read(words)
    assert reach is not None
    assert written(reach) == same


@pytest.mark.parametrize("words", ["", "  ", "any time", "mo-xx 9-17", "mo 25-26", "mo 9:75-10", "mo", "m 9-17", ";;"])
def test_what_is_not_in_this_form_is_nothing(words: str) -> None:
    assert read(words) is None


@given(st.text(max_size=40))
def test_no_words_break_it(words: str) -> None:
    read(words)


@given(st.sets(spans, min_size=1, max_size=6))
def test_what_is_written_is_read_again(some: set[Span]) -> None:
    reach = Reach(tuple(sorted(some, key=lambda s: (s.day, s.begin, s.end))))
    again = read(written(reach))
    assert again == reach


@given(st.sets(spans, min_size=1, max_size=6), walls)
def test_open_is_as_each_minute_of_the_week_says(some: set[Span], wall: datetime) -> None:
    reach = Reach(tuple(sorted(some, key=lambda s: (s.day, s.begin, s.end))))

    def is_open(minute: int) -> bool:
        return any((minute - (s.day * DAY + s.begin)) % (7 * DAY) < s.end - s.begin for s in some)

    minute = wall.weekday() * DAY + wall.hour * 60 + wall.minute
    told = standing(reach, wall)
    assert told.now == is_open(minute)
    if told.until is not None:
        assert told.until > wall
        end = told.until.weekday() * DAY + told.until.hour * 60 + told.until.minute
        assert not is_open(end)
        assert is_open(end - 1)
    if told.next is not None:
        assert told.next > wall
        assert is_open(told.next.weekday() * DAY + told.next.hour * 60 + told.next.minute)


@pytest.mark.parametrize(
    ("words", "night_ok", "hour", "expected"),
    [
        (OFFICE, False, 10, 0),
        (OFFICE, False, 20, 2),
        ("", False, 10, 1),
        ("", True, 10, 1),
        ("", False, 23, 2),
        ("", True, 2, 0),
        (OFFICE, True, 3, 0),
        ("24/7", False, 3, 0),
        ("any time", False, 12, 1),
    ],
)
def test_whose_turn_it_is(words: str, night_ok: bool, hour: int, expected: int) -> None:
    assert turn(words, night_ok, at(hour)) == expected
