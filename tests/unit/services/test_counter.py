"""The counter service: events over a real file, undo, and the person's choices."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from companion.domain.counter import CountState, EventKind
from companion.domain.settings import Counting, Headline
from companion.domain.value import replace
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
    assert (count.days, count.longest, count.total, count.lapse_days) == (1, 97, 98, 1)
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
