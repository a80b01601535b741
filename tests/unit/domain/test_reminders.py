"""What to remind of, and when to look again."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.reminders import Due, Quiet, instant, reckon, told_at

LONDON, SYDNEY = ZoneInfo("Europe/London"), ZoneInfo("Australia/Sydney")
TODAY = date(2026, 11, 21)
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
NONE = Quiet(0, 0)
USUAL = Quiet()
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
QUIETS = st.builds(Quiet, st.integers(0, 23), st.integers(0, 23))


def at(hour: int, minute: int = 0, day: date = TODAY, zone: ZoneInfo = LONDON) -> datetime:
    return instant(day, time(hour, minute), zone)


def test_it_is_said_at_its_time_and_looked_for_until_then() -> None:
    due = [Due("a", TODAY, time(9)), Due("b", TODAY, time(20))]
    assert reckon(due, (), at(8), LONDON, USUAL).again == at(9)
    said = reckon(due, (), at(9), LONDON, USUAL)
    assert (said.now, said.again) == (("a",), at(20))
    assert reckon(due, {"a"}, at(9, 1), LONDON, USUAL).now == ()


def test_what_passed_while_asleep_is_said_once_and_together_in_order() -> None:
    due = [Due("b", TODAY, time(12)), Due("a", TODAY, time(9)), Due("c", TODAY, time(20))]
    said = reckon(due, (), at(15), LONDON, USUAL)
    assert (said.now, said.again) == (("a", "b"), at(20))
    assert reckon(due, said.now, at(15, 1), LONDON, USUAL).now == ()


def test_nothing_of_an_earlier_day_is_ever_said() -> None:
    due = [Due("old", TODAY - DAY, time(20)), Due("older", TODAY - DAY * 3, time(9))]
    said = reckon(due, (), at(10), LONDON, NONE)
    assert (said.now, said.again) == ((), None)
    late = [Due("late", TODAY, time(23, 59))]
    assert reckon(late, (), at(0, 1, TODAY + DAY), LONDON, NONE).now == ()


def test_what_is_done_needs_no_word() -> None:
    assert reckon([Due("a", TODAY, time(9), done=True)], (), at(10), LONDON, USUAL) == reckon(
        [], (), at(10), LONDON, USUAL
    )


def test_quiet_hours_put_it_off_to_their_end_and_over_midnight_it_falls_away() -> None:
    early, late = Due("early", TODAY, time(6)), Due("late", TODAY, time(23))
    assert told_at(early, USUAL) == time(8)
    assert told_at(late, USUAL) is None
    assert reckon([early, late], (), at(7), LONDON, USUAL).again == at(8)
    assert reckon([early], (), at(8), LONDON, USUAL).now == ("early",)
    assert reckon([Due("noon", TODAY, time(12))], (), at(22, 30), LONDON, USUAL).now == ()


def test_what_passed_asleep_into_quiet_hours_of_the_day_is_said_at_their_end() -> None:
    due, noon = [Due("a", TODAY, time(11, 50))], Quiet(12, 14)
    assert reckon(due, (), at(12, 10), LONDON, noon) == reckon(
        [Due("a", TODAY, time(14))], (), at(12, 10), LONDON, noon
    )
    assert reckon(due, (), at(14), LONDON, noon).now == ("a",)


def test_a_clock_that_is_set_back_says_nothing_twice() -> None:
    due = [Due("a", TODAY, time(9))]
    said = reckon(due, (), at(9, 5), LONDON, USUAL)
    assert reckon(due, set(said.now), at(8, 30), LONDON, USUAL).now == ()


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        (LONDON, date(2026, 3, 29)),
        (LONDON, date(2026, 10, 25)),
        (SYDNEY, date(2026, 10, 4)),
        (SYDNEY, date(2026, 4, 5)),
    ],
)
def test_on_the_night_of_a_clock_change_it_is_said_once_at_its_wall_time(zone: ZoneInfo, day: date) -> None:
    due = [Due("a", day, time(9))]
    told: set[str] = set()
    spoken = []
    now = instant(day, time(0), zone)
    while now < instant(day + DAY, time(0), zone):
        said = reckon(due, told, now, zone, NONE)
        spoken += [now.astimezone(zone).time() for _key in said.now]
        told |= set(said.now)
        now += timedelta(minutes=20)
    assert spoken == [time(9)]


@given(
    st.lists(st.tuples(st.integers(-2, 2), TIMES, st.booleans()), max_size=8),
    st.integers(0, 24 * 60 - 1),
    QUIETS,
    st.sampled_from([LONDON, SYDNEY]),
)
def test_looking_when_told_to_says_each_thing_once_on_its_own_day_and_never_in_quiet_hours(
    things: list[tuple[int, time, bool]], start: int, quiet: Quiet, zone: ZoneInfo
) -> None:
    due = [Due(str(at), TODAY + DAY * days, when, done) for at, (days, when, done) in enumerate(things)]
    by_key = {one.key: one for one in due}
    now = instant(TODAY, time(0), zone) + MINUTE * start
    told: list[str] = []
    for _look in range(40):
        said = reckon(due, set(told), now, zone, quiet)
        here = now.astimezone(zone)
        for key in said.now:
            assert by_key[key].day == here.date()
            assert not by_key[key].done
            assert not quiet.holds(here.time())
        told += said.now
        if said.again is None:
            break
        assert said.again > now
        now = said.again
    assert len(told) == len(set(told))
    assert said.again is None, "it ends"


def test_an_hour_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="hour"):
        Quiet(24, 8)


def test_instants_are_of_the_wall_clock_of_the_zone() -> None:
    assert at(9, zone=SYDNEY) == datetime(2026, 11, 20, 22, tzinfo=UTC)
