"""A day of use, told in the count and in the check-in: the two never say different things."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.domain.checkin import Answers
from companion.domain.counter import EventKind
from companion.domain.value import replace
from companion.services.days_of_use import DaysOfUse, days_of_use
from tests.unit.services.conftest import House

TODAY = date(2026, 11, 21)
BEFORE = TODAY - timedelta(days=1)


def answer(house: House, day: date = TODAY) -> bool | None:
    found = house.checkins.of_day(day)
    assert found is not None
    return found.used


def test_a_lapse_taken_back_takes_back_the_yes_and_undo_brings_both_again(plain_house: House) -> None:
    house = plain_house
    house.checkins.save(TODAY, Answers(mood=3, note="hard", used=True))
    lapse = house.counter.add(EventKind.LAPSE, TODAY)
    assert answer(house) is True
    gone = house.counter.remove(lapse.uuid)
    kept = house.checkins.of_day(TODAY)
    assert kept is not None
    assert kept.answers == Answers(mood=3, note="hard")
    gone.undo()
    assert answer(house) is True
    assert days_of_use(house.db) == {TODAY}


def test_a_lapse_written_down_after_a_no_changes_the_no_and_undo_brings_it_again(plain_house: House) -> None:
    house = plain_house
    house.checkins.save(TODAY, Answers(used=False))
    made = house.counter.add(EventKind.LAPSE, TODAY)
    assert answer(house) is True
    made.undo()
    assert answer(house) is False


def test_a_lapse_moved_to_another_day_takes_the_answers_along(plain_house: House) -> None:
    house = plain_house
    house.checkins.save(BEFORE, Answers(used=False))
    house.checkins.save(TODAY, Answers(used=True))
    house.counter.add(EventKind.LAPSE, TODAY)
    moved = house.counter.edit(replace(house.counter.events()[0], day=BEFORE))
    assert (answer(house, BEFORE), answer(house)) == (True, None)
    moved.undo()
    assert (answer(house, BEFORE), answer(house)) == (False, True)


def test_a_day_not_answered_and_a_lapse_of_something_else_change_no_answer(plain_house: House) -> None:
    house = plain_house
    house.checkins.save(TODAY, Answers(mood=3))
    house.counter.add(EventKind.LAPSE, TODAY).undo()
    assert answer(house) is None
    house.checkins.save(TODAY, Answers(used=False))
    other = house.counted.add("Cigarettes")
    house.counter.add(EventKind.LAPSE, TODAY, counted=other.uuid)
    assert answer(house) is False


def test_a_yes_whose_day_was_never_counted_stays_when_another_lapse_goes(plain_house: House) -> None:
    house = plain_house
    house.checkins.save(BEFORE, Answers(used=True))
    house.counter.remove(house.counter.add(EventKind.LAPSE, TODAY).uuid)
    assert answer(house, BEFORE) is True


def test_taking_a_day_off_is_one_change_with_one_undo(house: House) -> None:
    house.counter.start_on(TODAY - timedelta(days=9))
    house.checkins.save(TODAY, Answers(mood=3, used=True))
    house.counter.add(EventKind.LAPSE, TODAY)
    house.counter.stopped_again(TODAY)
    before = house.counter.events()
    days = DaysOfUse(house.db, house.clock, house.checkins, house.counter)
    assert days.on_record(TODAY)
    house.told.clear()
    done = days.take_off(TODAY, Answers(mood=3, used=False))
    assert house.told == [frozenset({"counter", "checkin"})]
    assert not days.on_record(TODAY)
    assert answer(house) is False
    assert house.counter.count().days == 9
    done.undo()
    assert house.counter.events() == before
    assert answer(house) is True


def test_a_yes_that_is_to_stay_out_of_the_count_is_remembered_for_its_day_and_undone(house: House) -> None:
    days = DaysOfUse(house.db, house.clock, house.checkins, house.counter)
    house.told.clear()
    done = days.leave_out(TODAY)
    assert house.told == [frozenset({"checkin"})]
    assert (days.is_left_out(TODAY), days.is_left_out(BEFORE)) == (True, False)
    done.undo()
    assert not days.is_left_out(TODAY)
    assert not days.on_record(TODAY)


def test_an_undo_that_comes_late_leaves_no_day_of_use_answered_no(plain_house: House) -> None:
    house = plain_house
    days = DaysOfUse(house.db, house.clock, house.checkins, house.counter)
    house.counter.add(EventKind.LAPSE, TODAY)
    house.checkins.save(BEFORE, Answers(used=False))
    no = days.take_off(BEFORE, Answers(mood=3, used=False))
    lapse = next(event for event in house.counter.events() if event.kind is EventKind.LAPSE)
    house.counter.edit(replace(lapse, day=BEFORE))
    no.undo()
    kept = house.checkins.of_day(BEFORE)
    assert kept is not None
    assert kept.used is True


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(("yes", "no", "lapse", "remove", "move", "undo")), st.integers(0, 2))))
def test_whatever_is_done_no_day_of_use_is_answered_no(plain_house: House, doings: list[tuple[str, int]]) -> None:
    house = plain_house
    for event in house.counter.events():
        house.counter.remove(event.uuid)
    for back in range(3):
        house.checkins.save(TODAY - timedelta(days=back), Answers(mood=1))
    days = DaysOfUse(house.db, house.clock, house.checkins, house.counter)
    undos = []
    for what, back in doings:
        day = TODAY - timedelta(days=back)
        lapses = house.counter.events()
        if what == "yes":
            house.checkins.save(day, Answers(used=True))
        elif what == "no":
            undos.append(days.take_off(day, Answers(used=False)))
        elif what == "lapse":
            undos.append(house.counter.add(EventKind.LAPSE, day))
        elif what == "undo" and undos:
            undos.pop().undo()
        elif what == "remove" and lapses:
            house.counter.remove(lapses[0].uuid)
        elif what == "move" and lapses:
            house.counter.edit(replace(lapses[-1], day=day))
        for used in days_of_use(house.db):
            found = house.checkins.of_day(used)
            assert found is None or found.used is not False
