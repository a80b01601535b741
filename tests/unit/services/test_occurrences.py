"""The times of appointments over zones and changes of the clocks, against a reference that walks day by day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.appointments import Appointment, AppointmentWords, Change
from companion.domain.recurrence import WEEKDAYS
from companion.domain.series import carried, ended_before, is_start, rest_from
from companion.services.occurrences import between, for_today, last_of, next_of, starts_of, wall_moves

DAY = timedelta(days=1)
LONDON = ZoneInfo("Europe/London")
#: Readings of a wall clock between which appointments are made up.
FIRST, LAST = datetime(2024, 1, 1), datetime(2027, 12, 31)  # noqa: DTZ001
ZONES = (
    "Europe/London",
    "America/New_York",
    "Asia/Tokyo",
    "Australia/Lord_Howe",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "Asia/Kathmandu",
    "Africa/Casablanca",
)


def one(starts: str, zone: str = "", rule: str = "", **parts: object) -> Appointment:
    return Appointment("a", AppointmentWords(title="t", starts=starts, zone=zone, rule=rule, **parts))  # type: ignore[arg-type]


def starts(found: object) -> list[str]:
    return [each.starts for each in found]  # type: ignore[attr-defined]


@given(
    zone=st.sampled_from(ZONES),
    here=st.sampled_from(ZONES),
    begins=st.datetimes(FIRST, LAST),
    interval=st.integers(1, 3),
    weekdays=st.sets(st.integers(0, 6), min_size=1, max_size=3),
    ahead=st.integers(-5, 700),
)
def test_a_time_of_the_wall_stays_over_changes_of_the_clocks_wherever_one_is(
    zone: str, here: str, begins: datetime, interval: int, weekdays: set[int], ahead: int
) -> None:
    """The reference asks every day whether it is one, and reads its hour off the wall there and here."""
    begins = begins.replace(second=0, microsecond=0)
    by = ",".join(WEEKDAYS[each] for each in sorted(weekdays))
    appointment = one(begins.isoformat(timespec="minutes"), zone, f"FREQ=WEEKLY;INTERVAL={interval};BYDAY={by}")
    clock, home = ZoneInfo(zone), ZoneInfo(here)
    first = begins.date() + DAY * ahead
    last = first + DAY * 20
    monday = begins.date() - DAY * begins.weekday()
    expected = set()
    day = begins.date()
    while day <= last + DAY * 2:
        if day == begins.date() or (day.weekday() in weekdays and ((day - monday).days // 7) % interval == 0):
            at = datetime.combine(day, begins.time(), clock).astimezone(UTC)
            if first <= at.astimezone(home).date() <= last:
                expected.add((at, at.astimezone(home).date()))
        day += DAY
    found = between((appointment,), first, last, home)
    assert {(each.at, each.day) for each in found} == expected
    assert [each.at for each in found] == sorted(each.at for each in found if each.at)


@pytest.mark.parametrize(
    ("starts_at", "instants"),
    [
        # Summer time ends on 25 October 2026, and begins on 28 March 2027.
        ("2026-10-24T09:30", ["2026-10-24T08:30", "2026-10-25T09:30", "2026-10-26T09:30"]),
        ("2027-03-27T09:30", ["2027-03-27T09:30", "2027-03-28T08:30", "2027-03-29T08:30"]),
        # What the clock shows twice is the first, what it never shows is the next.
        ("2026-10-24T01:30", ["2026-10-24T00:30", "2026-10-25T00:30", "2026-10-26T01:30"]),
        ("2027-03-27T01:30", ["2027-03-27T01:30", "2027-03-28T01:30", "2027-03-29T00:30"]),
    ],
)
def test_half_past_nine_stays_half_past_nine(starts_at: str, instants: list[str]) -> None:
    day = date.fromisoformat(starts_at[:10])
    found = between((one(starts_at, "Europe/London", "FREQ=DAILY"),), day, day + DAY * 2, LONDON)
    assert [each.at for each in found] == [datetime.fromisoformat(at).replace(tzinfo=UTC) for at in instants]


def test_a_floating_time_goes_along_and_a_whole_day_is_on_no_clock() -> None:
    floating, whole = one("2026-11-22T09:30"), one("2026-11-22")
    day = date(2026, 11, 22)
    for zone in ZONES:
        here = ZoneInfo(zone)
        (found,) = between((floating,), day, day, here)
        assert found.at == datetime(2026, 11, 22, 9, 30, tzinfo=here)
        assert [each.at for each in between((whole,), day, day, here)] == [None]


def test_a_zone_nobody_knows_is_taken_for_the_clock_on_the_wall() -> None:
    for zone in ("Moon/Base_One", "../../etc/passwd", "Europe", "x" * 300):
        (found,) = between((one("2026-11-22T09:30", zone),), date(2026, 11, 22), date(2026, 11, 22), LONDON)
        assert found.at == datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def test_a_rule_nobody_can_follow_leaves_its_first_time() -> None:
    # Such a row can come from a newer version; what it is written with today is refused.
    broken = one("2026-11-22T09:30", "Europe/London", "FREQ=WEEKLY;BYDAY=XX")
    assert starts(between((broken,), date(2026, 11, 1), date(2027, 11, 1), LONDON)) == ["2026-11-22T09:30"]
    assert next_of(broken, date(2027, 1, 1), LONDON) is None
    assert starts_of(broken, date(2026, 11, 1), 3, LONDON) == ()


def test_a_time_is_off_moved_far_or_has_words_of_its_own() -> None:
    appointment = one(
        "2026-11-02T10:00",
        "Europe/London",
        "FREQ=WEEKLY",
        extra=("2026-11-04T08:00",),
        changes=(
            Change("2026-11-09T10:00", None),
            Change("2026-11-16T10:00", "2027-02-01T11:00", 30, "moved", "there", "bring it"),
            # Of no time there is: left where the rule was another.
            Change("2026-11-17T10:00", "2026-11-18T10:00"),
        ),
    )
    november = between((appointment,), date(2026, 11, 1), date(2026, 11, 30), LONDON)
    assert starts(november) == ["2026-11-02T10:00", "2026-11-04T08:00", "2026-11-23T10:00", "2026-11-30T10:00"]
    moved = between((appointment,), date(2027, 2, 1), date(2027, 2, 1), LONDON)
    assert [(each.starts, each.minutes, each.title, each.place) for each in moved] == [
        ("2027-02-01T10:00", None, "t", ""),
        ("2027-02-01T11:00", 30, "moved", "there"),
    ]
    assert [(start, each is not None) for start, each in starts_of(appointment, date(2026, 11, 5), 3, LONDON)] == [
        ("2026-11-09T10:00", False),
        ("2026-11-16T10:00", True),
        ("2026-11-23T10:00", True),
    ]


@pytest.mark.parametrize(
    ("until", "last"),
    [
        ("20261123T093000Z", "2026-11-23T09:30"),
        ("20261123T092959Z", "2026-11-16T09:30"),
        ("20261123", "2026-11-23T09:30"),
        ("20261123T093000", "2026-11-23T09:30"),
        ("20261122", "2026-11-16T09:30"),
    ],
)
def test_a_rule_ends_where_it_says_in_whatever_form(until: str, last: str) -> None:
    appointment = one("2026-11-09T09:30", "Europe/London", f"FREQ=WEEKLY;UNTIL={until}")
    found = last_of(appointment, date(2030, 1, 1), LONDON)
    assert found is not None
    assert found.starts == last


def test_leap_days_by_month_and_by_year_come_in_other_years_too() -> None:
    from companion.domain.repeating import Often, Repeat, repeated

    for often, expected in (
        (Often.YEARLY, ["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]),
        (Often.MONTHLY, ["2024-02-29", "2024-03-29", "2024-04-29"]),
    ):
        words = repeated(AppointmentWords(title="", starts="2024-02-29"), Repeat(often), LONDON)
        found = between((Appointment("a", words),), date(2024, 1, 1), date(2028, 12, 31), LONDON)
        assert starts(found)[: len(expected)] == expected
    thirty_first = repeated(AppointmentWords(title="", starts="2027-01-31"), Repeat(Often.MONTHLY), LONDON)
    found = between((Appointment("a", thirty_first),), date(2027, 1, 1), date(2027, 5, 31), LONDON)
    assert starts(found) == ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31"]


def test_the_next_and_the_last_time_are_found_however_far_they_are() -> None:
    assert next_of(one("2026-11-02T10:00"), date(2026, 11, 3), LONDON) is None
    far = one("2026-11-02T10:00", rule="FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29")
    found = next_of(far, date(2026, 11, 3), LONDON)
    assert found is not None
    assert found.starts == "2028-02-29T10:00"
    later = next_of(one("2150-01-01", rule="FREQ=DAILY"), date(2026, 1, 1), LONDON)
    assert later is not None
    assert later.starts == "2150-01-01"
    ended = last_of(one("1995-05-01", rule="FREQ=DAILY;COUNT=3"), date(2026, 1, 1), LONDON)
    assert ended is not None
    assert ended.day.year == 1995


def test_in_the_night_it_is_still_the_evening_before_for_who_is_awake() -> None:
    appointments = (one("2026-11-22T01:00", "Europe/London"), one("2026-11-22T09:00", "Europe/London"))
    day = date(2026, 11, 21)
    for hour, tomorrow in ((15, False), (16, True), (23, True)):
        now = datetime(2026, 11, 21, hour, tzinfo=UTC)
        today, following = for_today(appointments, day, now, LONDON, 4)
        assert starts(today) == ["2026-11-22T01:00"]
        assert (following is not None) is tomorrow
    today, following = for_today(appointments, day, datetime(2026, 11, 22, 2, tzinfo=UTC), LONDON, 4)
    assert following is not None
    assert following.starts == "2026-11-22T09:00"


@given(st.datetimes(FIRST, LAST), st.sampled_from(ZONES))
def test_the_clock_is_known_to_skip_or_repeat_a_time_only_where_it_does(at: datetime, zone: str) -> None:
    at, clock = at.replace(second=0, microsecond=0), ZoneInfo(zone)
    utc = datetime.combine(at.date() - DAY, time(), UTC)
    shown = sum(
        (utc + timedelta(minutes=minute)).astimezone(clock).replace(tzinfo=None) == at
        for offset in range(-15 * 4, 15 * 4)
        for minute in (((at - datetime.combine(at.date() - DAY, time())) // timedelta(minutes=1)) + offset * 15,)
    )
    assert wall_moves(at, clock) == (shown == 0, shown == 2)


@given(
    rule=st.sampled_from(
        ["FREQ=DAILY;COUNT=9", "FREQ=WEEKLY;BYDAY=MO,FR", "FREQ=DAILY;INTERVAL=3;UNTIL=20261220T000000Z"]
    ),
    zone=st.sampled_from(["", "Europe/London", "America/New_York"]),
    cut=st.integers(0, 8),
    off=st.sets(st.integers(0, 8), max_size=3),
)
def test_cut_in_two_it_has_the_same_times_as_before(rule: str, zone: str, cut: int, off: set[int]) -> None:
    words = AppointmentWords(title="", starts="2026-11-23T23:30", zone=zone, rule=rule)
    clock = ZoneInfo(zone) if zone else LONDON
    every = [start for start, _one in starts_of(Appointment("a", words), date(2026, 11, 1), 9, LONDON)]
    changes = tuple(Change(every[at], None) for at in sorted(off) if at < len(every))
    words = AppointmentWords(title="", starts=words.starts, zone=zone, rule=rule, changes=changes)
    at = every[min(cut, len(every) - 1)]
    before, rest = ended_before(words, at, clock), rest_from(words, at, clock)
    window = (date(2026, 11, 1), date(2027, 3, 1), LONDON)
    whole = starts(between((Appointment("a", words),), *window))
    halves = starts(between((Appointment("b", rest),), *window))
    if before is not None:
        halves = starts(between((Appointment("a", before),), *window)) + halves
    assert halves == whole


def test_written_anew_it_keeps_what_was_off_where_that_day_is_still_one() -> None:
    off = (Change("2026-11-26T19:00", None), Change("2026-12-03T19:00", "2026-12-04T19:00"))
    former = AppointmentWords(title="", starts="2026-11-05T19:00", rule="FREQ=WEEKLY", changes=off)
    hour = AppointmentWords(title="", starts="2026-11-05T20:00", rule="FREQ=WEEKLY")
    assert [each.of_start for each in carried(hour, former, LONDON).changes] == ["2026-11-26T20:00", "2026-12-03T20:00"]
    other_day = AppointmentWords(title="", starts="2026-11-06T19:00", rule="FREQ=WEEKLY")
    assert carried(other_day, former, LONDON).changes == ()
    whole = AppointmentWords(title="", starts="2026-11-05", rule="FREQ=WEEKLY")
    assert is_start(whole, "2026-11-26", LONDON)
    assert [each.of_start for each in carried(whole, former, LONDON).changes] == ["2026-11-26", "2026-12-03"]
