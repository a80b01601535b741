"""The counter service: events over a real file, undo, and the person's choices."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from companion.domain.counter import CountEvent, CountState, EventKind
from companion.domain.settings import Counting, Headline
from companion.domain.value import replace
from companion.domain.written import starting
from companion.services.counter import EventGone
from tests.unit.services.conftest import House

AUGUST = date(2026, 8, 14)


def days(house: House) -> int:
    return house.counter.count().days


def test_nothing_is_counted_before_a_start_is_chosen(house: House) -> None:
    assert house.counter.count().state is CountState.NOT_YET


def test_a_start_counts_from_its_day_and_undo_returns_to_not_yet(house: House) -> None:
    done = house.counter.start_on(AUGUST)
    assert days(house) == 99
    assert house.told == [frozenset({"counter", "settings"})]
    done.undo()
    assert house.counter.count().state is CountState.NOT_YET
    assert house.counter.events() == ()


def test_choosing_another_start_moves_the_one_there_is(house: House) -> None:
    house.counter.start_on(AUGUST)
    done = house.counter.start_on(date(2026, 11, 1))
    assert days(house) == 20
    assert len(house.counter.events()) == 1
    done.undo()
    assert days(house) == 99


def test_hours_are_counted_where_the_instant_is_known(house: House) -> None:
    house.counter.start_on(date(2026, 11, 21), datetime(2026, 11, 21, 11, 28, tzinfo=UTC))
    count = house.counter.count()
    assert (count.days, count.hours, count.minutes) == (0, 7, 12)


def test_a_lapse_keeps_the_longest_run_and_the_total(house: House) -> None:
    house.counter.start_on(AUGUST)
    made = house.counter.add(EventKind.LAPSE, date(2026, 11, 20), note="Tired.")
    count = house.counter.count()
    assert (count.days, count.longest, count.total, len(count.lapses)) == (1, 97, 98, 1)
    made.undo()
    assert days(house) == 99


def test_the_day_of_stopping_again_can_be_added_and_moved(house: House) -> None:
    house.counter.start_on(AUGUST)
    house.counter.add(EventKind.LAPSE, date(2026, 11, 10))
    made = house.counter.add(EventKind.RESTART, date(2026, 11, 15))
    assert days(house) == 6
    event = next(event for event in house.counter.events() if event.uuid == made.uuid)
    done = house.counter.edit(replace(event, day=date(2026, 11, 12), note="Rang the clinic."))
    assert days(house) == 9
    done.undo()
    assert days(house) == 6
    assert event in house.counter.events()


def test_what_was_written_down_can_be_taken_back_and_back_again(house: House) -> None:
    house.counter.start_on(AUGUST)
    made = house.counter.add(EventKind.LAPSE, date(2026, 11, 20))
    done = house.counter.remove(made.uuid)
    assert days(house) == 99
    done.undo()
    assert days(house) == 1


def test_events_come_oldest_day_first(house: House) -> None:
    for day in (3, 1, 2):
        house.counter.add(EventKind.LAPSE, date(2026, 11, day))
    assert [event.day.day for event in house.counter.events()] == [1, 2, 3]


def test_an_event_that_is_not_there_is_told_apart(house: House) -> None:
    house.counter.start_on(AUGUST)
    stranger = replace(house.counter.events()[0], uuid="nobody")
    with pytest.raises(EventGone):
        house.counter.edit(stranger)
    with pytest.raises(EventGone):
        house.counter.remove("nobody")


def test_rather_not_count_hides_and_keeps_and_can_be_undone(house: House) -> None:
    house.counter.start_on(AUGUST)
    done = house.counter.stop_counting(Counting.RATHER_NOT)
    assert (house.counter.count().state, days(house)) == (CountState.RATHER_NOT, 99)
    done.undo()
    assert house.counter.count().state is CountState.COUNTING


def test_the_headline_is_theirs_to_choose(house: House) -> None:
    done = house.counter.show(Headline.TOTAL)
    assert house.settings.current().headline is Headline.TOTAL
    done.undo()
    assert house.settings.current().headline is Headline.CURRENT


def test_day_one_counts_the_first_day(house: House) -> None:
    house.counter.start_on(AUGUST)
    house.settings.change(first_day=1)
    assert days(house) == 100


def test_thirty_days_after_it_was_taken_back_its_words_are_gone_and_the_tombstone_stays(house: House) -> None:
    kept = house.counter.add(EventKind.LAPSE, date(2026, 11, 19), note="Stays.")
    made = house.counter.add(EventKind.LAPSE, date(2026, 11, 20), note="Rang nobody.")
    house.counter.remove(made.uuid)
    house.clock.advance(days=29)
    assert house.counter.purge() == 0
    house.clock.advance(days=1)
    house.told.clear()
    assert house.counter.purge() == 1
    assert house.counter.purge() == 0
    assert house.told == [frozenset({"counter"})]
    assert [(event.uuid, event.note) for event in house.counter.events()] == [(kept.uuid, "Stays.")]
    with house.db.quick() as connection:
        row = connection.execute("SELECT note, deleted_at FROM count_event WHERE uuid = ?", (made.uuid,)).fetchone()
    assert row[0] == ""
    assert row[1] is not None


def test_a_past_run_adds_its_days_and_can_be_edited_and_taken_back(house: House) -> None:
    house.counter.start_on(AUGUST)
    made = house.counter.add_past_run(date(2024, 1, 1), date(2024, 5, 29), "The first time")
    assert (days(house), house.counter.count().longest, house.counter.count().total) == (99, 150, 249)
    run = next(event for event in house.counter.events() if event.kind is EventKind.RUN)
    done = house.counter.edit(replace(run, last=date(2024, 1, 10)))
    assert house.counter.count().total == 109
    done.undo()
    assert run in house.counter.events()
    made.undo()
    assert house.counter.count().total == 99


def test_a_past_run_has_ended_and_begins_before_it_ends(house: House) -> None:
    with pytest.raises(ValueError, match="ended"):
        house.counter.add_past_run(AUGUST, date(2026, 11, 22))
    with pytest.raises(ValueError, match="first day"):
        house.counter.add_past_run(AUGUST, date(2026, 8, 13))
    assert house.counter.events() == ()


def test_moving_the_start_leaves_past_runs_where_they_are(house: House) -> None:
    house.counter.add_past_run(date(2024, 1, 1), date(2024, 5, 29))
    house.counter.start_on(AUGUST)
    house.counter.start_on(date(2026, 11, 1))
    assert (days(house), house.counter.count().total) == (20, 170)


def test_not_having_stopped_yet_is_kept_open_until_they_say_when_they_did(house: House) -> None:
    house.counter.start_on(AUGUST)
    house.counter.add(EventKind.LAPSE, date(2026, 11, 10))
    left_open = house.counter.not_stopped_yet()
    assert (house.counter.count().state, house.counter.count().total) == (CountState.BETWEEN, 87)
    house.counter.not_stopped_yet().undo()
    assert house.counter.count().state is CountState.BETWEEN
    done = house.counter.stopped_again(date(2026, 11, 15))
    assert (days(house), len(house.counter.events())) == (6, 3)
    done.undo()
    assert house.counter.count().state is CountState.BETWEEN
    left_open.undo()
    assert days(house) == 11
    assert house.counter.stopped_again(date(2026, 11, 12)) is not None
    assert days(house) == 9


def test_a_restart_written_down_in_any_way_closes_what_was_left_open(house: House) -> None:
    house.counter.start_on(AUGUST)
    house.counter.add(EventKind.LAPSE, date(2026, 11, 10))
    house.counter.not_stopped_yet()
    made = house.counter.add(EventKind.RESTART, date(2026, 11, 15), note="Rang the clinic.")
    assert [event.day for event in house.counter.events()][-1] == date(2026, 11, 15)
    assert (days(house), house.counter.events()[-1].uuid) == (6, made.uuid)
    house.counter.add(EventKind.LAPSE, date(2026, 11, 18))
    assert house.counter.count().state is CountState.COUNTING


def test_with_a_day_of_use_goes_the_day_they_stopped_after_it(house: House) -> None:
    house.counter.start_on(AUGUST)
    house.counter.add(EventKind.LAPSE, date(2026, 9, 10))
    lapse = house.counter.add(EventKind.LAPSE, date(2026, 11, 10))
    house.counter.stopped_again(date(2026, 11, 15))
    done = house.counter.remove(lapse.uuid)
    assert house.counter.count().total == 98
    assert [event.kind for event in house.counter.events()] == [EventKind.START, EventKind.LAPSE]
    done.undo()
    assert days(house) == 6


def test_of_two_words_on_one_day_of_use_the_second_keeps_what_belongs_to_it(house: House) -> None:
    house.counter.start_on(AUGUST)
    first = house.counter.add(EventKind.LAPSE, date(2026, 11, 10))
    house.counter.add(EventKind.LAPSE, date(2026, 11, 10), note="again")
    house.counter.stopped_again(date(2026, 11, 15))
    house.counter.remove(first.uuid)
    assert days(house) == 6


def test_a_day_of_use_moved_past_its_restart_takes_no_earlier_day_with_it(house: House) -> None:
    house.counter.start_on(AUGUST)
    house.counter.add(EventKind.LAPSE, date(2026, 9, 10))
    lapse = house.counter.add(EventKind.LAPSE, date(2026, 11, 10))
    house.counter.stopped_again(date(2026, 11, 12))
    written, before = house.counter.events(), house.counter.count()
    moved = next(event for event in written if event.uuid == lapse.uuid)
    done = house.counter.edit(replace(moved, day=date(2026, 11, 15)))
    assert house.counter.count().total == before.total + 2
    assert [event.kind for event in house.counter.events()] == [EventKind.START, EventKind.LAPSE, EventKind.LAPSE]
    done.undo()
    assert (house.counter.events(), house.counter.count()) == (written, before)


def test_a_count_begun_anew_keeps_the_days_before_it_and_one_undo_brings_all_back(house: House) -> None:
    house.counter.start_on(AUGUST)
    house.counter.add(EventKind.LAPSE, date(2026, 9, 10))
    written, before = house.counter.events(), house.counter.count()
    done = house.counter.start_on(date(2026, 11, 21), keep_former=True)
    after = house.counter.count()
    assert (after.days, after.total, after.longest) == (0, before.total - 1, before.longest - 1)
    done.undo()
    assert (house.counter.events(), house.counter.count()) == (written, before)
    start = next(event for event in written if event.kind is EventKind.START)
    done = house.counter.edit(replace(start, day=date(2026, 11, 1)), keep_former=True)
    assert house.counter.count().total == before.total - 1
    assert len([event for event in house.counter.events() if event.kind is EventKind.RUN]) == 2
    done.undo()
    assert house.counter.events() == written


def test_a_count_begun_anew_of_a_further_thing_keeps_its_days_and_no_others(house: House) -> None:
    smoking = house.counted.add("Smoking").uuid
    house.counter.start_on(AUGUST)
    house.counter.start_on(AUGUST, counted=smoking)
    house.counter.start_on(date(2026, 11, 21), counted=smoking, keep_former=True)
    (further,) = house.counted.counts()
    assert (further.count.days, further.count.total) == (0, 98)
    assert len(house.counter.events()) == 1


def test_what_a_change_would_do_is_told_without_storing_anything(house: House) -> None:
    house.counter.start_on(AUGUST)
    written = house.counter.events()
    start = CountEvent("new", EventKind.START, date(2026, 11, 21))
    before, after = house.counter.preview(lambda events: starting(events, start))
    assert (before.days, after.days, after.total) == (99, 0, 0)
    assert house.counter.would_lose(lambda events: starting(events, start), start.day) == 98
    assert house.counter.events() == written
