"""The times of appointments over zones and changes of the clocks, against a reference that walks day by day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.domain.appointments import Appointment, AppointmentWords, Change
from companion.domain.recurrence import WEEKDAYS
from companion.domain.series import can_begin_the_rest, carried, ended_before, is_start, rest_from
from companion.services.occurrences import around, between, for_today, last_of, next_of, starts_of, wall_moves

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


def test_a_stay_of_several_days_is_there_on_each_of_them_once() -> None:
    stay = one("2026-11-20", minutes=5 * 24 * 60)
    for day, there in ((19, False), (20, True), (22, True), (24, True), (25, False)):
        asked = date(2026, 11, day)
        found = between((stay,), asked, asked + DAY * 60, LONDON)
        assert [(each.day, each.starts) for each in found] == ([(asked, "2026-11-20")] if there else []) or day == 19
        today, tomorrow = for_today((stay,), asked, datetime(2026, 11, day, 20, tzinfo=UTC), LONDON, 4)
        assert [each.day for each in today] == ([asked] if there else [])
        # On its second day and later, tomorrow does not begin with it again.
        assert (tomorrow is not None) is (day == 19)


@pytest.mark.parametrize("minutes", [None, 1, 24 * 60])
def test_a_single_whole_day_and_what_goes_on_past_midnight_are_of_the_day_they_begin_on(minutes: int | None) -> None:
    day = date(2026, 11, 20)
    late = one("2026-11-20T22:00", "Europe/London", minutes=3 * 24 * 60)
    assert starts(between((one("2026-11-20", minutes=minutes), late), day + DAY, day + DAY * 3, LONDON)) == []


def test_seen_from_the_middle_of_a_stay_the_next_one_is_later_and_none_is_over() -> None:
    weekends = one("2026-11-06", rule="FREQ=WEEKLY", minutes=3 * 24 * 60)
    days = date(2026, 11, 10), date(2026, 11, 14), date(2026, 11, 14)
    near, later, over = around(weekends, days, LONDON)
    assert [(each.day.day, each.starts) for each in near] == [(14, "2026-11-13")]
    assert later is not None
    assert later.starts == "2026-11-20"
    assert over == []
    long = one("2026-01-01", minutes=300 * 24 * 60)
    assert [(each.day, each.last_day) for each in around(long, (days[0], days[1], days[1] + DAY), LONDON)[0]] == []
    still = one("2026-03-01", minutes=300 * 24 * 60)
    assert [(each.day, each.last_day) for each in around(still, days, LONDON)[0]] == [(days[1], date(2026, 12, 25))]


@settings(max_examples=60)
@given(
    rule=st.sampled_from(
        [
            *("", "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,SU", "FREQ=WEEKLY;INTERVAL=3", "FREQ=MONTHLY;BYDAY=-1FR"),
            *("FREQ=DAILY;COUNT=5", "FREQ=WEEKLY;UNTIL=20260301T000000Z", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"),
            *("FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "FREQ=WEEKLY;BYDAY=XX"),
        ]
    ),
    starts_at=st.datetimes(datetime(2025, 6, 1), datetime(2026, 12, 31)),  # noqa: DTZ001
    zone=st.sampled_from(["", *ZONES]),
    here=st.sampled_from(ZONES),
    whole=st.booleans(),
    days=st.integers(1, 9),
    moved=st.lists(st.integers(-40, 400), max_size=2),
    extra=st.booleans(),
)
def test_what_is_seen_from_a_day_is_what_there_is_day_by_day(
    rule: str,
    starts_at: datetime,
    zone: str,
    here: str,
    whole: bool,
    days: int,
    moved: list[int],
    extra: bool,
) -> None:
    """The reference is every time there is over five years, each by the day it begins on."""
    begin = starts_at.isoformat(timespec="minutes")[: 10 if whole else 16]
    later = (starts_at + DAY * 11).isoformat(timespec="minutes")[: len(begin)]
    changes = [Change(begin, (starts_at + DAY * far).isoformat(timespec="minutes")[: len(begin)]) for far in moved[:1]]
    changes += [Change(later, None)] if len(moved) > 1 else []
    appointment = one(
        begin,
        "" if whole else zone,
        rule,
        minutes=days * 24 * 60,
        extra=(later,) if extra else (),
        changes=tuple(changes),
    )
    home, today = ZoneInfo(here), date(2026, 7, 1)
    back, last = today - DAY * 28, today + DAY * 6
    every = between((appointment,), date(2025, 1, 1), date(2029, 12, 31), home)
    near, following, over = around(appointment, (back, today, last), home)
    assert sorted(each.of_start for each in near) == sorted(
        each.of_start for each in every if each.day <= last and each.last_day >= today
    )
    assert all(each.day >= today for each in near)
    ahead = [each for each in every if each.day > last]
    assert (following and following.starts) == (ahead[0].starts if ahead else None)
    gone = [each for each in every if each.last_day < today]
    lately = [each for each in gone if each.last_day >= back]
    if lately or near or following:
        assert sorted(each.of_start for each in over) == sorted(each.of_start for each in lately)
    else:
        assert [each.starts for each in over] == [each.starts for each in gone[-1:]]


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


@given(
    rule=st.sampled_from(["FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY", "FREQ=WEEKLY;BYDAY=MO,FR;COUNT=12", ""]),
    extra=st.sets(st.integers(1, 60), min_size=1, max_size=4),
    cut=st.integers(0, 12),
)
def test_where_further_times_stand_beside_the_rule_it_is_cut_only_where_both_halves_stay_right(
    rule: str, extra: set[int], cut: int
) -> None:
    begin = datetime(2026, 11, 23, 19, tzinfo=UTC)
    further = tuple((begin + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M") for days in sorted(extra))
    words = AppointmentWords(title="", starts="2026-11-23T19:00", zone="Europe/London", rule=rule, extra=further)
    every = [start for start, _one in starts_of(Appointment("a", words), date(2026, 11, 1), 13, LONDON)]
    at = every[min(cut, len(every) - 1)]
    if not can_begin_the_rest(words, at, LONDON):
        assert at in further
        return
    before, rest = ended_before(words, at, LONDON), rest_from(words, at, LONDON)
    window = (date(2026, 11, 1), date(2027, 6, 1), LONDON)
    halves = starts(between((Appointment("b", rest),), *window))
    if before is not None:
        halves = starts(between((Appointment("a", before),), *window)) + halves
    assert halves == starts(between((Appointment("a", words),), *window))


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
