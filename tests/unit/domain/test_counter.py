"""The counter's fold: what a lapse ends, what it keeps, and that order never matters."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from companion.domain.counter import Count, CountEvent, CountState, EventKind, Share, fold

BEGAN = date(2026, 1, 1)
TODAY = date(2026, 12, 31)
OFFSETS = st.integers(0, 364)
EVENTS = st.lists(
    st.builds(
        lambda number, kind, offset: CountEvent(str(number), kind, BEGAN + timedelta(days=offset)),
        st.integers(),
        st.sampled_from([EventKind.LAPSE, EventKind.RESTART, EventKind.START]),
        OFFSETS,
    ),
    max_size=12,
)
FIRST_DAY = st.integers(0, 1)


def start(offset: int = 0, at: datetime | None = None) -> CountEvent:
    return CountEvent(f"start{offset}", EventKind.START, BEGAN + timedelta(days=offset), at)


def lapse(offset: int, name: str = "") -> CountEvent:
    return CountEvent(f"lapse{offset}{name}", EventKind.LAPSE, BEGAN + timedelta(days=offset))


def restart(offset: int, at: datetime | None = None) -> CountEvent:
    return CountEvent(f"restart{offset}", EventKind.RESTART, BEGAN + timedelta(days=offset), at)


def on(offset: int) -> date:
    return BEGAN + timedelta(days=offset)


def free(count: Count) -> set[date]:
    return {run.first + timedelta(days=n) for run in count.runs for n in range(run.days)}


def test_with_nothing_written_down_nothing_is_counted() -> None:
    assert fold([], TODAY) == Count(CountState.NOT_YET, TODAY)
    assert fold([], TODAY, rather_not=True).state is CountState.RATHER_NOT


def test_the_first_day_is_day_zero_unless_day_one_was_chosen() -> None:
    assert [fold([start()], on(n)).days for n in (0, 1, 99)] == [0, 1, 99]
    assert [fold([start()], on(n), first_day=1).days for n in (0, 1, 99)] == [1, 2, 100]


def test_a_start_that_lies_ahead_is_not_counted_yet() -> None:
    assert fold([start(5)], on(3)).state is CountState.NOT_YET


def test_a_lapse_without_a_restart_counts_again_from_its_own_day() -> None:
    count = fold([start(), lapse(100)], on(110))
    assert (count.since, count.days, count.longest, count.total) == (on(100), 10, 99, 109)
    assert count.state is CountState.COUNTING


def test_on_the_very_day_of_a_lapse_the_longest_run_and_the_total_are_still_there_to_be_shown() -> None:
    count = fold([start(), lapse(100)], on(100))
    assert count.state is CountState.COUNTING
    assert (count.since, count.days, count.longest, count.total) == (on(100), 0, 99, 99)
    assert (count.since_start, count.lapses) == (Share(99, 100), (on(100),))


def test_days_between_a_lapse_and_its_restart_are_days_of_use() -> None:
    count = fold([start(), lapse(100), restart(105)], on(110))
    assert (count.since, count.days, count.longest, count.total) == (on(105), 5, 99, 104)
    assert free(count).isdisjoint({on(n) for n in range(100, 106)})


def test_a_restart_on_the_day_of_the_lapse_changes_no_day() -> None:
    assert fold([start(), lapse(100), restart(100)], on(110)) == fold([start(), lapse(100)], on(110))


def test_a_restart_that_lies_ahead_says_they_have_not_stopped_yet() -> None:
    count = fold([start(), lapse(100), restart(120)], on(110))
    assert (count.state, count.since, count.days, count.total) == (CountState.BETWEEN, None, 0, 99)


def test_a_lapse_on_the_first_day_takes_nothing() -> None:
    count = fold([start(), lapse(0)], on(10), first_day=1)
    assert (count.days, count.total, len(count.lapses)) == (10, 10, 1)


def test_an_earlier_run_written_down_later_is_counted_too() -> None:
    now_only = fold([start(200)], on(210))
    with_past = fold([start(200), start(0), lapse(50), restart(200)], on(210))
    assert (with_past.days, with_past.total, with_past.longest) == (now_only.days, 49 + now_only.total, 49)


def test_a_second_restart_within_a_run_takes_nothing_away() -> None:
    assert fold([start(), restart(50)], on(60)).days == 60


def test_what_happened_before_they_began_does_not_count() -> None:
    assert fold([start(50), lapse(10), restart(20)], on(60)) == fold([start(50)], on(60))


def test_of_two_instants_on_one_day_the_earlier_counts_whichever_was_entered_first() -> None:
    noon = datetime(2026, 1, 1, 12, tzinfo=UTC)
    early = start(at=noon - timedelta(hours=4))
    late = CountEvent("later that day", EventKind.START, BEGAN, noon - timedelta(hours=3))
    told = {fold(order, on(0), now=noon).elapsed for order in ([early, late], [late, early])}
    assert told == {timedelta(hours=4)}


def test_a_day_of_use_at_the_end_of_a_past_run_is_taken_out_of_it() -> None:
    run = CountEvent("run", EventKind.RUN, on(0), last=on(9))
    assert fold([run, start(50)], on(60)).total == 20
    assert fold([run, lapse(9), start(50)], on(60)).total == 19


def test_a_further_start_between_a_lapse_and_a_later_restart_gives_its_days_back() -> None:
    assert fold([start(), lapse(10), restart(30), start(20)], on(40)).total == 29
    assert fold([start(), lapse(10), restart(30)], on(40)).total == 19


def test_a_restart_alone_serves_as_a_start() -> None:
    assert fold([restart(50)], on(60)).days == 10


def test_shares_count_only_days_since_they_began() -> None:
    count = fold([start(), lapse(5)], on(10))
    assert count.last_30 == count.last_90 == count.since_start == Share(9, 10)


def test_shares_of_the_last_thirty_and_ninety_days() -> None:
    count = fold([start(), lapse(300), restart(302)], on(320))
    assert (count.last_30, count.last_90, count.since_start) == (Share(27, 30), Share(87, 90), Share(317, 320))


def test_hours_run_from_the_instant_they_stopped_and_not_from_the_lapse() -> None:
    stopped = datetime(2026, 1, 1, 22, tzinfo=UTC)
    now = stopped + timedelta(days=3, hours=7, minutes=12)
    count = fold([start(at=stopped)], on(4), now=now)
    assert (count.hours, count.minutes) == (7, 12)
    used = CountEvent("x", EventKind.LAPSE, on(2), at=now)
    assert fold([start(at=stopped), used], on(4), now=now).hours is None


def test_a_clock_set_back_before_the_start_shows_no_hours() -> None:
    stopped = datetime(2026, 1, 1, 22, tzinfo=UTC)
    assert fold([start(at=stopped)], on(0), now=stopped - timedelta(hours=1)).elapsed is None


def test_rather_not_count_keeps_every_number() -> None:
    hidden = fold([start()], on(10), rather_not=True)
    assert (hidden.state, hidden.days) == (CountState.RATHER_NOT, 10)


@given(EVENTS, st.randoms(use_true_random=False), FIRST_DAY)
def test_the_order_of_entry_never_matters(events: list[CountEvent], chance: object, first_day: int) -> None:
    mixed = list(events)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert fold(mixed, TODAY, first_day=first_day) == fold(events, TODAY, first_day=first_day)


@given(EVENTS, FIRST_DAY)
def test_a_second_lapse_on_the_same_day_changes_nothing_that_shows(events: list[CountEvent], first_day: int) -> None:
    twice = events + [
        CountEvent(f"{event.uuid}again", event.kind, event.day, datetime(2026, 5, 1, tzinfo=UTC), note="again")
        for event in events
        if event.kind is EventKind.LAPSE
    ]
    now = datetime(2026, 12, 31, 12, tzinfo=UTC)
    assert fold(twice, TODAY, now=now, first_day=first_day) == fold(events, TODAY, now=now, first_day=first_day)


@given(EVENTS, OFFSETS, FIRST_DAY)
def test_a_lapse_today_takes_nothing_gained_up_to_yesterday(
    events: list[CountEvent], offset: int, first_day: int
) -> None:
    past = [event for event in events if event.day < on(offset)]
    yesterday = fold(past, on(offset) - timedelta(days=1), first_day=first_day)
    after = fold([*past, lapse(offset)], on(offset), first_day=first_day)
    assert free(yesterday) <= free(after)
    assert after.longest >= yesterday.longest


@given(EVENTS, OFFSETS, st.integers(0, 60), FIRST_DAY)
def test_totals_never_fall_as_days_go_by(events: list[CountEvent], offset: int, more: int, first_day: int) -> None:
    known = [event for event in events if event.day <= on(offset)]
    before = fold(known, on(offset), first_day=first_day)
    after = fold(known, on(offset + more), first_day=first_day)
    assert after.total >= before.total
    assert after.longest >= before.longest


@given(EVENTS, FIRST_DAY)
def test_the_numbers_agree_with_each_other(events: list[CountEvent], first_day: int) -> None:
    count = fold(events, TODAY, first_day=first_day)
    days = free(count)
    assert count.total == len(days) == sum(run.days for run in count.runs)
    assert days.isdisjoint(count.lapses)
    assert count.days <= count.longest <= count.total <= count.since_start.of
    assert count.since_start.free == count.total
    assert count.last_30.free <= count.last_90.free <= count.total
    assert count.last_30.of <= 30
    assert all(day <= TODAY for day in days)
    assert count.free_days(BEGAN, TODAY) == count.total
    assert count.lapses_between(BEGAN, TODAY) == count.lapses


@given(EVENTS, OFFSETS, FIRST_DAY)
def test_days_are_shared_out_between_any_two_stretches(events: list[CountEvent], cut: int, first_day: int) -> None:
    count = fold(events, TODAY, first_day=first_day)
    assert count.free_days(BEGAN, on(cut)) + count.free_days(on(cut + 1), TODAY) == count.total
    assert count.lapses_between(BEGAN, on(cut)) + count.lapses_between(on(cut + 1), TODAY) == count.lapses
