"""What a change to what was written down brings with it: moved, taken back, and counted from another day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import assume, example, given
from hypothesis import strategies as st

from companion.domain.counter import CountEvent, CountState, EventKind, Share, fold
from companion.domain.value import replace
from companion.domain.written import (
    Written,
    former_runs,
    restarts_after,
    starting,
    with_added,
    with_changed,
    without,
)
from tests.unit.services.free_days import free_days

DAY = timedelta(days=1)
BEGAN = date(2026, 1, 1)
TODAY = BEGAN + 40 * DAY
OFFSETS = st.integers(0, 40)
FIRST_DAY = st.integers(0, 1)


def on(offset: int) -> date:
    return BEGAN + timedelta(days=offset)


def start(offset: int) -> CountEvent:
    return CountEvent("start", EventKind.START, on(offset))


def lapse(offset: int, name: str = "") -> CountEvent:
    return CountEvent(f"lapse{offset}{name}", EventKind.LAPSE, on(offset))


def restart(offset: int) -> CountEvent:
    return CountEvent(f"restart{offset}", EventKind.RESTART, on(offset))


def run(first: int, last: int) -> CountEvent:
    return CountEvent(f"run{first}", EventKind.RUN, on(first), last=on(last))


WRITTEN = st.tuples(
    st.sets(OFFSETS, min_size=1, max_size=4).map(lambda days: [lapse(day) for day in sorted(days)]),
    st.sets(OFFSETS, max_size=4).map(lambda days: [restart(day) for day in sorted(days)]),
).map(lambda both: (start(0), *both[0], *both[1]))


def free(events: Written, first_day: int = 0) -> set[date]:
    return free_days(events, TODAY, first_day)


def total(*events: CountEvent) -> int:
    return fold(events, TODAY).total


@given(WRITTEN, st.data(), OFFSETS, FIRST_DAY)
@example((start(0), lapse(10), lapse(20), restart(22)), None, 30, 0)
def test_moving_a_day_of_use_takes_no_day_of_an_earlier_run(
    events: Written, data: st.DataObject | None, offset: int, first_day: int
) -> None:
    lapses = [one for one in events if one.kind is EventKind.LAPSE]
    former = lapses[-1] if data is None else data.draw(st.sampled_from(lapses))
    assume(all(one.day != on(offset) for one in lapses))
    moved = replace(former, day=on(offset))
    after = with_changed(events, former, moved)
    own = restarts_after(moved, after)
    until = own[0].day if own else moved.day
    assert all(moved.day <= day <= until for day in free(events, first_day) - free(after, first_day))
    assert fold(after, TODAY, first_day=first_day).total == len(free(after, first_day))


@given(WRITTEN, st.data(), OFFSETS, FIRST_DAY)
def test_moving_equals_taking_back_and_writing_anew_with_what_still_follows_it(
    events: Written, data: st.DataObject, offset: int, first_day: int
) -> None:
    former = data.draw(st.sampled_from([one for one in events if one.kind is EventKind.LAPSE]))
    moved = replace(former, day=on(offset))
    anew = with_added(without(events, former), replace(moved, uuid="anew"))
    for one in restarts_after(former, events):
        with_it = (*anew, one)
        if one in restarts_after(replace(moved, uuid="anew"), with_it):
            anew = with_it
    after = with_changed(events, former, moved)
    assert fold(after, TODAY, first_day=first_day) == fold(anew, TODAY, first_day=first_day)


@given(WRITTEN, st.data(), FIRST_DAY)
@example((start(0), lapse(10), lapse(20), restart(22), restart(30)), None, 0)
def test_taking_a_day_of_use_back_takes_no_day_away(
    events: Written, data: st.DataObject | None, first_day: int
) -> None:
    lapses = [one for one in events if one.kind is EventKind.LAPSE]
    gone = lapses[-1] if data is None else data.draw(st.sampled_from(lapses))
    assert free(events, first_day) <= free(without(events, gone), first_day)


def test_a_restart_stays_where_it_still_follows_the_day_that_was_moved() -> None:
    events = (start(0), lapse(3), restart(7))
    assert with_changed(events, events[1], lapse(5)) == (start(0), restart(7), lapse(5))
    assert with_changed(events, events[1], lapse(1)) == (start(0), restart(7), lapse(1))


def test_a_restart_goes_where_the_day_it_followed_now_comes_after_it_or_before_another() -> None:
    events = (start(0), lapse(10), lapse(20), restart(22))
    assert with_changed(events, events[2], lapse(25)) == (start(0), lapse(10), lapse(25))
    assert with_changed(events, events[2], lapse(5)) == (start(0), lapse(10), lapse(5))


def test_a_restart_stays_where_its_day_stays_a_day_of_use() -> None:
    events = (start(0), lapse(10), lapse(20), lapse(20, "too"), restart(22))
    assert restart(22) in without(events, events[3])
    assert restart(22) in with_changed(events, events[3], replace(events[3], day=on(5)))


def test_what_the_count_begins_with_is_not_taken_away_with_a_day_of_use() -> None:
    events = (lapse(10), restart(15))
    assert without(events, events[0]) == (restart(15),)
    assert free((restart(15),)) == free(events)


def test_a_restart_closes_what_was_left_open_but_not_after_a_later_day_of_use() -> None:
    left_open = CountEvent("open", EventKind.RESTART, date.max)
    events = (start(0), lapse(10), lapse(20), left_open)
    assert with_added(events, restart(25)) == (start(0), lapse(10), lapse(20), replace(restart(25), uuid="open"))
    earlier = with_added(events, restart(15))
    assert left_open in earlier
    assert fold(earlier, TODAY).state is CountState.BETWEEN


def test_a_count_from_another_day_leaves_one_start() -> None:
    twice = (start(0), replace(start(9), uuid="second"), lapse(4))
    assert starting(twice, replace(start(20), uuid="new")) == (lapse(4), replace(start(20), uuid="start"))


@given(WRITTEN, OFFSETS, FIRST_DAY)
def test_kept_as_past_runs_nothing_before_a_later_start_is_lost_but_the_day_before_it(
    events: Written, offset: int, first_day: int
) -> None:
    after = starting(events, start(offset))
    spans = former_runs(events, after, on(offset), TODAY, first_day)
    kept = (*after, *(CountEvent(f"{first}", EventKind.RUN, first, last=last) for first, last in spans))
    lost = free(events, first_day) - free(kept, first_day)
    assert all(day >= on(offset) - DAY for day in lost)
    count = fold(kept, TODAY, first_day=first_day)
    # The count does begin anew there: the kept run is not one with the new.
    assert count.since is None or count.since >= on(offset)


def test_387_days_are_kept_where_the_count_is_begun_anew_today() -> None:
    events = (CountEvent("start", EventKind.START, TODAY - 387 * DAY),)
    after = starting(events, CountEvent("new", EventKind.START, TODAY))
    ((first, last),) = former_runs(events, after, TODAY, TODAY, 0)
    assert (first, last) == (TODAY - 386 * DAY, TODAY - DAY)


def test_past_runs_that_touch_each_other_or_the_present_one_are_one_run() -> None:
    count = fold((start(20), run(0, 4), run(5, 9), run(12, 20)), TODAY)
    assert [(one.first, one.last) for one in count.runs] == [(on(0), on(9)), (on(12), TODAY)]
    assert (count.days, count.since, count.longest) == (29, on(11), 29)


def test_a_past_run_up_to_today_is_the_present_run_of_a_count_that_begins_today() -> None:
    count = fold((start(40), run(30, 40)), TODAY)
    assert (count.days, count.since, len(count.runs)) == (11, on(29), 1)


def test_a_day_zero_lies_between_a_past_run_and_the_present_one() -> None:
    events = (start(20), run(10, 19))
    assert [one.days for one in fold(events, TODAY).runs] == [10, 20]
    assert [one.days for one in fold(events, TODAY, first_day=1).runs] == [31]


def test_a_past_run_within_the_last_thirty_days_is_in_their_share() -> None:
    count = fold((start(30), run(15, 20)), TODAY)
    assert (count.last_30, count.last_90, count.since_start) == (Share(16, 26), Share(16, 26), Share(10, 10))
    long_ago = CountEvent("long", EventKind.RUN, date(2020, 1, 1), last=date(2020, 3, 1))
    assert fold((start(30), long_ago), TODAY).last_30 == Share(10, 10)


def test_a_day_of_use_alone_is_what_the_count_begins_with() -> None:
    count = fold((lapse(30),), TODAY)
    assert (count.state, count.since, count.days, count.lapses) == (CountState.COUNTING, on(30), 10, (on(30),))
    left_open = CountEvent("open", EventKind.RESTART, date.max)
    assert fold((lapse(30), left_open), TODAY).state is CountState.BETWEEN


def test_a_day_of_use_alone_does_not_move_the_beginning_before_it() -> None:
    count = fold((run(0, 9), lapse(30)), TODAY)
    assert (count.began, count.days, count.total, len(count.lapses)) == (on(0), 10, 20, 1)


def test_a_second_word_of_stopping_again_goes_with_the_day_of_use_too() -> None:
    events = (start(0), lapse(10), lapse(20), restart(22), restart(30))
    assert without(events, events[2]) == (start(0), lapse(10))


def test_a_start_said_twice_never_takes_a_day_of_an_earlier_run() -> None:
    twice = (start(0), lapse(10), CountEvent("second", EventKind.START, on(20)))
    assert total(*twice) == total(start(0), lapse(10))
