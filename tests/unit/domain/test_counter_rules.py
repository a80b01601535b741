"""What must hold of the counter's fold whatever was written down, in whatever order, about whatever days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from companion.domain.counter import Count, CountEvent, CountState, EventKind, MedicineStretch, fold
from companion.domain.value import replace
from companion.domain.written import restarts_after, with_added, with_changed, without

DAY = timedelta(days=1)
BEGAN = date(2023, 11, 1)
RESTART = EventKind.RESTART
TODAY = BEGAN + timedelta(days=500)
NOW = datetime(2025, 3, 15, 12, tzinfo=UTC)
OFFSETS = st.integers(0, 520)
FIRST_DAY = st.integers(0, 1)


def on(offset: int) -> date:
    return BEGAN + timedelta(days=offset)


def event(kind: EventKind, offset: int, length: int = 0, name: str = "") -> CountEvent:
    last = on(offset + length) if kind is EventKind.RUN else None
    return CountEvent(f"{kind}{offset}{length}{name}", kind, on(offset), last=last)


KINDS = st.sampled_from(list(EventKind))
EVENTS = st.lists(st.builds(event, KINDS, OFFSETS, st.integers(0, 200)), max_size=12)
STRETCHES = st.lists(
    st.builds(
        lambda first, length: MedicineStretch(
            f"{first}{length}", on(first), None if length is None else on(first + length)
        ),
        OFFSETS,
        st.none() | st.integers(0, 200),
    ),
    max_size=6,
)


def free(count: Count) -> set[date]:
    return {run.first + n * DAY for run in count.runs for n in range(run.days)}


def shown(count: Count) -> tuple[object, ...]:
    return (count.state, count.since, count.days, count.longest, count.total, count.last_30, count.last_90)


@given(EVENTS, FIRST_DAY, st.randoms(use_true_random=False), STRETCHES)
def test_the_order_of_entry_never_matters(
    events: list[CountEvent], first_day: int, chance: Random, stretches: list[MedicineStretch]
) -> None:
    mixed, turned = list(events), list(stretches)
    chance.shuffle(mixed)
    chance.shuffle(turned)
    there = fold(events, TODAY, now=NOW, first_day=first_day, medicine=stretches)
    assert fold(mixed, TODAY, now=NOW, first_day=first_day, medicine=turned) == there


USED = [event(EventKind.START, 0), event(EventKind.LAPSE, 10), event(RESTART, 15)]


@given(EVENTS, FIRST_DAY, st.builds(event, KINDS, OFFSETS, st.integers(0, 200)))
# A day of use moved by a day keeps the restart that still belongs to it; moved past it, or away before, it does not.
@example(USED, 0, event(EventKind.LAPSE, 11))
@example(USED, 0, event(EventKind.LAPSE, 16))
@example([event(EventKind.LAPSE, 5), *USED], 0, event(EventKind.LAPSE, 3))
def test_editing_equals_taking_away_and_entering_anew(
    events: list[CountEvent], first_day: int, other: CountEvent
) -> None:
    written = tuple({one.uuid: one for one in events}.values())
    for former in written:
        changed = replace(other, uuid=former.uuid)
        edited = with_changed(written, former, changed)
        entered = with_added(without(written, former), changed)
        # But for a restart of the day changed, which stays where it belongs to the day it was changed to.
        stays = [one for one in restarts_after(former, written) if one in restarts_after(changed, edited)]
        expected = (*entered, *(one for one in stays if one not in entered))
        assert {one for one in edited if one.kind is not RESTART} == {one for one in entered if one.kind is not RESTART}
        assert fold(edited, TODAY, first_day=first_day) == fold(expected, TODAY, first_day=first_day)


@given(EVENTS, FIRST_DAY)
def test_writing_anything_down_twice_changes_nothing(events: list[CountEvent], first_day: int) -> None:
    twice = [*events, *(replace(one, uuid=f"{one.uuid}again", note="again") for one in events)]
    assert fold(twice, TODAY, first_day=first_day) == fold(events, TODAY, first_day=first_day)


@given(EVENTS, FIRST_DAY, OFFSETS)
def test_a_day_of_use_takes_only_itself_away(events: list[CountEvent], first_day: int, offset: int) -> None:
    lapse = event(EventKind.LAPSE, offset, name="more")
    before, after = fold(events, TODAY, first_day=first_day), fold([*events, lapse], TODAY, first_day=first_day)
    lost = free(before) - free(after)
    later = [one.day for one in events if one.day > lapse.day and one.kind is EventKind.LAPSE and one.day <= TODAY]
    stops = [one.day for one in events if one.kind is EventKind.RESTART and one.day >= lapse.day]
    # Only where a day they stopped again was written down already, with no day of use of its own before it.
    until = min((day for day in stops if day < min(later, default=date.max)), default=lapse.day)
    assert {lapse.day} & free(before) <= lost
    assert all(lapse.day <= day <= until for day in lost)


@given(EVENTS, FIRST_DAY, OFFSETS, st.integers(0, 200))
def test_a_past_run_never_takes_a_day_away(events: list[CountEvent], first_day: int, offset: int, length: int) -> None:
    before = fold(events, TODAY, first_day=first_day)
    run = event(EventKind.RUN, offset, length, "more")
    after = fold([*events, run], TODAY, first_day=first_day)
    used = {one.day for one in events if one.kind is EventKind.LAPSE}
    assert run.last is not None
    days = {run.day + n * DAY for n in range((run.last - run.day).days + 1)}
    assert free(after) == free(before) | {day for day in days - used if day <= TODAY}
    assert (after.longest, after.days) >= (before.longest, 0)
    assert after.days >= before.days


@given(EVENTS, FIRST_DAY, st.integers(1, 400))
def test_an_earlier_start_never_takes_a_day_away(events: list[CountEvent], first_day: int, sooner: int) -> None:
    events = [*events, event(EventKind.START, 500)]
    before = fold(events, TODAY, first_day=first_day)
    assert before.began is not None
    earlier = CountEvent("earlier", EventKind.START, before.began - sooner * DAY)
    after = fold([*events, earlier], TODAY, first_day=first_day)
    assert free(before) <= free(after)
    assert after.longest >= before.longest


@given(EVENTS, FIRST_DAY, OFFSETS)
def test_a_restart_takes_only_the_days_it_says_were_days_of_use(
    events: list[CountEvent], first_day: int, offset: int
) -> None:
    events = [event(EventKind.START, 0, name="first"), *events]
    again = event(EventKind.RESTART, offset, name="more")
    before, after = fold(events, TODAY, first_day=first_day), fold([*events, again], TODAY, first_day=first_day)
    lapses = [one.day for one in events if one.kind is EventKind.LAPSE and one.day <= min(again.day, TODAY)]
    lost = free(before) - free(after)
    if not lapses:
        assert lost == set()
    else:
        assert all(max(lapses) < day <= again.day for day in lost)
    assert free(after) - free(before) == set() or lapses


@given(EVENTS, FIRST_DAY, STRETCHES)
def test_medicine_changes_nothing_but_the_days_on_it(
    events: list[CountEvent], first_day: int, stretches: list[MedicineStretch]
) -> None:
    without = fold(events, TODAY, now=NOW, first_day=first_day)
    taken = fold(events, TODAY, now=NOW, first_day=first_day, medicine=stretches)
    assert replace(taken, on_medicine=0, medicine=()) == without
    days = {
        one.first + n * DAY for one in stretches for n in range((min(one.last or TODAY, TODAY) - one.first).days + 1)
    }
    assert taken.on_medicine == len(days)
    assert all(later.first - former.last > DAY for former, later in pairwise(taken.medicine))


@given(st.integers(0, 300), st.integers(2, 190), st.data(), FIRST_DAY)
def test_splitting_a_past_run_in_two_changes_nothing(
    offset: int, length: int, data: st.DataObject, first_day: int
) -> None:
    cut = data.draw(st.integers(0, length - 1))
    whole = [event(EventKind.START, 400), event(EventKind.RUN, offset, length)]
    halves = [whole[0], event(EventKind.RUN, offset, cut), event(EventKind.RUN, offset + cut + 1, length - cut - 1)]
    assert fold(halves, TODAY, first_day=first_day) == fold(whole, TODAY, first_day=first_day)


@given(EVENTS, FIRST_DAY)
def test_runs_are_disjoint_in_order_and_hold_the_whole_total(events: list[CountEvent], first_day: int) -> None:
    count = fold(events, TODAY, first_day=first_day)
    assert all(former.last < later.first for former, later in pairwise(count.runs))
    assert all(run.days > 0 and run.since <= run.first for run in count.runs)
    assert len(free(count)) == count.total == sum(run.days for run in count.runs)
    assert free(count).isdisjoint({one.day for one in events if one.kind is EventKind.LAPSE})
    assert count.days <= count.longest <= count.total
    assert all(later.first - former.last > DAY for former, later in pairwise(count.runs))
    assert count.last_30.free <= count.last_90.free <= count.total
    assert count.since_start.free <= count.total
    assert all(share.free <= share.of for share in (count.last_30, count.last_90, count.since_start))


@given(EVENTS, FIRST_DAY, OFFSETS, st.integers(1, 60))
def test_a_day_more_never_takes_anything_away(events: list[CountEvent], first_day: int, offset: int, more: int) -> None:
    known = [one for one in events if one.day <= on(offset)]
    before, after = (fold(known, on(day), first_day=first_day) for day in (offset, offset + more))
    assert free(before) <= free(after)


@given(EVENTS, OFFSETS, FIRST_DAY)
def test_a_second_lapse_on_the_same_day_changes_nothing_that_shows(
    events: list[CountEvent], offset: int, first_day: int
) -> None:
    once = [*events, event(EventKind.LAPSE, offset)]
    at = CountEvent("second", EventKind.LAPSE, on(offset), NOW, note="again")
    assert fold([*once, at], TODAY, now=NOW, first_day=first_day) == fold(once, TODAY, now=NOW, first_day=first_day)


@given(st.dates(), st.dates(), FIRST_DAY, st.sampled_from([EventKind.LAPSE, EventKind.RESTART, EventKind.START]))
@example(date.min, date.min, 0, EventKind.LAPSE)
@example(date.min, date.max, 0, EventKind.RESTART)
def test_the_far_past_and_the_far_future_are_days_like_others(
    began: date, other: date, first_day: int, kind: EventKind
) -> None:
    today = date(2026, 11, 22)
    events = [CountEvent("a", EventKind.START, began), CountEvent("b", kind, other)]
    events.append(CountEvent("c", EventKind.RUN, min(began, other), last=max(began, other)))
    count = fold(events, today, first_day=first_day)
    assert count.total == sum(run.days for run in count.runs)
    assert count.longest <= count.total <= (today - date.min).days + 1


@pytest.mark.parametrize(("year", "days"), [(2023, 28), (2024, 29), (1900, 28), (2000, 29)])
def test_leap_days_are_days(year: int, days: int) -> None:
    count = fold([CountEvent("a", EventKind.START, date(year, 1, 31))], date(year, 3, 1))
    assert count.days == days + 1


def test_a_past_run_before_the_start_adds_to_the_longest_and_the_total_and_to_nothing_else() -> None:
    start = event(EventKind.START, 400)
    before = fold([start], TODAY)
    after = fold([start, event(EventKind.RUN, 0, 199)], TODAY)
    assert (after.longest, after.total) == (200, before.total + 200)
    assert (after.began, after.days, after.since) == (before.began, before.days, before.since)
    assert (after.last_90, after.since_start) == (before.last_90, before.since_start)


def test_a_past_run_alone_is_kept_and_says_that_the_next_one_has_not_begun() -> None:
    count = fold([event(EventKind.RUN, 100, 9)], TODAY)
    assert (count.state, count.total, count.longest, count.days, count.since) == (CountState.BETWEEN, 10, 10, 0, None)


def test_a_past_run_that_reaches_into_the_current_one_makes_it_longer() -> None:
    count = fold([event(EventKind.START, 490), event(EventKind.RUN, 470, 25)], TODAY)
    assert (count.days, count.since, len(count.runs)) == (31, on(469), 1)


def test_a_day_of_use_inside_a_past_run_parts_it() -> None:
    count = fold([event(EventKind.START, 490), event(EventKind.RUN, 100, 20), event(EventKind.LAPSE, 110)], TODAY)
    assert [run.days for run in count.runs] == [10, 10, 10]


def test_days_known_to_be_without_use_between_a_lapse_and_the_restart_count() -> None:
    events = [event(EventKind.START, 0), event(EventKind.LAPSE, 100), event(EventKind.RESTART, 120)]
    assert fold([*events, event(EventKind.RUN, 105, 4)], on(130)).total == fold(events, on(130)).total + 5


def test_not_stopped_yet_is_a_restart_without_a_known_day() -> None:
    events = [event(EventKind.START, 0), event(EventKind.LAPSE, 100), CountEvent("x", EventKind.RESTART, date.max)]
    count = fold(events, on(110))
    assert (count.state, count.since, count.days, count.total) == (CountState.BETWEEN, None, 0, 99)


def test_what_does_not_fit_together_is_refused() -> None:
    with pytest.raises(ValueError, match="last day"):
        CountEvent("x", EventKind.RUN, BEGAN)
    with pytest.raises(ValueError, match="last day"):
        CountEvent("x", EventKind.LAPSE, BEGAN, last=BEGAN)
    with pytest.raises(ValueError, match="first day or later"):
        CountEvent("x", EventKind.RUN, BEGAN, last=BEGAN - DAY)
    with pytest.raises(ValueError, match="first day or later"):
        MedicineStretch("x", BEGAN, BEGAN - DAY)


def test_another_instant_of_the_same_day_changes_only_the_time_since_they_stopped() -> None:
    start = CountEvent("a", EventKind.START, on(400), datetime(2024, 12, 5, 9, tzinfo=UTC))
    count = fold([start], TODAY, now=NOW)
    later = NOW + timedelta(minutes=7)
    assert count.at(later) == fold([start], TODAY, now=later)
    assert count.at(later) != count
