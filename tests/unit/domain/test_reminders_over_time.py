"""Reminders over days on end: zones and their changes of the clock, sleep, and clocks that are set."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from companion.domain.reminders import Due, Quiet, instant, reckon, told_at, without_names

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
LONGEST = timedelta(minutes=30)
#: Each zone with a day on which its clocks change: by an hour, by half of one, at midnight, by a whole day, or never.
TURNS = (
    ("Europe/London", date(2026, 3, 29)),
    ("Europe/London", date(2026, 10, 25)),
    ("Australia/Lord_Howe", date(2026, 4, 5)),
    ("Australia/Lord_Howe", date(2026, 10, 4)),
    ("America/Havana", date(2026, 3, 8)),
    ("America/Havana", date(2026, 11, 1)),
    ("Pacific/Apia", date(2011, 12, 29)),
    ("Asia/Kathmandu", date(2026, 11, 21)),
)
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
THINGS = st.lists(st.tuples(st.integers(-2, 3), TIMES, st.booleans()), max_size=8)
QUIETS = st.builds(Quiet, st.integers(0, 23), st.integers(0, 23))
PLACES = st.sampled_from(TURNS).map(lambda one: (ZoneInfo(one[0]), one[1]))
#: What happens to a machine after a look: awake until the next, asleep for some minutes, or its clock set by some.
FATES = st.lists(
    st.one_of(
        st.none(),
        st.tuples(st.just("asleep"), st.integers(1, 40 * 60)),
        st.tuples(st.just("set"), st.integers(-26 * 60, 26 * 60)),
    ),
    min_size=10,
    max_size=60,
)


def dues(things: list[tuple[int, time, bool]], turn: date) -> list[Due]:
    return [Due(str(at), turn + DAY * days, when, done) for at, (days, when, done) in enumerate(things)]


@given(THINGS, PLACES, QUIETS, st.integers(-24 * 60, 24 * 60), FATES)
def test_whatever_happens_to_the_clock_each_is_said_once_on_its_day_in_its_hours_and_never_early(
    things: list[tuple[int, time, bool]],
    place: tuple[ZoneInfo, date],
    quiet: Quiet,
    start: int,
    fates: list[tuple[str, int] | None],
) -> None:
    zone, turn = place
    due = dues(things, turn)
    by_key = {one.key: one for one in due}
    now = instant(turn, time(12), zone) + MINUTE * start
    told: list[str] = []
    for fate in fates:
        said = reckon(due, set(told), now, zone, quiet)
        here = now.astimezone(zone)
        for key in said.now:
            one, at = by_key[key], told_at(by_key[key], quiet)
            assert at is not None
            assert not one.done
            assert one.day == here.date(), "never across midnight"
            assert not quiet.holds(here.time())
            assert instant(one.day, at, zone) <= now
        told += said.now
        assert said.again is None or said.again > now
        if fate is None:
            now = min(said.again or now + LONGEST, now + LONGEST)
        else:
            now += MINUTE * fate[1]
    assert len(told) == len(set(told)), "none piles up, and none comes twice"


@given(THINGS, PLACES, QUIETS)
def test_a_machine_that_is_awake_says_all_that_can_be_said_on_its_day(
    things: list[tuple[int, time, bool]], place: tuple[ZoneInfo, date], quiet: Quiet
) -> None:
    zone, turn = place
    due = dues(things, turn)
    now, end = instant(turn - DAY * 3, time(0), zone), instant(turn + DAY * 5, time(0), zone)
    told: set[str] = set()
    while now < end:
        said = reckon(due, told, now, zone, quiet)
        told |= set(said.now)
        now = min(said.again or end, now + LONGEST)
    # A day that a zone leaves out has no hour to say anything in.
    there = {one.key for one in due if instant(one.day, time(12), zone).astimezone(zone).date() == one.day}
    assert told >= {one.key for one in due if not one.done and told_at(one, quiet) and one.key in there} - _late(
        due, quiet, zone
    )
    assert told <= {one.key for one in due if not one.done and told_at(one, quiet)}


def _late(due: list[Due], quiet: Quiet, zone: ZoneInfo) -> set[str]:
    """Those whose hour the change of the clock moves into quiet hours that last to the end of the day."""
    found = set()
    for one in due:
        at = told_at(one, quiet)
        if at is not None:
            wall = instant(one.day, at, zone).astimezone(zone)
            if wall.date() != one.day or (quiet.holds(wall.time()) and time(quiet.last) <= wall.time()):
                found.add(one.key)
    return found


@given(THINGS, PLACES, QUIETS, st.integers(-24 * 60, 24 * 60), st.integers(1, 40 * 60))
def test_after_sleep_what_passed_is_said_together_and_only_of_the_day_that_it_is(
    things: list[tuple[int, time, bool]], place: tuple[ZoneInfo, date], quiet: Quiet, start: int, asleep: int
) -> None:
    zone, turn = place
    due = dues(things, turn)
    now = instant(turn, time(12), zone) + MINUTE * start
    told = set(reckon(due, (), now, zone, quiet).now)
    woken = now + MINUTE * asleep
    said = reckon(due, told, woken, zone, quiet)
    here = woken.astimezone(zone)
    passed = {
        one.key
        for one in due
        if not one.done and one.key not in told and one.day == here.date() and _passed(one, quiet, zone, woken)
    }
    assert set(said.now) == (set() if quiet.holds(here.time()) else passed)
    assert reckon(due, told | set(said.now), woken, zone, quiet).now == ()


def _passed(one: Due, quiet: Quiet, zone: ZoneInfo, now: datetime) -> bool:
    at = told_at(one, quiet)
    return at is not None and instant(one.day, at, zone) <= now


@given(THINGS, PLACES, QUIETS, st.sets(st.integers(0, 7)), st.integers(-24 * 60, 24 * 60))
def test_without_names_the_same_times_are_kept_and_nothing_else(
    things: list[tuple[int, time, bool]], place: tuple[ZoneInfo, date], quiet: Quiet, told: set[int], start: int
) -> None:
    zone, turn = place
    due = dues(things, turn)
    known = {str(one) for one in told}
    kept = without_names(due, known, quiet)
    left = {(one.day, one.at) for one in due if not one.done and one.key not in known}
    assert {(one.day, one.at) for one in kept.due} == left
    assert len(kept.due) == len(left), "two at one time are one word"
    assert [one.key for one in kept.due] == [str(number) for number in range(len(left))]
    now = instant(turn, time(12), zone) + MINUTE * start
    full, bare = reckon(due, known, now, zone, quiet), reckon(kept.due, (), now, zone, quiet)
    assert (bool(full.now), full.again) == (bool(bare.now), bare.again)


def test_travelling_on_it_is_the_wall_clock_where_one_is_that_counts() -> None:
    due = [Due("a", date(2026, 11, 21), time(20))]
    now = datetime(2026, 11, 21, 19, 30, tzinfo=UTC)
    assert reckon(due, (), now, ZoneInfo("Europe/London"), Quiet()).now == ()
    assert reckon(due, (), now, ZoneInfo("Europe/Paris"), Quiet()).now == ("a",)
    # There it is the next day already: what was of the evening is past.
    assert reckon(due, (), now, ZoneInfo("Australia/Sydney"), Quiet(0, 0)) == reckon(
        [], (), now, ZoneInfo("Australia/Sydney"), Quiet(0, 0)
    )
