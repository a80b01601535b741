"""How often something comes: what people say, the rule it is kept as, and back again."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.appointments import AppointmentWords, local_start
from companion.domain.repeating import Often, Repeat, nth_of_month, repeat_of, repeated

LONDON = ZoneInfo("Europe/London")
OFFERED = [one for one in Often if one is not Often.OTHER]


@given(
    often=st.sampled_from(OFFERED),
    start=st.dates(date(2024, 1, 1), date(2032, 12, 31)),
    weekdays=st.sets(st.integers(0, 6), min_size=1),
    lasts=st.none() | st.integers(0, 900),
    whole_day=st.booleans(),
    zone=st.sampled_from(["", "Europe/London", "Asia/Tokyo"]),
)
def test_what_is_chosen_is_what_is_shown_again(
    often: Often, start: date, weekdays: set[int], lasts: int | None, whole_day: bool, zone: str
) -> None:
    by_weeks = often in (Often.WEEKLY, Often.FORTNIGHTLY)
    until = None if lasts is None or often is Often.NEVER else start + timedelta(days=lasts)
    repeat = Repeat(often, tuple(sorted(weekdays)) if by_weeks else (), until)
    starts = start.isoformat() if whole_day else f"{start}T23:30"
    clock = ZoneInfo(zone) if zone and not whole_day else LONDON
    words = repeated(AppointmentWords(title="", starts=starts, zone="" if whole_day else zone), repeat, clock)
    assert repeat_of(words, clock) == repeat
    begins = local_start(words.starts).date()
    assert timedelta() <= begins - start < timedelta(days=14)
    # It begins on one of its days, for those programs that leave out a first one which is none.
    assert not by_weeks or begins.weekday() in weekdays


@pytest.mark.parametrize(
    ("rule", "often"),
    [
        ("FREQ=WEEKLY", Often.WEEKLY),
        ("FREQ=WEEKLY;WKST=SU", Often.WEEKLY),
        ("FREQ=WEEKLY;BYDAY=WE,MO", Often.WEEKLY),
        ("FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO", Often.FORTNIGHTLY),
        ("FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO,SU", Often.OTHER),
        ("FREQ=MONTHLY", Often.MONTHLY),
        ("FREQ=MONTHLY;BYMONTHDAY=23", Often.MONTHLY),
        ("FREQ=MONTHLY;BYDAY=4MO", Often.MONTHLY_WEEKDAY),
        ("FREQ=YEARLY", Often.YEARLY),
        ("FREQ=DAILY;COUNT=3", Often.OTHER),
        ("FREQ=WEEKLY;INTERVAL=3", Often.OTHER),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", Often.OTHER),
        ("FREQ=WEEKLY;BYDAY=XX", Often.OTHER),
    ],
)
def test_the_same_said_by_another_calendar_is_understood_and_the_rest_is_kept(rule: str, often: Often) -> None:
    words = AppointmentWords(title="", starts="2026-11-23T09:00", rule=rule)
    found = repeat_of(words, LONDON)
    assert found.often is often
    if often is Often.OTHER:
        assert repeated(words, found, LONDON) == words


def test_a_fifth_weekday_is_the_last_one() -> None:
    assert [nth_of_month(date(2026, 11, day)) for day in (1, 8, 15, 22, 29)] == [1, 2, 3, 4, -1]
