"""The logical day, over zones, clock changes, travel and every rollover hour."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from companion.domain.day import (
    Stamp,
    add_months,
    day_start,
    days_between,
    instant_from_text,
    instant_text,
    logical_day,
    noon,
    stamp,
)

LONDON = ZoneInfo("Europe/London")
ZONES = st.sampled_from(
    [
        ZoneInfo(name)
        for name in (
            "UTC",
            "Europe/London",
            "America/New_York",
            "America/St_Johns",
            "America/Havana",
            "America/Sao_Paulo",
            "Asia/Kolkata",
            "Asia/Kathmandu",
            "Australia/Lord_Howe",
            "Antarctica/Troll",
            "Pacific/Apia",
            "Pacific/Chatham",
            "Pacific/Kiritimati",
            "Asia/Tehran",
            "Africa/Casablanca",
            "America/Scoresbysund",
        )
    ]
)
HOURS = st.integers(0, 23)
INSTANTS = st.datetimes(datetime(1975, 1, 1), datetime(2100, 1, 1)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001
STEPS = st.integers(0, 60 * 60 * 60).map(lambda seconds: timedelta(seconds=seconds))
APIA_JUMP = datetime(2011, 12, 30, 10, tzinfo=UTC)
ST_JOHNS_BACK = datetime(2010, 11, 7, 2, 31, tzinfo=UTC)


@given(INSTANTS, STEPS, ZONES, HOURS)
@example(ST_JOHNS_BACK - timedelta(seconds=30), timedelta(minutes=5), ZoneInfo("America/St_Johns"), 0)
@example(APIA_JUMP - timedelta(hours=5), timedelta(hours=9), ZoneInfo("Pacific/Apia"), 4)
def test_in_one_zone_the_logical_day_never_goes_back(
    now: datetime, step: timedelta, zone: ZoneInfo, rollover: int
) -> None:
    assert logical_day(now, zone, rollover) <= logical_day(now + step, zone, rollover)


def _turn_after(now: datetime, zone: ZoneInfo, rollover: int) -> datetime:
    """The beginning of the day after the one that goes on."""
    return day_start(logical_day(now, zone, rollover) + timedelta(days=1), zone, rollover)


@given(INSTANTS, ZONES, HOURS)
@example(APIA_JUMP - timedelta(minutes=1), ZoneInfo("Pacific/Apia"), 0)
@example(APIA_JUMP - timedelta(minutes=1), ZoneInfo("Pacific/Apia"), 12)
@example(ST_JOHNS_BACK, ZoneInfo("America/St_Johns"), 0)
@example(datetime(2026, 3, 29, 0, 30, tzinfo=UTC), LONDON, 1)
@example(datetime(2026, 10, 4, 15, 0, tzinfo=UTC), ZoneInfo("Australia/Lord_Howe"), 2)
def test_the_next_rollover_is_the_very_instant_the_logical_day_changes(
    now: datetime, zone: ZoneInfo, rollover: int
) -> None:
    turn = _turn_after(now, zone, rollover)
    today = logical_day(now, zone, rollover)
    assert turn > now
    assert logical_day(turn - timedelta(microseconds=1), zone, rollover) == today
    assert logical_day(turn, zone, rollover) > today
    assert turn.tzinfo is UTC


@given(INSTANTS, ZONES, HOURS)
def test_a_logical_day_has_between_some_and_forty_nine_hours(now: datetime, zone: ZoneInfo, rollover: int) -> None:
    assert timedelta() < _turn_after(now, zone, rollover) - now <= timedelta(hours=49)


@given(st.dates(date(1975, 1, 2), date(2099, 1, 1)), ZONES, HOURS)
def test_a_day_starts_when_the_wall_clock_first_reads_it(day: date, zone: ZoneInfo, rollover: int) -> None:
    start = day_start(day, zone, rollover)
    assert logical_day(start, zone, rollover) >= day
    assert logical_day(start - timedelta(microseconds=1), zone, rollover) < day


@given(INSTANTS, ZONES, HOURS)
def test_the_logical_day_is_the_wall_date_or_the_one_before_it(now: datetime, zone: ZoneInfo, rollover: int) -> None:
    wall = now.astimezone(zone)
    later = (now + timedelta(hours=25)).astimezone(zone).date()
    assert wall.date() - timedelta(days=1) <= logical_day(now, zone, rollover) <= later


@pytest.mark.parametrize("rollover", range(24))
def test_every_rollover_hour_turns_the_day_on_the_hour(rollover: int) -> None:
    turn = datetime(2026, 2, 10, rollover, tzinfo=LONDON)
    assert logical_day(turn - timedelta(minutes=1), LONDON, rollover) == date(2026, 2, 9)
    assert logical_day(turn, LONDON, rollover) == date(2026, 2, 10)


@pytest.mark.parametrize(
    ("hour", "minute", "rollover", "expected"),
    [(23, 59, 0, 9), (0, 1, 0, 10), (23, 59, 4, 9), (0, 1, 4, 9), (3, 59, 4, 9), (4, 1, 4, 10)],
)
def test_minutes_around_midnight_belong_where_the_person_put_the_rollover(
    hour: int, minute: int, rollover: int, expected: int
) -> None:
    wall_day = 9 if hour == 23 else 10
    assert logical_day(datetime(2026, 2, wall_day, hour, minute, tzinfo=LONDON), LONDON, rollover).day == expected


def test_the_leap_day_is_a_day_like_any_other() -> None:
    at = datetime(2028, 2, 29, 12, tzinfo=UTC)
    assert logical_day(at, LONDON, 4) == date(2028, 2, 29)
    assert logical_day(at + timedelta(days=1), LONDON, 4) == date(2028, 3, 1)
    assert days_between(date(2028, 2, 28), date(2028, 3, 1)) == 2


def test_the_date_that_samoa_skipped_does_not_exist_at_a_midnight_rollover() -> None:
    apia = ZoneInfo("Pacific/Apia")
    assert logical_day(APIA_JUMP - timedelta(seconds=1), apia, 0) == date(2011, 12, 29)
    assert _turn_after(APIA_JUMP - timedelta(hours=3), apia, 0) == APIA_JUMP
    assert logical_day(APIA_JUMP, apia, 0) == date(2011, 12, 31)


def test_a_clock_going_back_over_midnight_does_not_bring_yesterday_back() -> None:
    zone = ZoneInfo("America/St_Johns")
    assert logical_day(ST_JOHNS_BACK - timedelta(seconds=30), zone, 0) == date(2010, 11, 7)
    assert ST_JOHNS_BACK.astimezone(zone).date() == date(2010, 11, 6)
    assert logical_day(ST_JOHNS_BACK, zone, 0) == date(2010, 11, 7)


def test_flying_west_can_bring_the_same_day_again_and_days_stay_differences_of_dates() -> None:
    at = datetime(2026, 6, 2, 6, tzinfo=UTC)
    assert logical_day(at, ZoneInfo("Asia/Tokyo"), 4) == date(2026, 6, 2)
    assert logical_day(at, ZoneInfo("America/Los_Angeles"), 4) == date(2026, 6, 1)


def test_a_machine_whose_clock_is_set_back_shows_the_earlier_day() -> None:
    at = datetime(2026, 6, 2, 12, tzinfo=UTC)
    assert logical_day(at - timedelta(days=3), LONDON, 4) == date(2026, 5, 30)


@given(st.dates(), st.dates(), st.dates())
def test_days_between_adds_up_and_turns_round(first: date, second: date, third: date) -> None:
    assert days_between(first, second) == -days_between(second, first)
    assert days_between(first, second) + days_between(second, third) == days_between(first, third)


@given(INSTANTS)
def test_an_instant_survives_being_written_and_read(at: datetime) -> None:
    text = instant_text(at)
    assert text.endswith("Z")
    assert len(text) == 27
    assert instant_from_text(text) == at


@given(INSTANTS, INSTANTS)
def test_written_instants_sort_as_instants_do(first: datetime, second: datetime) -> None:
    assert (first < second) == (instant_text(first) < instant_text(second))


@given(st.dates(date(1990, 1, 1), date(2050, 1, 1)), st.integers(0, 400), st.integers(0, 400))
def test_months_later_are_later_and_keep_the_day_where_they_can(day: date, months: int, more: int) -> None:
    later = add_months(day, months)
    assert later.day <= day.day
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert add_months(day, months + more) >= later


def test_a_stamp_keeps_instant_day_and_zone_in_utc() -> None:
    at = datetime(2026, 7, 1, 1, 30, tzinfo=LONDON)
    assert stamp(at, LONDON, 4) == Stamp(at, date(2026, 6, 30), "Europe/London")
    assert stamp(at, LONDON, 4).utc.tzinfo is UTC


def test_noon_is_noon_on_the_wall() -> None:
    assert noon(date(2026, 7, 1), LONDON) == datetime(2026, 7, 1, 11, tzinfo=UTC)


def test_an_instant_without_a_zone_is_refused() -> None:
    bare = datetime(2026, 1, 1)  # noqa: DTZ001
    for use in (lambda: logical_day(bare, LONDON, 4), lambda: instant_text(bare)):
        with pytest.raises(ValueError, match="zone"):
            use()
    with pytest.raises(ValueError, match="zone"):
        instant_from_text("2026-01-01T00:00:00.000000")


@pytest.mark.parametrize("hour", [-1, 24])
def test_a_rollover_hour_outside_the_day_is_refused(hour: int) -> None:
    with pytest.raises(ValueError, match="rollover"):
        logical_day(datetime(2026, 1, 1, tzinfo=UTC), LONDON, hour)
