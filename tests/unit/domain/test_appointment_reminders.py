"""When appointments are reminded of: as wanted, awake, in time, and each in one word."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.appointment_reminders import evening_before, reminders
from companion.domain.appointments import Appointment, AppointmentWords, Change, Occurrence
from companion.domain.reminders import Quiet, instant, reckon
from companion.services.occurrences import between

LONDON, NEW_YORK = ZoneInfo("Europe/London"), ZoneInfo("America/New_York")
QUIET, NEVER_QUIET = Quiet(22, 8), Quiet(0, 0)
#: Readings of the wall clock round the changes of the clocks, between which appointments are made up.
SPRING = datetime(2026, 3, 20), datetime(2026, 4, 5)  # noqa: DTZ001
AUTUMN = datetime(2026, 10, 20), datetime(2026, 11, 5)  # noqa: DTZ001


def one(starts: str, *remind: int, moved: str | None = None) -> Occurrence:
    changes = (Change(starts, moved),) if moved else ()
    zone = "Europe/London" if "T" in starts else ""
    words = AppointmentWords(title="secret words", starts=starts, zone=zone, remind=remind, changes=changes)
    (found,) = between((Appointment("a", words),), date(2026, 1, 1), date(2027, 12, 31), LONDON)
    return found


def at(words: str, zone: ZoneInfo = LONDON) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=zone).astimezone(UTC)


def told(
    found: Occurrence, now: datetime, quiet: Quiet = QUIET, *before: str, here: ZoneInfo = LONDON
) -> tuple[str, ...]:
    return reckon(reminders((found,), now, here, quiet, "appointment"), before, now, here, quiet).now


def moments(found: Occurrence, quiet: Quiet = QUIET, here: ZoneInfo = LONDON) -> list[str]:
    long_before = datetime(2025, 1, 1, tzinfo=UTC)
    return [f"{due.day} {due.at:%H:%M}" for due in reminders((found,), long_before, here, quiet, "appointment")]


@pytest.mark.parametrize(
    ("starts", "remind", "moment"),
    [
        ("2026-11-24T14:30", 0, "2026-11-24 14:30"),
        ("2026-11-24T14:30", 10, "2026-11-24 14:20"),
        ("2026-11-24T14:30", 120, "2026-11-24 12:30"),
        ("2026-11-24T14:30", evening_before("2026-11-24T14:30"), "2026-11-23 19:00"),
        ("2026-11-24T14:30", 1440, "2026-11-23 14:30"),
        ("2026-11-24", evening_before("2026-11-24"), "2026-11-23 19:00"),
        ("2026-11-24", -540, "2026-11-24 09:00"),
        # Over the end and the beginning of summer time a day before is the same hour, and an hour before an hour.
        ("2026-10-25T12:00", 1440, "2026-10-24 12:00"),
        ("2027-03-28T12:00", 1440, "2027-03-27 12:00"),
        ("2027-03-28T12:00", evening_before("2027-03-28T12:00"), "2027-03-27 19:00"),
    ],
)
def test_it_is_as_long_before_as_was_wanted(starts: str, remind: int, moment: str) -> None:
    assert moments(one(starts, remind)) == [moment]


def test_a_stay_of_several_days_is_reminded_of_before_its_first_and_not_on_each() -> None:
    words = AppointmentWords(title="t", starts="2026-11-24", minutes=5 * 24 * 60, remind=(300, -540))
    for day in (23, 24, 25, 27):
        (found,) = between((Appointment("a", words),), date(2026, 11, day), date(2026, 11, 30), LONDON)
        assert moments(found) == ["2026-11-23 19:00", "2026-11-24 09:00"]


def test_an_hour_before_is_an_hour_also_where_the_clocks_jump() -> None:
    assert moments(one("2027-03-28T02:30", 60), NEVER_QUIET) == ["2027-03-28 00:30"]
    assert moments(one("2026-10-25T02:30", 120), NEVER_QUIET) == ["2026-10-25 01:30"]


def test_the_evening_before_one_that_was_moved_is_the_evening_before_that() -> None:
    evening = evening_before("2026-11-24T14:30")
    assert moments(one("2026-11-24T14:30", evening, 60, moved="2026-11-26T09:00")) == [
        "2026-11-25 19:00",
        "2026-11-26 08:00",
    ]


@pytest.mark.parametrize(
    ("starts", "remind", "quiet", "moment"),
    [
        # An hour before half past nine is in nobody's sleep; of ten to eight it is, and there is no time left after it.
        ("2026-11-24T09:30", 60, QUIET, "2026-11-24 08:30"),
        ("2026-11-24T09:30", 120, QUIET, "2026-11-24 08:00"),
        ("2026-11-24T07:30", 60, QUIET, "2026-11-23 21:30"),
        ("2026-11-24T08:10", 60, QUIET, "2026-11-23 21:30"),
        ("2026-11-24T08:30", 60, QUIET, "2026-11-24 08:00"),
        ("2026-11-24T08:05", 5, QUIET, "2026-11-24 08:00"),
        ("2026-11-24T07:30", 0, QUIET, "2026-11-23 21:30"),
        ("2026-11-24T23:00", 30, QUIET, "2026-11-24 21:30"),
        # Quiet from midnight, and in the afternoon.
        ("2026-11-24T07:30", 60, Quiet(0, 8), "2026-11-23 23:30"),
        ("2026-11-24T14:00", 30, Quiet(13, 15), "2026-11-24 12:30"),
        ("2026-11-24T16:00", 120, Quiet(13, 15), "2026-11-24 15:00"),
        # A day before something late in the evening is in the quiet hours of a day too early to be lost by it.
        ("2026-11-24T22:30", 1440, QUIET, "2026-11-24 08:00"),
    ],
)
def test_quiet_hours_put_it_to_their_end_or_where_that_is_too_late_before_them(
    starts: str, remind: int, quiet: Quiet, moment: str
) -> None:
    assert moments(one(starts, remind), quiet) == [moment]


def test_nothing_is_told_once_it_has_begun() -> None:
    found = one("2026-11-24T14:30", 60, 0)
    assert told(found, at("2026-11-24T13:29")) == ()
    assert told(found, at("2026-11-24T14:29")) == ("appointment:a:2026-11-24T14:30:60",)
    # The minute it begins in is its beginning; a timer is never there to the second.
    assert told(found, at("2026-11-24T14:30:30")) == ("appointment:a:2026-11-24T14:30:0",)
    assert told(found, at("2026-11-24T14:31")) == ()


def test_what_was_slept_through_is_one_word_and_what_was_said_stays_said() -> None:
    found = one("2026-11-24T14:30", 240, 120, 60)
    assert told(found, at("2026-11-24T14:00")) == ("appointment:a:2026-11-24T14:30:60",)
    assert told(found, at("2026-11-24T14:00"), QUIET, "appointment:a:2026-11-24T14:30:60") == ()
    assert told(found, at("2026-11-24T13:00"), QUIET, "appointment:a:2026-11-24T14:30:240") == (
        "appointment:a:2026-11-24T14:30:120",
    )


def test_the_evening_before_is_told_that_evening_and_not_in_the_morning_after() -> None:
    found = one("2026-11-24T14:30", evening_before("2026-11-24T14:30"))
    assert told(found, at("2026-11-23T21:00")) != ()
    assert told(found, at("2026-11-23T23:00")) == ()
    assert told(found, at("2026-11-24T09:00")) == ()


def test_the_key_names_no_word_of_theirs() -> None:
    (key,) = told(one("2026-11-24T14:30", 60), at("2026-11-24T14:00"))
    assert "secret" not in key


def test_after_a_journey_it_is_told_by_the_clock_there() -> None:
    found = one("2026-11-24T14:30", 60)
    assert moments(found, NEVER_QUIET, NEW_YORK) == ["2026-11-24 08:30"]


@given(
    hours=st.tuples(st.integers(0, 23), st.integers(0, 23)),
    starts=st.datetimes(*SPRING) | st.datetimes(*AUTUMN),
    remind=st.sampled_from([0, 10, 60, 120, 300, 870, 1440]),
    here=st.sampled_from([LONDON, NEW_YORK, ZoneInfo("Australia/Lord_Howe"), ZoneInfo("Asia/Tokyo")]),
)
def test_whatever_the_quiet_hours_it_is_told_awake_and_in_time(
    hours: tuple[int, int], starts: datetime, remind: int, here: ZoneInfo
) -> None:
    quiet = Quiet(*hours)
    words = AppointmentWords(
        title="", starts=starts.isoformat(timespec="minutes"), zone="Europe/London", remind=(remind,)
    )
    (found,) = between((Appointment("a", words),), date(2026, 3, 1), date(2026, 11, 30), here)
    assert found.at is not None
    (due,) = reminders((found,), datetime(2025, 1, 1, tzinfo=UTC), here, quiet, "appointment")
    when = instant(due.day, due.at, here)
    assert not quiet.holds(due.at)
    # Of a time the wall shows twice the first is told, an hour sooner.
    assert when <= found.at
    assert due.until is not None
    assert reckon([due], (), when, here, quiet).now == (due.key,)
